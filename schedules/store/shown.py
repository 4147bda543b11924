"""What was last shown of each schedule, and what was news: kept to compare, and to be told once."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.news import News, Shown
from schedules.store import newspaper
from schedules.store.engine import Moment, metadata
from schedules.store.readable import NONSENSE

shown = Table(
    "shown",
    metadata,
    Column("schedule", String(64), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("occurrences", Text, nullable=False),
    Column("woken_to", BigInteger),
)

news = Table(
    "news",
    metadata,
    Column("schedule", String(64), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("noticed_at", Moment, nullable=False, index=True),
    Column("body", Text, nullable=False),
)

KEPT = timedelta(days=30)
"""How long news is told to whoever could not be told before."""

_BEFORE_ALL = -(2**63)


@dataclass(frozen=True, slots=True)
class LastShown:
    """What was last shown of a schedule, by occurrence; ``revision`` is its newest news, 0 for none.

    ``occurrences`` is ``None`` where what was kept makes no sense.
    """

    revision: int
    occurrences: Mapping[str, Shown] | None


async def digests(conn: AsyncConnection, ids: Collection[str] | None = None) -> Mapping[str, str]:
    """The digest of each schedule that was ever shown, as it was shown last; of all, or of these."""
    query = select(shown.c.schedule, shown.c.digest)
    rows = await conn.execute(query if ids is None else query.where(shown.c.schedule.in_(list(ids))))
    return {row.schedule: row.digest for row in rows}


async def last_shown(conn: AsyncConnection, schedule: str) -> LastShown | None:
    """What was last shown of a schedule, if it ever was."""
    query = select(shown.c.revision, shown.c.occurrences).where(shown.c.schedule == schedule)
    row = (await conn.execute(query)).one_or_none()
    if row is None:
        return None
    try:
        return LastShown(row.revision, newspaper.read_shown(json.loads(row.occurrences)))
    except NONSENSE:
        return LastShown(row.revision, None)


async def show(
    conn: AsyncConnection,
    schedule: str,
    digest: str,
    occurrences: Mapping[str, Shown],
    revision: int,
    *,
    wakes: bool = True,
) -> None:
    """Keep what is shown of a schedule from now on; if it ``wakes``, all that follow it are to be woken."""
    values = {
        "digest": digest,
        "revision": revision,
        "occurrences": _json(newspaper.write_shown(occurrences)),
        "woken_to": _BEFORE_ALL if wakes else None,
    }
    ours = shown.c.schedule == schedule
    if (await conn.execute(update(shown).where(ours).values(values))).rowcount == 0:
        await conn.execute(insert(shown).values(schedule=schedule, **values))


async def put_away(conn: AsyncConnection, schedules: Sequence[str]) -> None:
    """These schedules are not there any more; whatever is there under their ids later is looked at anew."""
    await conn.execute(update(shown).where(shown.c.schedule.in_(schedules)).values(digest=""))


async def publish(conn: AsyncConnection, fresh: News) -> None:
    """Keep news, to be told to all that follow its schedule; what is too old to tell is forgotten."""
    await conn.execute(delete(news).where(news.c.noticed_at < fresh.noticed_at - KEPT))
    body = _json(newspaper.write_news(fresh))
    values = {"schedule": fresh.schedule, "revision": fresh.revision, "noticed_at": fresh.noticed_at}
    await conn.execute(insert(news).values(body=body, **values))


async def recent_news(
    conn: AsyncConnection, now: datetime, unreadable: Callable[[str], None] = lambda _: None
) -> tuple[News, ...]:
    """The news that may still have to be told, the oldest first.

    ``unreadable`` is called with the key of each that makes no sense; the others are told without it.
    """
    query = select(news).where(news.c.noticed_at >= now - KEPT)
    found = list[News]()
    for row in await conn.execute(query.order_by(news.c.noticed_at, news.c.schedule, news.c.revision)):
        try:
            written = json.loads(row.body)
            found.append(newspaper.read_news(row.schedule, row.revision, row.noticed_at, written))
        except NONSENSE:
            unreadable(f"{row.schedule} news {row.revision}")
    return tuple(found)


async def waking(conn: AsyncConnection) -> tuple[str, int] | None:
    """A schedule that not all have been woken for, and the id of the chat up to which they have."""
    query = select(shown.c.schedule, shown.c.woken_to).where(shown.c.woken_to.is_not(None))
    row = (await conn.execute(query.order_by(shown.c.schedule).limit(1))).one_or_none()
    return None if row is None else (row.schedule, row.woken_to)


async def woken(conn: AsyncConnection, schedule: str, to: int | None) -> None:
    """Its chats have been woken up to this id; ``None``: all of them."""
    moved = update(shown).where(shown.c.schedule == schedule)
    await conn.execute(moved.values(woken_to=bindparam("to", to, BigInteger)))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
