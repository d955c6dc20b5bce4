"""How a made-up thing becomes a row of the exchange files: columns, days, money, dice.

Every cell is text and an empty cell means unknown, as in a file that a ministry sends in.
"""

import random
from collections.abc import Mapping
from datetime import date, timedelta

Row = dict[str, str]

PLACEMENT_COLUMNS = (
    "reference", "agency_number", "employer", "origin", "destination", "area", "sector",
    "occupation", "sex", "birth_year", "age_at_signing", "contract_signed_on", "departed_on",
    "started_on", "ended_on", "wage_amount", "wage_currency", "wage_period",
    "offer_wage_amount", "paid_wage_amount", "comparator_wage_amount", "hours_per_week",
    "rest_hours_per_week", "overtime_rate", "leave_days_per_year", "comparator_hours_per_week",
    "comparator_leave_days_per_year", "comparator_overtime_rate", "comparator_source",
    "wage_paid_by", "wage_paid_day", "passport_held_by", "job_change", "union_free",
    "social_security", "insured", "accommodation", "contract_language_understood",
    "contract_registered_on", "orientation_on", "costs_disclosed",
)  # fmt: skip
CHARGE_COLUMNS = (
    "placement_reference", "reference", "item", "amount", "currency", "paid_on", "borne_by",
    "payee", "reported_by", "evidence", "refunded_amount", "refunded_on",
)  # fmt: skip
REFERENCE_COLUMNS = (
    "kind", "country", "area", "sector", "occupation", "valid_from", "valid_until",
    "wage_amount", "wage_currency", "wage_period", "hours_per_week", "rest_hours_per_week",
    "leave_days_per_year", "overtime_rate", "source",
)  # fmt: skip
RATE_COLUMNS = ("on", "from_currency", "to_currency", "numerator", "denominator", "source")

INVENTED = "Demonstration value, invented"


def row(columns: tuple[str, ...], cells: Mapping[str, object]) -> Row:
    """A full row: each column in its order, dates as ISO 8601, None as an empty cell."""
    unknown = set(cells) - set(columns)
    if unknown:
        raise KeyError(f"no such columns: {', '.join(sorted(unknown))}")
    return {column: _text(cells.get(column)) for column in columns}


def money(amount: int | None) -> str:
    """An amount of whole major units as the files write it, with two decimals."""
    return "" if amount is None else f"{amount}.00"


def ago(today: date, days: int) -> date:
    """The day that many days before today; a negative number lies ahead."""
    return today - timedelta(days=days)


def later(day: date, days: int) -> date:
    """The day that many days after another."""
    return day + timedelta(days=days)


def dice(seed: int, name: str) -> random.Random:
    """Chance that depends on the seed and one name, so that one story never shifts another."""
    return random.Random(f"{seed}/{name}")  # noqa: S311 - invented data, no secret


def chance(rng: random.Random, share: float) -> bool:
    """True in that share of the draws."""
    return rng.random() < share


def rounded(value: float, step: int) -> int:
    """The nearest multiple of a step, never less than one step."""
    return max(step, round(value / step) * step)


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
