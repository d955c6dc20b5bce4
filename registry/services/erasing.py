"""Erasing what is known of a worker: the facts of a placement, its charges and their histories.

What stays is the reference, so that the facts do not come back with the next file, the counts of
the verdicts, and the awards in the ledger of a bond, which no longer say for whom. A run that
judged the facts can no longer be judged again, and says so. A proposal that names the placement
waits no more.
"""

from collections.abc import Iterator

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, RowMapping, Table, and_, delete, func, or_, select

from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import (
    HISTORIES,
    ActProposal,
    BondEntry,
    Charge,
    CheckRun,
    CostSheet,
    ErasedPlacement,
    ErasedRun,
    ErasedVerdict,
    Finding,
    Personal,
    Placement,
    Write,
)
from registry.services import journal, waiting
from registry.services.veiling import erase

HISTORY = HISTORIES[Placement]


def erase_placement(placement: Placement, *, actor: str, ground: str) -> int:
    """Erase a placement's facts for good; returns how many runs can no longer be judged again."""
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    number = journal.begin_write("erasure", actor=actor)
    runs = list_runs(placement)
    db.session.add_all(ErasedRun(run_id=run, erased_in=number) for run in runs)
    _count_verdicts(placement.id)
    db.session.add(
        ErasedPlacement(
            reference=placement.reference,
            agency_id=placement.agency_id,
            erased_in=number,
            ground=ground.strip(),
        )
    )
    for hash_ in _veiled(placement.reference):
        erase(hash_)
    for proposal in _proposed(placement):
        proposal.ground = ground.strip()
        waiting.close(proposal, "withdrawn", actor=actor)
    for table, where in _rows_of(placement.id):
        db.session.execute(delete(table).where(where))
    db.session.expire_all()
    return len(runs)


def list_runs(placement: Placement) -> list[int]:
    """The runs that judged the placement, by number."""
    return list(db.session.scalars(select(CheckRun.id).where(_judged(placement))))


def erase_reference(reference: str, *, actor: str, ground: str) -> int:
    """Erase the placement of that reference; NotFound where there is none."""
    placement = db.session.scalars(select(Placement).filter_by(reference=reference)).one_or_none()
    if placement is None:
        raise NotFound(_("There is no placement %(reference)s.", reference=reference))
    return erase_placement(placement, actor=actor, ground=ground)


def erased_since(run: CheckRun) -> str | None:
    """The moment from which a run can no longer be judged again; None while it can."""
    return db.session.scalar(
        select(func.min(Write.at))
        .join(ErasedRun, ErasedRun.erased_in == Write.number)
        .where(ErasedRun.run_id == run.id)
    )


def refuse_erased(run: CheckRun) -> None:
    """Refuse to judge a run again whose facts were erased."""
    since = erased_since(run)
    if since:
        raise Refused(
            "",
            _(
                "Run %(run)s cannot be judged again: facts that it judged were erased on %(day)s.",
                run=run.id,
                day=since[:10],
            ),
        )


def list_erased() -> set[str]:
    """The references whose facts were erased."""
    return set(db.session.scalars(select(ErasedPlacement.reference)))


def count_erased(run: CheckRun) -> int:
    """How many stored verdicts of a run were on placements erased since."""
    total = select(func.sum(ErasedVerdict.number)).where(ErasedVerdict.run_id == run.id)
    return db.session.scalar(total) or 0


def _judged(placement: Placement) -> ColumnElement[bool]:
    """The runs that judged the placement, in any of the forms that it has had."""
    now = Placement.__table__
    versions = [
        *db.session.execute(select(now).where(now.c.id == placement.id)).mappings(),
        *db.session.execute(select(HISTORY).where(HISTORY.c.id == placement.id)).mappings(),
    ]
    return or_(*(_saw(version) for version in versions))


def _saw(version: RowMapping) -> ColumnElement[bool]:
    """The runs that judged the placement in one form: its agency's, after its signature."""
    saw = CheckRun.write_number >= version["made_in"]
    if "replaced_in" in version:
        saw = and_(saw, CheckRun.write_number < version["replaced_in"])
    if version["contract_signed_on"] is not None:
        saw = and_(saw, CheckRun.as_of >= version["contract_signed_on"])
    return and_(saw, or_(CheckRun.agency_id.is_(None), CheckRun.agency_id == version["agency_id"]))


def _veiled(reference: str) -> list[str]:
    """The hashes behind which awards hold the reference of a placement."""
    veiled = select(BondEntry.placement).join(Personal, Personal.hash == BondEntry.placement)
    return list(db.session.scalars(veiled.where(Personal.value == reference)))


def _proposed(placement: Placement) -> list[ActProposal]:
    """The proposals of awards to the placement's worker that wait for a second person."""
    return [one for one in waiting.list_of(placement.agency) if placement.reference in _named(one)]


def _named(proposal: ActProposal) -> set[str | None]:
    """The references of the placements that a proposal names."""
    orders = proposal.body.get("orders", ())
    return {proposal.body.get("placement"), *(one["placement"] for one in orders)}


def _count_verdicts(placement_id: int) -> None:
    """Add the placement's stored verdicts to the counts that stay."""
    kinds = (Finding.run_id, Finding.clause, Finding.agency_id, Finding.outcome)
    rows = select(*kinds).where(Finding.placement_id == placement_id)
    for key in db.session.execute(rows).all():
        counted = db.session.get(ErasedVerdict, tuple(key))
        if counted is None:
            names = ("run_id", "clause", "agency_id", "outcome")
            counted = ErasedVerdict(**dict(zip(names, key, strict=True)), number=0)
            db.session.add(counted)
        counted.number += 1
        db.session.flush()


def _rows_of(placement_id: int) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Every table with rows of the placement, those that point at others first."""
    pointing = (Finding.__table__, CostSheet, Charge.__table__, HISTORIES[Charge])
    for table in pointing:
        yield table, table.c.placement_id == placement_id
    for table in (HISTORY, Placement.__table__):
        yield table, table.c.id == placement_id
