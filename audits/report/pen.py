"""The pen that draws on a page, measured from the top and from the side where reading starts.

This is the one place that knows right from left: a mirrored pen turns every page round. All marks
on paper are made here; what they mean is decided by those who hold the pen.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from reportlab.pdfgen.canvas import Canvas

from audits.report.embedding import EmbeddedFace, utf16
from audits.report.faces import Face
from audits.report.palette import QUIET, WHITE, Ink, Style
from audits.report.shaping import Glyph, Run, Shaped, leftwards, shape

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89

# What the second and later glyphs of a cluster stand for, where /ActualText is not read.
NOTHING = "\u200b"

Side: TypeAlias = Literal["start", "middle", "end"]


class Pen:
    """Draws on the pages of one document; `x` runs from the start side, `y` down from the top."""

    def __init__(self, canvas: Canvas, mirrored: bool) -> None:
        self.canvas, self.mirrored = canvas, mirrored
        self.faces: dict[str, EmbeddedFace] = {}

    def write(self, text: str, style: Style, x: float, y: float, side: Side = "start") -> None:
        """Write one line with its baseline at `y` and its `side` at `x`."""
        shaped = shape(text, style.weight, leftwards(text, self.mirrored))
        self.line(shaped, style, x, y, side)

    def line(self, shaped: Shaped, style: Style, x: float, y: float, side: Side = "start") -> None:
        """Write a line that is already shaped."""
        wide = shaped.width * style.size / 1000
        start = x - {"start": 0.0, "middle": wide / 2, "end": wide}[side]
        operators = [
            f"BT {_colour(style.ink)} rg 1 0 0 1 {self._left(start, wide)} {self._up(y)} Tm"
        ]
        for run in shaped.runs:
            embedded = self._embedded(run.face)
            operators.append(f"/{embedded.name} {_number(style.size)} Tf")
            operators.extend(_shown(run, embedded, style.size))
        self.canvas.addLiteral(" ".join([*operators, "ET"]))

    def rule(self, x: float, y: float, length: float, ink: Ink, thickness: float = 0.5) -> None:
        """Draw a horizontal line."""
        self.box(x, y - thickness / 2, length, thickness, ink)

    def box(self, x: float, y: float, wide: float, high: float, ink: Ink) -> None:
        """Fill a rectangle whose top is at `y`."""
        corner = f"{self._left(x, wide)} {self._up(y + high)}"
        self.canvas.addLiteral(f"{_colour(ink)} rg {corner} {_number(wide)} {_number(high)} re f")

    def swatch(self, x: float, y: float, wide: float, high: float, ink: Ink) -> None:
        """Fill a rectangle, with an outline where its colour is the paper's."""
        self.box(x, y, wide, high, ink)
        if ink == WHITE:
            inner = max(wide - 0.5, 0.1)
            corner = f"{self._left(x + 0.25, inner)} {self._up(y + high - 0.25)}"
            self.canvas.addLiteral(
                f"0.5 w {_colour(QUIET)} RG {corner} {_number(inner)} {_number(high - 0.5)} re S"
            )

    def link(self, place: str, x: float, y: float, wide: float, high: float) -> None:
        """Make a rectangle lead to the place of that name."""
        left, top = float(self._left(x, wide)), PAGE_HEIGHT - y
        self.canvas.linkRect("", place, (left, top - high, left + wide, top), relative=0)

    def place(self, name: str, y: float) -> None:
        """Give the height `y` of this page a name that links lead to."""
        self.canvas.bookmarkHorizontalAbsolute(name, PAGE_HEIGHT - y)

    def outline(self, title: str, place: str, level: int) -> None:
        """Add a line to the outline that a reader shows beside the pages; level 0 is the top."""
        self.canvas.addOutlineEntry(title, place, level, closed=level == 0)

    def _left(self, x: float, wide: float) -> str:
        return _number(PAGE_WIDTH - x - wide if self.mirrored else x)

    def _up(self, y: float) -> str:
        return _number(PAGE_HEIGHT - y)

    def _embedded(self, face: Face) -> EmbeddedFace:
        if face.name not in self.faces:
            self.faces[face.name] = EmbeddedFace(face, f"F{len(self.faces) + 1}")
            self.canvas._doc.delayedFonts.append(self.faces[face.name])
        return self.faces[face.name]


def _shown(run: Run, embedded: EmbeddedFace, size: float) -> Iterator[str]:
    """The operators that show a run, each glyph exactly where HarfBuzz put it.

    Readers turn what is written leftwards round letter by letter, so there a cluster's glyphs stand
    for its first letter only, and a blank before them for each of the others.
    """
    pending = _Pending(run.face, embedded, size)
    for cluster in run.clusters:
        spoken = cluster.text[0] if cluster.leftwards else cluster.text
        for letter in reversed(cluster.text[len(spoken) :]):
            yield from pending.show(pending.blank, letter)
        if len(cluster.glyphs) == 1:
            yield from pending.show(cluster.glyphs[0], spoken)
            continue
        yield from pending.flush()
        yield f"/Span <</ActualText <feff{utf16(spoken)}>>> BDC"
        # Readers take a letter to run from its first glyph to its last: blanks mark its true ends.
        for index, glyph in enumerate((pending.blank, *cluster.glyphs, pending.blank)):
            yield from pending.show(glyph, NOTHING if index else spoken)
        yield from pending.flush()
        yield "EMC"
    yield from pending.flush()
    if pending.rise:
        yield "0 Ts"


class _Pending:
    """Glyphs and moves that wait to be shown by one operator."""

    def __init__(self, face: Face, embedded: EmbeddedFace, size: float) -> None:
        self.face, self.embedded, self.size = face, embedded, size
        self.blank = Glyph(face.blank, 0, 0, 0)
        self.parts: list[str] = []
        self.codes = ""
        self.moved = self.rise = 0

    def show(self, glyph: Glyph, text: str) -> Iterator[str]:
        """Add a glyph that reads back as `text`; yields what a change of height completes."""
        if glyph.up != self.rise:
            yield from self.flush()
            self.rise = glyph.up
            yield f"{_number(glyph.up * self.size / 1000)} Ts"
        self.moved += glyph.across
        self._place()
        self.codes += self.embedded.code(glyph.number, text)
        self.moved = glyph.advance - glyph.across - self.face.width(glyph.number)

    def flush(self) -> Iterator[str]:
        """Yield the operator that shows everything so far."""
        self._place()
        if self.codes:
            self.parts.append(f"<{self.codes}>")
        if self.parts:
            yield f"[{' '.join(self.parts)}] TJ"
        self.parts, self.codes = [], ""

    def _place(self) -> None:
        """Make the pending move part of what is shown: positive numbers move leftwards."""
        if not self.moved:
            return
        if self.codes:
            self.parts.append(f"<{self.codes}>")
        self.parts.append(str(-self.moved))
        self.codes, self.moved = "", 0


def _number(value: float) -> str:
    """A number as PDF has it: at most three decimals, no exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _colour(ink: Ink) -> str:
    return " ".join(_number(part) for part in ink)
