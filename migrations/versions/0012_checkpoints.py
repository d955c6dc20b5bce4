"""Checkpoints of the journal, and the personal values that its events hold as hashes only.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

SQLITE = """
CREATE TRIGGER checkpoint_keeps_{verb} BEFORE {verb} ON checkpoint
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""
# INSERT OR REPLACE would take a row away without asking the trigger for DELETE.
NOT_AGAIN = """
CREATE TRIGGER {table}_keeps_INSERT BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""
POSTGRESQL = """
CREATE TRIGGER checkpoint_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
EXECUTE FUNCTION journal_is_append_only()
"""


def upgrade():
    op.create_table(
        "checkpoint",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("root", TEXT, nullable=False),
        sa.Column("peaks", TEXT, nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "personal",
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("salt", TEXT, nullable=True),
        sa.Column("value", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_personal")),
    )
    op.create_index(op.f("ix_journal_kind"), "journal", ["kind"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL)
    else:
        op.execute(SQLITE.format(verb="UPDATE"))
        op.execute(SQLITE.format(verb="DELETE"))
        op.execute(NOT_AGAIN.format(table="checkpoint", key="id"))
        op.execute(NOT_AGAIN.format(table="journal", key="seq"))


def downgrade():
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER journal_keeps_INSERT")
    op.drop_index(op.f("ix_journal_kind"), table_name="journal")
    op.drop_table("personal")
    op.drop_table("checkpoint")
