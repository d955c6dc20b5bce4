"""Recruitment cost in months of pay, and pay in the same work; what they mean is in `audits`."""

from audits.gaps import PayGroup
from audits.indicator import tenths
from audits.money import Money
from audits.rates import half_up
from audits.report import data
from audits.report.privacy import SMALLEST
from registry.services import comparing, indicating, wording
from registry.services.reporting.dossier import Dossier


def recruitment_cost(dossier: Dossier) -> data.RecruitmentCost | None:
    """How the workers spread whose costs are whole and comparable with their monthly pay.

    None where fewer than ten workers are such.
    """
    as_of = dossier.audit.run.as_of
    costs = indicating.list_costs(dossier.placements, dossier.charges, as_of)
    whole = indicating.list_spreads(costs, SMALLEST)[0]
    if whole.gross is None or whole.net is None:
        return None
    return data.RecruitmentCost(
        months=tenths(whole.gross.median),
        workers=whole.gross.n,
        lower=tenths(whole.gross.lower),
        upper=tenths(whole.gross.upper),
        highest=tenths(whole.gross.highest),
        net=tenths(whole.net.median),
    )


def pay_gaps(dossier: Dossier) -> tuple[data.PayGap, ...]:
    """The groups in the same work that could be compared among the audit's placements."""
    return tuple(
        data.PayGap(
            employer=gap.found.employer,
            occupation=gap.found.occupation,
            year=gap.found.year,
            by=gap.found.by,
            groups=tuple(_group(gap.found.by, one) for one in gap.found.groups),
            percent=gap.percent or "",
        )
        for gap in comparing.of_audit(dossier.audit)
    )


def _group(by: str, one: PayGroup) -> data.PayGroup:
    median = None
    if one.median is not None and one.currency is not None:
        median = Money(half_up(one.median), one.currency)
    return data.PayGroup(
        value=wording.country_name(one.value) if by == "origin" else one.value,
        workers=one.n,
        median=median,
        period=one.period or "",
    )
