"""How near two names are from 0 to 1: word by word, with the words run together, and by sound.

Pure. What a word tells depends on how many names have it, which whoever compares says by a `Weigh`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from rapidfuzz import fuzz

from registry.services.spelling import Word

SOUND_WEIGHT = 0.94
PARTIAL_WEIGHT = 0.9
LEAST_PARTIAL = 5
ROUNDED = 1e-6
"""More than the rounding of a score can make."""

Weigh = Callable[[Word], float]
"""What a word tells of which firm is meant, up to 1."""


@dataclass(frozen=True)
class Spelled:
    """A name as it is compared."""

    words: tuple[Word, ...]

    @cached_property
    def joined(self) -> str:
        """All words run together."""
        return "".join(word.plain for word in self.words)

    @cached_property
    def rare(self) -> str:
        """The rare words run together."""
        return "".join(word.plain for word in self.words if not word.common)

    @cached_property
    def sounds(self) -> str:
        """The consonants of the rare words and of their articles, which some scripts join on."""
        return "".join(word.sound for word in self.words if word.article or not word.common)


@dataclass(frozen=True)
class Needed:
    """What a name needs of one that is near it: most of what its words tell is covered there.

    `weighed` are its words, the most telling first; `spare` is the weight that may stay uncovered.
    """

    weighed: tuple[tuple[float, Word], ...]
    spare: float

    @property
    def word(self) -> Word:
        """The most telling word."""
        return self.weighed[0][1]

    @cached_property
    def likeness(self) -> float:
        """How like the most telling word one of the other name is at least."""
        return sqrt(max(1 - self.spare / self.weighed[0][0], 0.0))


def score(asked: Spelled, held: Spelled, weigh: Weigh) -> float:
    """How near a name is to one that is asked for; 1 for the same alone."""
    if is_same(asked, held):
        return 1.0
    return min(max(_by_words(asked, held, weigh), _run_together(asked, held)), 0.99)


def is_same(asked: Spelled, held: Spelled) -> bool:
    """Whether two names have the same letters, and not only words that everybody has."""
    return asked.joined == held.joined and not all(word.common for word in asked.words)


def nearness(one: Spelled, other: Spelled, weigh: Weigh) -> float:
    """How near two names are, whichever of them is asked first."""
    return min(score(one, other, weigh), score(other, one, weigh))


def needed_by(name: Spelled, least: float, weigh: Weigh) -> Needed:
    """What a name needs of one that is so near it."""
    weights = [weigh(word) for word in name.words]
    weighed = sorted(zip(weights, name.words, strict=True), key=_heaviest)
    return Needed(tuple(weighed), (1 - least + ROUNDED) * sum(weights))


def may_be_near(these: Spelled, those: Spelled, least: float, needed: Needed) -> bool:
    """Whether a name can be so near another of no more letters; of most a word or two tell it.

    No part of the other, it is near it by the letters of all its words, by their sounds, or word by
    word: then the other has what is `needed`.
    """
    return (
        these.joined == those.joined
        or _are_like(these.rare, those.rare, least)
        or _are_like(these.sounds, those.sounds, least / SOUND_WEIGHT)
        or _has(those, needed)
    )


def cutoff(least: float) -> float:
    """How alike letters are from 0 to 100, at least, where two texts are so like from 0 to 1."""
    return min(max(100 * least - ROUNDED, 0.0), 100.0)


def likeness(word: Word, other: Word) -> float:
    """How alike two words are from 0 to 1, as they are written or, a little less, as they sound."""
    if word.plain == other.plain:
        return 1.0
    written = fuzz.ratio(word.plain, other.plain) / 100
    if min(len(word.sound), len(other.sound)) < 2:
        return written
    sounding = fuzz.ratio(word.sound, other.sound) / 100
    return max(written, SOUND_WEIGHT * sounding * (0.7 + 0.3 * written))


def _by_words(asked: Spelled, held: Spelled, weigh: Weigh) -> float:
    """The weighted share of the query that the name has, and a little of the reverse."""
    forward = _covered(asked.words, held.words, weigh)
    return forward * (0.8 + 0.2 * _covered(held.words, asked.words, weigh))


def _covered(these: Sequence[Word], those: Sequence[Word], weigh: Weigh) -> float:
    weights = [weigh(word) for word in these]
    near = [max(likeness(word, other) for other in those) for word in these]
    shares = (weight * value**2 for weight, value in zip(weights, near, strict=True))
    return sum(shares) / sum(weights)


def _run_together(asked: Spelled, held: Spelled) -> float:
    """How alike the rare words are when blanks are taken out, for words split or put together."""
    query, name = asked.rare, held.rare
    if not query or not name:
        return 0.0
    whole = fuzz.ratio(query, name) / 100
    if LEAST_PARTIAL <= len(query) < len(name):
        whole = max(whole, PARTIAL_WEIGHT * fuzz.partial_ratio(query, name) / 100)
    sounding = fuzz.ratio(asked.sounds, held.sounds) / 100
    whole = max(whole, SOUND_WEIGHT * sounding * (0.7 + 0.3 * whole))
    shared = {word.sound for word in asked.words if word.common and not word.article}
    return whole * (0.9 + 0.1 * (shared <= {word.sound for word in held.words}))


def _has(name: Spelled, needed: Needed) -> bool:
    """Whether a name has what is needed; given up at the first words that it has not."""
    left = needed.spare
    for weight, word in needed.weighed:
        left -= weight * (1 - max(likeness(word, other) for other in name.words) ** 2)
        if left < 0:
            return False
    return True


def _heaviest(weighed: tuple[float, Word]) -> float:
    return -weighed[0]


def _are_like(text: str, other: str, least: float) -> bool:
    lowest = cutoff(least)
    return bool(fuzz.ratio(text, other, score_cutoff=lowest) >= lowest)
