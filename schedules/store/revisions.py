"""What calendars showed last, kept: it makes ``SEQUENCE`` and ``LAST-MODIFIED`` true across restarts."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Column, Date, Integer, String, Table, Text, bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.revision import Revision, Revisions
from schedules.store.engine import Moment, metadata

revisions = Table(
    "revisions",
    metadata,
    Column("schedule", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("modified_at", Moment, nullable=False),
    Column("event", Text),
    Column("cancelled_on", Date),
)


async def load_revisions(conn: AsyncConnection, schedule: str) -> Revisions:
    """All revisions of a schedule, by key; empty if it was never shown."""
    columns = [column for column in revisions.c if column.name != "schedule"]
    found = await conn.execute(
        select(*columns).where(revisions.c.schedule == schedule).order_by(revisions.c.key)
    )
    return {row["key"]: Revision(**row) for row in found.mappings()}


async def save_revisions(conn: AsyncConnection, schedule: str, known: Revisions, revised: Revisions) -> None:
    """Write what differs in ``revised`` from ``known``, which was loaded in the same transaction."""
    changed = [revision for key, revision in revised.items() if known.get(key) != revision]
    if not changed:
        return
    outdated = [{"outdated": revision.key} for revision in changed if revision.key in known]
    if outdated:
        # One at a time, in one go: a statement cannot name as many keys as a schedule may have.
        one = revisions.c.schedule == schedule, revisions.c.key == bindparam("outdated")
        await conn.execute(delete(revisions).where(*one), outdated)
    await conn.execute(
        insert(revisions), [{"schedule": schedule, **asdict(revision)} for revision in changed]
    )
