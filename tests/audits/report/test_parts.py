"""What the parts say: money by itself, interest only where set, silence that is no consent."""

from datetime import date
from decimal import Decimal

import pytest

from audits.money import Money
from audits.report import render
from audits.report.data import (
    AuditReport,
    ClauseResult,
    Graded,
    Group,
    InterestRate,
    Missing,
    Remedy,
    Reply,
    RightOfReply,
    SignOff,
)
from audits.report.grading import total_points
from audits.report.parts.fees import payments
from audits.report.parts.summary import by_basis_and_currency
from audits.report.privacy import PublishedGroup, publishable
from audits.report.wording import Wording, grouped
from tests.audits.report.reading import read, text
from tests.audits.report.sample import condition, empty_report, fee_finding, full_report


def same(message: str) -> str:
    return message


def said(report: AuditReport) -> str:
    return text(render(report, same))


def flat(report: AuditReport) -> str:
    """The whole text in one line, for sentences that are broken over several."""
    return " ".join(said(report).split())


def of(code: str, worker: str = "W-0001", basis: str = "agreement", **changes: object) -> Remedy:
    amounts = (Money(900_00, code), Money(100_00, code), Money(800_00, code), Money(500_00, code))
    return Remedy(worker, basis, *amounts, **changes)  # type: ignore[arg-type]


def test_money_is_never_added_across_currencies_or_bases():
    sums = by_basis_and_currency(
        [of("NPR"), of("NPR", "W-0002"), of("MYR"), of("NPR", basis="national_law")]
    )
    assert [(basis, found.currency, found.amount) for basis, (found, *_) in sums] == [
        ("agreement", "MYR", 900_00),
        ("agreement", "NPR", 1_800_00),
        ("national_law", "NPR", 900_00),
    ]


def test_a_payment_that_two_clauses_find_is_one_payment():
    twice = [fee_finding(5, "agreement"), fee_finding(5, "national_law")]
    assert payments(twice) == list(twice[0].charges)


def test_interest_is_not_invented_where_no_rate_is_set():
    report = empty_report(remedies=(of("NPR"),))
    assert "No rate of interest is set by law or by the joint body" in flat(report)
    assert "Interest" not in said(report).split("\n")


def test_interest_has_its_column_and_its_source_where_a_rate_is_set():
    report = empty_report(
        remedies=(of("NPR", interest=Money(12_34, "NPR")),),
        interest_rates=(InterestRate(Decimal("6.50"), "Decision 2/2024"),),
    )
    words = said(report)
    assert "Interest is simple, at 6.5% a year (Decision 2/2024)." in words
    assert "Interest" in words.split("\n")
    assert words.split("\n").count("12.34") == 2


def test_what_founds_no_order_to_repay_is_marked():
    assert "Agreement *" in said(empty_report(remedies=(of("NPR", may_order=False),)))
    mixed = (of("NPR", may_order=False), of("NPR", "W-0002"))
    assert "W-0001 *" in said(empty_report(remedies=mixed))
    assert "W-0002 *" not in said(empty_report(remedies=mixed))
    assert "*" not in said(empty_report(remedies=(of("NPR"),)))


def test_silence_is_recorded_and_is_no_consent():
    report = empty_report(reply=RightOfReply(date(2025, 10, 7), date(2025, 10, 21)))
    assert "its reply was due on 21 October 2025" in flat(report)
    assert "does not count as consent" in flat(report)


def test_the_agencys_words_stand_before_the_auditors_answer():
    reply = Reply("Fees", "We took none.", date(2025, 10, 9), "The receipts say otherwise.")
    words = flat(empty_report(reply=RightOfReply(date(2025, 10, 7), None, (reply,))))
    assert words.index("We took none.") < words.index("The receipts say otherwise.")


def test_a_report_that_its_auditor_reviewed_is_not_reviewed():
    assert "Not reviewed yet." in said(empty_report())
    own = SignOff(auditor="A-03", reviewer="A-03")
    assert "the auditor cannot be the reviewer" in said(empty_report(sign_off=own))
    other = SignOff(auditor="A-03", reviewer="R-01")
    assert "R-01" in said(empty_report(sign_off=other))


@pytest.mark.parametrize(
    "grades, points, referred",
    [
        (("critical",), 30, True),
        (("major", "major", "major", "minor", "minor"), 28, False),
        (("major", "major", "major", "minor", "minor", "minor"), 30, True),
    ],
)
def test_thirty_points_refer_for_suspension(grades, points, referred):
    graded = tuple(Graded(grade, f"X#{i}", "Ground", 4) for i, grade in enumerate(grades))
    assert total_points(graded) == points
    words = said(empty_report(grades=graded))
    assert ("the case is referred for suspension" in words.split("Total")[1]) is referred


