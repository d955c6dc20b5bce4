"""Runs that several workers judge: their parts, and on PostgreSQL the queue of jobs.

One change, with a way back. The queue's tables, types and functions are Procrastinate's own, of
the version that `requirements.lock` holds; what a later version changes in them is in its own
`sql/migrations` and needs a step of ours.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op
from procrastinate.schema import SchemaManager

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = ("jobs", "events", "periodic_defers", "workers")
# The queue's own in this schema, as a DROP names them.
FUNCTIONS = """
SELECT CAST(oid AS regprocedure)::text FROM pg_proc
WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'procrastinate%'
"""
TYPES = """
SELECT CAST(oid AS regtype)::text FROM pg_type
WHERE typnamespace = current_schema()::regnamespace AND typname LIKE 'procrastinate%'
"""


def upgrade():
    op.create_table(
        "run_part",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("done_at", TEXT, nullable=True),
        sa.Column("counts", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["check_run.id"], name=op.f("fk_run_part_run_id")),
        sa.PrimaryKeyConstraint("run_id", "part", name=op.f("pk_run_part")),
    )
    if _has_queue():
        # Many statements in one, which the driver takes only without parameters.
        options = {"no_parameters": True}
        op.get_bind().exec_driver_sql(SchemaManager.get_schema(), execution_options=options)


def downgrade():
    if _has_queue():
        for table in TABLES:  # with the functions that give rows of it
            op.execute(f"DROP TABLE procrastinate_{table} CASCADE")
        _drop("FUNCTION", FUNCTIONS)
        _drop("TYPE", TYPES)
    op.drop_table("run_part")


def _has_queue():
    return op.get_bind().dialect.name == "postgresql"


def _drop(kind, listed):
    for name in op.get_bind().execute(sa.text(listed)).scalars().all():
        op.execute(f"DROP {kind} {name}")
