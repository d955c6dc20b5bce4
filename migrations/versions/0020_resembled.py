"""Answers to resemblances with warnings too, and every rule of bonds that a register ever had.

An answer is known by the event against the other, whether an agency's or a warning's. Rules of
bonds are read from the journal, which has them all.

Revision ID: 0020
Revises: 0019
"""

import json
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
EPOCH = date(1970, 1, 1)
BEFORE = ("agency_id", "other_id", "sanction", "kind", "sign")
AFTER = ("agency_id", "sanction", "kind", "sign")


def upgrade():
    with op.batch_alter_table("match_answer") as table:
        table.drop_constraint(_unique(BEFORE), type_="unique")
        table.drop_constraint("fk_match_answer_other_id", type_="foreignkey")
        table.drop_column("other_id")
        table.create_unique_constraint(_unique(AFTER), list(AFTER))
    op.drop_table("bond_rule")
    _create_rules(key="seq")
    _fill_rules(dict(_declared()))


def downgrade():
    op.drop_table("bond_rule")
    _create_rules(key="register")
    last = {body["register"]: (seq, body) for seq, body in _declared()}
    _fill_rules(dict(last.values()))
    # Before this, nobody was held against warnings.
    licence = sa.table("licence", sa.column("seq"), sa.column("agency_id"))
    answer = sa.table("match_answer", sa.column("sanction"), sa.column("other_id"))
    op.execute(sa.delete(answer).where(answer.c.sanction.not_in(sa.select(licence.c.seq))))
    op.add_column("match_answer", sa.Column("other_id", sa.Integer(), nullable=True))
    other = sa.select(licence.c.agency_id).where(licence.c.seq == answer.c.sanction).limit(1)
    op.execute(sa.update(answer).values(other_id=other.scalar_subquery()))
    with op.batch_alter_table("match_answer") as table:
        table.drop_constraint(_unique(AFTER), type_="unique")
        table.alter_column("other_id", existing_type=sa.Integer(), nullable=False)
        table.create_foreign_key("fk_match_answer_other_id", "agency", ["other_id"], ["id"])
        table.create_unique_constraint(_unique(BEFORE), list(BEFORE))


def _unique(names):
    return f"uq_match_answer_{'_'.join(names)}"


def _create_rules(*, key):
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
        sa.PrimaryKeyConstraint(key, name=op.f("pk_bond_rule")),
    )


def _declared():
    """What registers said of bonds, the oldest first: the event and what it says."""
    journal = sa.table("journal", *map(sa.column, ("seq", "kind", "body")))
    query = sa.select(journal.c.seq, journal.c.body).where(journal.c.kind == "bond-required")
    rows = op.get_bind().execute(query.order_by(journal.c.seq)).all()
    return [(seq, json.loads(body)) for seq, body in rows]


def _fill_rules(bodies):
    lists = ("tiers", "shows")
    names = ("register", "since", "measure", "currency", *lists, "cite", "seq")
    rows = [
        body
        | {name: json.dumps(body[name], ensure_ascii=False, sort_keys=True) for name in lists}
        | {"since": (date.fromisoformat(body["since"]) - EPOCH).days, "seq": seq}
        for seq, body in bodies.items()
    ]
    op.bulk_insert(sa.table("bond_rule", *map(sa.column, names)), rows)
