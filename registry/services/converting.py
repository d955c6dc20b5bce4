"""The payments that a verdict counted, each with the rate that brought it to the clause's currency.

Rates are those that stood at the run. How a rate is chosen is in `audits.rates`, which payments a
clause counts in `audits.tally` and `audits.rules`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from audits import days
from audits.clause import Clause
from audits.instrument import Instrument
from audits.items import Items
from audits.rates import Rates, half_up
from audits.rules import items_on
from registry.models import Charge, Rate
from registry.services.recollecting import list_stood

RATE = ("from_currency", "to_currency", "numerator", "denominator")


@dataclass(frozen=True)
class Setting:
    """What a verdict's sum is made in: its currency, the clause's day, as of when, at which write.

    `target` is None where the payments have no currency in common.
    """

    target: str | None
    day: date | None
    as_of: date
    write: int | None


@dataclass(frozen=True)
class Counted:
    """One payment of a worker, as the record has it: its amount and what had not come back.

    `converted` is the amount in the verdict's currency, None where no rate was there for it; `rate`
    is the row of the rate that was used, None where none was needed.
    """

    charge: dict[str, Any]
    open: int
    target: str | None
    converted: int | None
    rate: dict[str, Any] | None

    @property
    def lacks_rate(self) -> bool:
        """Whether the payment could not be brought to the verdict's currency."""
        return self.target is not None and self.converted is None


def items_of(instrument: Instrument, clause: Clause, day: date | None) -> Items:
    """The cost items that the clause judges on a day."""
    return items_on(instrument, clause, None if day is None else days.number(day))


def list_payments(placement_id: int, items: Items, setting: Setting) -> list[Counted]:
    """The worker's payments for those items by the as-of day, in the order of their days."""
    rows = list_stood(
        Charge, setting.write, placement_id=[placement_id], borne_by=["worker"], item=items
    )
    counted = [one for one in rows if one["paid_on"] is None or one["paid_on"] <= setting.as_of]
    used = _Used(counted, setting)
    ordered = sorted(counted, key=lambda one: (one["paid_on"] or date.min, one["id"]))
    return [used.counted(one) for one in ordered]


class _Used:
    """The rates between the currencies of some payments and the verdict's."""

    def __init__(self, charges: Sequence[dict[str, Any]], setting: Setting) -> None:
        codes = {one["currency"] for one in charges} | {setting.target or ""}
        rows = list_stood(Rate, setting.write, from_currency=codes, to_currency=codes)
        self._rates = Rates(
            (days.number(one["day"]), *(one[name] for name in RATE)) for one in rows
        )
        self._rows = {
            (days.number(one["day"]), one["from_currency"], one["to_currency"]): one for one in rows
        }
        self._setting = setting

    def counted(self, charge: dict[str, Any]) -> Counted:
        """One payment with its conversion."""
        code, target = charge["currency"], self._setting.target
        on = charge["paid_on"] or self._setting.day
        day = None if on is None else days.number(on)
        ratio = None if target is None else self._rates.minor(day, code, target)
        return Counted(
            charge=charge,
            open=max(charge["amount"] - self._refund(charge), 0),
            target=target,
            converted=None if ratio is None else half_up(charge["amount"] * ratio),
            rate=self._row(day, code, target),
        )

    def _refund(self, charge: dict[str, Any]) -> int:
        on = charge["refunded_on"]
        came = on is None or on <= self._setting.as_of
        return (charge["refunded_amount"] or 0) if came else 0

    def _row(self, day: int | None, code: str, target: str | None) -> dict[str, Any] | None:
        quote = None if target in (None, code) else self._rates.quote(day, code, str(target))
        if quote is None:
            return None
        pair = (code, str(target)) if quote.direct else (str(target), code)
        return self._rows[quote.day, *pair]
