"""Placements, charges, terms and rates, their histories, and the cost sheets.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

SUMS = ("paid", "open", "firm")
ITEMS = (
    "service_fee",
    "supply_fee",
    "direct_hire_fee",
    "fee_recovery",
    "medical_exam",
    "vaccination",
    "insurance_premium",
    "welfare_fund",
    "skills_test",
    "language_test",
    "certification",
    "training_predeparture",
    "orientation_postarrival",
    "tools",
    "uniform",
    "ppe",
    "travel_domestic",
    "travel_international",
    "lodging",
    "subsistence",
    "repatriation",
    "passport",
    "visa",
    "background_check",
    "clearance",
    "work_permit",
    "residence_permit",
    "contract_attestation",
    "banking",
    "levy",
    "bribe",
    "tribute",
    "extortion",
    "bond",
    "unlawful_recovery",
    "collateral",
    "other",
    "loan_interest",
)


def upgrade():
    op.create_table(
        "charge_history",
        sa.Column("history_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=True),
        sa.Column("placement_id", sa.Integer(), nullable=True),
        sa.Column("identity", TEXT, nullable=True),
        sa.Column("reference", TEXT, nullable=True),
        sa.Column("item", TEXT, nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", TEXT, nullable=True),
        sa.Column("paid_on", sa.Integer(), nullable=True),
        sa.Column("borne_by", TEXT, nullable=True),
        sa.Column("payee", TEXT, nullable=True),
        sa.Column("reported_by", TEXT, nullable=True),
        sa.Column("evidence", TEXT, nullable=True),
        sa.Column("refunded_amount", sa.BigInteger(), nullable=True),
        sa.Column("refunded_on", sa.Integer(), nullable=True),
        sa.Column("made_in", sa.Integer(), nullable=True),
        sa.Column("replaced_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["replaced_in"], ["write.number"], name=op.f("fk_charge_history_replaced_in")
        ),
        sa.PrimaryKeyConstraint("history_id", name=op.f("pk_charge_history")),
    )
    with op.batch_alter_table("charge_history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_charge_history_id"), ["id"], unique=False)

    op.create_table(
        "placement_history",
        sa.Column("history_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("reference", TEXT, nullable=True),
        sa.Column("employer", TEXT, nullable=True),
        sa.Column("origin", TEXT, nullable=True),
        sa.Column("destination", TEXT, nullable=True),
        sa.Column("area", TEXT, nullable=True),
        sa.Column("sector", TEXT, nullable=True),
        sa.Column("occupation", TEXT, nullable=True),
        sa.Column("sex", TEXT, nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("age_at_signing", sa.Integer(), nullable=True),
        sa.Column("contract_signed_on", sa.Integer(), nullable=True),
        sa.Column("departed_on", sa.Integer(), nullable=True),
        sa.Column("started_on", sa.Integer(), nullable=True),
        sa.Column("ended_on", sa.Integer(), nullable=True),
        sa.Column("wage_amount", sa.BigInteger(), nullable=True),
        sa.Column("wage_currency", TEXT, nullable=True),
        sa.Column("wage_period", TEXT, nullable=True),
        sa.Column("offer_wage_amount", sa.BigInteger(), nullable=True),
        sa.Column("paid_wage_amount", sa.BigInteger(), nullable=True),
        sa.Column("comparator_wage_amount", sa.BigInteger(), nullable=True),
        sa.Column("hours_per_week", sa.Integer(), nullable=True),
        sa.Column("rest_hours_per_week", sa.Integer(), nullable=True),
        sa.Column("overtime_rate", sa.Integer(), nullable=True),
        sa.Column("leave_days_per_year", sa.Integer(), nullable=True),
        sa.Column("comparator_hours_per_week", sa.Integer(), nullable=True),
        sa.Column("comparator_leave_days_per_year", sa.Integer(), nullable=True),
        sa.Column("comparator_overtime_rate", sa.Integer(), nullable=True),
        sa.Column("comparator_source", TEXT, nullable=True),
        sa.Column("wage_paid_by", TEXT, nullable=True),
        sa.Column("wage_paid_day", sa.Integer(), nullable=True),
        sa.Column("passport_held_by", TEXT, nullable=True),
        sa.Column("job_change", TEXT, nullable=True),
        sa.Column("union_free", TEXT, nullable=True),
        sa.Column("social_security", TEXT, nullable=True),
        sa.Column("insured", TEXT, nullable=True),
        sa.Column("accommodation", TEXT, nullable=True),
        sa.Column("contract_language_understood", TEXT, nullable=True),
        sa.Column("contract_registered_on", sa.Integer(), nullable=True),
        sa.Column("orientation_on", sa.Integer(), nullable=True),
        sa.Column("costs_disclosed", TEXT, nullable=True),
        sa.Column("made_in", sa.Integer(), nullable=True),
        sa.Column("replaced_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["replaced_in"], ["write.number"], name=op.f("fk_placement_history_replaced_in")
        ),
        sa.PrimaryKeyConstraint("history_id", name=op.f("pk_placement_history")),
    )
    with op.batch_alter_table("placement_history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_history_id"), ["id"], unique=False)

    op.create_table(
        "rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("from_currency", TEXT, nullable=False),
        sa.Column("to_currency", TEXT, nullable=False),
        sa.Column("numerator", sa.BigInteger(), nullable=False),
        sa.Column("denominator", sa.BigInteger(), nullable=False),
        sa.Column("source", TEXT, nullable=True),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_in"], ["write.number"], name=op.f("fk_rate_made_in")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rate")),
        sa.UniqueConstraint(
            "from_currency",
            "to_currency",
            "day",
            name=op.f("uq_rate_from_currency_to_currency_day"),
        ),
    )
    op.create_table(
        "rate_history",
        sa.Column("history_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("from_currency", TEXT, nullable=True),
        sa.Column("to_currency", TEXT, nullable=True),
        sa.Column("numerator", sa.BigInteger(), nullable=True),
        sa.Column("denominator", sa.BigInteger(), nullable=True),
        sa.Column("source", TEXT, nullable=True),
        sa.Column("made_in", sa.Integer(), nullable=True),
        sa.Column("replaced_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["replaced_in"], ["write.number"], name=op.f("fk_rate_history_replaced_in")
        ),
        sa.PrimaryKeyConstraint("history_id", name=op.f("pk_rate_history")),
    )
    with op.batch_alter_table("rate_history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rate_history_id"), ["id"], unique=False)

    op.create_table(
        "reference_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=True),
        sa.Column("country", TEXT, nullable=False),
        sa.Column("area", TEXT, nullable=True),
        sa.Column("sector", TEXT, nullable=True),
        sa.Column("occupation", TEXT, nullable=True),
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_until", sa.Integer(), nullable=True),
        sa.Column("wage_amount", sa.BigInteger(), nullable=True),
        sa.Column("wage_currency", TEXT, nullable=True),
        sa.Column("wage_period", TEXT, nullable=True),
        sa.Column("hours_per_week", sa.Integer(), nullable=True),
        sa.Column("rest_hours_per_week", sa.Integer(), nullable=True),
        sa.Column("leave_days_per_year", sa.Integer(), nullable=True),
        sa.Column("overtime_rate", sa.Integer(), nullable=True),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_in"], ["write.number"], name=op.f("fk_reference_term_made_in")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_term")),
    )
    with op.batch_alter_table("reference_term", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reference_term_country_kind"), ["country", "kind"], unique=False
        )

    op.create_table(
        "reference_term_history",
        sa.Column("history_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=True),
        sa.Column("kind", TEXT, nullable=True),
        sa.Column("country", TEXT, nullable=True),
        sa.Column("area", TEXT, nullable=True),
        sa.Column("sector", TEXT, nullable=True),
        sa.Column("occupation", TEXT, nullable=True),
        sa.Column("valid_from", sa.Integer(), nullable=True),
        sa.Column("valid_until", sa.Integer(), nullable=True),
        sa.Column("wage_amount", sa.BigInteger(), nullable=True),
        sa.Column("wage_currency", TEXT, nullable=True),
        sa.Column("wage_period", TEXT, nullable=True),
        sa.Column("hours_per_week", sa.Integer(), nullable=True),
        sa.Column("rest_hours_per_week", sa.Integer(), nullable=True),
        sa.Column("leave_days_per_year", sa.Integer(), nullable=True),
        sa.Column("overtime_rate", sa.Integer(), nullable=True),
        sa.Column("source", TEXT, nullable=True),
        sa.Column("made_in", sa.Integer(), nullable=True),
        sa.Column("replaced_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["replaced_in"], ["write.number"], name=op.f("fk_reference_term_history_replaced_in")
        ),
        sa.PrimaryKeyConstraint("history_id", name=op.f("pk_reference_term_history")),
    )
    with op.batch_alter_table("reference_term_history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reference_term_history_id"), ["id"], unique=False)

    op.create_table(
        "placement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("employer", TEXT, nullable=True),
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("destination", TEXT, nullable=False),
        sa.Column("area", TEXT, nullable=True),
        sa.Column("sector", TEXT, nullable=True),
        sa.Column("occupation", TEXT, nullable=True),
        sa.Column("sex", TEXT, nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("age_at_signing", sa.Integer(), nullable=True),
        sa.Column("contract_signed_on", sa.Integer(), nullable=True),
        sa.Column("departed_on", sa.Integer(), nullable=True),
        sa.Column("started_on", sa.Integer(), nullable=True),
        sa.Column("ended_on", sa.Integer(), nullable=True),
        sa.Column("wage_amount", sa.BigInteger(), nullable=True),
        sa.Column("wage_currency", TEXT, nullable=True),
        sa.Column("wage_period", TEXT, nullable=True),
        sa.Column("offer_wage_amount", sa.BigInteger(), nullable=True),
        sa.Column("paid_wage_amount", sa.BigInteger(), nullable=True),
        sa.Column("comparator_wage_amount", sa.BigInteger(), nullable=True),
        sa.Column("hours_per_week", sa.Integer(), nullable=True),
        sa.Column("rest_hours_per_week", sa.Integer(), nullable=True),
        sa.Column("overtime_rate", sa.Integer(), nullable=True),
        sa.Column("leave_days_per_year", sa.Integer(), nullable=True),
        sa.Column("comparator_hours_per_week", sa.Integer(), nullable=True),
        sa.Column("comparator_leave_days_per_year", sa.Integer(), nullable=True),
        sa.Column("comparator_overtime_rate", sa.Integer(), nullable=True),
        sa.Column("comparator_source", TEXT, nullable=True),
        sa.Column("wage_paid_by", TEXT, nullable=True),
        sa.Column("wage_paid_day", sa.Integer(), nullable=True),
        sa.Column("passport_held_by", TEXT, nullable=True),
        sa.Column("job_change", TEXT, nullable=True),
        sa.Column("union_free", TEXT, nullable=True),
        sa.Column("social_security", TEXT, nullable=True),
        sa.Column("insured", TEXT, nullable=True),
        sa.Column("accommodation", TEXT, nullable=True),
        sa.Column("contract_language_understood", TEXT, nullable=True),
        sa.Column("contract_registered_on", sa.Integer(), nullable=True),
        sa.Column("orientation_on", sa.Integer(), nullable=True),
        sa.Column("costs_disclosed", TEXT, nullable=True),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_placement_agency_id")),
        sa.ForeignKeyConstraint(["made_in"], ["write.number"], name=op.f("fk_placement_made_in")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        sa.UniqueConstraint("reference", name=op.f("uq_placement_reference")),
    )
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_placement_origin_destination"), ["origin", "destination"], unique=False
        )

    op.create_table(
        "charge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("identity", TEXT, nullable=False),
        sa.Column("reference", TEXT, nullable=True),
        sa.Column("item", TEXT, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", TEXT, nullable=False),
        sa.Column("paid_on", sa.Integer(), nullable=True),
        sa.Column("borne_by", TEXT, nullable=False),
        sa.Column("payee", TEXT, nullable=True),
        sa.Column("reported_by", TEXT, nullable=True),
        sa.Column("evidence", TEXT, nullable=True),
        sa.Column("refunded_amount", sa.BigInteger(), nullable=True),
        sa.Column("refunded_on", sa.Integer(), nullable=True),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_in"], ["write.number"], name=op.f("fk_charge_made_in")),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_charge_placement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charge")),
        sa.UniqueConstraint(
            "placement_id", "identity", name=op.f("uq_charge_placement_id_identity")
        ),
    )
    with op.batch_alter_table("charge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_charge_reference"), ["reference"], unique=False)

    op.create_table(
        "cost_sheet",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("currency", TEXT, nullable=True),
        sa.Column("through", sa.Integer(), nullable=True),
        *(sa.Column(f"{sum_}_{item}", sa.BigInteger()) for item in ITEMS for sum_ in SUMS),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_cost_sheet_placement_id")
        ),
        sa.PrimaryKeyConstraint("placement_id", name=op.f("pk_cost_sheet")),
    )


def downgrade():
    op.drop_table("cost_sheet")
    with op.batch_alter_table("charge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_charge_reference"))

    op.drop_table("charge")
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placement_origin_destination"))
        batch_op.drop_index(batch_op.f("ix_placement_agency_id"))

    op.drop_table("placement")
    with op.batch_alter_table("reference_term_history", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reference_term_history_id"))

    op.drop_table("reference_term_history")
    with op.batch_alter_table("reference_term", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reference_term_country_kind"))

    op.drop_table("reference_term")
    with op.batch_alter_table("rate_history", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rate_history_id"))

    op.drop_table("rate_history")
    op.drop_table("rate")
    with op.batch_alter_table("placement_history", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placement_history_id"))

    op.drop_table("placement_history")
    with op.batch_alter_table("charge_history", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_charge_history_id"))

    op.drop_table("charge_history")
