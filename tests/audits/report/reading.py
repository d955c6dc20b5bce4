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
        texts={int(a, 16): bytes.fromhex(b).decode("utf-16-be") for a, b in pairs if b != "ffff"},
        widths={int(first) + i: float(w) for i, w in enumerate(widths)},
        glyphs=descendant.CIDToGIDMap.read_bytes(),
        embedded="/FontFile2" in descendant.FontDescriptor,
    )


def _page(page: pikepdf.Page) -> list[Line]:
    named = {str(name): _font(font) for name, font in page.Resources.Font.items()}
    lines: list[Line] = []
    font, size, x, y, start = Font("", {}, {}, b"", False), 0.0, 0.0, 0.0, 0.0
    said: list[str] = []
    actual: str | None = None
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BT":
                said = []
            case "Tm":
                x, y = float(operands[4]), float(operands[5])
                start = x
            case "Tf":
                font, size = named[str(operands[0])], float(operands[1])
            case "BDC":
                actual = str(operands[1].ActualText)
                said.append(actual)
            case "EMC":
                actual = None
            case "TJ":
                for part in operands[0]:
                    if not isinstance(part, pikepdf.String):
                        x -= float(part) * size / 1000
                        continue
                    codes = bytes(part)
                    for i in range(0, len(codes), 2):
                        code = int.from_bytes(codes[i : i + 2], "big")
                        x += font.widths[code] * size / 1000
                        if actual is None:
                            said.append(font.texts[code])
            case "ET":
                spoken = "".join(said).replace(NOTHING, "")
                lines.append(Line(spoken, start, x, y, size))
    return lines
