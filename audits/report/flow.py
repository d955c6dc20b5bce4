"""The flow of a report: slabs from top to bottom, and how they fall into pages.

A slab is a strip of the page that is never cut. Headings, lines of text and rows of tables all
become slabs; what must stay together says so. What the slabs mean is not known here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from audits.report.palette import (
    BODY,
    DEEP,
    LINE,
    NOTE,
    PART,
    SECTION,
    Ink,
    Style,
)
from audits.report.pen import PAGE_HEIGHT, PAGE_WIDTH, Pen
from audits.report.shaping import Shaped, leftwards
from audits.report.typography import lines

START, END = 62.0, PAGE_WIDTH - 56.0
TOP, BOTTOM = 84.0, PAGE_HEIGHT - 74.0
WIDTH = END - START


@dataclass(frozen=True)
class Slab:
    """A strip of `height` points; `draw` gets the pen and the height of its top on the page.

    `keep`: the next slab stays on the same page. `gap`: it is only white and vanishes at the top
    of a page. `header`: what is repeated above it where it opens a page. `place` names it for
    links. `fresh`: it opens a new page. `room`: it wants so much left on the page below it.
    """

    height: float
    draw: Callable[[Pen, float], None]
    keep: bool = False
    gap: bool = False
    header: tuple["Slab", ...] = ()
    place: str = ""
    fresh: bool = False
    room: float = 0.0


@dataclass(frozen=True)
class Heading:
    """A heading of the contents: level 0 is a part, 1 a section; `place` is where it stands."""

    level: int
    title: str
    place: str


def nothing(_pen: Pen, _y: float) -> None:
    """Draw white."""


def baseline(style: Style) -> float:
    """How far below the top of its line a text's baseline lies, in points."""
    return (style.leading - style.size) / 2 + style.size * 0.82


