"""PostgreSQL, through psycopg: one writer at a time, as on SQLite, for all processes and machines.

A transaction that may write first takes an advisory lock, which PostgreSQL lets go at its end
(PostgreSQL documentation, "Advisory Locks"). It runs as READ COMMITTED: its first statement is
the one that waits for the lock, and each later one sees all that was committed before it, so by
earlier writers too. Whatever is set is set for one transaction, so poolers such as PgBouncer
may share connections between them.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import psycopg
from sqlalchemy import Connection, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, TimeoutError
from sqlalchemy.ext.asyncio import create_async_engine

from schedules.store.backend import Backend

_WRITES = "agreed_writes"

_LOCK = 0x61677264
"""The number under which we lock; the schema is locked with it, so that two may share a database."""

_TAKE_TURN = (
    "SELECT set_config('lock_timeout', '{patience}', true),"
    " set_config('idle_in_transaction_session_timeout', '{patience}', true),"
    f" pg_advisory_xact_lock({_LOCK}, hashtext(coalesce(current_schema(), '')))"
)
# A machine that vanishes in the middle of writing would hold the lock until TCP gives up, after hours:
# therefore the second setting.

_CONNECT: dict[str, Any] = {
    "application_name": "agreed",
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""As libpq names them; what the address says goes before."""


def open_postgresql(url: URL, patience: float) -> Backend:
    """The database that ``url`` names; a writer waits ``patience`` seconds for another."""
    engine = create_async_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=5,
        pool_timeout=patience,
        connect_args={name: value for name, value in _CONNECT.items() if name not in url.query},
    )
    take_turn = _TAKE_TURN.format(patience=f"{round(patience * 1000)}ms")
    event.listen(engine.sync_engine, "begin", partial(_begin, take_turn=take_turn))
    writing = engine.execution_options(isolation_level="READ COMMITTED", **{_WRITES: True})
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    name = (
        f"the database {url.database} at {_place(url)}" if url.database else f"the database at {_place(url)}"
    )
    return Backend(name, writing, reading, partial(help_for, url=url, name=name))


def _place(url: URL) -> str:
    host = url.host or url.query.get("host") or "this machine"
    return f"{host}:{url.port}" if url.port else str(host)


def _begin(connection: Connection, *, take_turn: str) -> None:
    if connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql(take_turn)


def help_for(error: BaseException, *, url: URL, name: str) -> str | None:
    """What helps against an error, if it tells of the server or of what it lets us do."""
    if isinstance(error, TimeoutError):
        return f"{name} is too slow: every connection to it has been in use for too long"
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        return None
    if cause.sqlstate is not None:
        helps = _HELP.get(cause.sqlstate) or _HELP.get(cause.sqlstate[:2])
    else:
        helps = _help_without_code(cause)
    said = str(cause).strip().splitlines() or [""]
    user = url.username or "your user"
    return helps and helps.format(name=name, user=user, database=url.database, said=said[0])


def _help_without_code(error: psycopg.Error) -> str | None:
    """A connection that was refused or cut; libpq gives no code for it, only words."""
    said = str(error)
    helps = next((text for words, text in _REFUSALS.items() if words in said), None)
    if helps is None and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return "{name} cannot be reached: {said}"
    return helps


_TOO_MANY = "{name} has no connection left; raise its max_connections, or end other programs"
_CUT = "{name} ended the connection; what was not confirmed is taken back"
_SILENT = "{name} does not answer; look whether its machine runs and can be reached from here"

_REFUSALS = {
    "password authentication failed": (
        "{name} does not accept the password of {user}; correct it in DATABASE_URL"
    ),
    "no password supplied": "{name} wants a password for {user}; write it in DATABASE_URL, or in ~/.pgpass",
    "no pg_hba.conf entry": "{name} does not let {user} in from this machine; its pg_hba.conf says who may",
    'role "': "{name} knows no user {user}; make one (createuser), or correct DATABASE_URL",
    'database "': "{name} does not exist; make it (createdb {database}), or correct DATABASE_URL",
    "too many clients": _TOO_MANY,
    "connection slots": _TOO_MANY,
    "starting up": "{name} is starting; it answers in a moment",
    "shutting down": "{name} is being shut down",
    "recovery": "{name} is recovering; it answers in a moment",
    "Connection refused": (
        "no server listens where {name} should be; start PostgreSQL, or correct DATABASE_URL"
    ),
    "failed to resolve host": "the machine of {name} is not known; correct its name in DATABASE_URL",
    "timeout expired": _SILENT,
    "connection timeout": _SILENT,
    "invalid connection option": "DATABASE_URL cannot be used: {said}",
    "server closed the connection": _CUT,
    "the connection is lost": _CUT,
    "the connection is closed": _CUT,
}

_HELP = {
    "08": "{name} cannot be reached: {said}",
    "28": "{name} does not let {user} in; correct user and password in DATABASE_URL",
    "25006": "{name} is read-only now; name the server that takes writes in DATABASE_URL",
    "25P03": "{name} took this program for dead, and ended its transaction",
    "3D000": "{name} does not exist; make it (createdb {database}), or correct DATABASE_URL",
    "3F000": "{name} has no schema to work in; make one that its search_path names",
    "40": "another program got in the way in {name}; it is taken back",
    "42501": "{name} does not let {user} do this; grant it, as in: GRANT ALL ON SCHEMA public TO {user}",
    "53100": "there is no room left on the disk of {name}; nothing is written until there is",
    "53200": "the machine of {name} has no memory left",
    "53300": _TOO_MANY,
    "55P03": "{name} is being written by another program, which does not let go of it",
    "57014": "{name} was too slow, or somebody cancelled what it did",
    "57P01": _CUT,
    "57P02": _CUT,
    "57P03": "{name} does not answer yet: it is starting or being shut down",
    "57P04": "{name} was dropped",
    "57P05": _CUT,
    "58": "the disk of {name} failed to read or write; its log says more",
    "XX001": "{name} is damaged; its log says where; restore a backup",
    "XX002": "an index of {name} is damaged; REINDEX mends it",
}
"""By code, or by its first two characters (PostgreSQL documentation, "PostgreSQL Error Codes")."""
