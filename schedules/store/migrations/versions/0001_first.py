"""The first tables.

Moments are whole microseconds since 1970 in UTC. What is written here never changes again: the
next change is the next file.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "meta",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("value", sa.String(128), nullable=False),
    )
    _subscribers()
    _messages()
    _delivery_machinery()
    op.create_table(
        "revisions",
        sa.Column("schedule", sa.String(), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("modified_at", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.Text()),
        sa.Column("cancelled_on", sa.Date()),
    )


def _subscribers() -> None:
    op.create_table(
        "subscribers",
        sa.Column("chat", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("thread", sa.Integer()),
        sa.Column("rests", sa.String(16)),
        sa.Column("hour", sa.Time()),
        sa.Column("zone", sa.String(64)),
        sa.Column("language", sa.String(8)),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("told_until", sa.Date()),
        sa.Column("next_at", sa.BigInteger()),
    )
    op.create_index("ix_subscribers_next_at", "subscribers", ["next_at"])
    op.create_table(
        "subscriptions",
        _of_subscriber(primary_key=True),
        sa.Column("schedule", sa.String(64), primary_key=True),
    )
    op.create_table(
        "feeds",
        sa.Column("token", sa.String(32), primary_key=True),
        _of_subscriber(),
        sa.Column("revoked", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_feeds_chat", "feeds", ["chat"])


def _of_subscriber(primary_key: bool = False) -> sa.Column[int]:
    subscriber = sa.ForeignKey("subscribers.chat", onupdate="CASCADE", ondelete="CASCADE")
    return sa.Column("chat", sa.BigInteger(), subscriber, primary_key=primary_key, nullable=False)


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("thread", sa.Integer()),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_messages_chat", "messages", ["chat"])
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), primary_key=True),
        _of_message(),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("holder", sa.String(64)),
        sa.Column("attempt", sa.String(32)),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("doubts", sa.Integer(), nullable=False),
        sa.Column("first_sent_at", sa.BigInteger()),
        sa.Column("not_before", sa.BigInteger()),
        sa.Column("settled_at", sa.BigInteger()),
        sa.Column("reason", sa.Text()),
        sa.Column("sent_as", sa.BigInteger()),
        sa.UniqueConstraint("message", "part", name="uq_deliveries_message_part"),
    )
    op.create_index("ix_deliveries_state_not_before", "deliveries", ["state", "not_before"])
    op.create_table(
        "message_notices",
        sa.Column("chat", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(255), primary_key=True),
        _of_message(),
    )
    op.create_index("ix_message_notices_message", "message_notices", ["message"])


def _of_message() -> sa.Column[int]:
    message = sa.ForeignKey("messages.id", ondelete="CASCADE")
    return sa.Column("message", sa.Integer(), message, nullable=False)


def _delivery_machinery() -> None:
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("chat", sa.BigInteger()),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("not_before", sa.BigInteger()),
        sa.Column("error", sa.Text()),
    )
    op.create_index("ix_inbox_state_chat", "inbox", ["state", "chat"])
    op.create_table(
        "leases",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("holder", sa.String(128), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "buckets",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("free_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_buckets_free_at", "buckets", ["free_at"])
