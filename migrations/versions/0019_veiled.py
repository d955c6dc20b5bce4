"""A person's registration number and place as hashes of personal values.

Entries that were made before keep theirs in clear, as their events do.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
VEILED = ("number_hash", "place_hash")


def upgrade():
    for name in VEILED:
        op.add_column("agency_person", sa.Column(name, TEXT, nullable=True))


def downgrade():
    for name in VEILED:
        op.drop_column("agency_person", name)
