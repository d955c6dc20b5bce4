"""THE DEMONSTRATION REGISTER: invented agencies, and what they did, as rows to be imported.

Pure: the same day and the same seed give the same rows. Nothing here knows a database, a clock
or a rule of law; the services load it, the checks judge it.
"""

from dataclasses import dataclass
from datetime import date

from registry.demonstration import agencies as firms
from registry.demonstration import audit as inspection
from registry.demonstration.agencies import Agency, Register
from registry.demonstration.audit import Audit
from registry.demonstration.charges import charges
from registry.demonstration.committee import (
    COMMITTEES,
    ORGANISATIONS,
    PEOPLE,
    Committee,
    Organisation,
    Person,
)
from registry.demonstration.known import Known, entries
from registry.demonstration.licences import Act
from registry.demonstration.placements import Book
from registry.demonstration.references import rates, references
from registry.demonstration.rows import Row
from registry.demonstration.states import States, states

SEED = 181
_AUDITED = "kafal"


@dataclass(frozen=True)
class Demonstration:
    """Everything that a demonstration instance holds; rows have the exchange files' columns."""

    registers: tuple[Register, ...]
    agencies: tuple[Agency, ...]
    acts: tuple[Act, ...]
    proposal: Act
    known: tuple[Known, ...]
    placements: tuple[Row, ...]
    charges: tuple[Row, ...]
    references: tuple[Row, ...]
    rates: tuple[Row, ...]
    organisations: tuple[Organisation, ...]
    committees: tuple[Committee, ...]
    people: tuple[Person, ...]
    audit: Audit
    states: States


def build(today: date, seed: int = SEED) -> Demonstration:
    """The demonstration register as it stands on that day."""
    known = firms.agencies(today)
    placed = tuple(Book(known, today, seed).placements())
    placements = tuple(placement.row for placement in placed)
    return Demonstration(
        registers=firms.registers(today),
        agencies=tuple(known.values()),
        acts=firms.all_acts(known, today),
        proposal=firms.proposal(known, today),
        known=entries(known, today),
        placements=placements,
        charges=tuple(charges(placed, today, seed)),
        references=references(today),
        rates=tuple(rates(today)),
        organisations=ORGANISATIONS,
        committees=COMMITTEES,
        people=PEOPLE,
        audit=inspection.audit(known[_AUDITED], placements, today),
        states=states(known, today),
    )
