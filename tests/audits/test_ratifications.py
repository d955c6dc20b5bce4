"""Who has ratified a convention, as its law file says it: with a year that was seen, or listed."""

from audits.instrument import read
from audits.place import Listed


def test_a_convention_has_the_year_of_each_ratification() -> None:
    law = read(
        'id = "C1"\nkind = "convention"\ntitle = "T"\nside = "either"\n'
        "ratifications = { PHL = 2012, MAR = 1993 }\n",
        "c1.toml",
    )
    assert law.place.ratifications == {"MAR": 1993, "PHL": 2012}
    assert law.place.listed == {}


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
