"""Applications and appeals, ends and grounds of entries, persons barred, proposals, duties.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ADDED = {"basis": TEXT, "document": TEXT, "until": sa.Integer(), "due_on": sa.Integer()}


def upgrade():
    for name, kind in ADDED.items():
        op.add_column("licence", sa.Column(name, kind, nullable=True))
    op.add_column("register", sa.Column("duties", sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("of", TEXT, nullable=False),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("ground", TEXT, nullable=True),
        sa.Column("basis", TEXT, nullable=True),
        sa.Column("document", TEXT, nullable=True),
        sa.Column("against", sa.Integer(), nullable=True),
        sa.Column("stayed", sa.Boolean(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_step_agency_id")),
        sa.ForeignKeyConstraint(["against"], ["journal.seq"], name=op.f("fk_step_against")),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_step_seq")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
    )
    op.create_index(op.f("ix_step_agency_id"), "step", ["agency_id"], unique=False)
    op.create_table(
        "barred_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_barred_person_agency_id")
        ),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_barred_person_seq")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barred_person")),
    )
    op.create_index(
        op.f("ix_barred_person_agency_id"), "barred_person", ["agency_id"], unique=False
    )
    op.create_table(
        "act_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("proposer_id", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("seen", sa.Integer(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("closed_at", TEXT, nullable=True),
        sa.Column("closed_by", TEXT, nullable=True),
        sa.Column("ground", TEXT, nullable=True),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_act_proposal_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposer_id"], ["user.id"], name=op.f("fk_act_proposal_proposer_id")
        ),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_act_proposal_seq")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act_proposal")),
    )
    op.create_index(op.f("ix_act_proposal_agency_id"), "act_proposal", ["agency_id"], unique=False)
    op.create_table(
        "duty",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("whom", TEXT, nullable=False),
        sa.Column("cite", TEXT, nullable=True),
        sa.Column("due_on", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Integer(), nullable=True),
        sa.Column("done_by", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_duty_agency_id")),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_duty_seq")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty")),
    )
    op.create_index(op.f("ix_duty_agency_id"), "duty", ["agency_id"], unique=False)


def downgrade():
    for table in ("duty", "act_proposal", "barred_person", "step"):
        op.drop_index(op.f(f"ix_{table}_agency_id"), table_name=table)
        op.drop_table(table)
    op.drop_column("register", "duties")
    for name in reversed(ADDED):
        op.drop_column("licence", name)
