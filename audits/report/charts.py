"""The charts: bars of shares and columns of sums, drawn with the pen and readable in grey.

Each says its numbers in words beside the picture, so that nothing has to be measured by eye.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from audits.report.flow import END, START, WIDTH, Flow, Slab, baseline
from audits.report.palette import (
    BARS,
    FAINT,
    LINE,
    SMALL,
    SMALL_BOLD,
    SMALL_QUIET,
    Ink,
)
from audits.report.pen import Pen
from audits.report.typography import lines

LABELS = 132.0
REMARKS = 118.0
BAR = 13.0
HIGH = 92.0


@dataclass(frozen=True)
class Bar:
    """A bar of segments, each a count in a colour; `remark` stands at its end."""

    label: str
    segments: tuple[tuple[int, Ink], ...]
    remark: str


@dataclass(frozen=True)
class Month:
    """A column of one month; `shown` is its sum in words."""

    year: int
    month: int
    amount: int
    shown: str


def legend(flow: Flow, entries: Sequence[tuple[str, Ink]]) -> None:
    """Add what the colours mean, above the bars that use them."""

    def draw(pen: Pen, y: float) -> None:
        x = START + LABELS
        for label, ink in entries:
            pen.swatch(x, y + 2, 9, 9, ink)
            pen.write(label, SMALL_QUIET, x + 14, y + baseline(SMALL_QUIET))
            x += 14 + lines(label, SMALL_QUIET, WIDTH)[0].width * SMALL_QUIET.size / 1000 + 18

    flow.slabs.append(Slab(20, draw, keep=True))


def bars(flow: Flow, rows: Sequence[Bar]) -> None:
    """Add horizontal bars, each as long as the others: its segments are shares of its own sum."""
    for place, bar in enumerate(rows):
        flow.slabs.append(_bar(flow, bar, place + 1 < len(rows)))
    flow.space(14)


def _bar(flow: Flow, bar: Bar, keep: bool) -> Slab:
    names = lines(bar.label, SMALL_BOLD, LABELS - 10, flow.mirrored)
    remarks = lines(bar.remark, SMALL, REMARKS - 10, flow.mirrored)
    high = max(len(names), len(remarks)) * SMALL.leading + 9
    whole = sum(count for count, _ in bar.segments)
    room = WIDTH - LABELS - REMARKS

    def draw(pen: Pen, y: float) -> None:
        for k, line in enumerate(names):
            pen.line(line, SMALL_BOLD, START, y + k * SMALL.leading + baseline(SMALL_BOLD))
        for k, line in enumerate(remarks):
            at = y + k * SMALL.leading + baseline(SMALL)
            pen.line(line, SMALL, END - REMARKS + 10, at)
        x = START + LABELS
        for count, ink in bar.segments:
            wide = room * count / whole if whole else 0.0
            if wide:
                pen.swatch(x, y, wide, BAR, ink)
            x += wide

    return Slab(high, draw, keep=keep)


def month_columns(flow: Flow, title: str, highest: str, months: Sequence[Month]) -> None:
    """Add columns of sums by month, all of one currency; `highest` is the largest sum in words."""
    most = max(month.amount for month in months)
    step = WIDTH / max(len(months), 6)
    wide = min(step * 0.62, 34.0)

    def draw(pen: Pen, y: float) -> None:
        pen.write(title, SMALL_BOLD, START, y + baseline(SMALL_BOLD))
        pen.write(highest, SMALL_QUIET, END, y + baseline(SMALL_BOLD), "end")
        top, foot = y + 24, y + 24 + HIGH
        for share in (0.25, 0.5, 0.75, 1.0):
            pen.rule(START, foot - HIGH * share, WIDTH, FAINT, 0.4)
        for i, month in enumerate(months):
            x = START + i * step + (step - wide) / 2
            tall = (foot - top) * month.amount / most if most else 0.0
            if month.amount:
                pen.box(x, foot - tall, wide, max(tall, 0.6), BARS)
            middle = x + wide / 2
            pen.write(f"{month.month:02d}", SMALL_QUIET, middle, foot + 11, "middle")
            if i == 0 or month.month == 1:
                pen.write(str(month.year), SMALL_QUIET, middle, foot + 21, "middle")
        pen.rule(START, foot, WIDTH, LINE, 0.8)

    flow.slabs.append(Slab(HIGH + 52, draw))
    flow.space(6)
