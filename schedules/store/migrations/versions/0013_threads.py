"""What is awaited, proposed and gone on with in one topic of a forum is so in no other."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make two tables anew, with the topic in their keys, and add it to the third."""
    _awaited()
    _talks()
    op.add_column("proposals", sa.Column("thread", sa.BigInteger(), nullable=False, server_default="0"))


def _awaited() -> None:
    new = op.create_table(
        "awaited_in_threads",
        sa.Column("chat", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("thread", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("user", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("about", sa.String(64), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
    )
    _fill(new, "awaited")


def _talks() -> None:
    op.drop_index("ix_talks_asked_at", "talks")
    new = op.create_table(
        "talks_in_threads",
        sa.Column("chat", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("thread", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
    )
    _fill(new, "talks")
    op.create_index("ix_talks_asked_at", "talks", ["asked_at"])


def _fill(new: sa.Table, name: str) -> None:
    """From the table called so, in whose place it comes."""
    kept = [column.name for column in new.columns if column.name != "thread"]
    old = sa.table(name, *map(sa.column, kept))
    rows = sa.select(*(old.c[column] for column in kept), sa.literal(0))
    op.execute(sa.insert(new).from_select([*kept, "thread"], rows))
    op.drop_table(name)
    op.rename_table(new.name, name)
