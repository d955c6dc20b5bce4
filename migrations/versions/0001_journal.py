"""The journal, the numbered writes, and the settings of the database.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

SQLITE = """
CREATE TRIGGER journal_keeps_{verb} BEFORE {verb} ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""
POSTGRESQL = """
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE TRIGGER journal_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
EXECUTE FUNCTION journal_is_append_only();
"""


def upgrade():
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("leaf", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
    )
    op.create_table(
        "setting",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "write",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("what", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_write")),
    )

    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL)
    else:
        op.execute(SQLITE.format(verb="UPDATE"))
        op.execute(SQLITE.format(verb="DELETE"))


def downgrade():
    op.drop_table("write")
    op.drop_table("setting")
    op.drop_table("journal")

    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION journal_is_append_only")
