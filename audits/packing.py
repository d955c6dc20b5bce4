"""Outcomes packed into whole numbers: two bits for each clause of a plan, so many in a word.

The lower bit of a clause is set where it is met or unknown, the upper one where it is breached or
unknown. The pass makes such words; which verdicts they hold is read from the bits, in statements
and in Python. How a clause gives its bits is in `audits.outcomes`, running the pass in
`audits.passing`.
"""

from collections.abc import Collection, Hashable, Sequence
from functools import lru_cache
from typing import TypeAlias

import sqlalchemy as sa

from audits.facts import Number, Truth, whole
from audits.outcomes import BITS, Member, arising, codes, joint, outcomes, text, total
from audits.paid import borne
from audits.plan import BREACHED, MET, NONE, UNKNOWN, Judged

CLAUSES = 31
"""How many clauses a word holds: 62 bits, so that no database sees a sign."""
Words: TypeAlias = int | tuple[int, ...]
"""The words of a placement in memory: one is no tuple, since most plans have one and it is fast."""
REMEMBERED = 50_000
"""Of how many words it is remembered what they hold: most placements have the same few."""
LOW = sum(1 << BITS * place for place in range(CLAUSES))


def names(clauses: int) -> list[str]:
    """The columns of the words that so many clauses fill."""
    return [f"word{number}" for number in range(-(-clauses // CLAUSES))]


def table(name: str, words: Sequence[str], *, key: bool = True) -> sa.Table:
    """A temporary table of placements with their words; one is looked up in it by its `key`."""
    return sa.Table(
        name,
        sa.MetaData(),
        sa.Column("placement_id", sa.BigInteger(), primary_key=key, autoincrement=False),
        sa.Column("agency_id", sa.BigInteger(), nullable=False),
        *(sa.Column(word, sa.BigInteger()) for word in words),
        prefixes=["TEMPORARY"],
    )


def words(plan: Sequence[Judged]) -> list[Number]:
    """The outcomes of a plan's clauses, in its order, as words."""
    return [_word(plan[first : first + CLAUSES]) for first in range(0, len(plan), CLAUSES)]


def _word(plan: Sequence[Judged]) -> Number:
    """A sum in which clauses that apply under the same condition ask it once."""
    together: dict[Hashable, list[Member]] = {}
    for place, judged in enumerate(plan):
        together.setdefault(judged.condition, []).append((place, judged))
    return total([_held(members) for members in together.values()])


def _held(members: Sequence[Member]) -> Number:
    applies = members[0][1].applies
    open_ = total([arising(judged, codes([place])[-1]) for place, judged in members])
    return sa.case((applies, _known(members)), (applies.is_(None), open_), else_=whole(NONE))


def _known(members: Sequence[Member]) -> Number:
    """The outcomes of clauses that apply; those on charges are short where there is none."""
    plain = [member for member in members if member[1].bare is None]
    charged = [member for member in members if member[1].bare is not None]
    parts = [outcomes(plain)] if plain else []
    if charged:
        alike: dict[Hashable, list[Member]] = {}
        bare = [(place, judged.bare) for place, judged in charged if judged.bare is not None]
        for place, judged in bare:
            alike.setdefault((text(judged.holds), text(judged.arises)), []).append((place, judged))
        short = total([joint(same) for same in alike.values()])
        parts.append(sa.case((borne, outcomes(charged)), else_=short))
    return total(parts)


def place_of(place: int) -> tuple[int, int]:
    """In which word a clause stands, and how many bits above its lowest."""
    return place // CLAUSES, BITS * (place % CLAUSES)


def outcome(word: Number, shift: Number) -> Number:
    """What a word says of the clause that stands so many bits above its lowest."""
    return word.bitwise_rshift(shift).bitwise_and(whole(UNKNOWN))


def has(columns: Sequence[Number], outcomes: Collection[int]) -> Truth:
    """Whether some clause has one of the outcomes."""
    marks = (_marked(column, one) != 0 for column in columns for one in outcomes)
    return sa.or_(sa.false(), *marks)


def _marked(column: Number, code: int) -> Number:
    """The lower bit of each clause that has the outcome."""
    upper = column.bitwise_rshift(whole(1))
    left, right = {
        MET: (column, upper.bitwise_not()),
        BREACHED: (upper, column.bitwise_not()),
        UNKNOWN: (column, upper),
    }[code]
    return left.bitwise_and(right).bitwise_and(whole(LOW))


def each(packed: Words) -> tuple[int, ...]:
    """The words one by one."""
    return packed if isinstance(packed, tuple) else (packed,)


@lru_cache(maxsize=REMEMBERED)
def wanted(packed: Words, outcomes: frozenset[int]) -> bool:
    """Whether some clause of words in memory has one of the outcomes."""
    return any(marked(word, one) for word in each(packed) for one in outcomes)


def marked(word: int, code: int) -> int:
    """The lower bit of each clause of a word in memory that has the outcome."""
    lower, upper = word & LOW, word >> 1 & LOW
    return {MET: lower & ~upper, BREACHED: upper & ~lower, UNKNOWN: lower & upper}[code]
