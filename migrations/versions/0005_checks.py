"""Check runs, the editions they judged by, and their findings.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade():
    op.create_table(
        "instrument_text",
        sa.Column("edition", TEXT, nullable=False),
        sa.Column("instrument_id", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("edition", name=op.f("pk_instrument_text")),
    )
    op.create_table(
        "check_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("as_of", sa.Integer(), nullable=False),
        sa.Column("journal_seq", sa.Integer(), nullable=False),
        sa.Column("write_number", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("instrument", TEXT, nullable=True),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_check_run_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_run")),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("instrument_id", TEXT, nullable=False),
        sa.Column("clause", TEXT, nullable=False),
        sa.Column("check_name", TEXT, nullable=False),
        sa.Column("basis", TEXT, nullable=False),
        sa.Column("force", TEXT, nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("outcome", TEXT, nullable=False),
        sa.Column("observed", sa.BigInteger(), nullable=True),
        sa.Column("observed_word", TEXT, nullable=True),
        sa.Column("observed_unit", TEXT, nullable=True),
        sa.Column("limit_value", sa.BigInteger(), nullable=True),
        sa.Column("limit_word", TEXT, nullable=True),
        sa.Column("limit_unit", TEXT, nullable=True),
        sa.Column("owed_amount", sa.BigInteger(), nullable=True),
        sa.Column("owed_currency", TEXT, nullable=True),
        sa.Column("established_amount", sa.BigInteger(), nullable=True),
        sa.Column("gap_amount", sa.BigInteger(), nullable=True),
        sa.Column("gap_currency", TEXT, nullable=True),
        sa.Column("gap_period", TEXT, nullable=True),
        sa.Column("missing", TEXT, nullable=False),
        sa.Column("cite", TEXT, nullable=False),
        sa.Column("on_day", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_finding_agency_id")),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_finding_placement_id")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["check_run.id"], name=op.f("fk_finding_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_finding_agency_id_run_id"), ["agency_id", "run_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_finding_placement_id"), ["placement_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_finding_run_id_clause_placement_id"),
            ["run_id", "clause", "placement_id"],
            unique=False,
        )

    op.create_table(
        "run_instrument",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("instrument_id", TEXT, nullable=False),
        sa.Column("edition", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["edition"], ["instrument_text.edition"], name=op.f("fk_run_instrument_edition")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["check_run.id"], name=op.f("fk_run_instrument_run_id")
        ),
        sa.PrimaryKeyConstraint("run_id", "instrument_id", name=op.f("pk_run_instrument")),
    )


def downgrade():
    op.drop_table("run_instrument")
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_run_id_clause_placement_id"))
        batch_op.drop_index(batch_op.f("ix_finding_placement_id"))
        batch_op.drop_index(batch_op.f("ix_finding_agency_id_run_id"))

    op.drop_table("finding")
    op.drop_table("check_run")
    op.drop_table("instrument_text")
