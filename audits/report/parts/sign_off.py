"""The sign-off: who answers for the report, and where the two secretariats sign."""

from collections.abc import Sequence

from audits.report.blocks import facts
from audits.report.data import AuditReport
from audits.report.flow import START, WIDTH, Flow, Slab, baseline
from audits.report.palette import LABEL, QUIET, SMALL_BOLD
from audits.report.pen import Pen
from audits.report.typography import lines
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write who made and who reviewed the report, and room for the signatures."""
    flow.part(words.say(N_("Sign-off")), fresh=True)
    sign, none = report.sign_off, words.say(N_("Not recorded."))
    facts(
        flow,
        [
            (words.say(N_("Auditor")), sign.auditor or none),
            (words.say(N_("Reviewer")), _reviewer(report, words)),
            (words.say(N_("Date")), words.day(sign.on) if sign.on else none),
            (words.say(N_("Statement of interests")), sign.interests or none),
        ],
    )
    if not sign.secretariats:
        flow.prose(words.say(N_("The secretariats that receive this report are not recorded.")))
        return
    flow.prose(words.say(N_("Received by the secretariats of both parties:")), after=4, keep=True)
    for start in range(0, len(sign.secretariats), 2):
        _signatures(flow, sign.secretariats[start : start + 2], words)


def _reviewer(report: AuditReport, words: Wording) -> str:
    sign = report.sign_off
    if not sign.reviewer:
        return words.say(N_("Not reviewed yet."))
    if sign.reviewer == sign.auditor:
        return words.say(N_("Not reviewed: the auditor cannot be the reviewer."))
    return sign.reviewer


def _signatures(flow: Flow, secretariats: Sequence[str], words: Wording) -> None:
    wide = (WIDTH - 24) / 2
    names = [lines(name, SMALL_BOLD, wide, flow.mirrored) for name in secretariats]
    high = 74 + max(map(len, names)) * SMALL_BOLD.leading
    caption = words.say(N_("Name, date and signature"))

    def draw(pen: Pen, y: float) -> None:
        for i, name in enumerate(names):
            x = START + i * (wide + 24)
            pen.rule(x, y + 52, wide, QUIET, 0.6)
            pen.write(caption, LABEL, x, y + 53 + baseline(LABEL))
            for k, line in enumerate(name):
                at = y + 66 + k * SMALL_BOLD.leading + baseline(SMALL_BOLD)
                pen.line(line, SMALL_BOLD, x, at)

    flow.slabs.append(Slab(high, draw))
