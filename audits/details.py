"""The details of verdicts: from the codes of the pass to rows of `finding` or `judge_met`."""

from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

import sqlalchemy as sa

from audits import codes
from audits.facts import FINDING, Number, Truth, Word, finding, met_table, placement, whole, word
from audits.order import Order
from audits.plan import BREACHED, MET, OPEN, UNKNOWN, Judged, force
from audits.verdict import Test

Parts: TypeAlias = Mapping[str, sa.ColumnElement[Any]]

NAMES = {MET: "met", BREACHED: "breached", UNKNOWN: "unknown", OPEN: "unknown"}


STORED = (BREACHED, UNKNOWN, OPEN)


def stored(judged: Judged, source: sa.FromClause, order: Order) -> sa.Insert:
    """The statement that writes the clause's breached and unknown verdicts to `finding`."""
    return _insert(finding, judged, source, order, STORED)


def met(judged: Judged, source: sa.FromClause, order: Order) -> sa.Insert:
    """The statement that writes the clause's met verdicts to `judge_met`."""
    return _insert(met_table, judged, source, order, (MET,))


def _insert(
    into: sa.TableClause,
    judged: Judged,
    source: sa.FromClause,
    order: Order,
    outcomes: Collection[int],
) -> sa.Insert:
    code = codes.code(judged.rule.clause.ref)
    given = {**_head(judged, code, order), **_compared(judged, code, outcomes)}
    columns = [
        given[name] if name in given else sa.cast(sa.null(), kind) for name, kind in FINDING.items()
    ]
    coded = source.join(codes.joined, codes.joined.c.placement_id == placement.c.id)
    wanted = sa.select(*columns).select_from(coded).where(code.in_(outcomes))
    return sa.insert(into).from_select(list(FINDING), wanted)


def _head(judged: Judged, code: Number, order: Order) -> Parts:
    """What every verdict of the clause has."""
    clause = judged.rule.clause
    names = [(code == whole(one), word(name)) for one, name in NAMES.items()]
    return {
        "run_id": sa.literal(order.run_id, sa.BigInteger()),
        "instrument_id": word(clause.instrument),
        "clause": word(clause.ref),
        "check_name": word(clause.check),
        "basis": word(judged.rule.instrument.kind),
        "force": force(judged.rule, judged.day, order.confirmed),
        "placement_id": placement.c.id,
        "agency_id": placement.c.agency_id,
        "outcome": sa.case(*names),
        "on_day": judged.day,
    }


def _compared(judged: Judged, code: Number, outcomes: Collection[int]) -> Parts:
    """What the test of the stretch says; where it is open whether the clause applies, nothing."""
    tests = [
        {**_shown(test), "cite": word(stretch.cite), **_ending(test, code, outcomes)}
        for stretch, test in judged.tests
    ]
    parts = {name: judged.by_stretch([test[name] for test in tests]) for name in tests[0]}
    if OPEN not in outcomes:
        return parts
    closed = {name: sa.case((code != OPEN, part)) for name, part in parts.items()}
    closed["cite"] = sa.case((code != OPEN, parts["cite"]), else_=word(judged.rule.clause.cite))
    closed["missing"] = sa.case((code != OPEN, parts["missing"]), else_=_names(judged.open))
    return closed


def _shown(test: Test) -> dict[str, sa.ColumnElement[Any]]:
    """The two values that were compared."""
    return {
        "observed": test.observed.number,
        "observed_unit": test.observed.unit,
        "observed_word": test.observed.word,
        "limit_value": test.limit.number,
        "limit_unit": test.limit.unit,
        "limit_word": test.limit.word,
    }


def _ending(
    test: Test, code: Number, outcomes: Collection[int]
) -> dict[str, sa.ColumnElement[Any]]:
    """What only a breach has, and what only an unknown one has."""
    parts: dict[str, sa.ColumnElement[Any]] = {"missing": word("")}
    breached = code == BREACHED
    if UNKNOWN in outcomes:
        names = _names(test.missing, *test.missing_words)
        parts["missing"] = sa.case((code == UNKNOWN, names), else_=word(""))
    if BREACHED in outcomes and test.owed is not None:
        amount, established = test.owed.amount, test.owed.established
        parts["owed_amount"] = sa.case((sa.and_(breached, amount > 0), amount))
        parts["owed_currency"] = sa.case((sa.and_(breached, amount > 0), test.owed.currency))
        parts["established_amount"] = sa.case((sa.and_(breached, established > 0), established))
    if BREACHED in outcomes and test.gap is not None:
        there = sa.and_(breached, test.gap.amount.is_not(None))
        parts["gap_amount"] = sa.case((there, test.gap.amount))
        parts["gap_currency"] = sa.case((there, test.gap.currency))
        parts["gap_period"] = sa.case((there, test.gap.period))
    return parts


def _names(missing: Mapping[str, Truth], *words: Word) -> Word:
    """The names of the facts that are missing, one blank between them."""
    parts: list[Word] = [
        sa.case((empty, word(f"{name} ")), else_=word("")) for name, empty in missing.items()
    ]
    parts += [sa.case((text != "", text + word(" ")), else_=word("")) for text in words]
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + part
    return sa.func.rtrim(joined)
