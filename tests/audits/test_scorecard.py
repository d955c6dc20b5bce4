"""What an agreement is found to say, by what its law file marks and how its text was seen."""

from dataclasses import replace

import pytest

from audits.errors import BadInstrument
from audits.instrument import Instrument, read
from audits.questionnaire import DEMANDS, ELEMENTS, QUESTIONS
from audits.scorecard import ABSENT, NOT_SEEN, PRESENT, Answer, Where, score

HEAD = """
id = "KEN-QAT-2030"
kind = "agreement"
title = "Agreement on workers, Kenya - Qatar"
origin = "KEN"
destination = "QAT"
signed = 2030-01-02

[joint_body]
name = "Joint Committee"
meeting_frequency = "twice a year"
cite = "art. 9"
seen = "full_text"
elements = ["E15", "D2"]

[[beside]]
says = "Four years, renewed by silence."
cite = "art. 12"
seen = "full_text"
elements = ["E18"]

[[source]]
publisher = "The two ministries"
title = "Text as signed"
seen = "{seen}"

[[unchecked]]
id = "02"
says = "Complaints are heard whatever the worker's status."
cite = "art. 7"
seen = "full_text"
why = "A duty of the state."
elements = ["D6", "E12"]

[[clause]]
id = "01"
says = "The worker pays no fee."
cite = "art. 3"
seen = "full_text"
check = "nothing-paid"
items = ["fees"]
elements = ["D3", "E3"]
"""
CONVENTION = """
id = "{id}"
kind = "convention"
title = "Convention {id}"
side = "either"
ratifications = {{ {states} }}

[[source]]
publisher = "List of ratifications"
title = "{id}"
seen = "secondary"
"""


def agreement(seen: str = "full_text") -> Instrument:
    return read(HEAD.format(seen=seen), "ken-qat-2030.toml")


def convention(name: str, states: str) -> Instrument:
    return read(CONVENTION.format(id=name, states=states), f"{name.lower()}.toml")


def answers(text: Instrument, *shelf: Instrument) -> dict[str, Answer]:
    return {answer.question: answer for answer in score(text, shelf)}


def test_every_question_is_answered_once_and_in_order():
    assert [one.question for one in score(agreement(), ())] == list(QUESTIONS)
    assert (len(ELEMENTS), len(DEMANDS)) == (19, 20)


def test_what_a_provision_is_marked_with_is_present_there():
    found = answers(agreement())
    assert found["D3"].places == (
        Where("KEN-QAT-2030#01", "The worker pays no fee.", "art. 3", "full_text"),
    )
    assert found["D6"].places[0].ref == "KEN-QAT-2030#02"


def test_the_joint_body_and_what_stands_beside_the_provisions_answer_too():
    found = answers(agreement())
    body = Where("", "Joint Committee; twice a year", "art. 9", "full_text")
    beside = Where("", "Four years, renewed by silence.", "art. 12", "full_text")
    assert found["D2"].places == (body,)
    assert found["E18"] == Answer("E18", PRESENT, (beside,))


@pytest.mark.parametrize("seen, state", [("full_text", ABSENT), ("secondary", NOT_SEEN)])
def test_what_is_not_marked_is_absent_only_from_a_text_read_in_full(seen: str, state: str):
    assert answers(agreement(seen))["E11"].state == state


def test_the_conventions_are_present_only_where_every_party_ratified_all():
    both = [convention(name, "KEN = 1965, QAT = 1999") for name in ("C97", "C143", "C189", "CMW")]
    assert answers(agreement(), *both)["D14"].state == PRESENT
    one = [*both[1:], convention("C97", "KEN = 1965")]
    answer = answers(agreement(), *one)["D14"]
    assert answer.state == NOT_SEEN
    assert answer.places[:2] == (
        Where("C97", "KEN 1965", "", "secondary"),
        Where("C143", "KEN 1965, QAT 1999", "", "secondary"),
    )


def test_a_mark_that_is_no_question_is_refused_with_the_clause():
    text = HEAD.format(seen="excerpt").replace('"D3", "E3"', '"D99"')
    with pytest.raises(BadInstrument) as fault:
        read(text, "ken-qat-2030.toml")
    assert "D99" in str(fault.value)
    assert "01" in str(fault.value)


def test_another_convention_than_the_four_changes_nothing():
    text = agreement()
    more = replace(convention("C95", "KEN = 1964, QAT = 1976"), id="C95")
    assert answers(text, more) == answers(text)
