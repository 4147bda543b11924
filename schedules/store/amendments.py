"""Amendments in the database: only ever added to, so that the history is whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Column, Date, Integer, Row, String, Table, Text, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.amendment import Added, Amendment, Author, Edit, Finished, GivenUp, Reworded, Undone
from schedules.store.engine import Moment, StoreProblem, metadata
from schedules.store.readable import read_rows, read_text

amendments = Table(
    "amendments",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("schedule", String(64), nullable=False, index=True),
    Column("milestone", String(64), nullable=False),
    Column("edit", Text, nullable=False),
    Column("said_on", Date, nullable=False),
    Column("author", BigInteger, nullable=False),
    Column("name", String(255), nullable=False),
    Column("at", Moment, nullable=False),
    Column("why", Text),
    Column("over", String(64), nullable=False),
)


async def newest(conn: AsyncConnection) -> int:
    """The number of the newest of all, 0 where there is none: one look into an index."""
    return int(await conn.scalar(select(func.max(amendments.c.number))) or 0)


async def keep(conn: AsyncConnection, amendment: Amendment) -> None:
    """Keep one for good.

    Raises:
        sqlalchemy.exc.IntegrityError: if there is one with its number.
    """
    values = {
        "number": amendment.number,
        "schedule": amendment.schedule,
        "milestone": amendment.milestone,
        "edit": write_edit(amendment.edit),
        "said_on": amendment.said_on,
        "author": amendment.by.user,
        "name": amendment.by.name,
        "at": amendment.at,
        "why": amendment.why,
        "over": amendment.over,
    }
    await conn.execute(insert(amendments).values(values))


async def later_than(
    conn: AsyncConnection, number: int, unreadable: Callable[[int, str], None]
) -> tuple[Amendment, ...]:
    """Those with a higher number, in order.

    ``unreadable`` is called with number and schedule of each that is damaged, or of a newer version: what
    holds of that schedule is not known.
    """
    query = select(amendments).where(amendments.c.number > number).order_by(amendments.c.number)
    damaged = list[int]()
    found = await read_rows(conn, query, amendments.c.number, _amendment, damaged.append)
    if damaged:
        whose = select(amendments.c.number, amendments.c.schedule).where(amendments.c.number.in_(damaged))
        for row in await conn.execute(whose.order_by(amendments.c.number)):
            unreadable(row.number, row.schedule)
    return found


def called(number: int) -> str:
    """What an amendment is called where it cannot be read."""
    return f"amendment {number}"


async def of_schedule(conn: AsyncConnection, schedule: str) -> tuple[Amendment, ...]:
    """Those of one schedule, in order.

    Raises:
        StoreProblem: if one cannot be read: what holds without it is not known.
    """
    query = select(amendments).where(amendments.c.schedule == schedule).order_by(amendments.c.number)
    damaged = list[int]()
    found = await read_rows(conn, query, amendments.c.number, _amendment, damaged.append)
    if damaged:
        raise StoreProblem(cannot_be_read(damaged[0], schedule))
    return found


def cannot_be_read(number: int, schedule: str) -> str:
    """What is said of an amendment that cannot be read, and what helps."""
    return (
        f"{called(number)}, of {schedule}, is damaged, or of a newer version of agreed; "
        "upgrade agreed, or go back to a backup"
    )


def write_edit(edit: Edit) -> str:
    """An edit as JSON."""
    return json.dumps(_written(edit), ensure_ascii=False, separators=(",", ":"))


def read_edit(written: str) -> Edit:
    """What ``write_edit`` wrote.

    Raises:
        ValueError: if it is of a kind that this version of the program does not know.
    """
    match json.loads(written):
        case ["added", versions, str(words)]:
            return Added(read_text(versions), words)
        case ["reworded", str(words)]:
            return Reworded(words)
        case ["finished", day]:
            return Finished(date.fromisoformat(day))
        case ["given up", day]:
            return GivenUp(date.fromisoformat(day))
        case ["undone", int(number)]:
            return Undone(number)
        case _:
            raise ValueError("an amendment of a kind that is not known")


def _written(edit: Edit) -> list[object]:
    match edit:
        case Added(title, words):
            return ["added", [list(version) for version in title.versions], words]
        case Reworded(words):
            return ["reworded", words]
        case Finished(on):
            return ["finished", on.isoformat()]
        case GivenUp(on):
            return ["given up", on.isoformat()]
        case Undone(number):
            return ["undone", number]


def _amendment(row: Row[Any]) -> Amendment:
    return Amendment(
        row.number,
        row.schedule,
        row.milestone,
        read_edit(row.edit),
        row.said_on,
        Author(row.author, row.name),
        row.at,
        row.why,
        row.over,
    )
