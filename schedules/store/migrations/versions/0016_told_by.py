"""When chats were told as they were last looked at: a moment since then says what was told by that only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column."""
    op.add_column("subscribers", sa.Column("told_by", sa.Text()))
