"""What was kept in clear of persons and placements before it went with its proposal or its erasure.

Closed proposals name nobody; awards to placements that were erased do not say for whom; of persons
who were erased nothing stays that was written before in their agency's disputes about its persons.

Revision ID: 0021
Revises: 0020
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

NAMING = {"persons": [], "orders": [], "placement": None}
OF_WARNING = {"name": None, "name_local": None, "contacts": []}
ERASED = "…"


def upgrade():
    _empty_proposals()
    _empty_awards()
    _empty_requests()


def downgrade():
    """What was erased stays so."""


def _empty_proposals():
    proposal = sa.table("act_proposal", *map(sa.column, ("id", "kind", "state", "body")))
    closed = sa.select(proposal).where(proposal.c.state != "open")
    for row in op.get_bind().execute(closed).all():
        body = json.loads(row.body)
        of_person = row.kind == "warning" and body.get("kind") == "person"
        empty = NAMING | (OF_WARNING if of_person else {})
        said = body | {name: nothing for name, nothing in empty.items() if name in body}
        if said != body:
            text = json.dumps(said, ensure_ascii=False, sort_keys=True)
            op.execute(sa.update(proposal).where(proposal.c.id == row.id).values(body=text))


def _empty_awards():
    personal = sa.table("personal", *map(sa.column, ("hash", "salt", "value")))
    awarded = sa.select(sa.table("bond_entry", sa.column("placement")).c.placement)
    erased = sa.select(sa.table("erased_placement", sa.column("reference")).c.reference)
    named = personal.c.hash.in_(awarded) & personal.c.value.in_(erased)
    op.execute(sa.update(personal).where(named).values(salt=None, value=None))


def _empty_requests():
    names = ("agency_id", "seq", "fact", "wanted", "why", "document", "reason")
    request = sa.table("correction_request", *map(sa.column, names))
    person = sa.table("agency_person", sa.column("agency_id"), sa.column("seq"))
    connection = op.get_bind()
    for agency_id, erased in _erasures(connection, person):
        seqs = connection.scalars(sa.select(person.c.seq).where(person.c.agency_id == agency_id))
        about = request.c.fact.in_([f"known:{seq}" for seq in seqs])
        told = sa.update(request).where(request.c.agency_id == agency_id, about)
        told = told.where(request.c.seq < erased)
        op.execute(told.values(wanted=ERASED, why=ERASED, document=ERASED))
        op.execute(told.where(request.c.reason.is_not(None)).values(reason=ERASED))


def _erasures(connection, person):
    """The erasures of persons: whose agency's, and the event."""
    journal = sa.table("journal", *map(sa.column, ("seq", "kind", "body")))
    events = sa.select(journal.c.seq, journal.c.body).where(journal.c.kind == "known-erased")
    for seq, body in connection.execute(events).all():
        entered = sa.select(person.c.agency_id).where(person.c.seq == json.loads(body)["entered"])
        for agency_id in connection.scalars(entered).all():
            yield agency_id, seq
