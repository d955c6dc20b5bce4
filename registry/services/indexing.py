"""The index of names: which agencies a query may mean, best first, and how sure that is.

Everything is in memory and knows nothing of the database. A name is found by the trigrams of its
words, of the words run together and of their consonants; the rarest trigrams are asked first, so
that "International" costs nothing. How near the few names found are is in `services.likening`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass
from heapq import nlargest
from math import log

from registry.services.likening import Spelled, is_same, nearness, score
from registry.services.postings import Postings
from registry.services.spelling import Word, words

COMPARED = 60
LEAST_BUDGET = 10_000
LEAST = 0.55
COMMON_WEIGHT = 0.2
ROOM = 1 << 20
"""More names than an agency has: a name's place is its agency's key times this, and its turn."""

Named = tuple[str, str]
"""The kind of a name, and the name."""


@dataclass(frozen=True)
class Face(Spelled):
    """One name of an agency: `key` is the agency's, `kind` is name, local_name or trading_name."""

    key: int
    kind: str


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

    def find(self, query: str, limit: int, among: Set[int] | None = None) -> list[Match]:
        """The agencies whose names are near the query, best first, each once; or those of a few."""
        asked = Spelled(words(query))
        best: dict[int, Match] = {}
        for face in self._candidates(asked):
            if among is not None and face.key not in among:
                continue
            near = score(asked, face, self.weigh)
            match = Match(face.key, face.kind, near, is_same(asked, face))
            known = best.get(match.key)
            if match.score >= LEAST and (known is None or match.score > known.score):
                best[match.key] = match
        return sorted(best.values(), key=lambda match: (-match.score, match.key))[:limit]

    def nearness(self, one: Sequence[Word], other: Sequence[Word]) -> float:
        """How near two names are from 0 to 1, whichever of them is asked first."""
        return nearness(Spelled(tuple(one)), Spelled(tuple(other)), self.weigh)

    def _candidates(self, asked: Spelled) -> list[Face]:
        """The names that share the rarest trigrams, the most promising first."""
        found = sorted(filter(None, map(self._postings.get, _trigrams(asked))), key=len)
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
        best = nlargest(COMPARED, weights, key=lambda place: (weights[place], -place))
        return [self._faces[place] for place in best]

    def weigh(self, word: Word) -> float:
        """What a word tells: from little for "International" to 1 for one that nobody else has."""
        if word.common:
            return COMMON_WEIGHT
        total = len(self._faces) + 1
        return 0.4 + 0.6 * log(total / (self._seen[word.sound] + 1)) / log(total + 1)


def _placed(names: Mapping[int, Sequence[Named]]) -> dict[int, Face]:
    """The names of agencies, each by its place."""
    return {
        key * ROOM + turn: Face(words(name), key, kind)
        for key, named in sorted(names.items())
        for turn, (kind, name) in enumerate(named)
    }


def _grams(faces: Mapping[int, Face]) -> Iterator[tuple[str, int]]:
    return ((gram, place) for place, face in faces.items() for gram in _trigrams(face))


def _trigrams(name: Spelled) -> set[str]:
    """The trigrams of the words, of the rare words run together and of their consonants."""
    texts = [f" {word.plain} " for word in name.words]
    texts += [f"+{name.rare}+", f"~{name.sounds.upper()}~"]
    found = {text[at : at + 3] for text in texts for at in range(len(text) - 2)}
    return found | {f"={word.sound}" for word in name.words if word.sound}
