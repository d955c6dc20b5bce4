"""Part 2: the mandate, who receives the report and by which law the audit judged."""

from audits.report import vocabulary
from audits.report.data import AppliedLaw, AuditReport
from audits.report.flow import Flow
from audits.report.palette import SMALL_BOLD, SMALL_QUIET
from audits.report.table import Column, Row, table
from audits.report.typography import Text
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the committee and the law applied."""
    flow.part(words.say(N_("2. Mandate and law applied")))
    flow.section(words.say(N_("The joint body")))
    _committee(flow, report, words)
    flow.section(words.say(N_("The law applied")))
    _law(flow, report, words)


def _committee(flow: Flow, report: AuditReport, words: Wording) -> None:
    text = N_("This report is made for %(committee)s, set up by %(agreement)s (%(cite)s).")
    flow.prose(
        words.say(
            text,
            committee=report.committee.name,
            agreement=report.cover.agreement_title,
            cite=words.cite(report.committee.cite),
        )
    )
    if not report.committee.members:
        flow.prose(words.say(N_("The members of the joint body are not recorded.")))
        return
    columns = (
        Column(words.say(N_("Member")), 260),
        Column(words.say(N_("For")), 90),
        Column(words.say(N_("Role")), 130),
    )
    members = report.committee.members
    table(flow, columns, [Row((m.body, m.party or "–", m.role)) for m in members])


def _law(flow: Flow, report: AuditReport, words: Wording) -> None:
    if not report.law:
        flow.prose(words.say(N_("No instrument applied to the placements of this audit.")))
        return
    text = N_(
        "Four kinds of rules stand side by side in this report and are never merged: the "
        "agreement, national law, conventions in force for a party, and international standards. "
        "A clause that is not confirmed, or that is only assumed to be in force still, founds no "
        "order to repay by itself."
    )
    flow.prose(words.say(text))
    columns = (
        Column(words.say(N_("Instrument")), 190),
        Column(words.say(N_("Dates")), 95),
        Column(words.say(N_("Text and confirmation")), 115),
        Column(words.say(N_("Articles applied")), 95),
    )
    rows: list[Row] = []
    for basis in vocabulary.BASES:
        found = [law for law in report.law if law.basis == basis]
        if found:
            rows.append(Row((words.key(vocabulary.BASES, basis),), "group"))
            rows.extend(_instrument(law, words) for law in found)
    table(flow, columns, rows)
    notes = [f"{law.id}: {law.note}" for law in report.law if law.note]
    for note in notes:
        flow.note(note)


def _instrument(law: AppliedLaw, words: Wording) -> Row:
    about = f"{law.id} · {law.kind}" if law.kind else law.id
    dates = (
        (N_("signed %(day)s"), law.signed),
        (N_("in force %(day)s"), law.in_force),
        (N_("term ends %(day)s"), law.term_ends),
    )
    shown = tuple(words.say(message, day=day) for message, day in dates if day)
    seen = words.key(vocabulary.SEEN, law.seen) if law.seen else words.say(N_("text not seen"))
    cites = list(dict.fromkeys(words.cite(cite) for cite in law.cites))
    return Row(
        (
            (
                Text(law.title, SMALL_BOLD),
                Text(about, SMALL_QUIET),
                Text(words.say(N_("edition %(hash)s"), hash=law.edition[:12]), SMALL_QUIET),
            ),
            shown or words.say(N_("not recorded")),
            (seen, Text(words.key(vocabulary.FORCES, law.force), SMALL_QUIET)),
            words.list(cites) or "–",
        )
    )
