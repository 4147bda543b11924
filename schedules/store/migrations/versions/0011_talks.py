"""What was asked more than a day ago is found, to be forgotten."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_talks_asked_at", "talks", ["asked_at"])
