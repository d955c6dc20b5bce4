"""Whether two agencies are alike, trait by trait: the same or similar. Whose they are is not asked.

Pure and symmetric: what is found in one is found in the other. How near two names of agencies are
is asked of whoever knows which words are rare among them (`services.indexing`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from registry.services.guarding.traits import Trait
from registry.services.likening import likeness
from registry.services.spelling import Word

SAME, SIMILAR = "same", "similar"
NEAR_WORD = 0.86
MOST_OF_ADDRESS = 0.75
FEWEST_WORDS = 2

Near = Callable[[Trait, Trait], bool]
"""Whether two names of agencies are near."""


@dataclass(frozen=True)
class Likeness:
    """Two traits that are alike: ours, theirs, and whether they are the same or similar."""

    ours: Trait
    theirs: Trait
    how: str

    @property
    def kind(self) -> str:
        """The kind of what is alike."""
        return self.ours.kind

    @property
    def sign(self) -> str:
        """By what this likeness is known again, whichever of the two is asked first."""
        return " | ".join(sorted((self.ours.sign, self.theirs.sign)))


def compare(ours: Iterable[Trait], theirs: Iterable[Trait], near: Near) -> list[Likeness]:
    """What is alike in two agencies; of their names the nearest pair alone."""
    by_kind: dict[str, list[Trait]] = defaultdict(list)
    for one in theirs:
        by_kind[one.kind].append(one)
    found = [
        Likeness(one, other, how)
        for one in ours
        for other in by_kind[one.kind]
        if (how := alike(one, other, near))
    ]
    names = [one for one in found if one.kind == "name"]
    rest = {(one.sign, one.kind): one for one in sorted(found, key=_order) if one.kind != "name"}
    return [*rest.values(), *sorted(names, key=_order)[:1]]


def alike(one: Trait, other: Trait, near: Near) -> str | None:
    """Whether two traits of one kind are the same or similar; None where they are neither."""
    if one.key == other.key:
        return SAME
    if one.also and one.also == other.also:
        return SIMILAR
    if one.kind in ("person", "client"):
        return SIMILAR if near_words(one.words, other.words) else None
    if one.kind == "address":
        return SIMILAR if near_addresses(one.words, other.words) else None
    return SIMILAR if one.kind == "name" and near(one, other) else None


def near_words(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether every word of the shorter name is written or sounds like one of the longer.

    An initial is like each name that it begins; a name of one word is near no other.
    """
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < FEWEST_WORDS:
        return False
    both_ways = len(shorter) == len(longer)
    return _within(shorter, longer) and (not both_ways or _within(longer, shorter))


def near_addresses(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two addresses have the same numbers and most of the words of the shorter."""
    numbers = [{word.plain for word in words if word.common} for words in (one, other)]
    if not numbers[0] or numbers[0] != numbers[1]:
        return False
    these, those = ({word.plain for word in words if not word.common} for words in (one, other))
    fewest = max(FEWEST_WORDS, MOST_OF_ADDRESS * min(len(these), len(those)))
    return len(these & those) >= fewest


def _within(these: Sequence[Word], those: Sequence[Word]) -> bool:
    return all(any(is_like(one, other) for other in those) for one in these)


def is_like(one: Word, other: Word) -> bool:
    """Whether two words are written or sound alike, or one is the initial of the other."""
    if 1 in (len(one.plain), len(other.plain)):
        return one.plain[:1] == other.plain[:1]
    return likeness(one, other) >= NEAR_WORD


def _order(found: Likeness) -> tuple[str, ...]:
    """The same before the similar, then by what is printed, whichever comes first."""
    return found.how, *sorted((found.ours.shown, found.theirs.shown))
