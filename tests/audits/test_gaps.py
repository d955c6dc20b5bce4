"""Pay gaps between groups in the same work: what is compared, what is not, and by how much."""

from fractions import Fraction

from audits.gaps import Indication, Pay, PayGroup, indications, share

SEWING = {"agency": 1, "employer": "Lotus Garments", "occupation": "8153", "year": 2025}


def paid(*amounts: int, **who: object) -> list[Pay]:
    """One sewer at Lotus Garments for each wage, a woman from Nepal paid in ringgit a month."""
    facts = SEWING | {"sex": "female", "origin": "NPL", "currency": "MYR", "period": "month"}
    return [Pay(amount=amount, **(facts | who)) for amount in amounts]


def found(*pays: list[Pay]) -> list[Indication]:
    return list(indications([pay for several in pays for pay in several]))


WOMEN = paid(1500, 1500, 1600, 1700, 1700)
MEN = paid(1800, 1900, 2000, 2000, 2100, 2200, sex="male")


def test_the_medians_of_women_and_men_stand_beside_each_other_with_their_numbers():
    (one,) = found(WOMEN, MEN)

    assert (one.agency, one.employer, one.occupation) == (1, "Lotus Garments", "8153")
    assert (one.by, one.year) == ("sex", 2025)
    assert [(group.value, group.n, group.median) for group in one.groups] == [
        ("female", 5, 1600),
        ("male", 6, 2000),
    ]
    assert one.gap == Fraction(1, 5)


def test_the_gap_is_the_lowest_medians_distance_to_the_highest_as_a_share_of_the_highest():
    indonesians = paid(*[1000] * 5, origin="IDN")
    nepalese = paid(*[1500] * 5)
    filipinas = paid(*[1200] * 5, origin="PHL")

    (one,) = found(indonesians, nepalese, filipinas)

    assert one.by == "origin"
    assert [group.value for group in one.groups] == ["IDN", "NPL", "PHL"]
    assert one.gap == Fraction(1, 3)


def test_a_group_of_four_is_not_formed():
    assert found(WOMEN, MEN[:4]) == []
    assert len(found(WOMEN, MEN[:5])) == 1


def test_one_group_alone_is_no_comparison():
    assert found(WOMEN) == []


def test_a_median_between_two_wages_is_exact():
    (one,) = found(paid(1500, 1500, 1500, 1501, 1501, 1501), MEN)

    assert one.groups[0].median == Fraction(3001, 2)


def test_other_work_another_employer_and_another_year_are_not_the_same_work():
    for other in (
        {"employer": "Orchid Mills"},
        {"occupation": "8152"},
        {"year": 2024},
        {"agency": 2},
    ):
        assert found(WOMEN, paid(*[2000] * 6, sex="male", **other)) == []


def test_wages_in_two_currencies_or_periods_have_no_gap():
    for other in ({"currency": "USD"}, {"period": "week"}):
        (one,) = found(WOMEN, paid(*[2000] * 6, sex="male", **other))
        assert one.gap is None
        assert all(group.median is not None for group in one.groups)


def test_a_group_that_is_paid_in_two_currencies_has_no_median():
    (one,) = found(WOMEN, MEN[:5], paid(2000, sex="male", currency="USD"))

    assert one.groups[1] == PayGroup("male", 6, None, None, None)
    assert one.gap is None


def test_who_has_no_sex_on_record_is_in_no_group():
    (one,) = found(WOMEN, MEN, paid(*[900] * 7, sex=None))

    assert [group.value for group in one.groups] == ["female", "male"]


def test_where_nobody_is_paid_there_is_no_share():
    (one,) = found(paid(*[0] * 5), paid(*[0] * 5, sex="male"))

    assert one.gap is None


def test_a_share_is_told_with_four_decimals_rounded_half_up():
    assert share(Fraction(1, 3)) == "0.3333"
    assert share(Fraction(1, 20000)) == "0.0001"
    assert share(Fraction(0)) == "0.0000"
    assert share(None) is None
