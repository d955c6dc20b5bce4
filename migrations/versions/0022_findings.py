"""Findings point to their run alone: of placement and agency the judge says what it has read.

A reference of each finding to its placement made PostgreSQL lock, and so write, every placement
that a run finds something about. `flask doctor` tells of a finding whose placement or agency is
not there.

Revision ID: 0022
Revises: 0021
"""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

READ = {"placement_id": "placement", "agency_id": "agency"}


def upgrade():
    with op.batch_alter_table("finding") as finding:
        for column in READ:
            finding.drop_constraint(f"fk_finding_{column}", type_="foreignkey")


def downgrade():
    with op.batch_alter_table("finding") as finding:
        for column, table in READ.items():
            finding.create_foreign_key(f"fk_finding_{column}", table, [column], ["id"])
