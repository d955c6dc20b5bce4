"""Registers, agencies and the dated entries of their licences.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade():
    op.create_table(
        "register",
        sa.Column("slug", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("as_of", sa.Integer(), nullable=True),
        sa.Column("stale_after", sa.Integer(), nullable=False),
        sa.Column("publishes", sa.Text(), nullable=False),
        sa.Column("source", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_register")),
    )
    op.create_table(
        "agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("register", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("number_folded", TEXT, nullable=False),
        sa.Column("slug", TEXT, nullable=False),
        sa.Column("number_is_ours", sa.Boolean(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("name_local", TEXT, nullable=True),
        sa.Column("trading_names", sa.Text(), nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("address", TEXT, nullable=True),
        sa.Column("phones", sa.Text(), nullable=False),
        sa.Column("emails", sa.Text(), nullable=False),
        sa.Column("website", TEXT, nullable=True),
        sa.Column("sectors", sa.Text(), nullable=False),
        sa.Column("destinations", sa.Text(), nullable=False),
        sa.Column("bond_amount", sa.BigInteger(), nullable=True),
        sa.Column("bond_currency", TEXT, nullable=True),
        sa.Column("source", TEXT, nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["register"], ["register.slug"], name=op.f("fk_agency_register")),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_agency_seq")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint(
            "register", "number_folded", name=op.f("uq_agency_register_number_folded")
        ),
        sa.UniqueConstraint("register", "slug", name=op.f("uq_agency_register_slug")),
    )
    with op.batch_alter_table("agency", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agency_number_folded"), ["number_folded"], unique=False
        )

    op.create_table(
        "licence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("reported", TEXT, nullable=True),
        sa.Column("since", sa.Integer(), nullable=True),
        sa.Column("issued_on", sa.Integer(), nullable=True),
        sa.Column("expires_on", sa.Integer(), nullable=True),
        sa.Column("ground", TEXT, nullable=True),
        sa.Column("limits", TEXT, nullable=True),
        sa.Column("as_of", sa.Integer(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_licence_agency_id")),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_licence_seq")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_licence")),
    )
    with op.batch_alter_table("licence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_licence_agency_id"), ["agency_id"], unique=False)


def downgrade():
    with op.batch_alter_table("licence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_licence_agency_id"))

    op.drop_table("licence")
    with op.batch_alter_table("agency", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agency_number_folded"))

    op.drop_table("agency")
    op.drop_table("register")
