"""Answering beforehand what the pass cannot calculate: conversions and refunds, in exact numbers.

The placements that need an answer are read in pages with their charges, so that memory stays
bounded however many there are. The calculations themselves are in `audits.tally` and
`audits.wages`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import islice
from typing import Any

import sqlalchemy as sa

from audits import days, paid
from audits.facts import Truth, charge, placement, rate
from audits.items import Items
from audits.questions import Answers, PaidQuestion, Question, WageQuestion
from audits.rates import Rates, lacking
from audits.resolving import Terms, highest, resolve
from audits.tally import Charge, Setting, counted_charges, tally
from audits.terms import FIELDS, Wage, reference
from audits.wages import ENDLESS, exact_limit, lacking_facts, rounded

PAGE = 1000
FACTS = (
    "id", "wage_currency", "wage_period", "hours_per_week", "contract_signed_on",
    "departed_on", "started_on", "destination", *FIELDS,
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """The questions of a plan, as of a day."""

    questions: Sequence[Question]
    as_of: date


@dataclass(frozen=True)
class Known:
    """What answers are calculated from beside a placement and its charges."""

    rates: Rates
    terms: Terms


def load_rates(connection: sa.Connection) -> Rates:
    """All rates of the record."""
    columns = ("day", "from_currency", "to_currency", "numerator", "denominator")
    known = connection.execute(sa.select(*(rate.c[name] for name in columns)))
    return Rates((row[0], row[1], row[2], row[3], row[4]) for row in known)


def wanted_facts() -> list[sa.ColumnElement[Any]]:
    """The facts of a placement that answers are worked out from."""
    return [placement.c[name] for name in FACTS]


def rows(
    connection: sa.Connection, asked: Asked, known: Known, found: Iterable[Sequence[Any]]
) -> Iterator[dict[str, Any]]:
    """The rows of answers of the placements found, of which some facts and a flag a question."""
    pending = iter(found)
    while page := list(islice(pending, PAGE)):
        charges = _charges(connection, [row[0] for row in page], asked.questions)
        for row in page:
            facts, flags = dict(zip(FACTS, row, strict=False)), row[len(FACTS) :]
            needed = [one for one, flag in zip(asked.questions, flags, strict=True) if flag]
            answers = _answers(facts, charges[row[0]], replace(asked, questions=needed), known)
            yield Answers.row(row[0], answers)


def _charges(
    connection: sa.Connection, ids: Sequence[int], questions: Iterable[Question]
) -> Mapping[int, list[Charge]]:
    """The charges that the workers of those placements bore."""
    found: dict[int, list[Charge]] = defaultdict(list)
    if any(isinstance(question, PaidQuestion) for question in questions):
        columns = (charge.c[name] for name in Charge.__dataclass_fields__)
        borne = connection.execute(
            sa.select(charge.c.placement_id, *columns).where(
                charge.c.placement_id.in_(ids), charge.c.borne_by == "worker"
            )
        )
        for number, *values in borne:
            found[number].append(Charge(*values))
    return found


def _answers(
    row: Mapping[str, Any], charges: Sequence[Charge], asked: Asked, known: Known
) -> Iterator[tuple[Question, dict[str, Any]]]:
    for question in asked.questions:
        if isinstance(question, PaidQuestion):
            yield question, _paid(question, row, charges, asked, known.rates)
        else:
            yield question, _wage(question, row, known)


def _paid(
    question: PaidQuestion,
    row: Mapping[str, Any],
    charges: Sequence[Charge],
    asked: Asked,
    rates: Rates,
) -> dict[str, Any]:
    as_of = days.number(asked.as_of)
    started = row["started_on"]
    setting = Setting(
        as_of=as_of,
        day=row[question.day],
        target=question.target,
        wage_currency=row["wage_currency"],
        rates=rates,
        deadline=None if started is None or question.within is None else started + question.within,
    )
    answer = dict(vars(tally(counted_charges(charges, question.items, as_of), setting)))
    for name in ("positive", "whole", "late", "undated"):
        answer[name] = int(answer[name])
    for name in ("paid", "open", "firm"):
        answer[name] = None if answer[name] is None else min(answer[name], ENDLESS)
    return answer


def _wage(question: WageQuestion, row: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """The highest of the limits in the wage's currency and period, and what others lack for it."""
    limits = [(question.amount, question.currency, question.period)]
    best = None
    if question.kinds:
        day, terms = row[question.day], known.terms
        valid = [] if day is None else terms.valid(terms.span_of(day), row["destination"])
        work = {name: row[name] for name in FIELDS}
        found = [one for one in resolve(valid, question.kinds, work)[0] if one.states_a_wage]
        limits = [one.wage for one in found]
        best = highest(found)
    held = [(_against(limit, question.day, row, known.rates), limit) for limit in limits]
    missing = {name for (lacks, _), _ in held for name in lacks}
    comparable = [(exact, limit) for (_, exact), limit in held if exact is not None]
    exact, shown = max(comparable, key=_exactly) if comparable else (None, limits[0])
    floor, ceiling = rounded(exact)
    amount, currency, _ = shown if best is None else best.wage
    return {
        "floor": floor,
        "ceiling": ceiling,
        "limit": amount,
        "currency": currency,
        "missing": " ".join(sorted(missing)),
    }


def _exactly(one: tuple[Fraction | float, Wage]) -> Fraction | float:
    return one[0]


def _against(
    limit: Wage, day: str, row: Mapping[str, Any], rates: Rates
) -> tuple[set[str], Fraction | float | None]:
    """What is missing to hold the wage against the limit; else the limit as such a wage."""
    amount, currency, of = limit
    own, wanted, hours = row["wage_currency"], row["wage_period"], row["hours_per_week"]
    missing = lacking_facts(wanted, of, hours)
    rate = rates.minor(row[day], own, currency) if own is not None else None
    if own is not None and rate is None:
        missing.add(lacking(own, currency))
    if missing or rate is None or wanted is None:
        return missing, None
    return missing, exact_limit(amount / rate, of, wanted, hours)


def needs_answer(question: Question, as_of: int, *, exact: bool) -> Truth:
    """Whether a placement needs the question answered; NULL counts as no.

    With `exact` every placement that a question touches does, though SQL could have answered, and
    no cost sheet is read.
    """
    if isinstance(question, PaidQuestion):
        return _charged(question.items) if exact else paid.needs_answer(question, as_of)
    own = placement.c.wage_currency
    if not question.kinds:
        return own.is_not(None) if exact else own != question.currency
    held = reference(question.kinds, question.day)
    elsewhere = held.limit.currency.is_not(None) if exact else own != held.limit.currency
    return sa.or_(held.mixed, sa.and_(own.is_not(None), elsewhere))


def _charged(items: Items) -> Truth:
    """Whether the worker bore a charge for any of the items, by the charges themselves."""
    bearers = sa.select(charge.c.placement_id).where(
        charge.c.borne_by == "worker", charge.c.item.in_(items)
    )
    return placement.c.id.in_(bearers)
