"""What came from Telegram, written down before Telegram is told that it arrived."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    delete,
    exists,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.store.engine import Moment, metadata

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger),
    Column("body", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("failures", Integer, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("not_before", Moment),
    Column("error", Text),
    Index("ix_inbox_state_chat", "state", "chat"),
)

# In words that the database sees when it plans, since these indexes hold such rows only.
_IS_WAITING = inbox.c.state == literal_column("'waiting'")
_IS_DONE = inbox.c.state == literal_column("'done'")
for _columns, _which in (
    ((inbox.c.update_id,), _IS_WAITING),
    ((inbox.c.chat, inbox.c.update_id), _IS_WAITING),
    ((inbox.c.not_before,), _IS_WAITING),
    ((inbox.c.received_at,), _IS_DONE),
):
    _name = "_".join(("ix_inbox", *(column.name for column in _columns)))
    Index(_name, *_columns, sqlite_where=_which, postgresql_where=_which)

TRIES = 3
"""After so many failures an update is set aside."""

KEPT = timedelta(days=2)
"""How long it is remembered which updates were handled; Telegram offers one again for a day."""

_NO_ID = 2**63
_PAUSES = (timedelta(seconds=1), timedelta(seconds=5))


class State(StrEnum):
    """How an update stands."""

    WAITING = "waiting"
    DONE = "done"
    POISONED = "poisoned"
    """Set aside after three failures; kept as it came, for the operator."""


@dataclass(frozen=True, slots=True)
class Update:
    """One update, as it was ``written`` down when it was received."""

    id: int
    written: str
    received_at: datetime

    @property
    def body(self) -> Mapping[str, Any]:
        """What Telegram wrote.

        Raises:
            ValueError: if it makes no sense.
        """
        body = json.loads(self.written)
        if not isinstance(body, dict):
            raise ValueError("an update is an object")
        return body


async def keep(conn: AsyncConnection, updates: Iterable[Mapping[str, Any]], now: datetime) -> int:
    """Write updates down, in any order; those that are known already are left alone. How many were new."""
    bodies = {int(body["update_id"]): body for body in updates}
    known = set(await conn.scalars(select(inbox.c.update_id).where(inbox.c.update_id.in_(bodies))))
    rows = [
        {
            "update_id": id,
            "chat": _chat_of(body),
            "body": json.dumps(body),
            "state": State.WAITING,
            "failures": 0,
            "received_at": now,
        }
        for id, body in bodies.items()
        if id not in known
    ]
    if rows:
        await conn.execute(insert(inbox), rows)
    return len(rows)


async def next_update(conn: AsyncConnection, now: datetime) -> Update | None:
    """The oldest update that may be handled: a chat's wait for the one before."""
    earlier = inbox.alias()
    blocked = exists().where(
        earlier.c.state == literal_column("'waiting'"),
        earlier.c.chat == inbox.c.chat,
        earlier.c.update_id < inbox.c.update_id,
    )
    query = select(inbox.c.update_id, inbox.c.body, inbox.c.received_at).where(
        _IS_WAITING, or_(inbox.c.not_before.is_(None), inbox.c.not_before <= now), ~blocked
    )
    row = (await conn.execute(query.order_by(inbox.c.update_id).limit(1))).one_or_none()
    return None if row is None else Update(row.update_id, row.body, row.received_at)


async def next_moment(conn: AsyncConnection) -> datetime | None:
    """When an update that failed may be tried again."""
    query = select(inbox.c.not_before).where(_IS_WAITING, inbox.c.not_before.is_not(None))
    moment: datetime | None = await conn.scalar(query.order_by(inbox.c.not_before).limit(1))
    return moment


async def done(conn: AsyncConnection, id: int) -> bool:
    """Mark an update as handled, and forget what it said; ``False`` if it was not waiting any more."""
    waiting = update(inbox).where(inbox.c.update_id == id, inbox.c.state == State.WAITING)
    return (await conn.execute(waiting.values(state=State.DONE, body="{}", error=None))).rowcount > 0


async def failed(conn: AsyncConnection, id: int, error: str, now: datetime) -> State:
    """Note that handling failed: it is tried again a little later, the third time set aside.

    One that was handled stays handled: its commit may have been made although nobody was told.
    """
    failures = 1 + int(await conn.scalar(select(inbox.c.failures).where(inbox.c.update_id == id)) or 0)
    poisoned = failures >= TRIES
    state = State.POISONED if poisoned else State.WAITING
    values = {
        "state": state,
        "failures": failures,
        "error": error,
        "not_before": None if poisoned else now + _PAUSES[failures - 1],
    }
    waiting = update(inbox).where(inbox.c.update_id == id, inbox.c.state == State.WAITING)
    await conn.execute(waiting.values(values))
    return state


async def forget(conn: AsyncConnection, now: datetime) -> None:
    """Forget updates that were handled long ago."""
    old = _IS_DONE & (inbox.c.received_at < now - KEPT)
    await conn.execute(delete(inbox).where(old))


def _chat_of(body: Mapping[str, Any]) -> int | None:
    for part in body.values():
        chat = _chat_in(part)
        if isinstance(chat, Mapping):
            id = chat.get("id")
            return id if isinstance(id, int) and abs(id) < _NO_ID else None
    return None


def _chat_in(part: object) -> object:
    """The chat of a message; a press says under which message it was."""
    if not isinstance(part, Mapping):
        return None
    message = part.get("message")
    return message.get("chat") if isinstance(message, Mapping) else part.get("chat")
