"""Messages with buttons to press, with pictures and files, and messages that take the place of others; and
what chats asked last.

What stood under a message as a list of links is now a list of rows of buttons.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables and the new columns, and write the links anew."""
    op.execute("ALTER TABLE deliveries RENAME COLUMN links TO buttons")
    op.add_column(
        "deliveries", sa.Column("attached", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("messages", sa.Column("replaces", sa.BigInteger()))
    op.create_table(
        "attachments",
        sa.Column(
            "delivery",
            sa.Integer(),
            sa.ForeignKey("deliveries.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "talks",
        sa.Column("chat", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
    )
    _write_links_anew()


def _write_links_anew() -> None:
    """Where something stands under a message. What cannot be read is left as it is, and set aside later."""
    deliveries = sa.table("deliveries", sa.column("id", sa.Integer()), sa.column("buttons", sa.Text()))
    conn = op.get_bind()
    for id, written in conn.execute(sa.select(deliveries).where(deliveries.c.buttons != "[]")).all():
        try:
            rows = [[["link", label, url]] for label, url in json.loads(written)]
        except (TypeError, ValueError):
            continue
        changed = deliveries.update().where(deliveries.c.id == id)
        conn.execute(changed.values(buttons=json.dumps(rows, ensure_ascii=False)))
