"""``agreed backup``: a copy of the database, while ``agreed serve`` runs."""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.engine import URL

from bot.cli.common import cannot_write, fail
from bot.settings import SettingsProblems, load_settings
from schedules.store.backup import back_up
from schedules.store.engine import StoreProblem, address

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; it must not be there yet.")],
) -> None:
    """Copy the database to FILE. `agreed serve` may run meanwhile, and waits for nothing.

    \b
    Examples:
      agreed backup agreed-2016-07-25.db

    To go back to it: stop `agreed serve`, remove agreed.db-wal and agreed.db-shm, and put FILE in the
    place of agreed.db. What was sent after the backup was made may be sent again.
    """
    when = datetime.now().astimezone()  # whatever was confirmed before it is in the copy
    try:
        url = address(load_settings().database_url)
        if url.get_backend_name() != "sqlite":
            fail(*_as_postgresql_does(url, file))
        size = back_up(_file_of(url), file)
    except SettingsProblems as found:
        fail(*found.problems)
    except StoreProblem as problem:
        fail(str(problem))
    except FileExistsError:
        fail(f"{file} is there already, and was left as it is; name another file")
    except OSError as error:
        cannot_write(file, error)
    typer.echo(f"{file}: {_said(size)}, checked, as of {when:%Y-%m-%d %H:%M:%S %z}")


def _file_of(url: URL) -> Path:
    if not url.database or url.database == ":memory:":
        fail("a database in memory cannot be backed up; name a file in DATABASE_URL")
    return Path(url.database)


def _as_postgresql_does(url: URL, file: Path) -> tuple[str, ...]:
    plain = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    database = shlex.quote(plain.render_as_string().replace("+", "%20"))  # libpq knows no other space
    return (
        "PostgreSQL makes its own backups, while agreed runs:",
        f"  pg_dump --format=custom --file={shlex.quote(str(file))} {database}",
        "and pg_restore reads them.",
    )


def _said(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size, 1000) / 1000:.0f} kB"
