"""The typefaces of the report: one Noto face a script and weight, opened once a process.

Which face a character gets is decided here; shaping is in shaping.py, writing faces into a file in
embedding.py. The files and their licence are in audits/fonts.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import uharfbuzz as hb
from fontTools import unicodedata as scripts

Weight: TypeAlias = Literal["regular", "bold", "title"]

FOLDER = Path(__file__).parent.parent / "fonts"
LATIN: dict[Weight, str] = {
    "regular": "NotoSans-Regular",
    "bold": "NotoSans-Bold",
    "title": "NotoSerif-Regular",
}
IN_TWO_WEIGHTS = {"Arab": "Arabic", "Beng": "Bengali", "Deva": "Devanagari", "Thai": "Thai"}
IN_ONE_WEIGHT = {
    "Khmr": "Khmer",
    "Laoo": "Lao",
    "Mymr": "Myanmar",
    "Sinh": "Sinhala",
    "Taml": "Tamil",
}
# Where Latin has no glyph for a sign that scripts share: arrows and operators, the Arabic comma,
# the danda, the taka's sign and the baht's.
SIGNS = (
    "NotoSansMath-Regular",
    "NotoSansArabic-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansBengali-Regular",
    "NotoSansThai-Regular",
)
COMMON = frozenset(("Zyyy", "Zinh", "Zzzz"))
PLAIN = re.compile(r"[\x20-\x7e\xa0-\u024f\u2010-\u2022]*")


class Face:
    """One font file, measured in thousandths of the type size."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.face = hb.Face(hb.Blob.from_file_path(str(FOLDER / f"{name}.ttf")))
        self.characters = frozenset(self.face.unicodes)
        self.font = hb.Font(self.face)
        self.font.scale = (1000, 1000)
        # A glyph without ink or width, for what must be read but has no shape of its own.
        self.blank = self.font.get_nominal_glyph(0x200B) or self.font.get_nominal_glyph(0x20)
        self.width = cache(self.font.get_glyph_h_advance)

    def covers(self, character: str) -> bool:
        """Whether the face has a glyph for `character`."""
        return ord(character) in self.characters


@cache
def open_face(name: str) -> Face:
    """The face of that file name, read on first use."""
    return Face(name)


@cache
def script_of(character: str) -> str:
    """The ISO 15924 code of the script that `character` belongs to."""
    return str(scripts.script(character))


@cache
def face_for(script: str, weight: Weight) -> Face:
    """The face for `script`: its bold is also its title; Latin's serves scripts without a face."""
    if script in IN_TWO_WEIGHTS:
        suffix = "Regular" if weight == "regular" else "Bold"
        return open_face(f"NotoSans{IN_TWO_WEIGHTS[script]}-{suffix}")
    if script in IN_ONE_WEIGHT:
        return open_face(f"NotoSans{IN_ONE_WEIGHT[script]}-Regular")
    return open_face(LATIN[weight])


def stretches(text: str, weight: Weight) -> Iterator[tuple[int, int, Face]]:
    """The stretches of `text`, as start, end and face, in the order of the text.

    Characters that all scripts share (spaces, stops, joiners) stay with the face before them if it
    has them; ASCII digits are always Latin's, so that columns of figures agree.
    """
    latin = open_face(LATIN[weight])
    if PLAIN.fullmatch(text):
        yield 0, len(text), latin
        return
    start, current = 0, _first_face(text, weight)
    for index, character in enumerate(text):
        wanted = _wanted(character, current, latin, weight)
        if wanted is not current:
            if index > start:
                yield start, index, current
            start, current = index, wanted
    yield start, len(text), current


def _first_face(text: str, weight: Weight) -> Face:
    script = next((s for s in map(script_of, text) if s not in COMMON), "Latn")
    return face_for(script, weight)


def _wanted(character: str, current: Face, latin: Face, weight: Weight) -> Face:
    """The face for `character` after one of the `current` face."""
    script = script_of(character)
    # Marks and joiners have no shape of their own and never change the face.
    if script == "Zinh":
        return current
    if script not in COMMON:
        face = face_for(script, weight)
    elif "0" <= character <= "9" or current.name == SIGNS[0] or not current.covers(character):
        face = latin
    else:
        face = current
    if face.covers(character) or (script not in COMMON and face is not latin):
        return face
    others = (open_face(name) for name in SIGNS)
    return next((other for other in others if other.covers(character)), face)
