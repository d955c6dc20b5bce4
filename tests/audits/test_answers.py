"""What Python answers before the pass: for whom it is asked, and what it says of a wage."""

from datetime import date

import pytest
import sqlalchemy as sa

from audits.answers import FACTS, Asked, Known, answer_page, needs_answer
from audits.days import number
from audits.facts import cost_sheet, placement
from audits.questions import PaidQuestion, Question, WageQuestion, in_order
from audits.rates import Rates
from audits.resolving import Terms
from audits.tally import WAGE, Charge
from audits.terms import KEY, NUMBERS, WORDS, Term, parts_of, resolved_table
from tests.audits import record
from tests.law.telling import AGENCY, world_of

DAY = date(2024, 5, 2)
AS_OF = number(date(2025, 1, 1))
SIGNED = "contract_signed_on"
NONE = dict.fromkeys(FACTS)
VISA = PaidQuestion(("visa",), "MYR", SIGNED)
FLOOR = WageQuestion(SIGNED, amount=1_500_00, currency="MYR", period="month")
BY_KINDS = WageQuestion(SIGNED, kinds=("minimum", "collective"))
NO_REFERENCE = dict.fromkeys((*NUMBERS, *WORDS))
NOTHING = {
    "counted": 0, "positive": 0, "whole": 1, "paid": 0, "open": 0, "firm": 0, "late": 0,
    "undated": 0, "currency": "MYR", "rates": "",
}  # fmt: skip
ONE = {"counted": 1, "positive": 1}


def paid_in(name: str, currency: str, wage: str = "MYR") -> dict:
    """The story of a worker who paid for a visa in some currency and earns in another."""
    charge = {"item": "visa", "amount": "100", "currency": currency, "paid_on": DAY}
    return {"clause": "", "name": name, "facts": {"wage_currency": wage}, "charges": [charge]}


@pytest.fixture
def written(connection: sa.Connection) -> sa.Connection:
    stories = [paid_in("Sita", "MYR"), paid_in("Maya", "NPR"), paid_in("Noor", "MYR", "KWD")]
    unpaid = paid_in("Abdul", "MYR", "")
    unpaid["charges"][0]["borne_by"] = "employer"
    usual = {SIGNED: DAY, "started_on": DAY, "wage_currency": "MYR"}
    record.write(connection, world_of({"usual": usual, "agency": [AGENCY]}, [*stories, unpaid]))
    return connection


def asked(
    connection: sa.Connection, question: Question, *, exact: bool, **held: object
) -> set[str]:
    """Whose placement the question is answered about; `held` is what its references come to."""
    source = placement.outerjoin(cost_sheet, cost_sheet.c.placement_id == placement.c.id)
    if held:
        table = resolved_table([BY_KINDS.kinds])
        table.create(connection)
        parts = parts_of(BY_KINDS.kinds, NO_REFERENCE | held)
        connection.execute(sa.insert(table).values(dict.fromkeys(KEY, "") | {"span": 1} | parts))
        source = source.join(table.alias(f"reference_{SIGNED}"), sa.true())
    wanted = sa.select(sa.column("reference", sa.Text())).select_from(source)
    found = connection.scalars(wanted.where(needs_answer(question, AS_OF, exact=exact)))
    names = {reference.strip() for reference in found}
    if held:
        table.drop(connection)
    return names


def test_only_what_was_paid_in_another_currency_is_asked_and_all_of_it_in_the_exact_way(
    written: sa.Connection,
):
    assert asked(written, VISA, exact=False) == {"Maya"}
    assert asked(written, VISA, exact=True) == {"Sita", "Maya", "Noor"}
    tools = PaidQuestion(("tools",), "MYR", SIGNED)
    assert asked(written, tools, exact=True) == set()


def test_only_a_wage_in_another_currency_is_asked_and_every_wage_in_the_exact_way(
    written: sa.Connection,
):
    assert asked(written, FLOOR, exact=False) == {"Noor"}
    assert asked(written, FLOOR, exact=True) == {"Sita", "Maya", "Noor"}


def rates() -> Rates:
    """Four ringgit for a dollar, on the day."""
    return Rates([(number(DAY), "USD", "MYR", 4, 1)])


@pytest.mark.parametrize("exact", [True, False])
def test_a_wage_is_asked_about_where_its_reference_is_elsewhere_or_left_to_the_placement(
    written: sa.Connection, exact: bool
):
    everybody = {"Sita", "Maya", "Noor"}
    here = asked(written, BY_KINDS, exact=exact, found=1, currency="MYR")
    assert here == (everybody if exact else {"Noor"})
    mixed = asked(written, BY_KINDS, exact=exact, found=1, mixed=1)
    assert mixed == {*everybody, "Abdul"}
    assert asked(written, BY_KINDS, exact=exact, found=0) == set()


