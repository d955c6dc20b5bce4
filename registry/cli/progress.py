"""How a long act is watched: a bar on a terminal, plain lines elsewhere, on standard error."""

import sys
from types import TracebackType
from typing import Any

import click

from registry.cli.output import say

TENTHS = 10
WORTH_SAYING = 5000


class Watch:
    """Told the stage, what of it is done and how much there is; shows that as it can be shown."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: Any = None
        self._said = 0

    def __enter__(self) -> "Watch":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._end()

    def __call__(self, stage: str, done: int, of: int) -> None:
        if stage != self._stage:
            self._end()
            self._stage, self._said = stage, 0
            self._begin(of)
        if self._bar is not None:
            self._bar.update(done - self._bar.pos)
        elif of >= WORTH_SAYING and done * TENTHS // of > self._said:
            self._said = done * TENTHS // of
            say(f"{stage}: {done} / {of}")

    def _begin(self, of: int) -> None:
        if sys.stderr.isatty():
            self._bar = click.progressbar(
                length=of, label=self._stage, show_pos=True, file=sys.stderr
            )
            self._bar.__enter__()

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
