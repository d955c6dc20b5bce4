"""Tables: rows as slabs over a grid of columns, the header again wherever a page begins.

A row of usual size is never cut; a very long one is, with its lines in step across the columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from audits.report.figures import Figures, measure
from audits.report.flow import START, WIDTH, Flow, Slab, baseline, together
from audits.report.grid import DENSE, ROOMY, Column, Grid, Look
from audits.report.palette import DEEP, FAINT, LINE, PANEL, Style
from audits.report.pen import Pen
from audits.report.shaping import Shaped, shape
from audits.report.typography import Text, lines

__all__ = ["DENSE", "ROOMY", "Cell", "Column", "Row", "Table", "table"]

Cell: TypeAlias = str | Text | tuple[str | Text, ...]
Kind: TypeAlias = Literal["row", "group", "band", "wide", "total"]

# A row of more lines may be cut; a table that is not higher stays on one page.
LONGEST_WHOLE = 14
SHORT = 190.0


@dataclass(frozen=True)
class Row:
    """Cells of one row.

    A `group` is a heading within the table, and so is a `band`, whose cells stand on the table's
    second grid; a `wide` row has one cell over the whole width. A `joined` row has no rule below
    and stays with the next one.
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
    """Lays rows out in columns; `band` are the columns of bands, titled above the others."""

    def __init__(
        self,
        columns: Sequence[Column],
        mirrored: bool,
        look: Look = ROOMY,
        band: Sequence[Column] = (),
    ) -> None:
        self.look, self.mirrored = look, mirrored
        self.grid = Grid(columns, look, mirrored)
        self.band = Grid(band, look, mirrored)
        self.wide = Grid([Column("", 1)], look, mirrored)

    def slabs(self, rows: Sequence[Row]) -> list[Slab]:
        """The table as slabs; no header is left without a row, no last row without another."""
        header = (*self.band.header(last=False), *self.grid.header())
        figures = {kind: self._figures(rows, kind) for kind in ("row", "band", "wide")}
        result = [replace(slab, keep=True) for slab in header]
        group: tuple[Slab, ...] = ()
        for place, row in enumerate(rows):
            if row.kind == "group":
                opening = self._group(row, header)
                result.append(opening)
                group = (replace(opening, header=()),)
                continue
            if row.kind == "band":
                opened = self._row(row, figures["band"], header, True)
                group = (*(group if place and rows[place - 1].kind == "band" else ()), *opened)
                result.extend(replace(slab, keep=True) for slab in opened)
                continue
            before_total = place + 1 < len(rows) and rows[place + 1].kind == "total"
            keep = row.joined or before_total or place in (0, len(rows) - 2)
            keep = keep and place + 1 < len(rows)
            known = figures["wide" if row.kind == "wide" else "row"]
            result.extend(self._row(row, known, (*header, *group), keep))
        if sum(slab.height for slab in result) <= SHORT:
            result = [replace(slab, keep=True) for slab in result[:-1]] + result[-1:]
        return result

    def _grid(self, kind: str) -> Grid:
        return {"band": self.band, "wide": self.wide}.get(kind, self.grid)

    def _figures(self, rows: Sequence[Row], kind: str) -> list[Figures]:
        """What the figures of each column need; nothing for columns of words."""
        grid = self._grid(kind)
        mine = [row for row in rows if row.kind != "group" and self._grid(row.kind) is grid]
        return [
            measure(
                (str(row.cells[i]), self._style(row))
                for row in mine
                if column.align == "figure" and isinstance(row.cells[i], str)
            )
            for i, column in enumerate(grid.columns)
        ]

    def _row(
        self, row: Row, figures: list[Figures], header: tuple[Slab, ...], keep: bool
    ) -> list[Slab]:
        grid, base = self._grid(row.kind), self._style(row)
        cells = [self._cell(row, i, base) for i in range(len(grid.columns))]
        count = max(map(len, cells))
        leading, padding = base.leading, self.look.padding
        if row.joined:
            padding = min(padding, 2.0)

        def slab(k: int) -> Slab:
            first, last = k == 0, k == count - 1
            above, below = padding * first, (0.5 if row.joined else padding) * last

            def draw(pen: Pen, y: float) -> None:
                if row.kind == "band":
                    pen.box(START, y, WIDTH, above + leading + below, PANEL)
                if first and row.kind == "total":
                    pen.rule(START, y, WIDTH, DEEP, 0.6)
                for i, cell in enumerate(cells):
                    if k < len(cell):
                        at = y + above + baseline(base)
                        self._draw_line(pen, cell[k], (grid, i, at), figures[i])
                if last and not row.joined and row.kind != "band":
                    pen.rule(START, y + above + leading + below, WIDTH, LINE, 0.4)

            return Slab(above + leading + below, draw, header=header, keep=keep and last)

        made = [slab(k) for k in range(count)]
        edge = count if count <= LONGEST_WHOLE else 3
        return together(made, edge)

    def _draw_line(
        self, pen: Pen, line: _Line, place: tuple[Grid, int, float], figures: Figures
    ) -> None:
        grid, i, at = place
        x, wide = grid.starts[i], grid.widths[i]
        if line.figure:
            figures.draw(pen, line.figure, (x, at, wide), line.style)
        elif grid.columns[i].align == "start":
            pen.line(line.shaped, line.style, x, at)
        else:
            pen.line(line.shaped, line.style, x + wide, at, "end")

    def _group(self, row: Row, header: tuple[Slab, ...]) -> Slab:
        strong, padding = self.look.strong, self.look.padding
        found = self._lines(row.cells[0], WIDTH - 12, replace(strong, ink=DEEP))
        high = len(found) * strong.leading + 2 * padding

        def draw(pen: Pen, y: float) -> None:
            pen.box(START, y, WIDTH, high, PANEL)
            for k, line in enumerate(found):
                at = y + padding + k * strong.leading + baseline(strong)
                pen.line(line.shaped, line.style, START + 6, at)
            pen.rule(START, y + high, WIDTH, FAINT, 0.4)

        return Slab(high, draw, keep=True, header=header)

    def _cell(self, row: Row, i: int, base: Style) -> list[_Line]:
        cell, grid = row.cells[i], self._grid(row.kind)
        # A figure is one line whatever its width: it is made smaller, never broken.
        if grid.columns[i].align == "figure" and isinstance(cell, str):
            return [_Line(shape(cell, base.weight), base, cell)]
        return self._lines(cell, grid.widths[i], base)

    def _lines(self, cell: Cell, room: float, base: Style) -> list[_Line]:
        parts = cell if isinstance(cell, tuple) else (cell,)
        texts = [part if isinstance(part, Text) else Text(part, base) for part in parts]
        return [
            _Line(shaped, text.style)
            for text in texts
            for shaped in lines(text.words, text.style, room, self.mirrored)
        ]

    def _style(self, row: Row) -> Style:
        return self.look.strong if row.kind == "total" else self.look.text


def table(flow: Flow, columns: Sequence[Column], rows: Sequence[Row], look: Look = ROOMY) -> None:
    """Add a table to the flow."""
    flow.add(Table(columns, flow.mirrored, look).slabs(rows))
    flow.space(12)
