"""What chats choose, what they were told until, and what they were last shown.

How far a chat was told was a day, and is a moment from here on: a chat may move to another zone. The
day becomes its first minute in UTC. What was told on it is not told twice, since every notice has a key.
"""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_EPOCH = date(1970, 1, 1)
_MICROSECONDS_A_DAY = 24 * 60 * 60 * 1_000_000


def upgrade() -> None:
    """Make the tables, and fill them from what was kept before."""
    _choices()
    _told()
    op.add_column("subscriptions", sa.Column("since", sa.BigInteger()))
    op.create_index("ix_subscriptions_schedule", "subscriptions", ["schedule", "chat"])
    op.create_table(
        "hushes",
        _of_subscriber(),
        sa.Column("schedule", sa.String(64), primary_key=True),
        sa.Column("occurrence", sa.String(80), primary_key=True),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("day", sa.Date()),
    )
    _shown()


def _choices() -> None:
    for column in (
        sa.Column("leads", sa.Text()),
        sa.Column("side", sa.String(64)),
        sa.Column("topics", sa.Text()),
        sa.Column("digest", sa.Integer()),
        sa.Column("quiet_weekends", sa.Boolean()),
        sa.Column("quiet_country", sa.String(2)),
    ):
        op.add_column("subscribers", column)


def _told() -> None:
    op.add_column("subscribers", sa.Column("told_to", sa.BigInteger()))
    old = sa.table("subscribers", sa.column("told_until", sa.Date()), sa.column("told_to", sa.BigInteger()))
    conn = op.get_bind()
    for day in conn.scalars(
        sa.select(old.c.told_until).where(old.c.told_until.is_not(None)).distinct()
    ).all():
        moment = (day - _EPOCH).days * _MICROSECONDS_A_DAY
        conn.execute(sa.update(old).where(old.c.told_until == day).values(told_to=moment))
    op.drop_column("subscribers", "told_until")


def _shown() -> None:
    op.create_table(
        "shown",
        sa.Column("schedule", sa.String(64), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("occurrences", sa.Text(), nullable=False),
        sa.Column("woken_to", sa.BigInteger()),
    )
    op.create_table(
        "news",
        sa.Column("schedule", sa.String(64), primary_key=True),
        sa.Column("revision", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("noticed_at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("ix_news_noticed_at", "news", ["noticed_at"])


def _of_subscriber() -> sa.Column[int]:
    subscriber = sa.ForeignKey("subscribers.chat", onupdate="CASCADE", ondelete="CASCADE")
    return sa.Column("chat", sa.BigInteger(), subscriber, primary_key=True)
