"""Which agencies are one firm, and which only look alike.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade():
    op.create_table(
        "agency_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("ground", TEXT, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_agency_link_agency_id")
        ),
        sa.ForeignKeyConstraint(["other_id"], ["agency.id"], name=op.f("fk_agency_link_other_id")),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_agency_link_seq")),
        sa.ForeignKeyConstraint(["ended"], ["journal.seq"], name=op.f("fk_agency_link_ended")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_link")),
    )
    for column in ("agency_id", "other_id"):
        name = op.f(f"ix_agency_link_{column}")
        op.create_index(name, "agency_link", [column], unique=False)
    op.create_table(
        "agencies_apart",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("ground", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_agencies_apart_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["agency.id"], name=op.f("fk_agencies_apart_other_id")
        ),
        sa.PrimaryKeyConstraint("agency_id", "other_id", name=op.f("pk_agencies_apart")),
    )


def downgrade():
    op.drop_table("agencies_apart")
    op.drop_table("agency_link")
