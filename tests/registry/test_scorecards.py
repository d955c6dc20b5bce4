"""The scorecards on the public pages, as a file, and on a committee's desk."""

import csv
import io

from audits.questionnaire import QUESTIONS
from registry.services import scoring, shelf
from tests.pages import Reader


def test_an_agreement_s_page_names_the_clause_that_answers(app):
    page = Reader(app).get("/en/agreements/NPL-MYS-2018/scorecard").text
    assert "NPL-MYS-2018#01" in page
    assert "Workers pay no recruitment fees" in page


def test_a_law_that_is_no_agreement_has_no_scorecard(app):
    assert Reader(app).get("/en/agreements/STD-EQUAL/scorecard").status_code == 404


def test_the_page_side_by_side_has_every_agreement_and_question(app):
    page = Reader(app).get("/en/agreements/scorecards").text
    for one in shelf.list_by_basis()["agreement"]:
        assert f"/en/agreements/{one.id}/scorecard" in page
    for question in QUESTIONS:
        assert f'href="#{question}"' in page


def test_the_file_has_every_answer_with_its_place(app):
    text = Reader(app).get("/en/agreements/scorecards.csv").text
    rows = list(csv.DictReader(io.StringIO(text)))
    agreements = shelf.list_by_basis()["agreement"]
    asked = {(row["agreement"], row["question"]) for row in rows}
    assert asked == {(one.id, question) for one in agreements for question in QUESTIONS}
    fees = [row for row in rows if (row["agreement"], row["question"]) == ("NPL-MYS-2018", "D3")]
    assert fees[0]["state"] == "present"
    assert fees[0]["clause"] == "NPL-MYS-2018#01"


def test_every_agreement_has_answers_that_were_marked(app_context):
    silent = [one.agreement.id for one in scoring.list_scored() if not one.states("present")]
    assert silent == []
