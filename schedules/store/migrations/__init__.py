"""The tables, as they came to be: run at every start, from the files of this package."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection


class NewerDatabase(Exception):
    """The database was brought further than this version of the program knows."""


def migrate(connection: Connection) -> None:
    """Bring the tables up to date, inside the transaction of ``connection``.

    Raises:
        NewerDatabase: if they are ahead of this program.
    """
    config = Config()
    config.set_main_option("script_location", "schedules.store:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise NewerDatabase(str(error)) from error
