"""A record to judge, on a bare database: the tables that the law's mirrors name, and no more.

The real tables are made by migrations; these have the same names, columns and kinds of number,
so that the law is tested without the register.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from audits import days, facts, verdict
from audits.engine import Counts, judge
from audits.instrument import Instrument
from audits.items import ITEMS
from tests.audits.reference.world import World

WIDE = ("amount", "numerator", "denominator", "observed", "limit_value")
NAMES = {"placement": ["reference"], "agency": ["number"]}


def _mirrored(table: sa.TableClause, metadata: sa.MetaData) -> sa.Table:
    columns = [sa.Column(name, sa.Text()) for name in NAMES.get(table.name, [])]
    for column in table.c:
        narrow = isinstance(column.type, sa.Integer) and not _wide(table.name, column.name)
        key = column.name == "id" or (table.name, column.name) == ("cost_sheet", "placement_id")
        kind = sa.Integer() if narrow else column.type
        columns.append(sa.Column(column.name, kind, primary_key=key))
    if table is facts.finding:
        columns.append(sa.Column("id", sa.Integer(), primary_key=True))
    return sa.Table(table.name, metadata, *columns)


def _wide(table: str, column: str) -> bool:
    """Whether the record keeps the number in 64 bits: amounts and rates, not days."""
    own = ("paid_", "open_", "firm_", "charged", "paying")
    sheet = table == "cost_sheet" and column.startswith(own)
    return sheet or column.endswith(WIDE)


METADATA = sa.MetaData()
TABLES = {
    table.name: _mirrored(table, METADATA)
    for table in (
        facts.placement,
        facts.charge,
        facts.cost_sheet,
        facts.reference_term,
        facts.rate,
        facts.register,
        facts.agency,
        facts.licence,
        facts.clearance,
        facts.finding,
        facts.unknown_count,
    )
}


def stored(value: Any) -> Any:
    """A value as the record stores it: days as numbers, fractions as thousandths."""
    if isinstance(value, date):
        return days.number(value)
    if isinstance(value, Fraction):
        assert (value * 1000).denominator == 1
        return int(value * 1000)
    return json.dumps(value) if isinstance(value, list) else value


def write(connection: sa.Connection, world: World) -> None:
    """Put a whole world into the record, with the cost sheets that its charges make."""
    numbers = {number: place for place, number in enumerate(world.agencies, 1)}
    _insert(
        connection, "register", ({"slug": slug, **row} for slug, row in world.registers.items())
    )
    _insert(
        connection,
        "agency",
        (
            {**row, "id": numbers[number], "number": number}
            for number, row in world.agencies.items()
        ),
    )
    _insert(
        connection,
        "licence",
        (
            {**entry, "agency_id": numbers[number], "seq": 1}
            for number, row in world.agencies.items()
            for entry in row["licences"]
        ),
    )
    _insert(
        connection,
        "clearance",
        (
            {**act, "agency_id": numbers[number], "seq": place}
            for number, row in world.agencies.items()
            for place, act in enumerate(row.get("clearances", ()), 1)
        ),
    )
    references = {row["reference"]: place for place, row in enumerate(world.placements, 1)}
    _insert(
        connection,
        "placement",
        (
            {**row, "id": references[row["reference"]], "agency_id": numbers[row["agency"]]}
            for row in world.placements
        ),
    )
    charges = [
        {**row, "placement_id": references[reference]}
        for reference, rows in world.charges.items()
        for row in rows
    ]
    _insert(connection, "charge", charges)
    _insert(connection, "cost_sheet", _sheets(charges))
    _insert(connection, "reference_term", world.terms)
    _insert(
        connection,
        "rate",
        (
            {
                "day": row["on"],
                "from_currency": row["from"],
                "to_currency": row["to"],
                "numerator": row["numerator"],
                "denominator": row["denominator"],
            }
            for row in world.rates
        ),
    )


def _insert(connection: sa.Connection, name: str, rows: Iterable[dict]) -> None:
    table = TABLES[name]
    columns = {column.name for column in table.c}
    plain = [
        {name: stored(value) for name, value in row.items() if name in columns} for row in rows
    ]
    if plain:
        connection.execute(sa.insert(table), plain)


def _sheets(charges: list[dict]) -> Iterator[dict]:
    """The totals that the record keeps per placement of what the worker bore."""
    by_placement: dict[int, list[dict]] = {}
    for row in charges:
        if row["borne_by"] == "worker":
            by_placement.setdefault(row["placement_id"], []).append(row)
    for number, rows in by_placement.items():
        currencies = {row["currency"] for row in rows}
        moments = [day for row in rows for day in (row["paid_on"], row["refunded_on"]) if day]
        sheet: dict[str, Any] = {
            "placement_id": number,
            "currency": currencies.pop() if len(currencies) == 1 else "*",
            "through": max(moments, default=None),
        }
        for item in ITEMS:
            own = [row for row in rows if row["item"] == item]
            left = [(max(row["amount"] - (row["refunded_amount"] or 0), 0), row) for row in own]
            sheet[f"paid_{item}"] = sum(row["amount"] for row in own) if own else None
            sheet[f"open_{item}"] = sum(amount for amount, _ in left)
            sheet[f"firm_{item}"] = sum(a for a, row in left if row["evidence"] in ("A", "BB"))
        paid = {item: sheet[f"paid_{item}"] for item in ITEMS}
        sheet["charged"] = sum(1 << i for i, x in enumerate(ITEMS) if paid[x] is not None)
        sheet["paying"] = sum(1 << i for i, x in enumerate(ITEMS) if (paid[x] or 0) > 0)
        yield sheet


def verdicts(
    connection: sa.Connection,
    instruments: Iterable[Instrument],
    as_of: date,
    *,
    confirmed: frozenset[str] = frozenset(),
    exact: bool = False,
    agency: str | None = None,
) -> tuple[Counts, list[dict]]:
    """Judge the record; the counts, and every verdict's line without the run, in order.

    The exact way has no cost sheets to read: they are taken away first.
    """
    for name in ("finding", "unknown_count"):
        connection.execute(sa.delete(TABLES[name]))
    if exact:
        connection.execute(sa.delete(TABLES["cost_sheet"]))
    agencies = TABLES["agency"]
    agency_id = connection.scalar(sa.select(agencies.c.id).where(agencies.c.number == agency))
    counts = judge(
        connection,
        instruments=instruments,
        as_of=as_of,
        run_id=1,
        agency_id=agency_id,
        confirmed=confirmed,
        exact=exact,
        met=True,
    )
    rows = facts.verdict_rows(1, listed=True).subquery()
    placements = TABLES["placement"]
    wanted = (
        sa.select(*rows.c, placements.c.reference, agencies.c.number.label("agency"))
        .join_from(rows, placements, placements.c.id == rows.c.placement_id)
        .join(agencies, agencies.c.id == rows.c.agency_id)
    )
    lines = [verdict.line(row) for row in connection.execute(wanted).mappings()]
    for line in lines:
        del line["run"]
    return counts, sorted(lines, key=in_order)


def in_order(line: dict) -> tuple[bytes, ...]:
    """The order of output."""
    return tuple(line[key].encode() for key in ("instrument", "clause", "reference"))


def clear(connection: sa.Connection) -> None:
    """Empty the record."""
    for table in TABLES.values():
        connection.execute(sa.delete(table))