def term(kind: str, amount: int, currency: str) -> Term:
    """A reference for all work in Malaysia, by the month."""
    where = ("MYS", None, None, None)
    return Term(kind, *where, number(DAY) - 9, None, amount, currency, "month")


def answered(question: WageQuestion, *terms: Term, **facts: object) -> tuple:
    """The answer about a worker signed on the day: floor, ceiling, limit, currency, missing."""
    facts = NONE | {"id": 7, SIGNED: number(DAY), "destination": "MYS"} | facts
    known = Known(rates(), Terms(terms))
    page = [(*facts.values(), True)]
    ((questions, rows),) = answer_page(Asked([question], date(2025, 1, 1)), known, page, [])
    assert questions == (question,)
    ((worker, *answer),) = rows
    assert worker == 7
    return tuple(answer)


def test_a_converted_sum_that_no_database_holds_counts_as_the_largest_that_one_does():
    dear = Rates([(number(DAY), "JPY", "KWD", 10**6 + 3, 1)])
    facts = NONE | {"id": 7, SIGNED: number(DAY), "wage_currency": "KWD"}
    charge = (7, *Charge("visa", 10**10, "JPY", number(DAY), "A", None, None))
    visa = PaidQuestion(("visa",), WAGE, SIGNED)
    page = [(*facts.values(), True)]
    ((_, rows),) = answer_page(
        Asked([visa], date(2025, 1, 1)), Known(dear, Terms([])), page, [charge]
    )
    sums = dict.fromkeys(("paid", "open", "firm"), 2**62)
    assert rows == [(7, *in_order(visa, NOTHING | ONE | sums | {"currency": "KWD"}))]


def test_a_limit_is_told_in_the_wages_currency_and_period_rounded_down_and_up():
    found = answered(FLOOR, wage_currency="USD", wage_period="week")
    assert found == (86_53, 86_54, 1_500_00, "MYR", "")


def test_what_two_comparisons_lack_is_named_in_order_with_one_blank_between():
    found = answered(FLOOR, wage_currency="NPR", wage_period="hour")
    assert found == (None, None, 1_500_00, "MYR", "hours_per_week rate:NPR/MYR")


def test_of_references_in_two_currencies_the_one_that_comes_to_most_is_the_limit():
    found = answered(
        BY_KINDS,
        term("minimum", 1_500_00, "MYR"),
        term("collective", 400_00, "USD"),
        wage_currency="MYR",
        wage_period="month",
    )
    assert found == (1_600_00, 1_600_00, 400_00, "USD", "")


def test_of_references_that_come_to_the_same_the_first_kind_is_shown():
    found = answered(
        BY_KINDS,
        term("minimum", 400_00, "USD"),
        term("collective", 1_600_00, "MYR"),
        wage_currency="MYR",
        wage_period="month",
    )
    assert found == (1_600_00, 1_600_00, 400_00, "USD", "")


def test_the_highest_reference_is_shown_though_no_rate_leads_to_it():
    found = answered(
        BY_KINDS,
        term("minimum", 1_500_00, "MYR"),
        term("collective", 2_000_00, "MYR"),
        wage_currency="NPR",
        wage_period="month",
    )
    assert found == (None, None, 2_000_00, "MYR", "rate:NPR/MYR")


def test_a_wage_in_no_known_currency_lacks_no_rate():
    terms = (term("minimum", 1_500_00, "MYR"), term("collective", 400_00, "USD"))
    assert answered(BY_KINDS, *terms, wage_period="month") == (None, None, 1_500_00, "MYR", "")


def test_each_worker_is_answered_what_was_asked_and_of_his_own_charges():
    sita = NONE | {"id": 1, "wage_currency": "USD", "wage_period": "month", SIGNED: number(DAY)}
    page = [(*sita.values(), True, True), (*(sita | {"id": 2}).values(), True, False)]
    visa = ("visa", 100_00, "MYR", number(DAY), "A", None, None)
    asked_of = Asked([VISA, FLOOR], date(2025, 1, 1))
    found = list(answer_page(asked_of, Known(rates(), Terms([])), page, [(2, *visa)]))

    nothing = in_order(VISA, NOTHING)
    paid = in_order(VISA, NOTHING | dict.fromkeys(("paid", "open", "firm"), 100_00) | ONE)
    assert found == [
        ((VISA, FLOOR), [(1, *nothing, 375_00, 375_00, 1_500_00, "MYR", "")]),
        ((VISA,), [(2, *paid)]),
    ]
