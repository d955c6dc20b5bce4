"""What the public reads of what agencies are known by, as rows of the exchange file."""

from collections import defaultdict
from collections.abc import Iterable
from csv import DictWriter
from datetime import date
from io import StringIO

from sqlalchemy import select

from registry.db import db
from registry.models import Agency, Register
from registry.services.knowing.entries import Entry, list_entries
from registry.services.knowing.publishing import list_public
from registry.services.tabulating import safe

COLUMNS = (
    "agency_number", "register", "kind", "name", "number", "registered", "country", "address",
    "phones", "emails", "since", "until", "source",
)  # fmt: skip
WORDS = {True: "yes", False: "no", None: ""}
SEPARATOR = "|"
Row = dict[str, str]


def list_rows(
    on: date, *, agency: Agency | None = None, register: Register | None = None
) -> list[Row]:
    """What the public reads on a day of one agency, of a register's or of all, as rows."""
    query = select(Agency).order_by(Agency.register, Agency.number_folded)
    if register:
        query = query.filter_by(register=register.slug)
    agencies = [agency] if agency else db.session.scalars(query).all()
    held: dict[int, list[Entry]] = defaultdict(list)
    for entry in list_entries(agency):
        held[entry.agency_id].append(entry)
    return [
        row_of(one, entry)
        for one in agencies
        for entry in list_public(held[one.id], one.kept_in.publishes, on)
    ]


def row_of(agency: Agency, entry: Entry) -> Row:
    """An entry as a row."""
    days = {name: getattr(entry, name) for name in ("since", "until")}
    lists = {name: SEPARATOR.join(getattr(entry, name)) for name in ("phones", "emails")}
    texts = {name: getattr(entry, name) or "" for name in ("name", "number", "country", "address")}
    return {
        "agency_number": agency.number,
        "register": agency.register,
        "kind": entry.kind,
        **texts,
        "registered": WORDS[entry.registered],
        **lists,
        **{name: day.isoformat() if day else "" for name, day in days.items()},
        "source": entry.source or "",
    }


def as_csv(rows: Iterable[Row]) -> str:
    """Rows as a CSV table that no spreadsheet runs."""
    text = StringIO()
    writer = DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows({name: safe(cell) for name, cell in row.items()} for row in rows)
    return text.getvalue()
