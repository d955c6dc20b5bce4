"""Pay in the same work: groups beside each other, as an indication and never a breach."""

from audits.report import vocabulary
from audits.report.data import AuditReport, PayGap, PayGroup
from audits.report.flow import Flow
from audits.report.table import DENSE, Column, Row, table
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the groups that could be compared, or that there are none."""
    flow.section(words.say(N_("Pay in the same work")))
    if not report.pay_gaps:
        text = N_("No two groups of five workers or more in the same work could be compared.")
        flow.prose(words.say(text))
        return
    text = N_(
        "The median wage agreed of groups with the same employer, occupation and year, their "
        "number in brackets. A gap is the distance from the highest median to the lowest, as a "
        "share of the highest. It has many possible reasons: it is an indication to look into and "
        "no breach by itself."
    )
    flow.prose(words.say(text))
    columns = (
        Column(words.say(N_("Employer")), 130),
        Column(words.say(N_("Occupation")), 56),
        Column(words.say(N_("Year")), 34),
        Column(words.say(N_("Groups")), 190),
        Column(words.say(N_("Gap")), 54, "end"),
    )
    table(flow, columns, [_row(gap, words) for gap in report.pay_gaps], DENSE)


def _row(gap: PayGap, words: Wording) -> Row:
    groups = tuple(_group(one, words) for one in gap.groups)
    percent = gap.percent or words.say(N_("not compared"))
    return Row((gap.employer, gap.occupation, str(gap.year), groups, percent))


def _group(one: PayGroup, words: Wording) -> str:
    name = words.key(vocabulary.SEXES, one.value)
    head = f"{name} ({words.count(one.workers)}):"
    if one.median is None:
        return f"{head} {words.say(N_('several currencies or periods'))}"
    return f"{head} {words.money(one.median)} {words.key(vocabulary.PERIODS, one.period)}"
