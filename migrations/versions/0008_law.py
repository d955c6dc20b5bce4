"""Adopted editions of the law, proposals, confirmations; what is left of erased placements.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade():
    op.create_table(
        "law_document",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_law_document")),
    )
    op.create_table(
        "law_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("instrument_id", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("edition", TEXT, nullable=False),
        sa.Column("base", TEXT, nullable=True),
        sa.Column("reason", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_law_edition_seq")),
        sa.ForeignKeyConstraint(
            ["edition"], ["instrument_text.edition"], name=op.f("fk_law_edition_edition")
        ),
        sa.ForeignKeyConstraint(
            ["base"], ["instrument_text.edition"], name=op.f("fk_law_edition_base")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_edition")),
        sa.UniqueConstraint(
            "instrument_id", "number", name=op.f("uq_law_edition_instrument_id_number")
        ),
    )
    op.create_table(
        "law_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("proposer_id", sa.Integer(), nullable=True),
        sa.Column("instrument_id", TEXT, nullable=False),
        sa.Column("base", TEXT, nullable=True),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("closed_at", TEXT, nullable=True),
        sa.Column("closed_by", TEXT, nullable=True),
        sa.Column("ground", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["proposer_id"], ["user.id"], name=op.f("fk_law_proposal_proposer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_proposal")),
    )
    op.create_table(
        "law_confirmation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("officer", sa.Integer(), nullable=False),
        sa.Column("instrument_id", TEXT, nullable=False),
        sa.Column("clause", TEXT, nullable=False),
        sa.Column("mark", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("address", TEXT, nullable=True),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("withdrawn_at", TEXT, nullable=True),
        sa.Column("withdrawn_by", TEXT, nullable=True),
        sa.Column("ground", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_law_confirmation_seq")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_confirmation")),
    )
    with op.batch_alter_table("law_confirmation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_law_confirmation_instrument_id_clause"),
            ["instrument_id", "clause"],
            unique=False,
        )

    op.create_table(
        "erased_placement",
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("erased_in", sa.Integer(), nullable=False),
        sa.Column("ground", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_erased_placement_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["erased_in"], ["write.number"], name=op.f("fk_erased_placement_erased_in")
        ),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_erased_placement")),
    )
    op.create_table(
        "erased_run",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("erased_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["check_run.id"], name=op.f("fk_erased_run_run_id")),
        sa.ForeignKeyConstraint(
            ["erased_in"], ["write.number"], name=op.f("fk_erased_run_erased_in")
        ),
        sa.PrimaryKeyConstraint("run_id", "erased_in", name=op.f("pk_erased_run")),
    )
    op.create_table(
        "erased_verdict",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("clause", TEXT, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("outcome", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["check_run.id"], name=op.f("fk_erased_verdict_run_id")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_erased_verdict_agency_id")
        ),
        sa.PrimaryKeyConstraint(
            "run_id", "clause", "agency_id", "outcome", name=op.f("pk_erased_verdict")
        ),
    )


def downgrade():
    for table in (
        "erased_verdict",
        "erased_run",
        "erased_placement",
        "law_confirmation",
        "law_proposal",
        "law_edition",
        "law_document",
    ):
        op.drop_table(table)
