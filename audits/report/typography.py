"""Texts broken into lines: where a line may end, and how wide it is.

A line ends at a space; a word that is wider than the whole line ends after a sign such as a hyphen
or, failing that, between two letters. Thai, Lao, Khmer and Burmese write no spaces between words:
a long stretch of them ends between two letter groups.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from audits.report.faces import Weight
from audits.report.palette import Style
from audits.report.shaping import Shaped, leftwards, shape

# Up to this length a text is first tried as one line, which most cells of tables are.
SHORT = 60
SPACES = " \t\n\r\u2028"
AFTER_SIGNS = re.compile(r"(?<=[-/_#:.,@?&=\u2010\u2013\u2014])(?=\w)")
BEFORE_A_LETTER = "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"
AFTER_A_LETTER = "\u0e30\u0e32\u0e33\u0e45\u0e46\u0e2f\u0eb0\u0eb2\u0eb3\u0ec6"
JOINERS = "\u200c\u200d\u2060"


@dataclass(frozen=True, slots=True)
class Text:
    """Words and how they are set."""

    words: str
    style: Style


VIRAMA = 9
"""The combining class of the signs that join an Indic letter to the next."""


def width(text: str, style: Style, mirrored: bool = False) -> float:
    """How wide one line of `text` is, in points."""
    return shape(text, style.weight, mirrored).width * style.size / 1000


def lines(text: str, style: Style, room: float, mirrored: bool = False) -> tuple[Shaped, ...]:
    """The lines of `text`, none wider than `room` points; at least one, which may be empty.

    Each paragraph runs in the direction of its own first letter, on a `mirrored` page too.
    """
    return _lines(text, style.weight, int(room * 1000 / style.size), mirrored)


@lru_cache(maxsize=20_000)
def _lines(text: str, weight: Weight, room: int, mirrored: bool) -> tuple[Shaped, ...]:
    return tuple(
        shape(line, weight, leftwards(paragraph, mirrored))
        for paragraph in text.split("\n")
        for line in _filled(paragraph, weight, room)
    )


def _filled(paragraph: str, weight: Weight, room: int) -> Iterator[str]:
    """The paragraph's lines, each as full as it can be."""
    whole = paragraph.strip(SPACES)
    if len(whole) < SHORT and shape(whole, weight).width <= room:
        yield whole
        return
    space = shape(" ", weight).width
    line: list[str] = []
    used = 0
    for word in re.split(f"[{SPACES}]+", paragraph.strip(SPACES)):
        for place, piece in enumerate(_fitting(word, weight, room)):
            wide = shape(piece, weight).width
            if line and (place or used + space + wide > room):
                yield " ".join(line)
                line, used = [], 0
            used += wide + (space if line else 0)
            line.append(piece)
    yield " ".join(line)


def _fitting(word: str, weight: Weight, room: int) -> Iterator[str]:
    """The word itself where it fits on a line, else the largest pieces of it that do."""
    if shape(word, weight).width <= room:
        yield word
        return
    piece = ""
    for part in AFTER_SIGNS.split(word):
        if piece and shape(piece + part, weight).width > room:
            yield piece
            piece = ""
        for group in _pieces(part, weight, room):
            if piece and shape(piece + group, weight).width > room:
                yield piece
                piece = ""
            piece += group
    yield piece


def _pieces(part: str, weight: Weight, room: int) -> Iterator[str]:
    """The part where it fits on a line, else its letter groups; too wide a group in its letters."""
    if shape(part, weight).width <= room:
        yield part
        return
    for group in letter_groups(part):
        fits = shape(group, weight).width <= room
        yield from [group] if fits else letter_groups(group, conjuncts=False)


def letter_groups(word: str, *, conjuncts: bool = True) -> Iterator[str]:
    """The pieces of `word` that may stand on two lines: a letter with all that belongs to it.

    Letters that a sign joins to the next belong together unless `conjuncts` are to be broken.
    """
    group = ""
    for character in word:
        belongs = (
            unicodedata.category(character).startswith("M")
            or character in AFTER_A_LETTER + JOINERS
            or group[-1:] in tuple(BEFORE_A_LETTER + JOINERS)
            or (conjuncts and group and unicodedata.combining(group[-1]) == VIRAMA)
        )
        if group and not belongs:
            yield group
            group = ""
        group += character
    yield group
