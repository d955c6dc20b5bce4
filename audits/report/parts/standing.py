"""What the law applied cannot do: texts whose term has run out, texts that nobody confirmed."""

from audits.report.data import AuditReport
from audits.report.flow import Flow
from audits.report.palette import SAND, WARNING
from audits.report.wording import Wording
from audits.words import N_


def warn(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write, on a ground that stands out, why amounts found no order to repay; else nothing."""
    text = " ".join(_warnings(report, words))
    if text:
        flow.panel(text, WARNING, SAND)


def _warnings(report: AuditReport, words: Wording) -> list[str]:
    found = []
    for law in report.law:
        if law.force == "assumed":
            text = N_(
                "The term of %(law)s ended on %(day)s and its renewal was not seen. What is judged "
                "by it after that day assumes that it still holds, and founds no order to repay."
            )
            found.append(words.say(text, law=law.id, day=words.source_day(law.term_ends)))
    if report.law and not any(law.force == "confirmed" for law in report.law):
        text = N_(
            "None of the texts applied has been confirmed by officers of the parties against the "
            "signed text: no amount in this report founds an order to repay by itself."
        )
        found.append(words.say(text))
    return found
