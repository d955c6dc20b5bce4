"""Who has ratified a convention, as its law file says it: with a year that was seen, or listed."""

import pytest

from audits.instrument import examine, read
from audits.place import Listed


def test_a_convention_has_the_year_of_each_ratification() -> None:
    law = read(
        'id = "C1"\nkind = "convention"\ntitle = "T"\nside = "either"\n'
        "ratifications = { PHL = 2012, MAR = 1993 }\n",
        "c1.toml",
    )
    assert law.place.ratifications == {"MAR": 1993, "PHL": 2012}
    assert law.place.side == "either"
    assert law.place.listed == {}


@pytest.mark.parametrize("side", ["origin", "destination", "either"])
def test_a_convention_binds_the_states_of_the_side_that_it_says(side: str) -> None:
    head = f'id = "C1"\nkind = "convention"\ntitle = "T"\nside = "{side}"\n'
    assert read(f"{head}ratifications = {{}}\n", "c1.toml").place.side == side


@pytest.mark.parametrize("year, good", [(1899, False), (1900, True), (9999, True), (10000, False)])
def test_a_ratification_is_of_a_year_with_four_digits_from_1900_on(year: int, good: bool) -> None:
    head = 'id = "C1"\nkind = "convention"\ntitle = "T"\nside = "either"\n'
    _, faults = examine(f"{head}ratifications = {{ MAR = {year} }}\n", "c1.toml")
    assert (faults == []) == good


def test_a_ratification_whose_year_was_not_seen_says_in_which_list_the_state_is() -> None:
    law = read(
        'id = "C1"\nkind = "convention"\ntitle = "T"\nside = "either"\n'
        "ratifications = { PHL = 2012, MAR = 1993 }\n"
        '[[listed]]\nstates = ["MAR"]\nas_of = "2023-03"\nsource = "A list"\n',
        "c1.toml",
    )
    assert law.place.listed == {"MAR": Listed("2023-03", "A list")}


def test_a_convention_that_no_state_is_known_to_have_ratified_says_so() -> None:
    head = 'id = "C1"\nkind = "convention"\ntitle = "T"\nside = "either"\n'
    assert read(head + "ratifications = {}\n", "c1.toml").place.ratifications == {}
