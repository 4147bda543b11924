"""Which chats there is something to tell that they could not be told so far."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the column."""
    op.add_column("subscribers", sa.Column("waits", sa.Boolean(), nullable=False, server_default=sa.false()))
