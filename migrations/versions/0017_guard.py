"""Applications with their papers and objections, and answers to resemblances.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade():
    op.add_column("step", sa.Column("objections_until", sa.Integer(), nullable=True))
    op.create_table(
        "application_rule",
        sa.Column("register", TEXT, nullable=False),
        sa.Column("look_back_years", sa.Integer(), nullable=True),
        sa.Column("look_back_cite", TEXT, nullable=True),
        sa.Column("objection_days", sa.Integer(), nullable=True),
        sa.Column("objection_cite", TEXT, nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["register"], ["register.slug"], name=op.f("fk_application_rule_register")
        ),
        sa.ForeignKeyConstraint(["seq"], ["journal.seq"], name=op.f("fk_application_rule_seq")),
        sa.PrimaryKeyConstraint("register", name=op.f("pk_application_rule")),
    )
    op.create_table(
        "application_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("application", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("dated_on", sa.Integer(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Integer(), nullable=True),
        sa.Column("ground", TEXT, nullable=True),
        *_keys("application_paper", "application", "seq", "ended"),
    )
    op.create_index(op.f("ix_application_paper_agency_id"), "application_paper", ["agency_id"])
    op.create_table(
        "objection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("application", sa.Integer(), nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("token", TEXT, nullable=False),
        *(
            sa.Column(name, TEXT, nullable=True)
            for name in ("text", "name", "contact", "answer", "answered_at", "answered_by",
                         "erased_at", "ground")
        ),
        *_keys("objection", "application"),
        sa.UniqueConstraint("token", name=op.f("uq_objection_token")),
    )  # fmt: skip
    op.create_index(op.f("ix_objection_agency_id"), "objection", ["agency_id"])
    op.create_table(
        "match_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("sanction", sa.Integer(), nullable=False),
        *(
            sa.Column(name, TEXT, nullable=False)
            for name in ("kind", "sign", "text", "at", "actor")
        ),
        *_keys("match_answer", "sanction"),
        sa.ForeignKeyConstraint(["other_id"], ["agency.id"], name=op.f("fk_match_answer_other_id")),
        sa.UniqueConstraint(
            "agency_id", "other_id", "sanction", "kind", "sign",
            name=op.f("uq_match_answer_agency_id_other_id_sanction_kind_sign"),
        ),
    )  # fmt: skip


def downgrade():
    op.drop_table("match_answer")
    for table in ("objection", "application_paper"):
        op.drop_index(op.f(f"ix_{table}_agency_id"), table_name=table)
        op.drop_table(table)
    op.drop_table("application_rule")
    op.drop_column("step", "objections_until")


def _keys(table, *events):
    """The key of a table about an agency, and what it points to in the journal."""
    yield sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))
    yield sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f(f"fk_{table}_agency_id"))
    for name in events:
        yield sa.ForeignKeyConstraint([name], ["journal.seq"], name=op.f(f"fk_{table}_{name}"))
