"""The bond ledger and clearances by corridor.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _of_agency(table, *columns):
    """A table of dated acts on an agency, each with the event that it came from."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        *columns,
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f(f"fk_{table}_agency_id")),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f(f"fk_{table}_seq")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_agency_id"), table, ["agency_id"], unique=False)


def _texts(*names):
    return [sa.Column(name, TEXT, nullable=True) for name in names]


def upgrade():
    op.create_table(
        "bond_rule",
        sa.Column("register", TEXT, nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("measure", "currency")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("tiers", "shows")),
        sa.Column("cite", TEXT, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["register"], ["register.slug"], name=op.f("fk_bond_rule_register")
        ),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_bond_rule_seq")),
        sa.PrimaryKeyConstraint("register", name=op.f("pk_bond_rule")),
    )
    _of_agency(
        "bond_entry",
        sa.Column("of", sa.Integer(), sa.ForeignKey("journal.seq", name="fk_bond_entry_of")),
        sa.Column(
            "against", sa.Integer(), sa.ForeignKey("journal.seq", name="fk_bond_entry_against")
        ),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        *_texts("currency"),
        sa.Column("settled", sa.BigInteger(), nullable=True),
        *_texts("bank", "number"),
        sa.Column("expires_on", sa.Integer(), nullable=True),
        *_texts("placement", "audit", "ground", "document"),
    )
    _of_agency(
        "clearance",
        *_texts("destination", "sector", "occupation"),
        sa.Column("ground", TEXT, nullable=False),
        *_texts("basis", "document", "despite"),
    )


def downgrade():
    op.drop_table("clearance")
    op.drop_table("bond_entry")
    op.drop_table("bond_rule")
