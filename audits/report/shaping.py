"""A line of text as glyphs in the order in which the eye meets them.

Directions come from Unicode's bidirectional algorithm, glyphs and offsets from HarfBuzz. Every
language goes the same way. Breaking a text into lines is in typography.py.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb
from fpdf.bidi import BidiParagraph, TextDirection

from audits.report.faces import Face, Weight, stretches

ISOLATES = frozenset(("LRI", "RLI", "FSI"))
RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI", "FSI"))


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face; all measures are thousandths of the type size."""

    number: int
    advance: int
    across: int
    up: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """The smallest piece of text that cannot be taken apart, and the glyphs that show it.

    `leftwards` where it stands in a stretch that is read from right to left.
    """

    text: str
    glyphs: tuple[Glyph, ...]
    leftwards: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Clusters of one face, from left to right."""

    face: Face
    clusters: tuple[Cluster, ...]


@dataclass(frozen=True, slots=True)
class Shaped:
    """A whole line, from left to right; `width` in thousandths of the type size."""

    runs: tuple[Run, ...]
    width: int


def leftwards(text: str, otherwise: bool) -> bool:
    """Whether `text` by itself runs from right to left; `otherwise` where no letter decides it."""
    isolates = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        isolates += (kind in ISOLATES) - (kind == "PDI" and isolates > 0)
        if not isolates and kind in ("L", "R", "AL"):
            return kind != "L"
    return otherwise


def isolated(text: str, mirrored: bool) -> str:
    """`text` shielded, where it runs against a page, from the sentence that it is put into."""
    return text if leftwards(text, mirrored) == mirrored else f"\u2068{text}\u2069"


@lru_cache(maxsize=20_000)
def shape(text: str, weight: Weight, mirrored: bool = False) -> Shaped:
    """The glyphs of one line; `mirrored` where the paragraph runs from right to left."""
    pieces = [
        (level, piece)
        for start, end, face in stretches(text, weight)
        for level, piece in _level_runs(text, start, end, face, mirrored)
    ]
    runs = tuple(piece for _, piece in _in_visual_order(pieces))
    advances = (g.advance for run in runs for cluster in run.clusters for g in cluster.glyphs)
    return Shaped(runs, sum(advances))


def _level_runs(
    text: str, start: int, end: int, face: Face, mirrored: bool
) -> list[tuple[int, Run]]:
    levels = _levels(text, mirrored)
    return [
        (level, Run(face, _clusters(text[group[0] : group[-1] + 1], face, level % 2 == 1)))
        for level, places in groupby(range(start, end), key=levels.__getitem__)
        for group in [list(places)]
    ]


@lru_cache(maxsize=1000)
def _levels(text: str, mirrored: bool) -> list[int]:
    """The embedding level of each character; even is left to right, odd is right to left."""
    if not mirrored and not any(unicodedata.bidirectional(c) in RIGHT_TO_LEFT for c in text):
        return [0] * len(text)
    base = TextDirection.RTL if mirrored else TextDirection.LTR
    known = {
        c.character_index: c.embedding_level
        for c in BidiParagraph(text, base).get_characters_with_embedding_level()
    }
    levels, last = [], int(mirrored)
    for index in range(len(text)):
        # Formatting characters are dropped by rule X9: they take the level before them.
        last = known.get(index, last)
        levels.append(last)
    return levels


def _in_visual_order(pieces: list[tuple[int, Run]]) -> list[tuple[int, Run]]:
    """Rule L2: from the highest level to the lowest odd one, what stands at it is turned round."""
    lowest_odd = min((level for level, _ in pieces if level % 2), default=None)
    if lowest_odd is None:
        return pieces
    for limit in range(max(level for level, _ in pieces), lowest_odd - 1, -1):
        turned: list[tuple[int, Run]] = []
        for inside, group in groupby(pieces, key=lambda piece: piece[0] >= limit):
            together = list(group)
            turned.extend(reversed(together) if inside else together)
        pieces = turned
    return pieces


def _clusters(text: str, face: Face, leftwards: bool) -> tuple[Cluster, ...]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftwards else "ltr"
    hb.shape(face.font, buffer)
    shown = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    starts = sorted({info.cluster for info, _ in shown})
    end = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    return tuple(
        Cluster(
            text[first : end[first]],
            tuple(Glyph(i.codepoint, p.x_advance, p.x_offset, p.y_offset) for i, p in group),
            leftwards,
        )
        for first, group in groupby(shown, key=lambda pair: pair[0].cluster)
    )
