"""What a worker paid, in expressions: from the cost sheet, from an answer, or nothing at all."""

from dataclasses import fields
from datetime import date

import pytest
import sqlalchemy as sa

from audits.days import number
from audits.facts import cost_sheet, no_number, placement, whole, word
from audits.paid import Paid, need_answer, needs_answer, paid
from audits.questions import NOTHING_PAID, Answers, PaidQuestion, in_order
from audits.questions import joined as answer_table
from audits.tally import SHARED, WAGE
from tests.audits import record
from tests.law.telling import AGENCY, world_of

DAY = date(2024, 5, 2)
PAID_ON, LATER = number(DAY), number(date(2025, 1, 1))
SIGNED = "contract_signed_on"
TARGETS = ("MYR", SHARED, WAGE)
NAMES = tuple(field.name for field in fields(Paid))
SHEETS = placement.outerjoin(cost_sheet, cost_sheet.c.placement_id == placement.c.id)
NOTHING = {
    "total": 0, "open": 0, "established": 0, "currency": "MYR", "counted": False,
    "positive": False, "whole": True, "late": False, "undated": False, "rates": "",
}  # fmt: skip
HUNDRED = NOTHING | {"total": 100_00, "open": 100_00, "counted": True, "positive": True}


def visa(target: str, *items: str, within: int | None = None) -> PaidQuestion:
    return PaidQuestion(items or ("visa",), target, SIGNED, within)


def told(name: str, wage: str, currency: str | None = None) -> dict:
    """The story of a worker who earns in a currency, and may have paid for a visa in another."""
    charge = {"item": "visa", "amount": "100", "currency": currency, "paid_on": DAY}
    charges = [] if currency is None else [charge]
    return {"clause": "", "name": name, "facts": {"wage_currency": wage}, "charges": charges}


@pytest.fixture
def written(connection: sa.Connection) -> sa.Connection:
    stories = [
        told("Sita", "MYR", "MYR"), told("Maya", "MYR", "NPR"), told("Noor", "KWD", "MYR"),
        told("Abdul", "MYR"),
    ]  # fmt: skip
    usual = {SIGNED: DAY, "started_on": DAY, "costs_disclosed": "worker"}
    record.write(connection, world_of({"usual": usual, "agency": [AGENCY]}, stories))
    return connection


def read(
    connection: sa.Connection, found: Paid, source: sa.FromClause = SHEETS
) -> dict[str, dict[str, object]]:
    """What it comes to for each worker."""
    columns = [getattr(found, name).label(name) for name in NAMES]
    rows = connection.execute(
        sa.select(sa.column("reference", sa.Text()), *columns).select_from(source)
    )
    return {name.strip(): dict(zip(NAMES, row, strict=True)) for name, *row in rows}


def worker_names(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> set[str]:
    wanted = sa.select(sa.column("reference", sa.Text())).select_from(SHEETS).where(condition)
    return {name.strip() for name in connection.scalars(wanted)}


@pytest.mark.parametrize("target", TARGETS)
def test_who_bore_no_charge_paid_nothing_by_the_sheet_and_without_it(
    written: sa.Connection, target: str
):
    assert read(written, paid(visa(target), Answers()))["Abdul"] == NOTHING
    assert read(written, paid(visa(target), NOTHING_PAID))["Abdul"] == NOTHING


@pytest.mark.parametrize("target", TARGETS)
def test_where_there_is_no_answer_the_sheet_is_read_though_others_have_one(
    written: sa.Connection, target: str
):
    question = visa(target)
    answers = Answers([question])
    answer = dict.fromkeys((*question.numbers, *question.words)) | {
        "counted": 1, "positive": 1, "whole": 0, "late": 1, "undated": 0, "rates": "rate:NPR/MYR",
    }  # fmt: skip
    table = answers.table()
    table.create(written)
    written.execute(sa.insert(table).values((2, *in_order(question, answer))))
    source = SHEETS.outerjoin(answer_table, answer_table.c.placement_id == placement.c.id)
    found = read(written, paid(question, answers), source)
    assert (found["Sita"], found["Abdul"]) == (HUNDRED, NOTHING)
    truths = {"counted": True, "positive": True, "whole": False, "late": True, "undated": False}
    assert found["Maya"] == dict.fromkeys(NAMES) | truths | {"rates": "rate:NPR/MYR"}


def test_for_no_item_at_all_nothing_was_paid(written: sa.Connection):
    found = read(written, paid(PaidQuestion((), "MYR", SIGNED), Answers()))
    assert found == dict.fromkeys(found, NOTHING)


@pytest.mark.parametrize(
    "question, as_of, asked",
    [
        (visa("MYR"), LATER, {"Maya"}),
        (visa(SHARED), LATER, set()),
        (visa(WAGE), LATER, {"Maya", "Noor"}),
        (visa(SHARED), PAID_ON, set()),
        (visa(SHARED), PAID_ON - 1, {"Sita", "Maya", "Noor"}),
        (visa("MYR", within=30), LATER, {"Sita", "Maya", "Noor"}),
        (visa("MYR", "tools"), LATER, set()),
        (visa(WAGE, "tools"), LATER, set()),
    ],
)
def test_the_sheet_leaves_open_what_was_paid_in_another_currency_or_after_the_day(
    written: sa.Connection, question: PaidQuestion, as_of: int, asked: set[str]
):
    assert worker_names(written, needs_answer(question, as_of)) == asked
    assert worker_names(written, sa.or_(*need_answer([question], as_of))) == asked


def test_what_several_questions_leave_open_is_asked_once_for_each_target(written: sa.Connection):
    questions = [visa("MYR"), visa("MYR", "tools"), visa(WAGE, "tools"), visa("NPR", "tools")]
    conditions = need_answer(questions, LATER)
    assert [worker_names(written, one) for one in conditions] == [{"Maya"}, set(), set()]


@pytest.mark.parametrize(
    "total, ceiling, all_there, holds",
    [
        (10, 10, True, True), (11, 10, True, False), (11, 10, False, False),
        (10, 10, False, None), (None, 0, False, None), (11, None, True, None),
    ],
)  # fmt: skip
def test_a_lower_bound_breaks_a_ceiling_and_never_keeps_it(
    written: sa.Connection,
    total: int | None,
    ceiling: int | None,
    all_there: bool,
    holds: bool | None,
):
    sum_ = no_number() if total is None else whole(total)
    yes, no = sa.true(), sa.false()
    found = Paid(
        sum_, sum_, sum_, word("MYR"), yes, yes, yes if all_there else no, no, no, word("")
    )
    most = found.at_most(no_number() if ceiling is None else whole(ceiling))
    (came,) = set(written.scalars(sa.select(most).select_from(placement)))
    assert came is holds
