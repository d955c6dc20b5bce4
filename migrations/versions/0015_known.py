"""What workers know an agency by: people, places, partners, other names and numbers.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# The columns that each table has besides those of every entry, and whether they must be filled.
TABLES = {
    "agency_person": [
        ("name", TEXT, True),
        ("role", TEXT, True),
        ("registered", sa.Boolean(), False),
        ("number", TEXT, False),
        ("place", TEXT, False),
        ("phone", TEXT, False),
        ("email", TEXT, False),
    ],
    "agency_place": [
        ("kind", TEXT, True),
        ("name", TEXT, False),
        ("number", TEXT, False),
        ("address", TEXT, False),
        ("phones", sa.Text(), True),
        ("emails", sa.Text(), True),
    ],
    "agency_tie": [
        ("kind", TEXT, True),
        ("name", TEXT, True),
        ("name_folded", TEXT, True),
        ("country", TEXT, False),
        ("number", TEXT, False),
    ],
    "agency_alias": [("kind", TEXT, True), ("text", TEXT, True)],
}


def upgrade():
    for table, columns in TABLES.items():
        op.create_table(
            table,
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("agency_id", sa.Integer(), nullable=False),
            *(sa.Column(name, kind, nullable=not filled) for name, kind, filled in columns),
            sa.Column("since", sa.Integer(), nullable=True),
            sa.Column("until", sa.Integer(), nullable=True),
            sa.Column("source", TEXT, nullable=True),
            sa.Column("ground", TEXT, nullable=True),
            sa.Column("seq", sa.Integer(), nullable=False),
            sa.Column("ended", sa.Integer(), nullable=True),
            sa.ForeignKeyConstraint(
                ["agency_id"], ["agency.id"], name=op.f(f"fk_{table}_agency_id")
            ),
            sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f(f"fk_{table}_seq")),
            sa.ForeignKeyConstraint(["ended"], ["journal.seq"], name=op.f(f"fk_{table}_ended")),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        )
        op.create_index(op.f(f"ix_{table}_agency_id"), table, ["agency_id"], unique=False)


def downgrade():
    for table in reversed(TABLES):
        op.drop_index(op.f(f"ix_{table}_agency_id"), table_name=table)
        op.drop_table(table)
