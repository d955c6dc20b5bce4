"""A clause's mark: another where the clause became another, the same where only its looks did."""

import pytest

from audits.marks import marks
from tests.lawtexts import TALE

ALL = {"01", "02", "03"}


@pytest.fixture(autouse=True)
def made_anew():
    """Marks are kept while a program runs; here each test makes its own."""
    marks.cache_clear()


def changed(sound: str, other: str) -> set[str]:
    """The clauses whose mark is another after a change of the text."""
    assert TALE.count(sound) == 1
    before, after = marks(TALE), marks(TALE.replace(sound, other))
    return {number for number in before | after if before.get(number) != after.get(number)}


def test_every_clause_has_a_mark_of_its_own():
    assert marks(TALE).keys() == ALL
    assert len(set(marks(TALE).values())) == len(ALL)


def test_a_mark_stays_what_it_was_when_officers_confirmed_the_clause():
    kept = "71d03c54c8ccc39ed60bed2996e652fdf12be11f1bea384b5173b494d70df6eb"
    assert marks(TALE)["03"] == kept


@pytest.mark.parametrize(
    "sound, other",
    [
        ("day = 7", "day = 10"),
        ("by the seventh day", "by the day seven"),
        ('check = "wage-by-day"', 'check = "wage-by-day"\non = "started"'),
    ],
)
def test_a_changed_clause_has_another_mark_and_no_other_clause_has(sound, other):
    assert changed(sound, other) == {"03"}


@pytest.mark.parametrize(
    "sound, other",
    [
        ("in_force = 1999-05-01", "in_force = 1999-04-01"),
        ("signed = 1999-04-01", "signed = 1999-04-01\nterm_ends = 2009-04-30"),
        ('destination = "MYS"', 'destination = ["MYS", "QAT"]'),
    ],
)
def test_what_a_clause_takes_from_its_instrument_is_part_of_every_mark(sound, other):
    assert changed(sound, other) == ALL


@pytest.mark.parametrize(
    "sound, other",
    [
        ('confidence = "low"', 'confidence = "high"'),
        ("day = 7", "# The seventh.\nday   =  7"),
        ('check = "wage-by-day"\nday = 7', 'day = 7\ncheck = "wage-by-day"'),
        ('title = "An invented', 'title = "A made-up'),
        ('why = "What a committee does', 'why = "What it does'),
    ],
)
def test_looks_and_titles_make_no_other_mark(sound, other):
    assert changed(sound, other) == set()
