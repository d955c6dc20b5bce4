"""How far a long reading or writing of rows is, told now and then."""

from collections.abc import Iterable, Iterator

from registry.services.exchange.result import Progress

EVERY = 2000


class Meter:
    """Counts the rows of one stage, of which there are `of`."""

    def __init__(self, progress: Progress, stage: str, of: int) -> None:
        self._progress, self._stage, self._of = progress, stage, of
        self._done = 0

    def add(self, rows: int) -> None:
        """So many rows more are done."""
        self._done += rows
        self._progress(self._stage, min(self._done, self._of), self._of)

    def counting(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The same lines, counted as they go by."""
        number = 0
        for number, line in enumerate(lines, 1):
            if number % EVERY == 0:
                self.add(EVERY)
            yield line
        self.add(number % EVERY)