def test_missing_proof_is_named_with_the_document_that_would_settle_it():
    missing = (Missing("costs_disclosed", 12, ("A#1",)), Missing("rate:NPR/USD", 1))
    words = flat(empty_report(missing=missing))
    assert "A cost sheet confirmed by the worker" in words
    assert "Exchange rate NPR/USD" in words
    assert "Missing proof has no points." in words


def test_bases_stand_side_by_side_and_are_not_added():
    results = (
        ClauseResult("A#1", "agreement", "wage", "Says so.", "art. 3", "confirmed", 93, 0, 0),
        ClauseResult("S#1", "standard", "wage", "Says so.", "", "confirmed", 51, 42, 0),
    )
    pages = read(render(empty_report(results=results), same))
    page = next(page for page in pages if any(line.text == "Topic" for line in page))
    row = next(line.y for line in page if line.text == "Wage")
    counts = [line.text for line in sorted(page, key=lambda k: k.left) if line.y == row]
    assert counts == ["Wage", "0", "93", "0", "–", "–", "42", "51", "0"]
    assert "144" not in text(render(empty_report(results=results), same)).split()


def test_an_article_that_was_not_seen_is_called_so():
    results = (ClauseResult("S#1", "standard", "wage", "Says so.", "", "confirmed", 1, 0, 0),)
    assert "article not seen" in said(empty_report(results=results))


def test_a_worker_is_counted_once_however_many_findings_there_are():
    report = empty_report(
        fees=(fee_finding(5), fee_finding(5, "standard")), treatment=(condition(5), condition(6))
    )
    assert "with a finding: 2" in said(report)


def test_small_groups_are_hidden_and_a_second_one_with_them():
    groups = [Group("a", 200, 60), Group("b", 30, 12), Group("c", 4, 1)]
    assert publishable(groups) == [
        PublishedGroup("a", 200, 60),
        PublishedGroup("b", None, None),
        PublishedGroup("c", None, None),
    ]


def test_what_is_hidden_together_is_never_a_small_group_itself():
    groups = [Group("a", 200, 60), Group("b", 50, 20), Group("c", 3, 1), Group("d", 2, 0)]
    shown = publishable(groups)
    hidden = sum(g.workers for g, s in zip(groups, shown, strict=True) if s.workers is None)
    assert hidden >= 10
    assert shown[0].workers == 200


@pytest.mark.parametrize("found", [3, 97])
def test_a_few_with_or_without_a_finding_are_hidden_too(found):
    shown = publishable([Group("a", 100, found), Group("b", 120, 50), Group("c", 300, 90)])
    assert [group.with_finding for group in shown] == [None, None, 90]
    assert [group.workers for group in shown] == [100, 120, 300]


def test_large_groups_and_empty_ones_are_shown():
    groups = [Group("a", 100, 40), Group("b", 120, 0), Group("c", 0, 0)]
    assert publishable(groups) == [
        PublishedGroup(g.name, g.workers, g.with_finding) for g in groups
    ]


def test_hidden_numbers_are_nowhere_in_the_statistics():
    report = empty_report(by_sex=(Group("female", 7, 3), Group("male", 211, 83)))
    pages = read(render(report, same))
    page = next(p for p in pages if any(k.text == "Workers checked" for k in p))
    words = [line.text for line in page]
    assert words.count("hidden") == 4
    assert not {"7", "3", "211", "83"} & set(words)


@pytest.mark.parametrize(
    "money, shown",
    [
        (Money(2_500_000, "NPR"), "NPR\u00a025,000.00"),
        (Money(12_345, "KWD"), "KWD\u00a012.345"),
        (Money(500, "JPY"), "JPY\u00a0500"),
        (None, "–"),
    ],
)
def test_money_keeps_the_digits_of_its_currency(money, shown):
    assert Wording(same).money(money) == shown


def test_a_negative_number_keeps_its_sign():
    assert grouped("-0.50") == "−0.50"


def test_values_of_verdicts_are_put_as_people_write_them():
    words = Wording(same)
    assert words.value("25000.00 NPR") == "NPR\u00a025,000.00"
    assert words.value("agency") == "the agency"
    assert words.value("48") == "48"


def test_the_period_names_its_last_day():
    assert "1 July 2024 to 30 June 2025" in said(empty_report())


def test_workers_have_codes_and_payments_keep_their_evidence():
    words = said(full_report(3))
    assert "W-0001" in words
    assert {"established", "probable", "alleged"} <= set(words.split("\n"))
