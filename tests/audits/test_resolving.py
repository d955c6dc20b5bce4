"""Which reference terms a work is held against, from terms in memory."""

import pytest

from audits.resolving import Terms, highest, resolve
from audits.terms import KEY, Term, parts_of

NURSE_IN_SELANGOR = {"area": "Selangor", "sector": "health", "occupation": "2221"}
KINDS = ("minimum", "collective")


def term(amount: int | None = 100, period: str = "month", **facts) -> Term:
    """A minimum wage in Malaysia from day 10 on; `facts` are whatever else it says."""
    values = {
        "kind": "minimum", "country": "MYS", "area": None, "sector": None, "occupation": None,
        "valid_from": 10, "valid_until": None, "wage_currency": "MYR",
    }  # fmt: skip
    return Term(**(values | {"wage_amount": amount, "wage_period": period} | facts))


def found(*terms: Term, kinds: tuple[str, ...] = ("minimum",), **work) -> list[int | None]:
    """The amounts of the references of a nurse in Selangor."""
    return [one.wage_amount for one in resolve(terms, kinds, NURSE_IN_SELANGOR | work)[0]]


def unsure(*terms: Term, kinds: tuple[str, ...] = ("minimum",), **work) -> set[str]:
    """The empty fields that leave it open."""
    return resolve(terms, kinds, NURSE_IN_SELANGOR | work)[1]


LADDER = [
    term(1),
    term(2, valid_from=12),
    term(3, area="Selangor"),
    term(4, sector="health"),
    term(5, sector="health", area="Selangor"),
    term(6, occupation="22"),
    term(7, occupation="2221"),
    term(8, occupation="22", valid_from=12),
]


@pytest.mark.parametrize("place", range(len(LADDER)))
def test_the_most_specific_reference_that_fits_wins(place):
    others = LADDER[: place + 1]
    assert found(*others) == found(*reversed(others)) == [place + 1]


def test_a_reference_for_another_area_sector_or_occupation_does_not_fit():
    for other in ({"area": "Johor"}, {"sector": "fishing"}, {"occupation": "222109"}):
        assert found(term(1), term(9, **other)) == [1]
        assert found(term(9, **other)) == []


def test_a_field_that_is_empty_leaves_open_the_kind_that_asks_for_it_and_no_other():
    asks = term(9, kind="collective", sector="fishing")
    both = ("collective", "minimum")
    assert found(asks, term(1), kinds=both, sector=None) == [1]
    assert unsure(asks, term(1), kinds=both, sector=None) == {"sector"}
    assert unsure(asks, term(1), kinds=both, area=None) == set()
    more = term(2, area="Johor")
    assert unsure(asks, more, kinds=both, sector=None, area=None) == {"sector", "area"}
    assert found(asks, more, kinds=both, sector=None, area=None) == []


def test_the_highest_is_of_one_currency_and_of_periods_that_make_up_a_year():
    month, week = term(100), term(24, "week")
    assert highest([month, week]) is week
    assert highest([month, term(23, "week")]) is month
    assert highest([term(1_200, "year"), month]).wage_period == "year"
    assert highest([month, term(1_201, "year"), week]).wage_amount == 24
    assert highest([month, term(100)]) is month
    assert highest([month, term(1, "day")]) is None
    assert highest([term(1, "day"), term(2, "day")]).wage_amount == 2
    assert highest([month, term(100, wage_currency="USD")]) is None
    assert highest([]) is None


def test_terms_hold_in_their_country_by_spans_between_the_days_on_which_any_changes():
    early, late = term(1, valid_until=30), term(2, valid_from=20)
    elsewhere = term(3, country="QAT", valid_from=15)
    terms = Terms([early, late, elsewhere])
    assert terms.changes == (10, 15, 20, 30)
    assert [terms.span_of(day) for day in (9, 10, 14, 15, 29, 30, 99)] == [0, 1, 1, 2, 3, 4, 4]
    assert [terms.valid(span, "MYS") for span in range(5)] == [
        [], [early], [early], [early, late], [late],
    ]  # fmt: skip
    assert [terms.valid(span, "QAT") for span in (1, 2)] == [[], [elsewhere]]


def resolved(work: tuple[str | None, ...], *terms: Term) -> dict:
    """What the terms come to for a work in Malaysia in the last span."""
    held = Terms(terms)
    span = held.span_of(99)
    (row,) = held.rows([(span, "MYS", *work)] * 2, [KINDS])
    return row


def test_a_row_says_for_a_work_what_was_found_what_it_lacks_and_the_highest():
    work = ("Selangor", "health", "2221")
    row = resolved(work, term(100), term(30, "week", kind="collective"))
    assert row == dict(zip(KEY, (1, "MYS", *work), strict=True)) | parts_of(
        KINDS,
        {
            "found": 1, "lacking": 0, "mixed": 0, "unsure": "", "amount": 30, "currency": "MYR",
            "period": "week",
        },
    )  # fmt: skip


@pytest.mark.parametrize(
    "terms, said",
    [
        ([term(None)], [1, 1, 0, "", None, None, None]),
        ([term(None), term(5, kind="collective")], [1, 1, 0, "", 5, "MYR", "month"]),
        ([term(1), term(5, "day", kind="collective")], [1, 0, 1, "", None, None, None]),
        ([term(1, sector="health", area="Johor")], [0, 0, 0, "area sector", None, None, None]),
        ([term(1, country="QAT")], [0, 0, 0, "", None, None, None]),
    ],
)
def test_a_row_of_a_work_of_which_little_is_known(terms, said):
    row = resolved((None, None, None), *terms)
    assert list(row.values()) == [1, "MYS", "", "", "", *said]