@dataclass
class Flow:
    """Collects slabs as the parts write them; `mirrored` pages start at the right.

    `name` begins the names of its places, so that two flows of one document do not share any.
    """

    mirrored: bool
    name: str = "part"
    slabs: list[Slab] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)

    def add(self, slabs: Iterable[Slab]) -> None:
        """Append slabs that were made elsewhere."""
        self.slabs.extend(slabs)

    def space(self, height: float) -> None:
        """Leave white space, except at the top of a page."""
        self.slabs.append(Slab(height, nothing, gap=True))

    def part(self, title: str, fresh: bool = False) -> None:
        """Begin a part of the report: a large heading over a rule, listed in the contents."""
        if not fresh:
            self.space(38)
        self._heading(Heading(0, title, f"{self.name}-{len(self.headings)}"), PART, fresh)
        self.add([Slab(15, lambda pen, y: pen.rule(START, y + 5, WIDTH, DEEP, 0.8), keep=True)])

    def section(self, title: str) -> None:
        """Begin a section of a part, listed in the contents."""
        # A part's title stays with the first of its sections.
        opening = bool(self.slabs) and self.slabs[-1].keep
        self.slabs.append(Slab(18, nothing, keep=opening, gap=True))
        self._heading(Heading(1, title, f"{self.name}-{len(self.headings)}"), SECTION, False)
        self.add([Slab(3, nothing, keep=True)])

    def _heading(self, heading: Heading, style: Style, fresh: bool) -> None:
        self.headings.append(heading)

        def announce(pen: Pen, y: float) -> None:
            pen.place(heading.place, y - 12)
            pen.outline(heading.title, heading.place, heading.level)

        first, *rest = self.lines_of(heading.title, style)

        def draw(pen: Pen, y: float) -> None:
            announce(pen, y)
            first.draw(pen, y)

        room = 110.0 if heading.level == 0 else 70.0
        self.slabs.append(
            replace(first, draw=draw, keep=True, place=heading.place, fresh=fresh, room=room)
        )
        self.slabs.extend(replace(slab, keep=True) for slab in rest)

    def prose(self, text: str, style: Style = BODY, after: float = 7, keep: bool = False) -> None:
        """Write paragraphs; `keep` holds the last one to what follows."""
        slabs = together(self.lines_of(text, style), 2)
        if keep:
            slabs = [replace(slab, keep=True) for slab in slabs]
        self.add(slabs)
        self.slabs.append(Slab(after, nothing, gap=not keep, keep=keep))

    def note(self, text: str) -> None:
        """Write a remark in small quiet type."""
        self.prose(text, NOTE)

    def bullets(self, texts: Iterable[str], style: Style = BODY) -> None:
        """Write a list, each entry after a small mark."""
        for text in texts:
            first, *rest = self.lines_of(text, style, indent=14)

            def draw(pen: Pen, y: float, line: Slab = first) -> None:
                pen.box(START + 2, y + style.leading / 2 - 1.2, 3, 3, DEEP)
                line.draw(pen, y)

            self.add(together([replace(first, draw=draw), *rest], 2))
            self.space(3)
        self.space(5)

    def quote(self, text: str, style: Style = BODY) -> None:
        """Write words of others beside a bar, from the side where their script starts."""
        if not text.strip():
            return
        against = leftwards(text, self.mirrored) != self.mirrored
        inside = self.lines_of(text, style, indent=16, narrower=16, against=against)
        for slab in together(inside, 2):

            def draw(pen: Pen, y: float, line: Slab = slab) -> None:
                pen.box(END - 2.2 if against else START, y, 2.2, line.height, LINE)
                line.draw(pen, y)

            self.slabs.append(replace(slab, draw=draw))
        self.space(8)

    def panel(self, text: str, style: Style, ground: Ink) -> None:
        """Write a short text on a tinted ground, never cut."""
        inside = self.lines_of(text, style, indent=14, narrower=14)
        high = sum(slab.height for slab in inside) + 18

        def draw(pen: Pen, y: float) -> None:
            pen.box(START, y, WIDTH, high, ground)
            y += 9
            for slab in inside:
                slab.draw(pen, y)
                y += slab.height

        self.slabs.append(Slab(high, draw))
        self.space(10)

    def lines_of(
        self,
        text: str,
        style: Style,
        indent: float = 0,
        narrower: float = 0,
        against: bool = False,
    ) -> list[Slab]:
        """The lines of a text as slabs; `against` puts them at the other side."""
        room = WIDTH - indent - narrower

        def slab(line: Shaped) -> Slab:
            def draw(pen: Pen, y: float) -> None:
                if against:
                    pen.line(line, style, END - narrower, y + baseline(style), "end")
                else:
                    pen.line(line, style, START + indent, y + baseline(style))

            return Slab(style.leading, draw)

        return [slab(line) for line in lines(text, style, room, self.mirrored)]


def together(slabs: list[Slab], edge: int) -> list[Slab]:
    """The slabs with at least `edge` of them on either side of a cut."""
    last = len(slabs) - 1
    return [
        replace(slab, keep=slab.keep or (i < last and not edge - 1 <= i <= last - edge))
        for i, slab in enumerate(slabs)
    ]


def paginate(slabs: Iterable[Slab]) -> list[list[Slab]]:
    """The slabs of each page, none cut and kept ones together wherever a page can hold them."""
    pages: list[list[Slab]] = [[]]
    left = BOTTOM - TOP
    for chain in _chains(slabs):
        high = sum(slab.height for slab in chain)
        wanted = max(high, *(slab.room for slab in chain))
        if pages[-1] and (chain[0].fresh or wanted > left):
            pages.append([])
            left = BOTTOM - TOP
        for slab in chain:
            if pages[-1] and slab.height > left:
                pages.append([])
                left = BOTTOM - TOP
            opening = slab.header if not pages[-1] else ()
            for piece in (*opening, slab):
                if pages[-1] or not piece.gap:
                    pages[-1].append(piece)
                    left -= piece.height
    return [page for page in pages if page]


def _chains(slabs: Iterable[Slab]) -> Iterator[list[Slab]]:
    """Runs of slabs that stay together."""
    chain: list[Slab] = []
    for slab in slabs:
        if chain and (slab.fresh or not chain[-1].keep):
            yield chain
            chain = []
        chain.append(slab)
    if chain:
        yield chain


def places(pages: list[list[Slab]]) -> dict[str, int]:
    """The number of the page on which each named place stands; the first page is 1."""
    return {
        slab.place: number
        for number, page in enumerate(pages, start=1)
        for slab in page
        if slab.place
    }
