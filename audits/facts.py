"""The facts a check may see: light mirrors of the record's columns, and nothing else.

This is the privacy boundary: no name, address or document of a person is here, so no check can
read one. Days are whole days since 1970-01-01, amounts minor units, decimal numbers thousandths.
The tables themselves are made by the record, not here.
"""

from typing import Any, TypeAlias

import sqlalchemy as sa

from audits.items import ITEMS

Number: TypeAlias = sa.ColumnElement[int]
Word: TypeAlias = sa.ColumnElement[str]
Truth: TypeAlias = sa.ColumnElement[bool]

DAY_FACTS = {
    "signed": "contract_signed_on",
    "departed": "departed_on",
    "started": "started_on",
}
DISCLOSERS = ("worker", "inspector")
ESTABLISHED = ("A", "BB")
SEVERAL = "*"
"""The currency of a cost sheet whose charges are in more than one."""


def _columns(kind: sa.types.TypeEngine[Any], names: str) -> list[sa.ColumnClause[Any]]:
    return [sa.column(name, kind) for name in names.split()]


placement = sa.table(
    "placement",
    *_columns(
        sa.BigInteger(),
        "id agency_id birth_year age_at_signing contract_signed_on departed_on started_on"
        " wage_amount offer_wage_amount paid_wage_amount comparator_wage_amount hours_per_week"
        " rest_hours_per_week overtime_rate leave_days_per_year comparator_hours_per_week"
        " comparator_leave_days_per_year comparator_overtime_rate wage_paid_day"
        " contract_registered_on orientation_on costs_told_on",
    ),
    *_columns(
        sa.Text(),
        "origin destination area sector occupation sex wage_currency wage_period wage_paid_by"
        " passport_held_by job_change union_free social_security insured accommodation"
        " contract_language_understood costs_disclosed",
    ),
)

charge = sa.table(
    "charge",
    *_columns(sa.BigInteger(), "id placement_id amount paid_on refunded_amount refunded_on"),
    *_columns(sa.Text(), "item currency borne_by evidence"),
)

cost_sheet = sa.table(
    "cost_sheet",
    *_columns(sa.BigInteger(), "placement_id charged paying through"),
    *_columns(sa.Text(), "currency"),
    *_columns(
        sa.BigInteger(),
        " ".join(f"{total}_{item}" for total in ("paid", "open", "firm") for item in ITEMS),
    ),
)

reference_term = sa.table(
    "reference_term",
    *_columns(sa.BigInteger(), "id valid_from valid_until wage_amount"),
    *_columns(sa.Text(), "kind country area sector occupation wage_currency wage_period"),
)

rate = sa.table(
    "rate",
    *_columns(sa.BigInteger(), "day numerator denominator"),
    *_columns(sa.Text(), "from_currency to_currency"),
)

register = sa.table(
    "register", *_columns(sa.BigInteger(), "stale_after"), *_columns(sa.Text(), "slug publishes")
)

agency = sa.table(
    "agency",
    *_columns(sa.BigInteger(), "id"),
    *_columns(sa.Text(), "register sectors destinations"),
)

licence = sa.table(
    "licence",
    *_columns(sa.BigInteger(), "id agency_id seq since issued_on expires_on as_of until"),
    *_columns(sa.Text(), "status"),
)

clearance = sa.table(
    "clearance",
    *_columns(sa.BigInteger(), "id agency_id seq since"),
    *_columns(sa.Text(), "act destination sector occupation"),
)

# What is written: one row per breached verdict, in this order of columns.
FINDING: dict[str, sa.types.TypeEngine[Any]] = {
    "run_id": sa.Integer(),
    "instrument_id": sa.Text(),
    "clause": sa.Text(),
    "check_name": sa.Text(),
    "basis": sa.Text(),
    "force": sa.Text(),
    "placement_id": sa.Integer(),
    "agency_id": sa.Integer(),
    "outcome": sa.Text(),
    "observed": sa.BigInteger(),
    "observed_word": sa.Text(),
    "observed_unit": sa.Text(),
    "limit_value": sa.BigInteger(),
    "limit_word": sa.Text(),
    "limit_unit": sa.Text(),
    "owed_amount": sa.BigInteger(),
    "owed_currency": sa.Text(),
    "established_amount": sa.BigInteger(),
    "gap_amount": sa.BigInteger(),
    "gap_currency": sa.Text(),
    "gap_period": sa.Text(),
    "missing": sa.Text(),
    "cite": sa.Text(),
    "on_day": sa.Integer(),
}

finding = sa.table("finding", *(sa.column(name, kind) for name, kind in FINDING.items()))


unknown_count = sa.table(
    "unknown_count",
    *_columns(sa.BigInteger(), "run_id agency_id number"),
    *_columns(sa.Text(), "clause"),
)
"""How many verdicts of a clause a run left unknown, by agency; no row where there is none."""

listed_table = sa.Table(
    "judge_listed",
    sa.MetaData(),
    *(sa.Column(name, kind) for name, kind in FINDING.items()),
    prefixes=["TEMPORARY"],
)
"""The temporary table of verdicts that are listed on demand, with the columns of `finding`.

`audits.engine` makes it where verdicts are to be listed; it lives until the next such run on the
connection.
"""


def verdict_rows(run_id: int, *, listed: bool = False) -> sa.Select[Any] | sa.CompoundSelect[Any]:
    """The breaches of a run in no order, with `listed` those verdicts too that it listed."""
    stored = sa.select(*finding.c).where(finding.c.run_id == run_id)
    return sa.union_all(stored, sa.select(*listed_table.c)) if listed else stored


def whole(value: int) -> Number:
    """The whole number as it stands in the statement: 64 bits, never a parameter."""
    return sa.literal_column(str(int(value)), sa.BigInteger())


def word(value: str) -> Word:
    """The text as a parameter of the statement."""
    return sa.literal(value, sa.Text())


def no_number() -> Number:
    """NULL as a number, so that every database knows its type."""
    return sa.cast(sa.null(), sa.BigInteger())


def no_truth() -> Truth:
    """NULL as a truth."""
    return sa.cast(sa.null(), sa.Boolean())


def no_word() -> Word:
    """NULL as a text."""
    return sa.cast(sa.null(), sa.Text())
