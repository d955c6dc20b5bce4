"""Outcomes packed into whole numbers: two bits for each clause of a plan, so many in a word.

The lower bit of a clause is set where it is met or unknown, the upper one where it is breached or
unknown. The pass makes such words; which verdicts they hold is read from the bits, in statements
and in Python. Running the pass is in `audits.passing`.
"""

from collections.abc import Collection, Hashable, Sequence
from functools import lru_cache, reduce
from operator import add
from typing import TypeAlias

import sqlalchemy as sa

from audits.facts import Number, Truth, whole
from audits.paid import borne
from audits.plan import BREACHED, MET, NONE, UNKNOWN, Judged

BITS = 2
CLAUSES = 31
"""How many clauses a word holds: 62 bits, so that no database sees a sign."""
Member: TypeAlias = tuple[int, Judged]
"""The place of a clause in its word, and the clause."""
REMEMBERED = 50_000
"""Of how many words it is remembered what they hold: most placements have the same few."""
LOW = sum(1 << BITS * place for place in range(CLAUSES))


def names(clauses: int) -> list[str]:
    """The columns of the words that so many clauses fill."""
    return [f"word{number}" for number in range(-(-clauses // CLAUSES))]


def words(plan: Sequence[Judged]) -> list[Number]:
    """The outcomes of a plan's clauses, in its order, as words."""
    return [_word(plan[first : first + CLAUSES]) for first in range(0, len(plan), CLAUSES)]


def _word(plan: Sequence[Judged]) -> Number:
    """A sum in which clauses that apply under the same condition ask it once."""
    together: dict[Hashable, list[Member]] = {}
    for place, judged in enumerate(plan):
        together.setdefault(judged.condition, []).append((place, judged))
    return _sum([_held(members) for members in together.values()])


def _held(members: Sequence[Member]) -> Number:
    applies = members[0][1].applies
    open_ = _sum([_arising(judged, _bits(place, UNKNOWN)) for place, judged in members])
    return sa.case((applies, _known(members)), (applies.is_(None), open_), else_=whole(NONE))


def _known(members: Sequence[Member]) -> Number:
    """The outcomes of clauses that apply; those on charges are short where there is none."""
    plain = [(place, judged) for place, judged in members if judged.bare is None]
    parts = [_outcome(judged.holds, [(place, judged)]) for place, judged in plain]
    on_charges = [(place, judged) for place, judged in members if judged.bare is not None]
    if on_charges:
        whole_ = _sum([_outcome(judged.holds, [(place, judged)]) for place, judged in on_charges])
        bare = [(place, judged.bare) for place, judged in on_charges if judged.bare is not None]
        alike: dict[Hashable, list[Member]] = {}
        for place, judged in bare:
            alike.setdefault((_text(judged.holds), _text(judged.arises)), []).append(
                (place, judged)
            )
        short = _sum([_outcome(same[0][1].holds, same) for same in alike.values()])
        parts.append(sa.case((borne, whole_), else_=short))
    return _sum(parts)


def _outcome(holds: Truth, members: Sequence[Member]) -> Number:
    """The outcome of clauses that hold alike, each at its place."""
    met, breached, unknown = (
        whole(sum(code << BITS * place for place, _ in members))
        for code in (MET, BREACHED, UNKNOWN)
    )
    found = sa.case((sa.true(), met), (sa.false(), breached), value=holds, else_=unknown)
    return _arising(members[0][1], found)


def _text(part: Truth | None) -> str:
    """An expression in words, by which two are known to be alike."""
    return "" if part is None else str(part.compile(compile_kwargs={"literal_binds": True}))


def _arising(judged: Judged, outcome: Number) -> Number:
    if judged.arises is None:
        return outcome
    return sa.case((judged.arises, outcome), else_=whole(NONE))


def _bits(place: int, code: int) -> Number:
    return whole(code << BITS * place)


def _sum(parts: Sequence[Number]) -> Number:
    return reduce(add, parts)


def outcome(columns: Sequence[Number], place: int) -> Number:
    """What the columns of words say of the clause at that place."""
    shifted = columns[place // CLAUSES].bitwise_rshift(whole(BITS * (place % CLAUSES)))
    return shifted.bitwise_and(whole(UNKNOWN))


def has(columns: Sequence[Number], outcomes: Collection[int]) -> Truth:
    """Whether some clause has one of the outcomes."""
    return sa.or_(*(_marked(column, one) != 0 for column in columns for one in outcomes))


def _marked(column: Number, code: int) -> Number:
    """The lower bit of each clause that has the outcome."""
    upper = column.bitwise_rshift(whole(1))
    left, right = {
        MET: (column, upper.bitwise_not()),
        BREACHED: (upper, column.bitwise_not()),
        UNKNOWN: (column, upper),
    }[code]
    return left.bitwise_and(right).bitwise_and(whole(LOW))


@lru_cache(maxsize=REMEMBERED)
def wanted(packed: tuple[int, ...], outcomes: frozenset[int]) -> bool:
    """Whether some clause of words in memory has one of the outcomes."""
    return any(marked(word, one) for word in packed for one in outcomes)


def marked(word: int, code: int) -> int:
    """The lower bit of each clause of a word in memory that has the outcome."""
    lower, upper = word & LOW, word >> 1 & LOW
    return {MET: lower & ~upper, BREACHED: upper & ~lower, UNKNOWN: lower & upper}[code]
