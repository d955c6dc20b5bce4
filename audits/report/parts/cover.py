"""Part 0: the cover, which says what this paper is and how to tell it from any other."""

from audits.report.blocks import facts
from audits.report.data import AuditReport
from audits.report.flow import BOTTOM, TOP, Flow, Slab, nothing
from audits.report.palette import ISSUER, LEAD, SAND, SUBTITLE, TITLE, WARNING
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the cover's text, with what identifies the report at its foot."""
    cover, agency = report.cover, report.agency
    _warning(flow, report, words)
    flow.prose(cover.issuing_body, ISSUER, after=14)
    flow.prose(words.say(N_("Audit report")), TITLE, after=16)
    flow.prose(agency.name, SUBTITLE, after=0)
    if agency.local_name:
        flow.prose(agency.local_name, SUBTITLE, after=0)
    flow.space(22)
    flow.prose(cover.agreement_title, LEAD, after=4)
    flow.prose(words.period(report.period), LEAD, after=24)
    identity = Flow(flow.mirrored)
    facts(identity, _identity(report, words))
    used = sum(slab.height for slab in (*flow.slabs, *identity.slabs))
    flow.space(max(0.0, BOTTOM - TOP - used))
    flow.add(identity.slabs)


def _warning(flow: Flow, report: AuditReport, words: Wording) -> None:
    if report.demonstration:
        text = N_(
            "Demonstration data. The agency, its workers and every finding in this report are "
            "invented."
        )
        flow.panel(words.say(text), WARNING, SAND)
    else:
        flow.add([Slab(30, nothing)])
    flow.space(96)


def _identity(report: AuditReport, words: Wording) -> list[tuple[str, str]]:
    cover, none = report.cover, words.say(N_("Not recorded."))
    return [
        (words.say(N_("Reference")), cover.reference),
        (words.say(N_("Version")), f"{cover.version} · {words.day(cover.issued_on)}"),
        (words.say(N_("Agreement")), cover.agreement_id),
        (words.say(N_("Joint body")), report.committee.name),
        (words.say(N_("Agency")), f"{report.agency.register} · {report.agency.number}"),
        (words.say(N_("Distribution")), "\n".join(cover.distribution) or none),
        (words.say(N_("Languages")), words.list(cover.languages) or none),
        (words.say(N_("SHA-256 of the data")), cover.data_hash),
    ]
