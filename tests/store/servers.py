"""A server of PostgreSQL as other programs leave it, and the least that is written and read there."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE

from sqlalchemy import func, insert, select

from schedules.store.engine import Store, meta

LOCKING = """
import asyncio, sys
from schedules.store.engine import Store

async def main():
    store = await Store.open(sys.argv[1])
    async with store.begin():
        print("locked", flush=True)
        await asyncio.sleep(float(sys.argv[2]))
        print("let go", flush=True)

asyncio.run(main())
"""


class locked:  # noqa: N801  it reads as what the program does
    """Another program that is in the middle of writing, for so many seconds."""

    def __init__(self, url: str, seconds: float) -> None:
        self._words = [sys.executable, "-c", LOCKING, url, str(seconds)]

    async def __aenter__(self) -> asyncio.subprocess.Process:
        self._program = await asyncio.create_subprocess_exec(*self._words, stdout=PIPE)
        assert self._program.stdout is not None
        assert await self._program.stdout.readline() == b"locked\n"
        return self._program

    async def __aexit__(self, *_: object) -> None:
        await self._program.communicate()


async def write(store: Store, name: str) -> None:
    """Write one row, in a transaction of its own."""
    async with store.begin() as conn:
        await conn.execute(insert(meta).values(name=name, value="yes"))


async def names(store: Store) -> set[str]:
    """What is kept."""
    async with store.connect() as conn:
        assert await conn.scalar(select(func.count()).select_from(meta)) is not None
        return set(await conn.scalars(select(meta.c.name)))
