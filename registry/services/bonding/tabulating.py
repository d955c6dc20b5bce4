"""The entries of a bond as rows: for the page, for a table to be downloaded, for the terminal."""

from collections.abc import Iterator, Mapping
from csv import DictWriter
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from audits.money import plain
from registry.models import Agency, BondEntry
from registry.services.bonding import naming
from registry.services.bonding.ledger import Ledger, ledger_on
from registry.services.bonding.weighing import list_entries
from registry.services.tabulating import safe
from registry.services.veiling import unveil

COLUMNS = (
    "day", "act", "part", "bank", "number", "placement", "audit", "currency", "amount",
    "settled_currency", "settled", "last_valid_day", "ground", "document",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One entry with the part and the award that it is about; `placement` None where erased.

    `amount` is in `currency`, what it settled of an award in `settled_currency`.
    """

    entry: BondEntry
    part: str
    placement: str | None
    currency: str
    settled_currency: str

    @property
    def ground(self) -> str:
        """Why, as it was written; of an award without words, the audit that it rests on."""
        entry = self.entry
        return naming.award_ground(entry.ground, entry.audit)


def list_lines(agency: Agency, until: date = date.max) -> list[Line]:
    """The entries of an agency's bond up to a day, in the order in which they were made."""
    entries = [one for one in list_entries(agency) if one.since <= until]
    ledger = ledger_on(entries, date.max)
    hashes = {seq: award.placement for seq, award in ledger.awards.items()}
    return [_line(one, ledger, hashes) for one in entries]


def as_csv(agency: Agency) -> str:
    """The entries as a table to be downloaded, amounts as plain decimals."""
    text = StringIO()
    writer = DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(map(_row, list_lines(agency)))
    return text.getvalue()


def _line(one: BondEntry, ledger: Ledger, hashes: Mapping[int, str]) -> Line:
    part = ledger.parts.get(one.of if one.of is not None else one.seq)
    award = ledger.awards.get(one.against if one.against is not None else one.seq)
    in_award = one.act in ("award", "pay")
    kept_in = (award if in_award else part) or part or award
    hash_ = hashes.get(award.seq) if award else None
    return Line(
        entry=one,
        part=naming.part_name(part) if part else "",
        placement=unveil(hash_) if hash_ else "",
        currency=kept_in.currency if kept_in else "",
        settled_currency=award.currency if award and one.settled is not None else "",
    )


def _row(line: Line) -> dict[str, Any]:
    one = line.entry
    sums = (("amount", one.amount, line.currency), ("settled", one.settled, line.settled_currency))
    return {
        "day": one.since.isoformat(),
        "act": one.act,
        "part": "" if one.of is None else safe(line.part),
        "bank": safe(one.bank or ""),
        "number": safe(one.number or ""),
        "placement": "erased" if line.placement is None else safe(line.placement),
        "audit": safe(one.audit or ""),
        "currency": "" if one.amount is None else line.currency,
        "settled_currency": line.settled_currency,
        **{name: "" if sum_ is None else plain(sum_, code) for name, sum_, code in sums},
        "last_valid_day": one.expires_on.isoformat() if one.expires_on else "",
        "ground": safe(line.ground),
        "document": safe(one.document or ""),
    }


def as_plain(agency: Agency, until: date) -> Iterator[dict[str, Any]]:
    """The entries up to a day as the terminal prints them, what is empty left out."""
    for line in list_lines(agency, until):
        yield {"entry": str(line.entry.seq)} | {
            name: value for name, value in _row(line).items() if value
        }
