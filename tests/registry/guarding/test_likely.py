"""What is found quickly is what comparing everybody with everybody finds: nothing less, no more."""

import random

import pytest

from registry.services.guarding.likely import BY_WORDS, Likely
from registry.services.guarding.matching import alike
from registry.services.guarding.nearing import NEAR_NAME, Near, NearNames
from registry.services.guarding.traits import Trait, trait
from registry.services.indexing import NameIndex

SYLLABLES = (
    "ka ma ri sho tan dev gur bha lin pra",
    "का मा री शो तान देव गुर भा लिन प्रा",
    "كا ما ري شو تان ديف غور بها لين برا",
    "কা মা রি শো তান দেব গুর ভা লিন প্রা",
)
MANY = "Quoc Te Thuong Mai Dich Vu Hop Tac Lao Dong"
SHARED = (MANY, "Overseas", "Manpower", "International", "Al", "Trading", "Thuong Mai")


def _word(rng: random.Random, syllables: list[str]) -> str:
    return "".join(rng.choices(syllables, k=rng.randint(1, 3)))


def _names(rng: random.Random, ends: tuple[str, ...]) -> list[str]:
    """Invented names in several scripts, then each with slips, words left out, split and joined."""
    names = []
    for syllables in SYLLABLES * 4:
        parts = [_word(rng, syllables.split()) for _turn in range(rng.randint(1, 4))]
        names.append(" ".join([*parts, *rng.sample(ends, rng.randint(0, 2))]))
    return names + [_slipped(rng, name) for name in names for _turn in range(3)]


def _slipped(rng: random.Random, name: str) -> str:
    place = rng.randrange(len(name))
    parts = name.split()
    return rng.choice(
        [
            name[:place] + name[place + 1 :],
            name[:place] + rng.choice("aeist ") + name[place:],
            name.replace(" ", "", 1),
            " ".join(rng.sample(parts, len(parts))),
            " ".join(parts[: rng.randint(1, len(parts))]),
            " ".join([parts[0][0], *parts[1:]]),
        ]
    )


def _traits(kind: str, names: list[str]) -> list[Trait]:
    return [one for name in names if (one := trait(kind, name))]


@pytest.mark.parametrize("seed", range(8))
def test_two_names_are_near_exactly_where_the_whole_comparison_says_so(seed):
    names = _names(random.Random(seed), SHARED)  # noqa: S311 - invented names, no secret
    index = NameIndex((key, "name", name) for key, name in enumerate(names[::2]))
    near, traits = Near(index), _traits("name", names)
    pairs = [(one, other) for one in traits[::3] for other in traits]
    told = [near(one, other) for one, other in pairs]
    assert told == [index.nearness(one.words, other.words) >= NEAR_NAME for one, other in pairs]
    assert any(told)


@pytest.mark.parametrize("seed", range(8))
def test_all_who_have_a_near_name_are_found_and_nobody_else(seed):
    names = _names(random.Random(seed), SHARED)  # noqa: S311 - invented names, no secret
    near = Near(NameIndex((key, "name", name) for key, name in enumerate(names[::2])))
    traits = _traits("name", names)
    held = NearNames(list(enumerate(traits[::2])), near)
    for asked in traits[::3]:
        everybody = {place for place, one in enumerate(traits[::2]) if alike(asked, one, near)}
        assert held.find(asked) == everybody


@pytest.mark.parametrize("kind", BY_WORDS)
@pytest.mark.parametrize("seed", range(8))
def test_nobody_who_is_alike_word_by_word_is_overlooked(kind, seed):
    traits = _traits(kind, _names(random.Random(seed), ("B.", "Kumar", "Gloves")))  # noqa: S311
    held = traits[::2]
    likely = Likely(kind, enumerate(held))
    for asked in traits[1::2]:
        everybody = {place for place, one in enumerate(held) if alike(asked, one, _never)}
        assert everybody <= likely.find([asked])


def test_few_are_looked_at_who_are_not_alike():
    names = [f"{first} Bahadur {last}" for first in ("Ram", "Sita", "Hari", "Gita")
             for last in ("Karki", "Basnet", "Thapa", "Gurung")]  # fmt: skip
    likely = Likely("person", enumerate(_traits("person", names)))
    assert likely.find(_traits("person", ["Karki Ram Bahadur"])) == {0}


def test_a_name_that_is_found_is_found_among_a_few_too():
    index = NameIndex(
        [(1, "name", "Timmur Khola"), (2, "name", "Timur Khola"), (3, "name", "Aiselu")]
    )
    assert [match.key for match in index.find("Timmur Kola", 9)] == [1, 2]
    assert [match.key for match in index.find("Timmur Kola", 9, {2, 3})] == [2]


def _never(_one: Trait, _other: Trait) -> bool:
    return False
