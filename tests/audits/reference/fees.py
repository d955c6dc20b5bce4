"""What a worker paid, charge by charge, as the contract's section 3 says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from tests.audits.reference.verdict import Breach, Case, Met, Nothing, Unknown
from tests.audits.reference.world import DECIMALS, exchanged, money_text


def half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


def refund(charge: dict, as_of: date) -> int:
    """What was refunded by the as-of date; without a day it counts."""
    if charge["refunded_amount"] is None:
        return 0
    late = charge["refunded_on"] is not None and charge["refunded_on"] > as_of
    return 0 if late else charge["refunded_amount"]


MOST = 2**62
"""Minor units; a converted sum that is larger is held as this."""


@dataclass
class Sums:
    """Lower bounds in `currency`; `lacking` are the charges that no rate converts."""

    currency: str | None
    counted: list[dict]
    paid: int = 0
    open: int = 0
    firm: int = 0
    converted: int = 0
    lacking: set[str] = field(default_factory=set)
    without_target: bool = False

    @property
    def whole(self) -> bool:
        return self.converted == len(self.counted)

    @property
    def nothing_convertible(self) -> bool:
        return bool(self.counted) and self.converted == 0

    @property
    def text(self) -> str | None:
        if self.currency is None or self.nothing_convertible:
            return None
        return f"{money_text(self.paid, self.currency)} {self.currency}"


def counted(case: Case, items: set[str]) -> list[dict]:
    return [
        charge
        for charge in case.world.charges.get(case.placement["reference"], [])
        if charge["borne_by"] == "worker"
        and charge["item"] in items
        and not (charge["paid_on"] and charge["paid_on"] > case.as_of)
    ]


def shared_currency(case: Case, charges: list[dict]) -> str | None:
    currencies = {charge["currency"] for charge in charges}
    return next(iter(currencies)) if len(currencies) == 1 else case.placement["wage_currency"]


def summed(
    case: Case, charges: list[dict], target: str | None, owing: Callable[[dict], bool] | None = None
) -> Sums:
    sums = Sums(currency=target, counted=charges)
    for charge in charges:
        if target is None:
            sums.without_target = True
            continue
        day = charge["paid_on"] or case.day
        amount = exchanged(case.world, day, Fraction(charge["amount"]), charge["currency"], target)
        if amount is None:
            sums.lacking.add(f"rate:{charge['currency']}/{target}")
            continue
        left = Fraction(max(charge["amount"] - refund(charge, case.as_of), 0))
        still = exchanged(case.world, day, left, charge["currency"], target)
        sums.converted += 1
        sums.paid += half_up(amount)
        if owing is None or owing(charge):
            sums.open += half_up(still)
            sums.firm += half_up(still) if charge["evidence"] in ("A", "BB") else 0
    for name in ("paid", "open", "firm"):
        setattr(sums, name, min(getattr(sums, name), MOST))
    return sums


def disclosed(case: Case) -> bool:
    return case.placement["costs_disclosed"] in ("worker", "inspector")


def unsaid(case: Case) -> set[str]:
    return set() if disclosed(case) else {"costs_disclosed"}


def nothing_paid(case: Case, items: set[str]):
    charges = counted(case, items)
    sums = summed(case, charges, shared_currency(case, charges))
    limit = f"{money_text(0, sums.currency)} {sums.currency}" if sums.currency else "0"
    if any(charge["amount"] > 0 for charge in charges):
        some = not sums.nothing_convertible
        return Breach(sums.text, limit, sums.open if some else None, sums.firm, sums.currency)
    if sums.whole and disclosed(case):
        return Met(sums.text, limit)
    missing = unsaid(case) | sums.lacking
    if sums.without_target:
        missing.add("wage_currency")
    return Unknown(missing, sums.text, limit)


def against(case: Case, items: set[str], ceiling: int, currency: str):
    sums = summed(case, counted(case, items), currency)
    limit = f"{money_text(ceiling, currency)} {currency}"
    if sums.paid > ceiling:
        owed, firm = max(sums.open - ceiling, 0), max(sums.firm - ceiling, 0)
        return Breach(sums.text, limit, owed, firm, currency)
    if sums.whole and disclosed(case):
        return Met(sums.text, limit)
    return Unknown(unsaid(case) | sums.lacking, sums.text, limit)


def paid_at_most(case: Case, items: set[str], ceiling: dict):
    currency = ceiling["currency"]
    amount = Fraction(ceiling["amount"]) * 10 ** DECIMALS[currency]
    return against(case, items, int(amount), currency)


def paid_at_most_wage(case: Case, items: set[str], months):
    row = case.placement
    amount, currency, period = row["wage_amount"], row["wage_currency"], row["wage_period"]
    per_month = {"month": Fraction(1), "year": Fraction(1, 12), "week": Fraction(52, 12)}
    missing = {
        name for name in ("wage_amount", "wage_currency", "wage_period") if not_there(row, name)
    }
    if period == "day":
        missing.add("wage_period")
    if period == "hour":
        if row["hours_per_week"] is None:
            missing.add("hours_per_week")
        else:
            per_month["hour"] = row["hours_per_week"] * Fraction(52, 12)
    if missing:
        sums = summed(case, counted(case, items), currency)
        limit = None
        return Unknown(missing | unsaid(case) | sums.lacking, sums.text, limit)
    return against(case, items, floor(amount * per_month[period] * Fraction(months)), currency)


def not_there(row: dict, name: str) -> bool:
    return row[name] is None


def repaid_by(case: Case, items: set[str], days: int):
    charges = counted(case, items)
    started = case.placement["started_on"]
    deadline = started + timedelta(days) if started else None
    limit = deadline.isoformat() if deadline else None
    target = shared_currency(case, charges)
    everything = summed(case, charges, target)
    if not charges:
        if disclosed(case):
            return Met(everything.text, limit)
        return Unknown(
            {"costs_disclosed"} | (set() if started else {"started_on"}), everything.text, limit
        )
    due = [charge for charge in charges if charge["amount"] > 0]
    undated = [
        charge
        for charge in due
        if refund(charge, case.as_of) >= charge["amount"] and charge["refunded_on"] is None
    ]
    if started is None:
        return Unknown(
            {"started_on"} | ({"refunded_on"} if undated else set()), everything.text, limit
        )

    def late(charge: dict) -> bool:
        if charge["amount"] == 0 or charge in undated:
            return False
        in_full = refund(charge, case.as_of) >= charge["amount"]
        return not (in_full and charge["refunded_on"] <= deadline)

    if any(late(charge) for charge in due):
        if case.as_of <= deadline:
            return Nothing()
        sums = summed(case, charges, target, late)
        convertible = summed(case, [one for one in charges if late(one)], target).converted
        return Breach(everything.text, limit, sums.open if convertible else None, sums.firm, target)
    if undated:
        return Unknown({"refunded_on"}, everything.text, limit)
    return Met(everything.text, limit)
