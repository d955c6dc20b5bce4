"""The grid of a table: columns of fixed shares, where they stand, and the header over them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from typing import Literal

from audits.report.flow import START, WIDTH, Slab, baseline
from audits.report.palette import (
    DEEP,
    LABEL,
    LINE,
    SMALL,
    SMALL_BOLD,
    TINY,
    TINY_BOLD,
    TINY_LABEL,
    Style,
)
from audits.report.pen import Pen, Side
from audits.report.typography import lines


@dataclass(frozen=True)
class Look:
    """How a table is set: its text, its totals and titles, the white around them in points."""

    text: Style
    strong: Style
    label: Style
    padding: float
    gutter: float


ROOMY = Look(SMALL, SMALL_BOLD, LABEL, 4.2, 9.0)
DENSE = Look(TINY, TINY_BOLD, TINY_LABEL, 2.0, 6.0)


@dataclass(frozen=True)
class Column:
    """A column: its title, its share of the width, and how its cells stand.

    `figure` columns stand at the end with their decimal points under each other, and a currency
    code at the start. Neighbours of one `over` have that title above theirs.
    """

    title: str
    share: float
    align: Literal["start", "end", "figure"] = "start"
    over: str = ""


@dataclass(frozen=True)
class Grid:
    """Columns laid out over the width of the page; `mirrored` where it is read leftwards."""

    columns: Sequence[Column]
    look: Look
    mirrored: bool
    widths: list[float] = field(init=False)
    starts: list[float] = field(init=False)

    def __post_init__(self) -> None:
        gutter, total = self.look.gutter, sum(column.share for column in self.columns)
        free = WIDTH - gutter * (len(self.columns) - 1)
        widths = [free * column.share / total for column in self.columns]
        before = accumulate([0.0, *widths[:-1]])
        object.__setattr__(self, "widths", widths)
        object.__setattr__(self, "starts", [START + b + gutter * i for i, b in enumerate(before)])

    def header(self, last: bool = True) -> list[Slab]:
        """The titles over the columns, none where no column has one; `last` has a rule below."""
        if not any(column.title for column in self.columns):
            return []
        label, padding = self.look.label, self.look.padding
        cells = [
            lines(column.title, label, width, self.mirrored)
            for column, width in zip(self.columns, self.widths, strict=True)
        ]
        above = self._over()
        high = max(map(len, cells)) * label.leading + padding * (2 if last else 1.4)

        def draw(pen: Pen, y: float) -> None:
            for i, cell in enumerate(cells):
                # Titles stand at the foot of the header, next to what they are titles of.
                top = y + high - padding * (1 if last else 0.4) - len(cell) * label.leading
                side: Side = "start" if self.columns[i].align == "start" else "end"
                x = self.starts[i] + (0 if side == "start" else self.widths[i])
                for k, line in enumerate(cell):
                    pen.line(line, label, x, top + k * label.leading + baseline(label), side)
            if last:
                pen.rule(START, y + high, WIDTH, DEEP, 0.8)

        return [*above, Slab(high, draw)]

    def _over(self) -> list[Slab]:
        """The titles that stand above several columns, each over a rule as wide as those."""
        spans: list[tuple[str, float, float]] = []
        for over, of in groupby(range(len(self.columns)), key=lambda i: self.columns[i].over):
            first, *rest = of
            last = rest[-1] if rest else first
            if over:
                start = self.starts[first]
                spans.append((over, start, self.starts[last] + self.widths[last] - start))
        if not spans:
            return []
        label, padding = self.look.label, self.look.padding
        texts = [lines(over, label, wide, self.mirrored) for over, _, wide in spans]
        most = max(map(len, texts))

        def draw(pen: Pen, y: float) -> None:
            for text, (_, x, wide) in zip(texts, spans, strict=True):
                top = y + padding + (most - len(text)) * label.leading
                for k, line in enumerate(text):
                    at = top + k * label.leading + baseline(label)
                    pen.line(line, label, x + wide, at, "end")
                pen.rule(x, y + padding + most * label.leading + 1.5, wide, LINE, 0.5)

        return [Slab(padding + most * label.leading + 2, draw)]
