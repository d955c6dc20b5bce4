"""What a worker paid for some items, converted charge by charge in exact whole numbers.

A pure calculation on charges and rates. The fused pass reads stored totals where every charge is
in the target's currency; it asks here for every other placement, and for all of them when a run
is made the exact way.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from audits.facts import ESTABLISHED
from audits.items import Items
from audits.rates import Rates, converted, lacking

SHARED = "shared"
"""The target currency that all counted charges share, else the wage's."""
WAGE = "wage"
"""The wage's currency as the target."""


class Charge(NamedTuple):
    """One charge that a worker bore; amounts in minor units, days as numbers, None: not known."""

    item: str
    amount: int
    currency: str
    paid_on: int | None
    evidence: str | None
    refunded_amount: int | None
    refunded_on: int | None

    def refund(self, as_of: int) -> int:
        """What was refunded by that day; a refund without a day counts, none is 0."""
        counts = self.refunded_on is None or self.refunded_on <= as_of
        return (self.refunded_amount or 0) if counts else 0


class Setting(NamedTuple):
    """What a placement and its clause give the sum.

    `target` is a currency, SHARED or WAGE; `day` the clause's day, for charges without a day.
    """

    as_of: int
    day: int | None
    target: str
    wage_currency: str | None
    rates: Rates
    deadline: int | None = None


class Tally(NamedTuple):
    """The sums of the counted charges in `currency`, lower bounds unless `whole`.

    `paid` is None where there is no target or nothing is convertible. With a deadline, `open`
    and `firm` are of the charges that were not refunded in full by it (`late`), and `undated`
    says that a full refund has no day.
    """

    counted: int
    positive: bool
    whole: bool
    paid: int | None
    open: int | None
    firm: int | None
    currency: str | None
    rates: str
    late: bool
    undated: bool


def counted_charges(charges: Iterable[Charge], items: Items, as_of: int) -> list[Charge]:
    """The charges for those items that were paid by the day, or on no known day."""
    return [
        charge
        for charge in charges
        if charge.item in items and (charge.paid_on is None or charge.paid_on <= as_of)
    ]


def tally(counted: Sequence[Charge], setting: Setting) -> Tally:
    """The sums of `counted`: amount and open amount of each charge rounded half up on its own."""
    target = _target(counted, setting)
    late = [charge for charge in counted if _late(charge, setting)]
    valued, missing = _valued(counted, target, setting)
    paid = [amount for _, amount, _ in valued]
    owing = counted if setting.deadline is None else late
    owed = [(one, still) for one, _, still in valued if one in owing]
    return Tally(
        counted=len(counted),
        positive=any(charge.amount > 0 for charge in counted),
        whole=not counted or (target is not None and not missing),
        paid=None if target is None or (counted and not paid) else sum(paid),
        open=None if target is None or (owing and not owed) else sum(still for _, still in owed),
        firm=None if target is None else sum(o for one, o in owed if one.evidence in ESTABLISHED),
        currency=target,
        rates=" ".join(sorted(missing)),
        late=bool(late),
        undated=any(_undated(charge, setting) for charge in counted),
    )


def _target(counted: Sequence[Charge], setting: Setting) -> str | None:
    if setting.target == SHARED:
        currencies = {charge.currency for charge in counted}
        return currencies.pop() if len(currencies) == 1 else setting.wage_currency
    return setting.wage_currency if setting.target == WAGE else setting.target


def _valued(
    charges: Iterable[Charge], target: str | None, setting: Setting
) -> tuple[list[tuple[Charge, int, int]], set[str]]:
    """Each convertible charge, its amount and what is open, and the rates that are missing."""
    sums: list[tuple[Charge, int, int]] = []
    missing: set[str] = set()
    if target is None:
        return [], missing
    for charge in charges:
        day = setting.day if charge.paid_on is None else charge.paid_on
        rate = setting.rates.minor(day, charge.currency, target)
        if rate is None:
            missing.add(lacking(charge.currency, target))
            continue
        still_open = max(charge.amount - charge.refund(setting.as_of), 0)
        sums.append((charge, converted(charge.amount, rate), converted(still_open, rate)))
    return sums, missing


def _undated(charge: Charge, setting: Setting) -> bool:
    """Whether the charge was refunded in full on a day that is not known."""
    return 0 < charge.amount <= charge.refund(setting.as_of) and charge.refunded_on is None


def _late(charge: Charge, setting: Setting) -> bool:
    """Whether the charge was certainly not refunded in full by the deadline."""
    if setting.deadline is None or _undated(charge, setting):
        return False
    if charge.refund(setting.as_of) < charge.amount:
        return True
    return charge.amount > 0 and (charge.refunded_on or 0) > setting.deadline
