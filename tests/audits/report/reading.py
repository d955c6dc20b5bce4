"""Reads a report back: what each line says, where it stands, and what the file is made of.

Written against the PDF standard and not against the code that writes: codes are looked up in
/ToUnicode, widths in /W, and /ActualText goes before both.
"""

import re
from dataclasses import dataclass
from io import BytesIO

import pikepdf

NOTHING = "\u200b"


@dataclass(frozen=True)
class Line:
    """A line in the order in which the eye meets it, from the left; y grows upwards."""

    text: str
    left: float
    right: float
    y: float
    size: float


@dataclass
class Font:
    """What a reader needs of an embedded font."""

    base: str
    texts: dict[int, str]
    widths: dict[int, float]
    glyphs: bytes
    embedded: bool


def read(pdf: bytes) -> list[list[Line]]:
    """The lines of every page."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [_page(page) for page in document.pages]


def text(pdf: bytes) -> str:
    """All lines of all pages, one after another."""
    return "\n".join(line.text for page in read(pdf) for line in page)


def fonts(pdf: bytes) -> dict[str, Font]:
    """Every font that a page of the file names."""
    with pikepdf.open(BytesIO(pdf)) as document:
        found = [
            (str(name), font)
            for page in document.pages
            for name, font in page.Resources.Font.items()
        ]
        return {name: _font(font) for name, font in found}


def _font(font: pikepdf.Object) -> Font:
    descendant = font.DescendantFonts[0]
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<([0-9a-f]{4})> <([0-9a-f]+)>$", cmap, re.MULTILINE)
    first, widths = descendant.W[0], list(descendant.W[1])
    return Font(
        base=str(font.BaseFont),
        texts={int(a, 16): bytes.fromhex(b).decode("utf-16-be") for a, b in pairs if a != "0000"},
        widths={int(first) + i: float(w) for i, w in enumerate(widths)},
        glyphs=descendant.CIDToGIDMap.read_bytes(),
        embedded="/FontFile2" in descendant.FontDescriptor,
    )


class _Reader:
    """Follows the operators of one page's content."""

    def __init__(self, named: dict[str, Font]) -> None:
        self.named = named
        self.lines: list[Line] = []
        self.font, self.size = Font("", {}, {}, b"", False), 0.0
        self.start = self.x = self.y = 0.0
        self.said: list[str] = []
        self.actual = False

    def follow(self, operator: str, operands: list[pikepdf.Object]) -> None:
        match operator:
            case "BT":
                self.said = []
            case "Tm":
                self.start = self.x = float(operands[4])
                self.y = float(operands[5])
            case "Tf":
                self.font, self.size = self.named[str(operands[0])], float(operands[1])
            case "BDC":
                self.actual = True
                self.said.append(str(operands[1].ActualText))
            case "EMC":
                self.actual = False
            case "TJ":
                for part in operands[0]:
                    self.show(part)
            case "ET":
                spoken = "".join(self.said).replace(NOTHING, "")
                self.lines.append(Line(spoken, self.start, self.x, self.y, self.size))

    def show(self, part: pikepdf.Object) -> None:
        if not isinstance(part, pikepdf.String):
            self.x -= float(part) * self.size / 1000
            return
        codes = bytes(part)
        for high, low in zip(codes[::2], codes[1::2], strict=True):
            code = high * 256 + low
            self.x += self.font.widths[code] * self.size / 1000
            if not self.actual:
                self.said.append(self.font.texts[code])


def _page(page: pikepdf.Page) -> list[Line]:
    reader = _Reader({str(name): _font(font) for name, font in page.Resources.Font.items()})
    for operands, operator in pikepdf.parse_content_stream(page):
        reader.follow(str(operator), list(operands))
    return reader.lines
