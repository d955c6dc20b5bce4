"""Answering beforehand what the pass cannot calculate: conversions and refunds, in exact numbers.

The placements that need an answer are read in pages with their charges, so that memory stays
bounded however many there are. The calculations themselves are in `audits.tally` and
`audits.wages`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import chain, compress
from typing import Any, TypeAlias

import sqlalchemy as sa

from audits import days, paid
from audits.facts import Truth, charge, placement, rate
from audits.items import Items
from audits.questions import PaidQuestion, Question, WageQuestion, in_order
from audits.rates import Rates, lacking
from audits.resolving import Terms, highest, resolve
from audits.tally import Charge, Setting, counted_charges, tally
from audits.terms import FIELDS, Wage, reference
from audits.wages import ENDLESS, exact_limit, lacking_facts, rounded

FACTS = (
    "id", "wage_currency", "wage_period", "hours_per_week", "contract_signed_on",
    "departed_on", "started_on", "destination", *FIELDS,
)  # fmt: skip

Row: TypeAlias = tuple[Any, ...]
Answered: TypeAlias = tuple[tuple[Question, ...], list[Row]]
"""Questions, and rows of a placement's number and the answers to them."""


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


def wanted_charges() -> sa.Select[Any]:
    """What answers are worked out from of the charges that workers bore, by placement."""
    columns = [charge.c[name] for name in ("placement_id", *Charge._fields)]
    return sa.select(*columns).where(charge.c.borne_by == "worker")


def answer_page(
    asked: Asked, known: Known, page: Sequence[Sequence[Any]], charges: Sequence[Sequence[Any]]
) -> Iterator[Answered]:
    """The answers about the placements of a page: some facts and a flag a question for each."""
    borne: dict[int, list[Charge]] = defaultdict(list)
    for number, *values in charges:
        borne[number].append(Charge._make(values))
    together: dict[tuple[int, ...], list[Row]] = defaultdict(list)
    for row in page:
        facts, flags = dict(zip(FACTS, row, strict=False)), tuple(row[len(FACTS) :])
        answers = (
            _paid(question, facts, borne[row[0]], asked, known.rates)
            if isinstance(question, PaidQuestion)
            else _wage(question, facts, known)
            for question in compress(asked.questions, flags)
        )
        together[flags].append((row[0], *chain.from_iterable(answers)))
    for flags, rows in together.items():
        yield tuple(compress(asked.questions, flags)), rows


def _paid(
    question: PaidQuestion,
    row: Mapping[str, Any],
    charges: Sequence[Charge],
    asked: Asked,
    rates: Rates,
) -> Row:
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
    found = tally(counted_charges(charges, question.items, as_of), setting)
    truths = {name: int(getattr(found, name)) for name in ("positive", "whole", "late", "undated")}
    sums = {name: _held(getattr(found, name)) for name in ("paid", "open", "firm")}
    return in_order(question, {**found._asdict(), **truths, **sums})


def _held(amount: int | None) -> int | None:
    return None if amount is None else min(amount, ENDLESS)


def _wage(question: WageQuestion, row: Mapping[str, Any], known: Known) -> Row:
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
    answer = {
        "floor": floor,
        "ceiling": ceiling,
        "limit": amount,
        "currency": currency,
        "missing": " ".join(sorted(missing)),
    }
    return in_order(question, answer)


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
