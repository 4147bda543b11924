"""What chats have been told, in days: a moment says that only as long as their hours and days are the same.

``told_to`` stays until the planner has looked at a chat, and says it from then on in days.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the columns."""
    for name in ("told_day", "told_coming", "told_passed"):
        op.add_column("subscribers", sa.Column(name, sa.Date()))
    op.add_column("subscribers", sa.Column("told_by", sa.Text()))
