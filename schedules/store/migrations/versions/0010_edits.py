"""Which words a message answers, and which proposed a change: they may be edited."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the two columns."""
    op.add_column("messages", sa.Column("answers", sa.BigInteger()))
    which = sa.text("answers IS NOT NULL")
    op.create_index(
        "ix_messages_chat_answers",
        "messages",
        ["chat", "answers"],
        sqlite_where=which,
        postgresql_where=which,
    )
    op.add_column("proposals", sa.Column("said_in", sa.BigInteger()))
