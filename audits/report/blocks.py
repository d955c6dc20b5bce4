"""Blocks that several parts share: lists of facts, key figures, the lines of the contents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audits.report.flow import END, START, WIDTH, Flow, Heading, Slab, baseline
from audits.report.palette import (
    BODY_BOLD,
    DEEP,
    FIGURE,
    LABEL,
    LINE,
    PANEL,
    SMALL,
    SMALL_BOLD,
    SMALL_QUIET,
)
from audits.report.pen import Pen
from audits.report.table import Column, Row, table
from audits.report.typography import Text, lines, width

LABELS = 128.0


@dataclass(frozen=True)
class KeyFigure:
    """A figure that stands out, what it counts, and a remark below it."""

    figure: str
    label: str
    remark: str = ""


def facts(flow: Flow, pairs: Sequence[tuple[str, str]]) -> None:
    """Add a list of labels and values under hairlines; a value may have several lines."""
    columns = (Column("", LABELS), Column("", WIDTH - LABELS))
    table(flow, columns, [Row((Text(label, LABEL), value)) for label, value in pairs])


def key_figures(flow: Flow, figures: Sequence[KeyFigure]) -> None:
    """Add key figures side by side on a tinted ground."""
    gap = 8.0
    wide = (WIDTH - gap * (len(figures) - 1)) / len(figures)
    labels = [lines(f.label, SMALL_BOLD, wide - 20, flow.mirrored) for f in figures]
    remarks = [
        lines(f.remark, SMALL_QUIET, wide - 20, flow.mirrored) if f.remark else () for f in figures
    ]
    under = max(map(len, labels)) * SMALL_BOLD.leading
    high = 22 + FIGURE.leading + under + max(map(len, remarks)) * SMALL_QUIET.leading

    def draw(pen: Pen, y: float) -> None:
        for i, figure in enumerate(figures):
            x = START + i * (wide + gap)
            pen.box(x, y, wide, high, PANEL)
            pen.box(x, y, wide, 1.6, DEEP)
            x, at = x + 10, y + 10
            pen.write(figure.figure, FIGURE, x, at + baseline(FIGURE))
            at += FIGURE.leading
            for k, line in enumerate(labels[i]):
                below = k * SMALL_BOLD.leading + baseline(SMALL_BOLD)
                pen.line(line, SMALL_BOLD, x, at + below)
            at += under + 1
            for k, line in enumerate(remarks[i]):
                below = k * SMALL_QUIET.leading + baseline(SMALL_QUIET)
                pen.line(line, SMALL_QUIET, x, at + below)

    flow.slabs.append(Slab(high, draw))
    flow.space(14)


def contents_lines(flow: Flow, headings: Sequence[Heading], pages: Mapping[str, int]) -> None:
    """Add a line for each heading; `pages` is filled by the time that they are drawn."""
    flow.add(_contents_line(flow, heading, pages) for heading in headings)


def _contents_line(flow: Flow, heading: Heading, pages: Mapping[str, int]) -> Slab:
    style, above = (BODY_BOLD, 3.0) if heading.level == 0 else (SMALL, 0.0)
    indent = 20.0 * heading.level
    found = lines(heading.title, style, WIDTH - 50 - indent, flow.mirrored)

    def draw(pen: Pen, y: float) -> None:
        at = y + above + baseline(style)
        for k, line in enumerate(found):
            pen.line(line, style, START + indent, at + k * style.leading)
        at += (len(found) - 1) * style.leading
        page = str(pages[heading.place])
        pen.write(page, style, END, at, "end")
        after = START + indent + found[-1].width * style.size / 1000 + 8
        pen.rule(after, at, END - width(page, style) - 8 - after, LINE, 0.4)
        pen.link(heading.place, START, y + above, WIDTH, len(found) * style.leading)

    return Slab(above + len(found) * style.leading + 0.8, draw)
