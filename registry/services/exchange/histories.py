"""Several rows of one agency in a list: its history, in the order of its days.

A row counts as of its own day where the list has one for each row, else as of the list's. What a
row adds to the entries that the register holds is decided here; nothing is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from audits.standing import MAY_NOT, MAY_RECRUIT, layers
from registry.models import Agency, Licence
from registry.services.exchange.listing import LISTED, Listed

STATED = ("status", "reported", "since", "issued_on", "expires_on", "ground")
Entry = Mapping[str, Any]


@dataclass
class Story:
    """The rows of one agency, the oldest first."""

    rows: list[Listed] = field(default_factory=list)

    @property
    def last(self) -> Listed:
        """The row that says what the agency is now."""
        return self.rows[-1]

    def take(self, row: Listed) -> Listed | None:
        """Put a row into its place; where it has none, the row that stands there already.

        Rows of one list are several days of one firm's licence, so that they give one name.
        """
        for other in self.rows:
            if other.as_of == row.as_of and (
                other.starts == row.starts or other.facts["name"] != row.facts["name"]
            ):
                return other
        self.rows.append(row)
        self.rows.sort(key=lambda one: (one.as_of, one.starts or date.min, one.record.line))
        return None

    def steps(self) -> Iterator[tuple[dict[str, Any], Entry | None]]:
        """Row by row, the facts that change (by the first none) and the entry that it makes."""
        held = self.rows[0].facts
        for row in self.rows:
            yield {key: value for key, value in row.facts.items() if held[key] != value}, row.entry
            held = row.facts


def added(story: Story, agency: Agency) -> tuple[dict[str, Any], list[Entry]]:
    """What a list changes of a known agency: its facts, and the entries that are new."""
    told = [entry for entry in agency.entries if entry.act == LISTED and entry.as_of]
    latest = max((entry.as_of for entry in told if entry.as_of), default=date.min)
    facts = story.last.facts if story.last.as_of >= latest else {}
    changes = {key: value for key, value in facts.items() if getattr(agency, key) != value}
    entries = (row.entry for row in story.rows if row.entry)
    return changes, [entry for entry in entries if _is_new(entry, told)]


def lifts(entries: Sequence[Entry], agency: Agency, on: date) -> bool:
    """Whether entries of a list would let an agency recruit that an act of the authority stops.

    A ministry's list need not know of the act, so that whoever approves it has to look.
    """
    now = layers(agency.entries, on)
    then = layers([*agency.entries, *(Licence(**entry) for entry in entries)], on)
    if not now or now[-1][1].as_of or now[-1][1].status not in MAY_NOT:
        return False
    holds = then[-1][1]
    lasts = holds.expires_on is None or on <= holds.expires_on
    return holds.status in MAY_RECRUIT and lasts


def _is_new(entry: Entry, told: Sequence[Licence]) -> bool:
    """Whether an entry says other than what was told last of its first day, and no later list did.

    A later list that says the same makes a new entry, which confirms.
    """
    start = entry["since"] or entry["issued_on"] or entry["as_of"]
    same = [one for one in told if (one.since or one.issued_on or one.as_of) == start]
    if any(one.as_of and one.as_of > entry["as_of"] for one in same):
        return False
    return not any(
        one.as_of == entry["as_of"] and all(getattr(one, key) == entry[key] for key in STATED)
        for one in same[-1:]
    )
