"""The index of names: which agencies a query may mean, best first, and how sure that is.

Everything is in memory and knows nothing of the database. A name is found by the trigrams of its
words, of the words run together and of their consonants; the rarest trigrams are asked first, so
that "International" costs nothing. The few names found are then compared word by word.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from heapq import nlargest
from math import log

from rapidfuzz import fuzz

from registry.services.postings import Postings
from registry.services.spelling import Word, words

COMPARED = 60
LEAST_BUDGET = 10_000
LEAST = 0.55
SOUND_WEIGHT = 0.94
COMMON_WEIGHT = 0.2
PARTIAL_WEIGHT = 0.9
LEAST_PARTIAL = 5
ROOM = 1 << 20
"""More names than an agency has: a name's place is its agency's key times this, and its turn."""

Named = tuple[str, str]
"""The kind of a name, and the name."""


@dataclass(frozen=True)
class Face:
    """One name of an agency: `key` is the agency's, `kind` is name, local_name or trading_name."""

    key: int
    kind: str
    words: tuple[Word, ...]

    @property
    def joined(self) -> str:
        """All words run together."""
        return "".join(word.plain for word in self.words)


@dataclass(frozen=True)
class Match:
    """An agency that a query may mean: score from 0 to 1; `same` where the names are equal."""

    key: int
    kind: str
    score: float
    same: bool


class NameIndex:
    """The names of a register, ready to be asked; it never changes.

    Where a name stands does not depend on when it came, so that an index `renewed` name by name
    is the index made of all of them at once.
    """

    def __init__(self, names: Iterable[tuple[int, str, str]] = ()) -> None:
        self._faces: dict[int, Face] = {}
        self._postings: Postings[int] = Postings()
        self._seen: Counter[str] = Counter()
        by_key: dict[int, list[Named]] = defaultdict(list)
        for key, kind, name in names:
            by_key[key].append((kind, name))
        self._exchange({}, _placed(by_key))

    def renewed(self, names: Mapping[int, Sequence[Named]]) -> "NameIndex":
        """The index with these names of these agencies in place of those that they had."""
        made = copy(self)
        made._faces, made._seen = dict(self._faces), self._seen.copy()
        made._exchange({place: face for key in names for place, face in self._of(key)},
                       _placed(names))  # fmt: skip
        return made

    def _exchange(self, old: Mapping[int, Face], new: Mapping[int, Face]) -> None:
        """Take faces out, and put others in, each at its place."""
        self._postings = self._postings.renewed(_grams(old), _grams(new))
        for place, face in old.items():
            del self._faces[place]
            self._seen.subtract({word.sound for word in face.words})
        for face in new.values():
            self._seen.update({word.sound for word in face.words})
        self._faces |= new

    def _of(self, key: int) -> Iterator[tuple[int, Face]]:
        place = key * ROOM
        while place in self._faces:
            yield place, self._faces[place]
            place += 1

    def find(self, query: str, limit: int) -> list[Match]:
        """The agencies whose names are near the query, best first, each once."""
        asked = words(query)
        best: dict[int, Match] = {}
        for place in self._candidates(asked):
            match = self._compare(asked, self._faces[place])
            known = best.get(match.key)
            if match.score >= LEAST and (known is None or match.score > known.score):
                best[match.key] = match
        return sorted(best.values(), key=lambda match: (-match.score, match.key))[:limit]

    def nearness(self, one: Sequence[Word], other: Sequence[Word]) -> float:
        """How near two names are from 0 to 1, whichever of them is asked first."""
        faces = (Face(0, "", tuple(words)) for words in (other, one))
        return min(self._compare(asked, face).score
                   for asked, face in zip((one, other), faces, strict=True))  # fmt: skip

    def _candidates(self, asked: Sequence[Word]) -> list[int]:
        """The places of the names that share the rarest trigrams, the most promising first."""
        found = sorted(filter(None, map(self._postings.get, grams(asked))), key=len)
        total = len(self._faces) + 1
        budget = max(total, LEAST_BUDGET)
        weights: dict[int, float] = defaultdict(float)
        for posting in found:
            budget -= len(posting)
            if budget < 0:
                break
            rarity = log(total / len(posting))
            for place in posting:
                weights[place] += rarity
        return nlargest(COMPARED, weights, key=lambda place: (weights[place], -place))

    def _compare(self, asked: Sequence[Word], face: Face) -> Match:
        """How near one name is: word by word, and with the words run together."""
        query = "".join(word.plain for word in asked)
        same = query == face.joined and not all(word.common for word in asked)
        if same:
            return Match(face.key, face.kind, 1.0, same)
        score = max(self._by_words(asked, face.words), _run_together(asked, face.words))
        return Match(face.key, face.kind, min(score, 0.99), same)

    def _by_words(self, asked: Sequence[Word], held: Sequence[Word]) -> float:
        """The weighted share of the query that the name has, and a little of the reverse."""
        forward = self._covered(asked, held)
        return forward * (0.8 + 0.2 * self._covered(held, asked))

    def _covered(self, these: Sequence[Word], those: Sequence[Word]) -> float:
        weights = [self._weight(word) for word in these]
        near = [max(likeness(word, other) for other in those) for word in these]
        shares = (weight * value**2 for weight, value in zip(weights, near, strict=True))
        return sum(shares) / sum(weights)

    def _weight(self, word: Word) -> float:
        """What a word tells: from little for "International" to 1 for one that nobody else has."""
        if word.common:
            return COMMON_WEIGHT
        total = len(self._faces) + 1
        return 0.4 + 0.6 * log(total / (self._seen[word.sound] + 1)) / log(total + 1)


