"""What another edition of an instrument would change: today's register judged by both.

The verdicts stand in temporary tables inside a savepoint that is rolled back: nothing is kept, and
nobody but who asks can see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from audits import engine
from audits.facts import listed_table
from audits.instrument import Instrument
from audits.marks import marks
from audits.order import Order
from audits.temporary import remake
from registry import clock
from registry.db import db
from registry.models import LawProposal, Placement, User
from registry.services import editions, narrowing, proposing
from registry.services.proposing import Overtaken

MOST = 50
NO_RUN = 0
ALL = frozenset({"met", "breached", "unknown"})
LINKED = ("nothing-paid", "repaid-by")

_before = sa.Table(
    "verdict_before",
    sa.MetaData(),
    sa.Column("placement_id", sa.Integer()),
    sa.Column("clause", sa.Text()),
    sa.Column("outcome", sa.Text()),
    prefixes=["TEMPORARY"],
)


@dataclass(frozen=True)
class Change:
    """How many verdicts of a clause become another; "" is none, before or after."""

    clause: str
    before: str
    after: str
    number: int


@dataclass(frozen=True)
class Changed:
    """One placement whose verdict by a clause becomes another."""

    placement: Placement
    clause: str
    before: str
    after: str


@dataclass(frozen=True)
class Preview:
    """What would change: counts over the whole register, and the first placements of the reader."""

    changes: Sequence[Change]
    placements: Sequence[Changed]

    @property
    def total(self) -> int:
        """How many verdicts change."""
        return sum(one.number for one in self.changes)


@dataclass(frozen=True)
class Looked:
    """A proposal as its readers see it: the lines that change, and the verdicts where it is open.

    `overtaken` are the lines that changed in the register since it was written.
    """

    lines: Sequence[str]
    overtaken: Sequence[str] = ()
    preview: Preview | None = None


def look_at(proposal: LawProposal, *, seen_by: User) -> Looked:
    """What a proposal changes; of one that is closed, only in the text."""
    base = editions.text_of(proposal.base) if proposal.base else ""
    lines = list(proposing.differences(base, proposal.text))
    if proposal.state != "open":
        return Looked(lines)
    try:
        proposing.check_base(proposal.instrument_id, proposal.base)
        new = proposing.read_text(proposal.text, proposal.instrument_id)
    except Overtaken as overtaken:
        return Looked(lines, overtaken.changed)
    old = editions.find_current(proposal.instrument_id)
    return Looked(lines, preview=preview(old, new, seen_by=seen_by))


def preview(old: Instrument | None, new: Instrument, *, seen_by: User) -> Preview:
    """What today's register gets from `new` in the place of `old`, where there is an old one."""
    connection = db.session.connection()
    savepoint = connection.begin_nested()
    try:
        remake(connection, _before)
        if old is not None:
            _judge(connection, _differing(old, new))
            listed = sa.select(*(listed_table.c[column.name] for column in _before.c))
            connection.execute(sa.insert(_before).from_select(list(_before.c.keys()), listed))
        _judge(connection, _differing(new, old) if old else new)
        return Preview(_counted(), _listed(seen_by))
    finally:
        savepoint.rollback()


def _judge(connection: sa.Connection, instrument: Instrument) -> None:
    order = Order(clock.today(), NO_RUN, listed=ALL, stored=False)
    engine.sit(connection, [instrument], order)


def _differing(one: Instrument, other: Instrument) -> Instrument:
    """The instrument with those of its clauses that can judge otherwise than the other's.

    Clauses on payment go together: what one is about to have repaid, the other leaves to it.
    """
    known = marks(other.text)
    own = marks(one.text)
    clauses = tuple(
        clause
        for clause in one.clauses
        if own[clause.id] != known.get(clause.id) or clause.check in LINKED
    )
    return replace(one, clauses=clauses)


def _changes() -> sa.Subquery:
    """Each clause and placement with its two outcomes, where they differ."""
    none = sa.cast(sa.null(), sa.Text())
    after = listed_table.c
    both = sa.union_all(
        sa.select(
            _before.c.placement_id, _before.c.clause, _before.c.outcome.label("before"),
            none.label("after"),
        ),
        sa.select(after.placement_id, after.clause, none, after.outcome),
    ).subquery()  # fmt: skip
    was, becomes = sa.func.max(both.c.before), sa.func.max(both.c.after)
    return (
        sa.select(
            both.c.placement_id,
            both.c.clause,
            sa.func.coalesce(was, "").label("before"),
            sa.func.coalesce(becomes, "").label("after"),
        )
        .group_by(both.c.placement_id, both.c.clause)
        .having(sa.func.coalesce(was, "") != sa.func.coalesce(becomes, ""))
        .subquery()
    )


def _counted() -> list[Change]:
    rows = _changes().c
    kinds = (rows.clause, rows.before, rows.after)
    query = sa.select(*kinds, sa.func.count()).group_by(*kinds).order_by(*kinds)
    return [Change(*row) for row in db.session.execute(query)]


def _listed(seen_by: User) -> list[Changed]:
    """The first changed placements of those that the reader sees."""
    rows = _changes().c
    query = (
        narrowing.placements(seen_by)
        .join(rows.clause.table, rows.placement_id == Placement.id)
        .add_columns(rows.clause, rows.before, rows.after)
        .order_by(rows.clause, Placement.reference)
        .limit(MOST)
    )
    return [Changed(*row) for row in db.session.execute(query)]
