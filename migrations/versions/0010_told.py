"""The day on which the worker was told the costs in writing.

One change, with a way back. A table that holds records is never emptied on the way up.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = ("placement", "placement_history")


def upgrade():
    for table in TABLES:
        op.add_column(table, sa.Column("costs_told_on", sa.Integer(), nullable=True))


def downgrade():
    for table in TABLES:
        op.drop_column(table, "costs_told_on")
