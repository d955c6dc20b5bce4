"""Whether two agencies' names are near, by which words are rare among all agencies.

Of the pairs that are asked hardly any are: most are told apart at once, the rest compared in full.
Where many are asked about the same names, those that may be near are found among all at once.
"""

from collections import defaultdict
from collections.abc import Sequence

from registry.services.guarding.likely import Having, Texts, like
from registry.services.guarding.matching import alike
from registry.services.guarding.traits import Trait
from registry.services.indexing import NameIndex
from registry.services.likening import (
    ROUNDED,
    SOUND_WEIGHT,
    Needed,
    may_be_near,
    needed_by,
    score,
)
from registry.services.spelling import Word

NEAR_NAME = 0.85
"""How near two agencies' names are from 0 to 1, where one of them may be taken for the other."""


class Near:
    """Whether two names of agencies are near, among all the names of an index."""

    def __init__(self, names: NameIndex) -> None:
        self.names = names
        self._needed: dict[str, Needed] = {}

    def __call__(self, one: Trait, other: Trait) -> bool:
        fewer, more = sorted((one, other), key=_letters)
        these, those, weigh = more.spelled, fewer.spelled, self.names.weigh
        return (
            may_be_near(these, those, NEAR_NAME, self.needed_by(more))
            and score(these, those, weigh) >= NEAR_NAME
            and score(those, these, weigh) >= NEAR_NAME
        )

    def needed_by(self, name: Trait) -> Needed:
        """What a name needs of one that is near it, made once for each name."""
        if name.shown not in self._needed:
            self._needed[name.shown] = needed_by(name.spelled, NEAR_NAME, self.names.weigh)
        return self._needed[name.shown]


class NearNames:
    """Names that are held, each with the place of whose it is, to find those near another."""

    def __init__(self, names: Sequence[tuple[int, Trait]], near: Near) -> None:
        self._names, self._near = names, near
        held = [one for _place, one in names]
        self._joined, self._having = defaultdict[str, list[int]](list), Having(held)
        for turn, one in enumerate(held):
            self._joined[one.spelled.joined].append(turn)
        self._rare = [one.spelled.rare for one in held]
        self._sounds = [one.spelled.sounds for one in held]
        self._needed = [near.needed_by(one) for one in held]
        self._needing = Texts([one.word for one in self._needed])
        self._least = min((one.likeness for one in self._needed), default=1.0)
        self._asked: dict[Word, list[int]] = {}

    def find(self, asked: Trait) -> set[int]:
        """The places where a name is the same as this one or near it."""
        spelled, needed = asked.spelled, self._near.needed_by(asked)
        turns = {
            *self._joined.get(spelled.joined, ()),
            *like(spelled.rare, self._rare, NEAR_NAME),
            *like(spelled.sounds, self._sounds, NEAR_NAME / SOUND_WEIGHT),
            *self._having.names(needed.word, needed.likeness),
            *(turn for word in asked.words for turn in self._needing_it(word)),
        }
        return {
            place
            for place, name in (self._names[turn] for turn in turns)
            if alike(asked, name, self._near)
        }

    def _needing_it(self, word: Word) -> list[int]:
        """The names that need a word like this one of each that is near them."""
        if word not in self._asked:
            self._asked[word] = [
                turn
                for turn, most in self._needing.like(word, self._least).items()
                if most >= self._needed[turn].likeness - ROUNDED
            ]
        return self._asked[word]


def _letters(name: Trait) -> int:
    return len(name.spelled.rare)
