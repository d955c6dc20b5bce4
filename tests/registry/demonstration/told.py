"""The day of these tests, one agency's part of the demonstration, and where real lists lie."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from registry.demonstration import Agency
from registry.demonstration.rows import Row

DATA = Path(__file__).parents[4] / "shared" / "data"
TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Story:
    """One agency with its placements and their charges."""

    agency: Agency
    placements: tuple[Row, ...]
    charges: tuple[Row, ...]

    def paid_by_worker(self, *items: str) -> list[Row]:
        """The charges borne by workers, of the given items or of all."""
        return [
            charge
            for charge in self.charges
            if charge["borne_by"] == "worker" and (not items or charge["item"] in items)
        ]

    def share(self, true_of: Callable[[Row], bool], among: Iterable[Row] | None = None) -> float:
        """The share of the placements of which something is true."""
        rows = list(self.placements if among is None else among)
        return sum(map(true_of, rows)) / len(rows)
