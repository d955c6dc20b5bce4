"""A fault in a law file is told with the line that its reader has to mend."""

import pytest

from audits.instrument import examine
from audits.lines import line_of
from tests.lawtexts import TALE


def told(text: str) -> tuple[str, str]:
    """The line of the first fault as it stands there, and the reason."""
    _, faults = examine(text, "npl-mys-1999.toml")
    number = line_of(text, faults[0])
    return text.split("\n")[number - 1], faults[0].reason


@pytest.mark.parametrize(
    "sound, broken, line",
    [
        ('title = "An invented', 'title = An "invented', 'title = An "invented agreement"'),
        ("in_force = 1999-05-01", "in_force = 1999-05-01\nuntil = 1998-01", "until = 1998-01"),
        ('check = "wage-by-day"', 'check = "wage-by-dya"', 'id = "03"'),
        ("day = 7", 'day = "seven"', 'day = "seven"'),
        ("day = 7", "day = 7\ndays = 9", "days = 9"),
        ("day = 7", "day = 7\ndayX = 9", "dayX = 9"),
        ('check = "wage-by-day"', 'None = 1\ncheck = "wage-by-dya"', 'id = "03"'),
        ("value = 60", "value = -1", "[[clause.days]]"),
        ('id = "03"', 'id = "3 b"', 'id = "3 b"'),
        ('id = "NPL-MYS-1999"', 'id = "NPL-MYS"', 'id = "NPL-MYS"'),
        ('cite = "art. 9"\nseen = "full_text"\n\n', "", 'id = "NPL-MYS-1999"'),
        ('cite = "art. 1"\n', "", 'id = "01"'),
        ('destination = "MYS"', 'destination = "MYX"', 'destination = "MYX"'),
        ('meeting_frequency = ""', "meeting_frequency = 4", "meeting_frequency = 4"),
    ],
)
def test_the_line_is_the_one_to_mend(sound, broken, line):
    assert TALE.count(sound) == 1
    assert told(TALE.replace(sound, broken))[0] == line


def test_the_second_use_of_a_number_is_the_wrong_one():
    text = TALE.replace('id = "03"', 'id = "01"')
    _, faults = examine(text, "npl-mys-1999.toml")
    assert line_of(text, faults[0]) == text[: text.rindex('id = "01"')].count("\n") + 1


def test_a_clause_without_a_number_is_told_at_its_header():
    text = TALE.replace('id = "02"\n', "")
    _, faults = examine(text, "npl-mys-1999.toml")
    assert line_of(text, faults[0]) == text[: text.index("Visa costs")].count("\n")


@pytest.mark.parametrize("clauses", ["", 'clause = [{ id = "3 b" }]\n'])
def test_a_text_in_which_no_clause_begins_is_told_as_one_whole(clauses):
    text = f'id = "NPL-MYS-1999"\n{clauses}kind = "treaty"\n'
    _, faults = examine(text, "npl-mys-1999.toml")
    assert line_of(text, faults[0]) == (1 if clauses else 2)


def test_a_key_inside_a_long_text_is_not_taken_for_one():
    note = 'note = """\n[[clause]]\nday = 9\n"""\nday = "seven"'
    assert told(TALE.replace("day = 7", note))[0] == 'day = "seven"'


def test_a_text_that_stops_short_is_told_at_its_end():
    text = TALE + "\n[[clause"
    _, faults = examine(text, "npl-mys-1999.toml")
    assert line_of(text, faults[0]) == len(text.split("\n"))
    _, faults = examine("[[clause", "npl-mys-1999.toml")
    assert line_of("[[clause", faults[0]) == 1
