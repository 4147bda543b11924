"""Every chat has a line, whose head is found by an index however many wait.

``lines`` keeps what a chat is sent next, and from when on; ``deliveries.turn`` tells what stands in
line: the urgency of its message, or nothing. The buckets of single chats move into their lines.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the lines, and put in line what waits."""
    op.add_column("deliveries", sa.Column("chat", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("deliveries", sa.Column("turn", sa.Integer()))
    in_line = sa.text("turn IS NOT NULL")
    op.create_index(
        "ix_deliveries_chat_turn_id",
        "deliveries",
        ["chat", "turn", "id"],
        sqlite_where=in_line,
        postgresql_where=in_line,
    )
    _lines()
    _inbox()
    _fill()


def _lines() -> None:
    op.create_table(
        "lines",
        sa.Column("chat", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("head", sa.Integer()),
        sa.Column("urgency", sa.Integer()),
        sa.Column("at", sa.BigInteger()),
        sa.Column("attempt", sa.String(32)),
        sa.Column("second_at", sa.BigInteger()),
        sa.Column("minute_at", sa.BigInteger()),
    )
    ready = sa.text("at IS NULL AND attempt IS NULL AND head IS NOT NULL")
    op.create_index(
        "ix_lines_urgency_head", "lines", ["urgency", "head"], sqlite_where=ready, postgresql_where=ready
    )
    later = sa.text("at IS NOT NULL")
    op.create_index("ix_lines_at", "lines", ["at"], sqlite_where=later, postgresql_where=later)


def _inbox() -> None:
    waiting = sa.text("state = 'waiting'")
    for name, columns in (
        ("ix_inbox_update_id", ["update_id"]),
        ("ix_inbox_chat_update_id", ["chat", "update_id"]),
        ("ix_inbox_not_before", ["not_before"]),
    ):
        op.create_index(name, "inbox", columns, sqlite_where=waiting, postgresql_where=waiting)
    done = sa.text("state = 'done'")
    op.create_index(
        "ix_inbox_received_at", "inbox", ["received_at"], sqlite_where=done, postgresql_where=done
    )


def _fill() -> None:
    """What was claimed waits again; the first part that is not sent stands in line."""
    op.execute(
        "UPDATE deliveries SET chat = (SELECT chat FROM messages WHERE messages.id = deliveries.message)"
    )
    op.execute("UPDATE deliveries SET state = 'waiting', holder = NULL WHERE state = 'claimed'")
    op.execute(
        "UPDATE deliveries SET turn = (SELECT urgency FROM messages WHERE messages.id = deliveries.message) "
        "WHERE state IN ('waiting', 'retry', 'uncertain') AND NOT EXISTS ("
        "SELECT 1 FROM deliveries AS earlier WHERE earlier.message = deliveries.message "
        "AND earlier.part < deliveries.part AND earlier.state <> 'sent')"
    )
    op.execute(
        "INSERT INTO lines (chat, head, urgency, at) "
        "SELECT chat, id, turn, not_before FROM (SELECT chat, id, turn, not_before, "
        "row_number() OVER (PARTITION BY chat ORDER BY coalesce(not_before, 0), turn, id) AS place "
        "FROM deliveries WHERE turn IS NOT NULL) AS waiting WHERE place = 1"
    )
    op.execute("DELETE FROM buckets WHERE name LIKE 'chat %' OR name LIKE 'group %'")
