"""The details of verdicts: the columns of `finding` for one outcome of a clause."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import sqlalchemy as sa

from audits.facts import FINDING, Number, Truth, Word, placement, word
from audits.plan import BREACHED, MET, UNKNOWN, Judged, force
from audits.verdict import Test

Parts: TypeAlias = Mapping[str, sa.ColumnElement[Any]]

NAMES = {MET: "met", BREACHED: "breached", UNKNOWN: "unknown"}
RUN: Number = sa.bindparam("run_id", None, sa.BigInteger())
"""The number of the run, given when the statement is executed."""


def columns(judged: Judged, code: int, confirmed: frozenset[str]) -> list[sa.ColumnElement[Any]]:
    """What the clause's verdicts of that outcome say, in the order of `FINDING`."""
    given = {**_head(judged, code, confirmed), **_compared(judged, code)}
    return [
        given[name] if name in given else sa.cast(sa.null(), kind) for name, kind in FINDING.items()
    ]


def _head(judged: Judged, code: int, confirmed: frozenset[str]) -> Parts:
    """What every verdict of the clause has."""
    clause = judged.rule.clause
    return {
        "run_id": RUN,
        "instrument_id": word(clause.instrument),
        "clause": word(clause.ref),
        "check_name": word(clause.check),
        "basis": word(judged.rule.instrument.kind),
        "force": force(judged.rule, judged.day, confirmed),
        "placement_id": placement.c.id,
        "agency_id": placement.c.agency_id,
        "outcome": word(NAMES[code]),
        "on_day": judged.day,
    }


def _compared(judged: Judged, code: int) -> Parts:
    """What the test of the stretch says; where it is open whether the clause applies, nothing."""
    tests = [
        {**_shown(test), "cite": word(stretch.cite), **_ending(test, code)}
        for stretch, test in judged.tests
    ]
    parts = {name: judged.by_stretch([test[name] for test in tests]) for name in tests[0]}
    if code != UNKNOWN:
        return parts
    known = judged.applies.is_not(None)
    closed = {name: sa.case((known, part)) for name, part in parts.items()}
    closed["cite"] = sa.case((known, parts["cite"]), else_=word(judged.rule.clause.cite))
    closed["missing"] = sa.case((known, parts["missing"]), else_=_names(judged.open))
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


def _ending(test: Test, code: int) -> dict[str, sa.ColumnElement[Any]]:
    """What only a breach has, and what only an unknown one has."""
    parts: dict[str, sa.ColumnElement[Any]] = {"missing": word("")}
    if code == UNKNOWN:
        parts["missing"] = _names(test.missing, *test.missing_words)
    if code == BREACHED and test.owed is not None:
        amount, established = test.owed.amount, test.owed.established
        parts["owed_amount"] = sa.case((amount > 0, amount))
        parts["owed_currency"] = sa.case((amount > 0, test.owed.currency))
        parts["established_amount"] = sa.case((established > 0, established))
    if code == BREACHED and test.gap is not None:
        there = test.gap.amount.is_not(None)
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
    joined = word("")
    for part in parts:
        joined = joined + part
    return sa.func.rtrim(joined)
