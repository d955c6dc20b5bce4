"""Columns of figures: decimal points under each other, currency codes in line before them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from audits.report.palette import SMALL_QUIET, Style
from audits.report.pen import Pen
from audits.report.typography import width

CODE_GAP = 5.0
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Figures:
    """How wide the widest whole part and the widest fraction of a column are, in points."""

    whole: float
    fraction: float

    def draw(self, pen: Pen, figure: str, place: tuple[float, float, float], style: Style) -> None:
        """Write a figure on its decimal point; a column that is too narrow is set smaller.

        `place` is the start of the column, the baseline and the width of the column.
        """
        x, at, wide = place
        code, _, number = figure.rpartition(NO_BREAK)
        taken = width(code, SMALL_QUIET) + CODE_GAP if code else 0.0
        need = self.whole + self.fraction
        scale = min(1.0, (wide - taken) / need) if need else 1.0
        slack = self.fraction - width(fraction_of(number), style)
        pen.write(
            number, replace(style, size=style.size * scale), x + wide - slack * scale, at, "end"
        )
        if code:
            pen.write(code, SMALL_QUIET, x + wide - need * scale - taken, at)


def measure(figures: Iterable[tuple[str, Style]]) -> Figures:
    """What the figures of a column, each with its style, need."""
    numbers = [(figure.rpartition(NO_BREAK)[2], style) for figure, style in figures]
    fractions = [width(fraction_of(number), style) for number, style in numbers]
    wholes = [width(number.removesuffix(fraction_of(number)), style) for number, style in numbers]
    return Figures(max(wholes, default=0.0), max(fractions, default=0.0))


def fraction_of(number: str) -> str:
    """The decimal point of a number and what follows it; "" for a whole number."""
    _, point, fraction = number.rpartition(".")
    return point + fraction if point else ""
