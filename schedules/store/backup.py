"""A copy of an SQLite database, made while it is in use, and whole or not there at all."""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

from schedules.store.problems import StoreProblem
from schedules.store.sqlite import help_for


def back_up(database: Path, file: Path) -> int:
    """Copy a database, as it is at one moment, to a file that is not there yet; its size in bytes.

    Nobody has to wait for it. The copy is one file, and what is in it was checked.

    Raises:
        FileExistsError: if the file is there already.
        OSError: if it cannot be written.
        StoreProblem: if the database cannot be read, or is damaged.
    """
    if not database.exists():
        raise StoreProblem(f"there is no database {database}; name yours in DATABASE_URL")
    if file.exists():
        raise FileExistsError(file)
    unfinished = file.with_name(f".{file.name}.{secrets.token_hex(4)}.unfinished")
    unfinished.touch(exist_ok=False)
    try:
        _copy(database, unfinished)
        _to_disk(unfinished)
        _give_name(unfinished, file)
    finally:
        unfinished.unlink(missing_ok=True)
    _to_disk(file.parent)
    return file.stat().st_size


def _copy(database: Path, file: Path) -> None:
    try:
        # For reading only it would leave files beside the database that nobody is there to remove.
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as source:
            _check(source, "quick_check", database)
            source.execute("VACUUM INTO ?", [str(file)])
        with closing(sqlite3.connect(file)) as copy:
            _check(copy, "integrity_check", database)
    except sqlite3.Error as error:
        raise StoreProblem(help_for(error, name=str(database)) or f"{database}: {error}") from error


def _check(connection: sqlite3.Connection, kind: str, database: Path) -> None:
    (found,) = connection.execute(f"PRAGMA {kind}(1)").fetchone()
    if found != "ok":
        raise StoreProblem(f"{database} is damaged, and so would its backup be: {found}")


def _to_disk(path: Path) -> None:
    """Wait until a file, or which files there are in a folder, would survive a power cut."""
    if path.is_dir() and os.name == "nt":
        return  # a folder cannot be opened there
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _give_name(unfinished: Path, file: Path) -> None:
    """As renaming, but never over another file that came in between."""
    try:
        os.link(unfinished, file)
    except FileExistsError:
        raise
    except OSError:  # no hard links on this disk, as on memory sticks
        with file.open("xb"):
            unfinished.replace(file)
