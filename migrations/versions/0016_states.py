"""Warnings, tasks of the other state, disputes, what leaves the public page.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def told(name):
    return sa.Column(name, TEXT, nullable=False)


def maybe(name):
    return sa.Column(name, TEXT, nullable=True)


def number(name, *, empty=False):
    return sa.Column(name, sa.Integer(), nullable=empty)


def points(table, column, to):
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def upgrade():
    op.add_column("register", sa.Column("leaves", sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "warning",
        number("id"),
        *map(told, ("register", "kind", "name")),
        maybe("name_local"),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("contacts", sa.Text(), nullable=False),
        *map(told, ("reported", "ground", "source")),
        number("since"),
        number("until", empty=True),
        maybe("end_ground"),
        number("seq"),
        number("ended", empty=True),
        points("warning", "register", "register.slug"),
        points("warning", "seq", "journal.seq"),
        points("warning", "ended", "journal.seq"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warning")),
    )
    op.create_index(op.f("ix_warning_register"), "warning", ["register"], unique=False)
    op.create_table(
        "task",
        *map(number, ("id", "organisation_id", "agency_id", "seq")),
        *map(told, ("act", "what", "raised_at")),
        *map(maybe, ("answer", "reason", "answered_at", "answered_by")),
        points("task", "organisation_id", "organisation.id"),
        points("task", "agency_id", "agency.id"),
        points("task", "seq", "journal.seq"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index(op.f("ix_task_organisation_id"), "task", ["organisation_id"], unique=False)
    op.create_table(
        "dispute",
        number("id"),
        number("agency_id"),
        told("fact"),
        number("since"),
        number("until", empty=True),
        maybe("outcome"),
        number("seq"),
        number("ended", empty=True),
        points("dispute", "agency_id", "agency.id"),
        points("dispute", "seq", "journal.seq"),
        points("dispute", "ended", "journal.seq"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute")),
    )
    op.create_index(op.f("ix_dispute_agency_id"), "dispute", ["agency_id"], unique=False)
    table = "correction_request"
    op.create_table(
        table,
        *map(number, ("id", "agency_id", "seq")),
        *map(told, ("at", "actor", "fact", "stands", "wanted", "why", "document")),
        *map(maybe, ("answer", "reason", "answered_at", "answered_by")),
        number("proposal_id", empty=True),
        points(table, "agency_id", "agency.id"),
        points(table, "seq", "journal.seq"),
        points(table, "proposal_id", "act_proposal.id"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_agency_id"), table, ["agency_id"], unique=False)
    op.create_table(
        "agency_account",
        number("organisation_id"),
        number("agency_id"),
        points("agency_account", "organisation_id", "organisation.id"),
        points("agency_account", "agency_id", "agency.id"),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_agency_account")),
    )


def downgrade():
    op.drop_table("agency_account")
    for table, column in (
        ("correction_request", "agency_id"),
        ("dispute", "agency_id"),
        ("task", "organisation_id"),
        ("warning", "register"),
    ):
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
        op.drop_table(table)
    op.drop_column("register", "leaves")
