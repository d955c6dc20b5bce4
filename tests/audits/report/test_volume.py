"""A report of many workers stays short: nothing is said twice, and nothing is lost."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from audits import shelf
from audits.facts import placement
from audits.money import Money
from audits.report import render, vocabulary
from audits.report.data import AppliedLaw, ClauseResult, Graded, Question, RecruitmentCost
from audits.report.folding import common_head, folded_cites, folded_clauses
from audits.report.parts import ledger
from audits.report.topics import TOPICS
from audits.report.wording import Wording
from tests.audits.report.reading import Line, read, text
from tests.audits.report.sample import condition, empty_report, fee_finding, full_report, remedy


def same(message: str) -> str:
    return message


def flat(**changes: object) -> str:
    return " ".join(text(render(empty_report(**changes), same)).split())


def row_of(page: list[Line], name: str) -> list[str]:
    """The texts on the line of a name, from its side on."""
    y = next(line.y for line in page if line.text == name)
    return [line.text for line in sorted(page, key=lambda k: k.left) if line.y == y]


def page_with(name: str, **changes: object) -> list[Line]:
    pages = read(render(empty_report(**changes), same))
    return next(page for page in pages[2:] if any(line.text == name for line in page))


BOTH = (fee_finding(5, "agreement"), fee_finding(5, "national_law"))


def test_a_payment_that_two_bases_forbid_stands_once_with_both_codes():
    page = page_with("Payments by worker", fees=BOTH, remedies=tuple(map(remedy, BOTH)))
    codes = [line.text for line in page if line.text == "A1 N1"]
    assert len(codes) == len(BOTH[0].charges) == 3


def test_each_code_is_told_with_what_its_clause_says():
    result = ClauseResult(
        BOTH[0].clause, "agreement", "zero_fee", "Pays none.", "", "assumed", 0, 1, 0
    )
    page = page_with("Clauses that forbid the payments", fees=BOTH, results=(result,))
    assert "Pays none." in row_of(page, "A1")


def test_codes_go_by_basis_and_clause():
    findings = (*BOTH, replace(BOTH[0], clause="NPL-MYS-2018#01"))
    assert ledger.codes(findings) == {
        "NPL-MYS-2018#01": "A1",
        "NPL-MYS-2018#03a": "A2",
        "NPL-FEA-2007#24": "N1",
    }


def test_what_is_owed_stands_under_each_basis_beside_the_worker():
    owed = tuple(
        replace(remedy(one), open=Money(sum_, "NPR"))
        for one, sum_ in zip(BOTH, (700, 900), strict=True)
    )
    page = page_with("Payments by worker", fees=BOTH, remedies=owed)
    assert row_of(page, "W-0005") == ["W-0005", "NPR", "7.00", "NPR", "9.00", "–", "–"]


def test_what_came_back_stands_with_its_day():
    charge = replace(
        BOTH[0].charges[0], refunded=Money(1_234_00, "NPR"), refunded_on=date(2025, 3, 4)
    )
    page = page_with("Payments by worker", fees=(replace(BOTH[0], charges=(charge,)),))
    assert "1,234.00 · 2025-03-04" in [line.text for line in page]


def test_a_worker_has_one_line_in_the_remedy_table_whatever_the_bases():
    page = page_with("10. Remedy table", remedies=tuple(map(remedy, BOTH)))
    words = Wording(same)
    sums = [
        words.number(money)
        for one in map(remedy, BOTH)
        for money in (one.found, one.repaid, one.open, one.established)
    ]
    assert row_of(page, "W-0005")[1:-1] == sums
    assert row_of(page, "Total")[1:] == [*sums, ""]


def test_the_same_observation_of_several_workers_is_told_once():
    held = [
        replace(condition(n), observed="employer", limit="worker", gap=None) for n in range(1, 9)
    ]
    page = page_with("Other conditions", others=tuple(held))
    row = row_of(page, "the employer")
    assert row[-1] == "8"
    assert row[2].startswith("W-0001, W-0002")


def test_every_worker_with_a_gap_has_a_line():
    gaps = [condition(n) for n in range(2, 30, 2)]
    said = text(render(empty_report(treatment=tuple(gaps)), same)).split("\n")
    assert [line for line in said if line.startswith("W-")] == [one.worker for one in gaps]
    assert said.count("MYR\u00a0300.00 a month") == len(gaps)


def test_the_gravest_findings_say_what_the_clause_says():
    result = ClauseResult("A#1", "agreement", "wage", "Pay is equal.", "", "confirmed", 0, 7, 0)
    page = page_with(
        "The gravest findings", results=(result,), grades=(Graded("critical", "A#1", "Ground.", 7),)
    )
    assert "Pay is equal." in row_of(page, "Critical")


def test_the_summary_is_one_page_and_says_what_is_asked():
    pages = read(render(full_report(125), same))
    large = [{line.text for line in page if line.size == 20} for page in pages]
    firsts = [
        next(i for i, found in enumerate(large) if part in found)
        for part in ("1. Summary", "2. Mandate and law applied")
    ]
    assert firsts[1] - firsts[0] == 1
    assert "answer the questions of part 12 (1)" in flat(questions=(Question("Is it so?"),))
    assert "Nothing is asked of the joint body but to take note." in flat()


def test_no_part_begins_at_the_foot_of_a_page():
    for findings in (3, 26, 60):
        for page in read(render(full_report(findings), same))[2:]:
            for title in (line for line in page if line.size == 20):
                below = [line for line in page if 70 < line.y < title.y - 30]
                assert len(below) >= 2, title.text


LAW = AppliedLaw("A-2018", "Agreement", "agreement", "ab" * 32, "assumed", term_ends="2024-09-11")


def test_a_term_that_ended_is_told_in_summary_and_mandate():
    words = flat(law=(LAW,))
    assert words.count("The term of A-2018 ended on 11 September 2024") == 2
    assert words.count("None of the texts applied has been confirmed") == 2


def test_a_confirmed_law_has_no_warning():
    words = flat(law=(replace(LAW, force="confirmed", term_ends=""),))
    assert "The term of" not in words
    assert "None of the texts applied" not in words


def test_citations_are_folded_and_unseen_articles_counted():
    law = replace(LAW, cites=("X (2018), category B: travel", "X (2018), category B: tools", ""))
    assert (
        "Articles applied: X (2018), category B: travel; tools. "
        "article not seen (clauses: 1)." in flat(law=(law,))
    )


@pytest.mark.parametrize(
    "cites, folded",
    [
        (("C97 art. 6; CMW art. 25", "C97 art. 6"), ["C97 art. 6", "CMW art. 25"]),
        (("art. 5, 6", "art. 5"), ["art. 5, 6", "art. 5"]),
        (("", "art. 3"), ["art. 3"]),
        ((), []),
    ],
)
def test_what_citations_have_in_common_is_said_once(cites, folded):
    assert folded_cites(cites) == folded


def test_clauses_of_one_instrument_name_it_once():
    assert folded_clauses(["A#1", "A#2", "B#1", "A#1"]) == ["A #1, #2", "B #1"]


def test_a_head_is_common_only_where_all_have_it():
    assert common_head(["X, a", "X, b"]) == "X"
    assert common_head(["X, a", "Y, b"]) == common_head(["X, a"]) == common_head(["X", "X"]) == ""


@pytest.mark.parametrize(
    "day, shown",
    [("2018-10-29", "29 October 2018"), ("2015-07", "July 2015"), ("1949", "1949"), ("", "")],
)
def test_days_of_sources_are_put_in_words(day, shown):
    assert Wording(same).source_day(day) == shown


def test_the_cost_in_months_names_how_many_workers_it_rests_on():
    cost = RecruitmentCost(Decimal("1.70"), 50)
    words = flat(fees=BOTH, cost=cost)
    assert "1.7 at the median of 50 workers" in words
    assert "is not the survey indicator" in words
    assert "is not stated" in flat(fees=BOTH)


def test_every_topic_of_the_law_has_words():
    topics = {entry.topic for one in shelf.load_all() for entry in (*one.clauses, *one.unchecked)}
    assert len(topics) > 30
    assert topics - TOPICS.keys() == set()


def test_every_fact_that_a_check_may_miss_has_words_and_a_proof():
    seen = {column.name for column in placement.c} - {"id", "agency_id", "origin", "destination"}
    beside = {"reference", "rate", "refunded_on", "licence", "destinations", "sectors"}
    for words in (vocabulary.FACTS, vocabulary.PROOFS):
        assert (seen | beside) - words.keys() == set()


def test_125_workers_fit_in_35_pages():
    report = full_report(125)
    counted = Counter(finding.worker for finding in report.fees)
    assert len(counted) == 125
    assert len(read(render(report, same))) <= 35
