"""Pay gaps in the record: which agency's workers got less for the same work, by sex and by origin.

Compared is the wage agreed (`wage_amount`) of contracts signed by today, within one agency,
employer, occupation (all four digits) and calendar year of signature. A placement that lacks one
of these facts or its currency or period, and one without a sex where that is asked, is left out.
Periods and currencies are not converted: medians in several have no gap. What a gap is, is in
`audits.gaps`; it is an indication and never a breach.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from audits.gaps import Indication, Pay, PayGroup, indications, share
from audits.money import plain
from audits.rates import half_up
from registry import clock
from registry.db import db
from registry.models import Agency, Audit, Placement, User
from registry.services import auditing, narrowing, wording

PAGE = 10_000
FACTS = ("employer", "occupation", "contract_signed_on", "wage_amount", "wage_currency",
         "wage_period")  # fmt: skip


@dataclass(frozen=True)
class Gap:
    """An indication with its agency; `number` names the register where the number needs it."""

    agency: Agency
    number: str
    found: Indication

    @property
    def share(self) -> str | None:
        """The distance from the highest median to the lowest, as a share with four decimals."""
        return share(self.found.gap)

    @property
    def percent(self) -> str | None:
        """The same share in words: "12.5%"; None where the medians are not compared."""
        gap = self.found.gap
        return None if gap is None else f"{half_up(gap * 1000) / 10:.1f}%"


def list_gaps(*where: ColumnElement[bool]) -> list[Gap]:
    """The groups that can be compared, among the placements that fit, in the order printed."""
    found = list(indications(_pays(where)))
    wanted = {one.agency for one in found}
    named = select(Agency).where(Agency.id.in_(wanted))
    agencies = {one.id: one for one in db.session.scalars(named)}
    shared = set(db.session.scalars(_shared()))
    gaps = [Gap(one, _number(one, shared), gap) for gap in found for one in [agencies[gap.agency]]]
    return sorted(gaps, key=_place)


def list_seen(*, seen_by: User) -> list[Gap]:
    """The gaps among the placements that the reader sees."""
    ids = narrowing.placements(seen_by).with_only_columns(Placement.id).order_by(None)
    return list_gaps(Placement.id.in_(ids))


def of_agency(agency: Agency) -> list[Gap]:
    """The gaps among one agency's placements."""
    return list_gaps(Placement.agency_id == agency.id)


def of_audit(audit: Audit) -> list[Gap]:
    """The gaps among the placements that an audit covers."""
    return list_gaps(*auditing.covered(audit))


def as_plain(gap: Gap) -> dict[str, Any]:
    """A gap as the exchange format prints it."""
    found = gap.found
    return {
        "agency": gap.number,
        "employer": found.employer,
        "occupation": found.occupation,
        "year": found.year,
        "by": found.by,
        "groups": [
            {
                "value": group.value,
                "n": group.n,
                "median": _median(group),
                "currency": group.currency,
                "period": group.period,
            }
            for group in found.groups
        ],
        "gap": gap.share,
    }


def median_name(group: PayGroup) -> str:
    """A group's median wage: "1,500.01 MYR a month"; empty where there is none."""
    if group.median is None or group.currency is None or group.period is None:
        return ""
    amount = wording.amount(half_up(group.median), group.currency)
    return f"{amount} {wording.period_name(group.period)}"


def _pays(where: Iterable[ColumnElement[bool]]) -> Iterator[Pay]:
    """The wages that can be compared, together by agency, employer and occupation."""
    known = [getattr(Placement, name).is_not(None) for name in FACTS]
    columns = (Placement.agency_id, Placement.sex, Placement.origin)
    query = (
        select(*(getattr(Placement, name) for name in FACTS), *columns)
        .where(Placement.contract_signed_on <= clock.today(), *known, *where)
        .order_by(Placement.agency_id, Placement.employer, Placement.occupation)
        .execution_options(yield_per=PAGE)
    )
    for (
        employer,
        occupation,
        signed,
        amount,
        currency,
        period,
        agency,
        sex,
        origin,
    ) in db.session.execute(query):
        yield Pay(
            agency=agency,
            employer=employer,
            occupation=occupation,
            year=signed.year,
            sex=sex,
            origin=origin,
            amount=amount,
            currency=currency,
            period=period,
        )


def _median(group: PayGroup) -> str | None:
    if group.median is None or group.currency is None:
        return None
    return plain(half_up(group.median), group.currency)


def _shared() -> Select[Any]:
    """The numbers, folded, that stand in several registers."""
    return select(Agency.number_folded).group_by(Agency.number_folded).having(func.count() > 1)


def _number(agency: Agency, shared: Collection[str]) -> str:
    """The agency's number; with the register where the number stands in several."""
    several = agency.number_folded in shared
    return f"{agency.register}:{agency.number}" if several else agency.number


def _place(gap: Gap) -> tuple[bytes, bytes, bytes, int, str]:
    found = gap.found
    texts = (gap.number, found.employer, found.occupation)
    agency, employer, occupation = (text.encode() for text in texts)
    return agency, employer, occupation, found.year, found.by
