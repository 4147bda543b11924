"""What was changed after the agreement, what waits to be confirmed, and the schedules that chats own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the three tables."""
    _amendments()
    _schedules()
    _proposals()


def _amendments() -> None:
    op.create_table(
        "amendments",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("schedule", sa.String(64), nullable=False),
        sa.Column("milestone", sa.String(64), nullable=False),
        sa.Column("edit", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("over", sa.String(64), nullable=False),
    )
    op.create_index("ix_amendments_schedule", "amendments", ["schedule"])


def _schedules() -> None:
    op.create_table(
        "schedules",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column(
            "chat",
            sa.BigInteger(),
            sa.ForeignKey("subscribers.chat", onupdate="CASCADE", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("country", sa.String(2)),
        sa.Column("for_everyone", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_schedules_chat", "schedules", ["chat"], unique=True)


def _proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("schedule", sa.String(64), nullable=False),
        sa.Column("milestone", sa.String(64), nullable=False),
        sa.Column("edit", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("became", sa.Integer()),
    )
    op.create_index("ix_proposals_code", "proposals", ["code"], unique=True)
    op.create_index("ix_proposals_chat", "proposals", ["chat"])
    op.create_index("ix_proposals_made_at", "proposals", ["made_at"])
