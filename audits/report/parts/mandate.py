"""Part 2: the mandate, who receives the report and by which law the audit judged."""

from audits.questionnaire import QUESTIONS
from audits.report import vocabulary
from audits.report.data import AppliedLaw, AuditReport
from audits.report.flow import Flow
from audits.report.folding import folded_cites
from audits.report.palette import SMALL_BOLD, SMALL_QUIET
from audits.report.parts import standing
from audits.report.table import Column, Row, table
from audits.report.typography import Text
from audits.report.wording import Wording
from audits.scorecard import STATES
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the committee and the law applied."""
    flow.part(words.say(N_("2. Mandate and law applied")), fresh=True)
    flow.section(words.say(N_("The joint body")))
    _committee(flow, report, words)
    if report.committee.scorecard:
        flow.section(words.say(N_("What the agreement has and lacks")))
        _scorecard(flow, report, words)
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
    rows = [
        Row((member.body, member.party or "–", words.key(vocabulary.ROLES, member.role)))
        for member in report.committee.members
    ]
    table(flow, columns, rows)


def _scorecard(flow: Flow, report: AuditReport, words: Wording) -> None:
    text = N_(
        "The agreement is held against %(count)s questions of the United Nations guidance and of "
        "the field. Absent: the whole text was read, and it is not in it. Not seen: only parts of "
        "the text, or reports of it, were seen."
    )
    answers = report.committee.scorecard
    flow.prose(words.say(text, count=words.count(len(answers))))
    columns = (Column(words.say(N_("State")), 90), Column(words.say(N_("Questions")), 390))
    rows = []
    for state, name in STATES.items():
        asked = [one.question for one in answers if one.state == state]
        if asked:
            told = tuple(words.say(QUESTIONS[question]) for question in asked)
            rows.append(Row((f"{words.say(name)} ({words.count(len(asked))})", told)))
    table(flow, columns, rows)


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
    standing.warn(flow, report, words)
    columns = (
        Column(words.say(N_("Instrument")), 215),
        Column(words.say(N_("Dates")), 120),
        Column(words.say(N_("Text and confirmation")), 135),
    )
    rows: list[Row] = []
    for basis in vocabulary.BASES:
        found = [law for law in report.law if law.basis == basis]
        if found:
            rows.append(Row((words.key(vocabulary.BASES, basis),), "group"))
        for law in found:
            rows.extend(_instrument(law, words))
    table(flow, columns, rows)


def _instrument(law: AppliedLaw, words: Wording) -> list[Row]:
    """Title, days and standing of an instrument; below, over the whole width, what was applied."""
    about = " · ".join(filter(None, (law.id, law.kind)))
    edition = words.say(N_("edition %(hash)s"), hash=law.edition[:12])
    dates = (
        (N_("signed %(day)s"), law.signed),
        (N_("in force %(day)s"), law.in_force),
        (N_("term ends %(day)s"), law.term_ends),
    )
    shown = tuple(words.say(text, day=words.source_day(day)) for text, day in dates if day)
    seen = words.key(vocabulary.SEEN, law.seen) if law.seen else words.say(N_("text not seen"))
    cells = (
        (Text(law.title, SMALL_BOLD), Text(f"{about} · {edition}", SMALL_QUIET)),
        shown or words.say(N_("not recorded")),
        (seen, Text(words.key(vocabulary.FORCES, law.force), SMALL_QUIET)),
    )
    below = [words.say(N_("Articles applied: %(cites)s."), cites=_cites(law, words))]
    if law.note:
        below.append(words.say(N_("Note: %(note)s"), note=law.note))
    return [Row(cells, joined=True), Row((tuple(below),), "wide")]


def _cites(law: AppliedLaw, words: Wording) -> str:
    """What the clauses cite, told shortly, and how many of them no article was seen for."""
    told = folded_cites(law.cites)
    unseen = law.cites.count("")
    if unseen:
        text = N_("article not seen (clauses: %(count)s)")
        told.append(words.say(text, count=words.count(unseen)))
    return ". ".join(told) or "–"
