"""What each kind of database gives to the ``Store``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine


@dataclass(frozen=True, slots=True)
class Backend:
    """One database: how it is read and written, and what its errors mean.

    Both engines share one pool. A transaction of ``writing`` is the only one of its kind from its
    first statement on, for all processes, and sees all that was committed before it. One of
    ``reading`` sees the database as of one moment, and waits for no writer.
    """

    name: str
    """What messages call it; no password is in it."""

    writing: AsyncEngine
    reading: AsyncEngine

    help_for: Callable[[BaseException], str | None]
    """What helps against an error; ``None`` if it tells of a statement, not of the database."""
