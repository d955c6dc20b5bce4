"""The outcomes of clauses as numbers, each at its two bits; where they stand is `audits.packing`.

A truth that is TRUE is met, FALSE breached, NULL unknown. Where a check says it by cases, the cases
give the numbers themselves, and what the last case of several clauses asks is asked once, so that
a database takes fewer steps.
"""

from collections.abc import Hashable, Sequence
from functools import reduce
from operator import add
from typing import Any, TypeAlias

import sqlalchemy as sa

from audits.facts import Number, Truth, whole
from audits.plan import BREACHED, MET, NONE, UNKNOWN, Judged

BITS = 2
Member: TypeAlias = tuple[int, Judged]
"""The place of a clause in its word, and the clause."""
Codes: TypeAlias = tuple[Number, Number, Number]
"""What stands for met, breached and unknown."""


def joint(members: Sequence[Member]) -> Number:
    """The outcome of clauses that hold alike, each at its place."""
    judged = members[0][1]
    return arising(judged, _coded(judged.holds, codes([place for place, _ in members])))


def outcomes(members: Sequence[Member]) -> Number:
    """The outcomes of clauses that each hold in their way."""
    ending: dict[Hashable, list[Member]] = {}
    for member in members:
        ending.setdefault(_ending(member[1]), []).append(member)
    parts: list[Number] = []
    for asked, alike in ending.items():
        together = asked is not None and len(alike) > 1
        parts += [_ended(alike)] if together else [joint([member]) for member in alike]
    return total(parts)


def codes(places: Sequence[int]) -> Codes:
    """The numbers of the outcomes at those places."""
    met, breached, unknown = (
        whole(sum(code << BITS * place for place in places)) for code in (MET, BREACHED, UNKNOWN)
    )
    return met, breached, unknown


def arising(judged: Judged, found: Number) -> Number:
    """The outcome where there is a verdict, else none."""
    if judged.arises is None:
        return found
    return sa.case((judged.arises, found), else_=whole(NONE))


def total(parts: Sequence[Number]) -> Number:
    """The sum."""
    return reduce(add, parts)


def text(part: Truth | None) -> str:
    """An expression in words, by which two are known to be alike."""
    return "" if part is None else str(part.compile(compile_kwargs={"literal_binds": True}))


def _coded(truth: sa.ColumnElement[Any] | None, of: Codes) -> Number:
    """The number that stands for what the truth says."""
    met, breached, unknown = of
    match truth:
        case sa.True_():
            return met
        case sa.False_():
            return breached
        case None | sa.Null():
            return unknown
        case sa.Case():
            cases = [(asked, _coded(said, of)) for asked, said in truth.whens]
            return sa.case(*cases, value=truth.value, else_=_coded(truth.else_, of))
    return sa.case((truth, met), (sa.not_(truth), breached), else_=unknown)


def _ending(judged: Judged) -> Hashable:
    """What the last case of the truth asks, as text; None where there is no such case."""
    truth = judged.holds
    plain = isinstance(truth, sa.Case) and truth.value is None and len(truth.whens) > 1
    return text(truth.whens[-1][0]) if plain and judged.arises is None else None


def _ended(members: Sequence[Member]) -> Number:
    """The outcomes of clauses whose last case asks the same, which is asked before the others."""
    so, otherwise = [], []
    for place, judged in members:
        truth, of = judged.holds, codes([place])
        *cases, (asked, said) = truth.whens
        coded = [(before, _coded(answer, of)) for before, answer in cases]
        so.append(sa.case(*coded, else_=_coded(said, of)))
        otherwise.append(sa.case(*coded, else_=_coded(truth.else_, of)))
    return sa.case((asked, total(so)), else_=total(otherwise))
