"""What is unknown is counted and not stored row by row; cost sheets say at once what was charged.

One change, with a way back. Unknown verdicts that are stored become counts by clause and agency;
they are listed by judging again, so the way back does not bring their rows. The cost sheets are
made anew with their two new columns in front, where a check reaches them soonest, and an agency's
placements are found corridor by corridor.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SUMS = ("paid", "open", "firm")
# The items as they stood: a bit each, the first the lowest.
ITEMS = """
service_fee supply_fee direct_hire_fee fee_recovery medical_exam vaccination insurance_premium
welfare_fund skills_test language_test certification training_predeparture
orientation_postarrival tools uniform ppe travel_domestic travel_international lodging
subsistence repatriation passport visa background_check clearance work_permit residence_permit
contract_attestation banking levy bribe tribute extortion bond unlawful_recovery collateral
other loan_interest
""".split()


def upgrade():
    op.create_table(
        "unknown_count",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("clause", TEXT, nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agency.id"], name=op.f("fk_unknown_count_agency_id")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["check_run.id"], name=op.f("fk_unknown_count_run_id")),
        sa.PrimaryKeyConstraint("run_id", "clause", "agency_id", name=op.f("pk_unknown_count")),
    )
    with op.batch_alter_table("unknown_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unknown_count_agency_id"), ["agency_id"], unique=False)
    op.execute(
        "INSERT INTO unknown_count (run_id, clause, agency_id, number)"
        " SELECT run_id, clause, agency_id, count(*) FROM finding WHERE outcome = 'unknown'"
        " GROUP BY run_id, clause, agency_id"
    )
    op.execute("DELETE FROM finding WHERE outcome = 'unknown'")
    op.add_column(
        "check_run", sa.Column("confirmed", sa.Text(), nullable=False, server_default="[]")
    )
    with op.batch_alter_table("check_run", schema=None) as batch_op:
        batch_op.alter_column("confirmed", server_default=None)
    _index_placements("agency_id", ("agency_id", "origin", "destination"))
    _remake_sheets(
        {
            "charged": _bits("CASE WHEN paid_{item} IS NULL THEN 0 ELSE {bit} END"),
            "paying": _bits("CASE WHEN paid_{item} > 0 THEN {bit} ELSE 0 END"),
        }
    )


def downgrade():
    _remake_sheets({})
    _index_placements("agency_id_origin_destination", ("agency_id",))
    with op.batch_alter_table("check_run", schema=None) as batch_op:
        batch_op.drop_column("confirmed")
    with op.batch_alter_table("unknown_count", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unknown_count_agency_id"))
    op.drop_table("unknown_count")


def _index_placements(old, columns):
    """Put an index on these columns of the placements in the place of the old one."""
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f(f"ix_placement_{old}"))
        name = batch_op.f(f"ix_placement_{'_'.join(columns)}")
        batch_op.create_index(name, list(columns), unique=False)


def _bits(each):
    """The sum of an expression on each item, which gives that item's bit or 0."""
    return " + ".join(each.format(item=item, bit=1 << place) for place, item in enumerate(ITEMS))


def _remake_sheets(added):
    """Make the cost sheets anew, with what is added calculated from the sums that stand."""
    op.execute("CREATE TABLE kept_sheet AS SELECT * FROM cost_sheet")
    op.drop_table("cost_sheet")
    op.create_table(
        "cost_sheet",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in added),
        sa.Column("currency", TEXT, nullable=True),
        sa.Column("through", sa.Integer(), nullable=True),
        *(sa.Column(f"{sum_}_{item}", sa.BigInteger()) for item in ITEMS for sum_ in SUMS),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_cost_sheet_placement_id")
        ),
        sa.PrimaryKeyConstraint("placement_id", name=op.f("pk_cost_sheet")),
    )
    kept = ["placement_id", "currency", "through"]
    kept += [f"{sum_}_{item}" for item in ITEMS for sum_ in SUMS]
    names, values = [*kept, *added], [*kept, *added.values()]
    op.execute(
        f"INSERT INTO cost_sheet ({', '.join(names)}) SELECT {', '.join(values)} FROM kept_sheet"  # noqa: S608 - names of this file
    )
    op.drop_table("kept_sheet")
