"""A bond as a plain model: purses of coins that are moved about, written without the register.

It keeps what lies in each purse, what each worker has got and what the agency got back, and
counts. It shares neither the fold of entries nor the checks with what it is held against.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Purse:
    """A deposit or a guarantee: the coins in it, and which of them are set aside for whom."""

    coins: int
    ends: date | None
    proven: bool
    touched: date
    aside: dict[int, int] = field(default_factory=dict)

    def for_others(self, worker: int | None) -> int:
        return sum(coins for one, coins in self.aside.items() if one != worker)


@dataclass
class Worker:
    """A worker who is owed something, and what reached her by which way."""

    owed: int
    touched: date
    from_bond: int = 0
    from_agency: int = 0

    @property
    def waits_for(self) -> int:
        return self.owed - self.from_bond - self.from_agency


class Plain:
    """One agency's purses and workers."""

    def __init__(self) -> None:
        self.purses: list[Purse] = []
        self.workers: list[Worker] = []
        self.came = self.back = 0

    def lodge(self, coins: int, day: date, ends: date | None) -> None:
        self.purses.append(Purse(coins, ends, ends is None, day))
        self.came += coins

    def award(self, coins: int, day: date) -> None:
        self.workers.append(Worker(coins, day))

    def may(self, act: str, day: date, p: int, w: int, coins: int) -> bool:
        """Whether coins can be moved so on that day."""
        purse, worker = self.purses[p], self.workers[w]
        about_worker = act in ("draw", "pledge", "unpledge", "pay")
        late = (act != "pay" and purse.touched > day) or (about_worker and worker.touched > day)
        ended = purse.ends is not None and day > purse.ends
        if late or (ended and act in ("draw", "pledge")):
            return False
        if act == "confirm":
            return purse.ends is not None
        room = {
            "replenish": coins,
            "release": purse.coins - purse.for_others(None),
            "pledge": purse.coins - purse.for_others(None),
            "unpledge": purse.aside.get(w, 0),
            "draw": min(purse.coins - purse.for_others(w), worker.waits_for),
            "pay": worker.waits_for,
        }[act]
        return coins <= room

    def do(self, act: str, day: date, p: int, w: int, coins: int) -> None:
        """Move coins in a way that is allowed."""
        purse, worker = self.purses[p], self.workers[w]
        if act != "pay":
            purse.touched = day
        if act in ("draw", "pledge", "unpledge", "pay"):
            worker.touched = day
        if act == "confirm":
            purse.proven = True
        elif act == "replenish":
            purse.coins += coins
            purse.proven = purse.ends is None
            self.came += coins
        elif act == "release":
            purse.coins -= coins
            self.back += coins
        elif act == "pledge":
            purse.aside[w] = purse.aside.get(w, 0) + coins
        elif act == "unpledge":
            purse.aside[w] -= coins
        elif act == "pay":
            worker.from_agency += coins
        elif act == "draw":
            purse.coins -= coins
            worker.from_bond += coins
            purse.aside[w] = max(purse.aside.get(w, 0) - coins, 0)

    def proven(self, day: date) -> int:
        return sum(one.coins for one in self._valid(day) if one.proven)

    def unproven(self, day: date) -> int:
        return sum(one.coins for one in self._valid(day) if not one.proven)

    def waiting(self) -> int:
        return sum(worker.waits_for for worker in self.workers)

    def paid_out(self) -> int:
        return sum(worker.from_bond for worker in self.workers)

    def verdict(self, day: date) -> str:
        """Enough and short only where it is certain."""
        if not self.purses:
            return "unknown" if self.waiting() else "none"
        if self.proven(day) >= self.waiting():
            return "enough"
        return "unknown" if self.proven(day) + self.unproven(day) >= self.waiting() else "short"

    def _valid(self, day: date) -> list[Purse]:
        return [one for one in self.purses if one.ends is None or day <= one.ends]