def _placed(names: Mapping[int, Sequence[Named]]) -> dict[int, Face]:
    """The names of agencies, each by its place."""
    return {
        key * ROOM + turn: Face(key, kind, words(name))
        for key, named in sorted(names.items())
        for turn, (kind, name) in enumerate(named)
    }


def _grams(faces: Mapping[int, Face]) -> Iterator[tuple[str, int]]:
    return ((gram, place) for place, face in faces.items() for gram in grams(face.words))


def likeness(word: Word, other: Word) -> float:
    """How alike two words are from 0 to 1, as they are written or, a little less, as they sound."""
    if word.plain == other.plain:
        return 1.0
    written = fuzz.ratio(word.plain, other.plain) / 100
    if min(len(word.sound), len(other.sound)) < 2:
        return written
    sounding = fuzz.ratio(word.sound, other.sound) / 100
    return max(written, SOUND_WEIGHT * sounding * (0.7 + 0.3 * written))


def grams(named: Sequence[Word]) -> set[str]:
    """The trigrams of the words, of the rare words run together and of their consonants."""
    texts = [f" {word.plain} " for word in named]
    texts += [f"+{_rare(named)}+", f"~{_sounds(named).upper()}~"]
    found = {text[at : at + 3] for text in texts for at in range(len(text) - 2)}
    return found | {f"={word.sound}" for word in named if word.sound}


def _run_together(asked: Sequence[Word], held: Sequence[Word]) -> float:
    """How alike the rare words are when blanks are taken out, for words split or put together."""
    query, name = _rare(asked), _rare(held)
    if not query or not name:
        return 0.0
    whole = fuzz.ratio(query, name) / 100
    if LEAST_PARTIAL <= len(query) < len(name):
        whole = max(whole, PARTIAL_WEIGHT * fuzz.partial_ratio(query, name) / 100)
    sounding = fuzz.ratio(_sounds(asked), _sounds(held)) / 100
    whole = max(whole, SOUND_WEIGHT * sounding * (0.7 + 0.3 * whole))
    shared = {word.sound for word in asked if word.common and not word.article}
    return whole * (0.9 + 0.1 * (shared <= {word.sound for word in held}))


def _rare(named: Sequence[Word]) -> str:
    return "".join(word.plain for word in named if not word.common)


def _sounds(named: Sequence[Word]) -> str:
    """The consonants of the rare words and of their articles, which some scripts join on."""
    return "".join(word.sound for word in named if word.article or not word.common)
