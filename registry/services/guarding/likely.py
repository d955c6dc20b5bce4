"""Whose names may be alike word by word, found without comparing anybody with everybody.

Of people and main clients two names are alike only if each word of one is like a word of the
other. So for each word that is asked, once, the few words that are held are looked through.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rapidfuzz import fuzz, process

from registry.services.guarding.matching import NEAR_WORD, is_like
from registry.services.guarding.traits import Trait
from registry.services.likening import SOUND_WEIGHT, cutoff
from registry.services.spelling import Word

BY_WORDS = ("person", "client")
"""The kinds of traits that are compared word by word: nothing of them need be the same."""


def like(text: str, among: Sequence[str], least: float) -> dict[int, float]:
    """The places of the texts that are so like one, and how like, from 0 to 1."""
    lowest = cutoff(least)
    found = process.extract(text, among, scorer=fuzz.ratio, score_cutoff=lowest, limit=None)
    return {place: score / 100 for _text, score, place in found}


class Texts:
    """Words as they are written and as they sound."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._plain = [word.plain for word in words]
        self._sound = [word.sound for word in words]

    def like(self, word: Word, least: float) -> dict[int, float]:
        """The places of the words that can be so like one, and how like at most."""
        found = like(word.plain, self._plain, least)
        for place, sounding in like(word.sound, self._sound, least / SOUND_WEIGHT).items():
            found[place] = max(found.get(place, 0.0), SOUND_WEIGHT * sounding)
        return found


class Having:
    """Which of some names have a word, by the places of the names and of the words."""

    def __init__(self, names: Iterable[Trait]) -> None:
        having: dict[Word, list[int]] = defaultdict(list)
        for turn, one in enumerate(names):
            for word in set(one.words):
                having[word].append(turn)
        self.words, self.turns = list(having), list(having.values())
        self._texts = Texts(self.words)

    def like(self, word: Word, least: float) -> set[int]:
        """The words that can be so like one."""
        return set(self._texts.like(word, least))

    def names(self, word: Word, least: float) -> Iterator[int]:
        """The names with a word that can be so like one."""
        return chain.from_iterable(self.turns[held] for held in self.like(word, least))


class Likely:
    """The names of one kind by their words, each name with the place of whose it is."""

    def __init__(self, kind: str, names: Iterable[tuple[int, Trait]]) -> None:
        self._kind = kind
        held = [(place, one) for place, one in names if one.kind == kind]
        self._names = [(place, len(set(one.words))) for place, one in held]
        self._having = Having(one for _place, one in held)
        self._begun: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._having.words):
            self._begun[word.plain[0]].append(at)
        self._found: dict[Word, list[int]] = {}

    def find(self, asked: Iterable[Trait]) -> set[int]:
        """The places where a name lies word by word within one of these, or one of these in it."""
        names = [set(one.words) for one in asked if one.kind == self._kind]
        return {place for words in names for place in self._places(words)}

    def _places(self, asked: set[Word]) -> Iterator[int]:
        turns, found = self._having.turns, [self._like(word) for word in asked]
        ours = Counter(chain.from_iterable(
            {turn for held in alike for turn in turns[held]} for alike in found
        ))  # fmt: skip
        theirs = Counter(chain.from_iterable(
            turns[held] for held in set(chain.from_iterable(found))
        ))  # fmt: skip
        for turn, times in ours.items():
            place, words = self._names[turn]
            if times == len(asked) or theirs[turn] == words:
                yield place

    def _like(self, word: Word) -> list[int]:
        """The held words that are like one."""
        if word not in self._found:
            near, words = self._having.like(word, NEAR_WORD), self._having.words
            near.update(self._initials(word))
            self._found[word] = [held for held in near if is_like(word, words[held])]
        return self._found[word]

    def _initials(self, word: Word) -> Iterator[int]:
        """The held words of which one is the initial, or that are its initial."""
        begun, words = self._begun.get(word.plain[0], ()), self._having.words
        return (held for held in begun if 1 in (len(words[held].plain), len(word.plain)))
