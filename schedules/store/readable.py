"""Rows that may make no sense: each is read by itself where one of them does not, and that one is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Column, Row, Select
from sqlalchemy.ext.asyncio import AsyncConnection

from schedules.text import Text

NONSENSE = (LookupError, OSError, TypeError, ValueError)
"""What is raised by a row that cannot be read; of a zone that is a folder, even ``OSError``."""

Read = TypeVar("Read")


async def read_rows(
    conn: AsyncConnection,
    query: Select[Any],
    key: Column[Any],
    read: Callable[[Row[Any]], Read],
    unreadable: Callable[[Any], None],
) -> tuple[Read, ...]:
    """What ``read`` makes of each row.

    ``unreadable`` is called with the ``key`` of each that makes no sense.
    """
    try:
        return tuple(read(row) for row in await conn.execute(query))
    except NONSENSE:
        return await _one_by_one(conn, query, key, read, unreadable)


async def _one_by_one(
    conn: AsyncConnection,
    query: Select[Any],
    key: Column[Any],
    read: Callable[[Row[Any]], Read],
    unreadable: Callable[[Any], None],
) -> tuple[Read, ...]:
    found = list[Read]()
    for one in (await conn.scalars(query.with_only_columns(key))).all():
        try:
            found.append(read((await conn.execute(query.where(key == one))).one()))
        except NONSENSE:
            unreadable(one)
    return tuple(found)


def read_text(written: Any) -> Text:
    """A text that is kept as pairs of language and words.

    Raises:
        TypeError, ValueError: if it makes no sense.
    """
    versions = tuple((language, words) for language, words in written)
    if not all(isinstance(said, str) for version in versions for said in version):
        raise TypeError("a text is made of strings")
    return Text(versions)
