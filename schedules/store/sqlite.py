"""SQLite: a file, in WAL mode with ``synchronous=FULL``; what was committed is on disk.

Every transaction that may write begins with ``BEGIN IMMEDIATE``, so it never fails halfway because
another wrote first.
"""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import create_async_engine

from schedules.store.backend import Backend

_WRITES = "agreed_writes"


def open_sqlite(url: URL, patience: float) -> Backend:
    """The database in the file that ``url`` names; a writer waits ``patience`` seconds for another."""
    waits = {} if "timeout" in url.query else {"timeout": patience}
    engine = create_async_engine(
        url.set(drivername="sqlite+aiosqlite"), hide_parameters=True, connect_args=waits
    )
    event.listen(engine.sync_engine, "do_connect", _open_once)
    event.listen(engine.sync_engine, "connect", _set_up)
    event.listen(engine.sync_engine, "begin", _begin)
    name = url.database or "the database in memory"
    return Backend(name, engine.execution_options(**{_WRITES: True}), engine, partial(help_for, name=name))


def help_for(error: BaseException, *, name: str) -> str | None:
    """What helps against an error of SQLite, if it tells of the file."""
    said = str(getattr(error, "orig", error)).casefold()
    helps = next((text for words, text in _HELP.items() if words in said), None)
    return None if helps is None else helps.format(file=name)


_HELP = {
    "not a database": "{file} is not a database, or is encrypted; name another file in DATABASE_URL",
    "malformed": (
        "{file} is damaged; stop agreed, move {file}, {file}-wal and {file}-shm away, "
        "and put a backup in its place"
    ),
    "unable to open": "{file} cannot be opened; its folder must exist, and both must be yours to write",
    "readonly": "{file} is read-only; both the file and its folder must be yours to write",
    "locked": "{file} is being written by another program, which does not let go of it",
    "disk is full": "there is no room left on the disk of {file}; nothing is written until there is",
    "disk i/o error": "the disk of {file} failed to read or write",
    "queuepool limit": "{file} is too slow: every connection to it has been in use for too long",
}


def _open_once(_dialect: Any, _record: Any, arguments: Any, options: dict[str, Any]) -> None:
    # Where aiosqlite cannot open a file, a thread of its own fails again, loudly, when the loop is closed.
    options = {name: value for name, value in options.items() if name in {"uri", "timeout"}}
    sqlite3.connect(*arguments, **options).close()


def _set_up(connection: Any, _record: object) -> None:
    # The driver must not begin transactions by itself: it would do so too late, and never immediately
    # (SQLAlchemy documentation, "Transactions with SQLite and the sqlite3 driver").
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
