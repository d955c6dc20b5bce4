"""Audits, the replies to them and their corrective actions.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade():
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", TEXT, nullable=False),
        sa.Column("opened_by", TEXT, nullable=False),
        sa.Column("closed_at", TEXT, nullable=True),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("conclusion", TEXT, nullable=True),
        sa.Column("auditor", TEXT, nullable=True),
        sa.Column("reviewer", TEXT, nullable=True),
        sa.Column("interests", TEXT, nullable=True),
        sa.Column("sanctions", TEXT, nullable=True),
        sa.Column("questions", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_audit_agency_id")),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_audit_committee_id")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["check_run.id"], name=op.f("fk_audit_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("reference", name=op.f("uq_audit_reference")),
    )
    op.create_table(
        "audit_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("action", TEXT, nullable=False),
        sa.Column("owner", TEXT, nullable=False),
        sa.Column("due_on", sa.Integer(), nullable=False),
        sa.Column("proof", TEXT, nullable=True),
        sa.Column("status", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_audit_action_audit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_action")),
    )
    op.create_table(
        "audit_reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Integer(), nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("agency_text", TEXT, nullable=False),
        sa.Column("auditor_answer", TEXT, nullable=True),
        sa.Column("changed", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_audit_reply_audit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_reply")),
    )


def downgrade():
    op.drop_table("audit_reply")
    op.drop_table("audit_action")
    op.drop_table("audit")
