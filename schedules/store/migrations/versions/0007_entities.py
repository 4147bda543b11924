"""Where a delivery says a moment that its reader can tap."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing for what was put in line before."""
    op.add_column("deliveries", sa.Column("entities", sa.Text()))
