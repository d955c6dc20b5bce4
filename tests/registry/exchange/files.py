"""Small files as a ministry might send them, and the registers that they are brought into."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from registry.db import db
from registry.services.exchange import agencies, charges, placements
from registry.services.exchange.result import Result

CLERK = "clerk"
EXCERPTS = Path(__file__).resolve().parents[2] / "data"

HIMAL = {"number": "0215", "name": "Himal Manpower", "country": "NPL", "status": "valid",
         "status_since": "2019-01-01"}  # fmt: skip
SITA = {
    "reference": "P-1", "agency_number": "0215", "origin": "NPL", "destination": "MYS",
    "contract_signed_on": "2025-02-01", "wage_amount": "1500.00", "wage_currency": "MYR",
    "wage_period": "month", "passport_held_by": "worker",
}  # fmt: skip
VISA = {
    "placement_reference": "P-1", "item": "visa", "amount": "25000.00", "currency": "NPR",
    "paid_on": "2025-01-10", "borne_by": "worker", "evidence": "A",
}  # fmt: skip


def file(*rows: Mapping[str, str], separator: str = ",") -> bytes:
    """Rows as a CSV file; its columns are those of all the rows, in the order of their coming."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def listed(*rows: Mapping[str, str]) -> Result:
    """Bring agencies in."""
    return agencies.load(file(*rows), actor=CLERK)


def placed(*rows: Mapping[str, str]) -> Result:
    """Bring placements in."""
    return placements.load(file(*rows), actor=CLERK)


def charged(*rows: Mapping[str, str]) -> Result:
    """Bring charges in."""
    return charges.load(file(*rows), actor=CLERK)


def counts(result: Result) -> tuple[int, int, int, int]:
    """Added, changed, unchanged, refused."""
    return result.added, result.changed, result.unchanged, result.refused_rows


def reasons(result: Result) -> list[tuple[int, str, str]]:
    """Each refusal's line, column and value, for a result that must have some."""
    assert result.refused
    assert all(refusal.reason for refusal in result.refused)
    return [(refusal.line, refusal.column, refusal.value) for refusal in result.refused]


def rows_of(table: object, *columns: str) -> list[tuple[object, ...]]:
    """The rows of a table, by their first column."""
    chosen = [table.c[column] for column in columns]  # type: ignore[attr-defined]
    return [tuple(row) for row in db.session.execute(db.select(*chosen).order_by(chosen[0]))]
