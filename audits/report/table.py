"""Tables: columns of fixed shares, rows as slabs, the header again wherever a page begins.

A row of usual size is never cut; a very long one is, with its lines in step across the columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal, TypeAlias

from audits.report.figures import Figures, measure
from audits.report.flow import START, WIDTH, Flow, Slab, baseline, together
from audits.report.palette import (
    DEEP,
    FAINT,
    LABEL,
    LINE,
    PANEL,
    SMALL,
    SMALL_BOLD,
    Style,
)
from audits.report.pen import Pen, Side
from audits.report.shaping import Shaped, shape
from audits.report.typography import Text, lines

Cell: TypeAlias = str | Text | tuple[str | Text, ...]
Kind: TypeAlias = Literal["row", "group", "total"]

PADDING = 4.2
GUTTER = 9.0
# A row of more lines may be cut; a table that is not higher stays on one page.
LONGEST_WHOLE = 14
SHORT = 190.0


@dataclass(frozen=True)
class Column:
    """A column: its title, its share of the width, and how its cells stand.

    `figure` columns stand at the end with their decimal points under each other, and a currency
    code at the start.
    """

    title: str
    share: float
    align: Literal["start", "end", "figure"] = "start"


@dataclass(frozen=True)
class Row:
    """Cells of one row; a `group` row is a heading within the table, `joined` hides its lower rule.

    A joined row stays with the next one.
    """

    cells: Sequence[Cell]
    kind: Kind = "row"
    joined: bool = False


@dataclass(frozen=True)
class _Line:
    """One line of one cell; `figure` is its text where it stands on its decimal point."""

    shaped: Shaped
    style: Style
    figure: str = ""


class Table:
    """Lays rows out in columns; `mirrored` for languages that run from right to left."""

    def __init__(self, columns: Sequence[Column], mirrored: bool) -> None:
        self.columns, self.mirrored = columns, mirrored
        total = sum(column.share for column in columns)
        free = WIDTH - GUTTER * (len(columns) - 1)
        self.widths = [free * column.share / total for column in columns]
        self.starts = [
            START + before + GUTTER * i
            for i, before in enumerate(accumulate([0.0, *self.widths[:-1]]))
        ]

    def slabs(self, rows: Sequence[Row]) -> list[Slab]:
        """The table as slabs; no header is left without a row, no last row without another."""
        header = self._header()
        figures = self._figures(rows)
        result = [replace(slab, keep=True) for slab in header]
        group: tuple[Slab, ...] = ()
        for place, row in enumerate(rows):
            if row.kind == "group":
                opening = self._group(row, tuple(header))
                result.append(opening)
                group = (replace(opening, header=()),)
                continue
            before_total = place + 1 < len(rows) and rows[place + 1].kind == "total"
            keep = row.joined or before_total or place in (0, len(rows) - 2)
            keep = keep and place + 1 < len(rows)
            result.extend(self._row(row, figures, (*header, *group), keep))
        if sum(slab.height for slab in result) <= SHORT:
            result = [replace(slab, keep=True) for slab in result[:-1]] + result[-1:]
        return result

    def _header(self) -> list[Slab]:
        if not any(column.title for column in self.columns):
            return []
        cells = [
            self._lines(Text(c.title, LABEL), w)
            for c, w in zip(self.columns, self.widths, strict=True)
        ]
        high = max(map(len, cells)) * LABEL.leading + 2 * PADDING

        def draw(pen: Pen, y: float) -> None:
            for i, cell in enumerate(cells):
                # Titles stand at the foot of the header, next to what they are titles of.
                top = y + high - PADDING - len(cell) * LABEL.leading
                side: Side = "start" if self.columns[i].align == "start" else "end"
                x = self.starts[i] + (0 if side == "start" else self.widths[i])
                for k, line in enumerate(cell):
                    at = top + k * LABEL.leading + baseline(LABEL)
                    pen.line(line.shaped, LABEL, x, at, side)
            pen.rule(START, y + high, WIDTH, DEEP, 0.8)

        return [Slab(high, draw)]

    def _figures(self, rows: Sequence[Row]) -> list[Figures]:
        """What each column's figures need; nothing for columns of words."""
        return [
            measure(
                (str(row.cells[i]), _style(row))
                for row in rows
                if column.align == "figure" and _plain(row, i)
            )
            for i, column in enumerate(self.columns)
        ]

    def _row(
        self, row: Row, figures: list[Figures], header: tuple[Slab, ...], keep: bool
    ) -> list[Slab]:
        base = _style(row)
        cells = [self._cell(row, i, base) for i in range(len(self.columns))]
        count = max(map(len, cells))
        leading = base.leading

        def slab(k: int) -> Slab:
            first, last = k == 0, k == count - 1
            above, below = PADDING * first, (PADDING if not row.joined else 0.5) * last

            def draw(pen: Pen, y: float) -> None:
                if first and row.kind == "total":
                    pen.rule(START, y, WIDTH, DEEP, 0.6)
                for i, cell in enumerate(cells):
                    if k < len(cell):
                        at = y + above + baseline(base)
                        self._draw_line(pen, cell[k], i, at, figures[i])
                if last and not row.joined:
                    pen.rule(START, y + above + leading + below, WIDTH, LINE, 0.4)

            return Slab(above + leading + below, draw, header=header, keep=keep and last)

        made = [slab(k) for k in range(count)]
        edge = count if count <= LONGEST_WHOLE else 3
        return together(made, edge)

    def _draw_line(self, pen: Pen, line: _Line, i: int, at: float, figures: Figures) -> None:
        x, wide = self.starts[i], self.widths[i]
        if line.figure:
            figures.draw(pen, line.figure, (x, at, wide), line.style)
        elif self.columns[i].align == "start":
            pen.line(line.shaped, line.style, x, at)
        else:
            pen.line(line.shaped, line.style, x + wide, at, "end")

    def _group(self, row: Row, header: tuple[Slab, ...]) -> Slab:
        found = self._lines(Text(str(row.cells[0]), SMALL_BOLD), WIDTH - 12)
        high = len(found) * SMALL_BOLD.leading + 2 * PADDING

        def draw(pen: Pen, y: float) -> None:
            pen.box(START, y, WIDTH, high, PANEL)
            for k, line in enumerate(found):
                at = y + PADDING + k * SMALL_BOLD.leading + baseline(SMALL_BOLD)
                pen.line(line.shaped, replace(SMALL_BOLD, ink=DEEP), START + 6, at)
            pen.rule(START, y + high, WIDTH, FAINT, 0.4)

        return Slab(high, draw, keep=True, header=header)

    def _cell(self, row: Row, i: int, base: Style) -> list[_Line]:
        cell = row.cells[i]
        # A figure is one line whatever its width: it is made smaller, never broken.
        if self.columns[i].align == "figure" and isinstance(cell, str):
            return [_Line(shape(cell, base.weight), base, cell)]
        return self._lines(cell, self.widths[i], base)

    def _lines(self, cell: Cell, room: float, base: Style = SMALL) -> list[_Line]:
        parts = cell if isinstance(cell, tuple) else (cell,)
        texts = [part if isinstance(part, Text) else Text(part, base) for part in parts]
        return [
            _Line(shaped, text.style)
            for text in texts
            for shaped in lines(text.words, text.style, room, self.mirrored)
        ]


def _style(row: Row) -> Style:
    return SMALL_BOLD if row.kind == "total" else SMALL


def _plain(row: Row, i: int) -> bool:
    return row.kind != "group" and isinstance(row.cells[i], str)


def table(flow: Flow, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Add a table to the flow."""
    flow.add(Table(columns, flow.mirrored).slabs(rows))
    flow.space(12)
