"""The countries that a law file may name."""

from audits.countries import ALPHA_2, COUNTRIES


def test_the_countries_are_those_of_the_standard() -> None:
    assert len(COUNTRIES) == 249
    assert (COUNTRIES["NPL"], ALPHA_2["NPL"]) == ("Nepal", "NP")
    assert (COUNTRIES["ABW"], ALPHA_2["ZWE"]) == ("Aruba", "ZW")
    assert len(set(ALPHA_2.values())) == 249
    assert all(name == name.strip() for name in COUNTRIES.values())
