"""What the reference interpreter's checks hand back."""

from dataclasses import dataclass, field
from datetime import date

from tests.audits.reference.world import World


@dataclass
class Case:
    """One clause and one placement; `day` is the clause's day."""

    world: World
    law: dict
    clause: dict
    placement: dict
    as_of: date
    day: date | None = None


@dataclass
class Nothing:
    """No verdict."""


@dataclass
class Met:
    observed: str | None = None
    limit: str | None = None
    outcome: str = "met"


@dataclass
class Breach:
    observed: str | None = None
    limit: str | None = None
    owed: int | None = None
    established: int | None = None
    currency: str | None = None
    gap: dict | None = None
    outcome: str = "breached"


@dataclass
class Unknown:
    missing: set[str] = field(default_factory=set)
    observed: str | None = None
    limit: str | None = None
    outcome: str = "unknown"
