"""``agreed backup``: a whole copy beside a database in use, and never in the place of another file."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import Settings
from schedules.store.engine import Store, meta


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A working folder with nothing in it, and no settings but the defaults."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def backup(*words: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    result = CliRunner().invoke(app, ["backup", *words])
    return result.exit_code, result.stdout, result.stderr


def make_database() -> None:
    """A database, opened and closed, in the working folder."""

    async def opened() -> None:
        await (await Store.open("sqlite:///agreed.db")).close()

    asyncio.run(opened())


def names_in(file: Path) -> set[str]:
    """What is kept in the table ``meta`` of a file."""
    copy = sqlite3.connect(file)
    names = {name for (name,) in copy.execute("SELECT name FROM meta")}
    copy.close()
    return names


def test_it_says_what_was_written(folder: Path) -> None:
    make_database()
    code, said, _ = backup("copy.db")
    assert code == 0
    assert said.startswith("copy.db: ")
    assert " kB, checked, as of " in said
    assert sorted(path.name for path in folder.iterdir()) == ["agreed.db", "copy.db"]


def test_what_is_being_written_is_not_waited_for_and_not_in_it(folder: Path) -> None:
    async def while_in_use() -> tuple[int, str, str]:
        store = await Store.open("sqlite:///agreed.db")
        async with store.begin() as conn:
            await conn.execute(insert(meta).values(name="committed", value="yes"))
        async with store.begin() as conn:
            await conn.execute(insert(meta).values(name="not yet", value="yes"))
            result = await asyncio.to_thread(backup, "copy.db")
        await store.close()
        return result

    assert asyncio.run(while_in_use())[0] == 0
    assert names_in(folder / "copy.db") == {"committed", "made_by", "secret"}


def test_a_backup_is_a_database_to_go_on_with(folder: Path) -> None:
    make_database()
    backup("copy.db")

    async def secrets() -> set[bytes]:
        stores = [await Store.open(f"sqlite:///{name}") for name in ("agreed.db", "copy.db")]
        for store in stores:
            await store.close()
        return {store.secret for store in stores}

    assert len(asyncio.run(secrets())) == 1


def test_another_file_is_never_overwritten(folder: Path) -> None:
    make_database()
    (folder / "copy.db").write_text("mine")
    code, _, why = backup("copy.db")
    assert code == 2
    assert why == "copy.db is there already, and was left as it is; name another file\n"
    assert (folder / "copy.db").read_text() == "mine"


def test_where_there_is_no_database_none_is_made(folder: Path) -> None:
    code, _, why = backup("copy.db")
    assert code == 2
    assert "there is no database agreed.db" in why
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_said() -> None:
    make_database()
    code, _, why = backup("nowhere/copy.db")
    assert code == 2
    assert "there is no folder nowhere" in why


def test_of_a_damaged_database_there_is_no_backup(folder: Path) -> None:
    make_database()
    whole = (folder / "agreed.db").read_bytes()
    (folder / "agreed.db").write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    code, _, why = backup("copy.db")
    assert code == 2
    assert "agreed.db is damaged" in why
    assert [path.name for path in folder.iterdir() if "copy" in path.name] == []


def test_postgresql_has_its_own_and_the_password_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://agreed:hunter2@db.example.org/agreed")
    code, said, why = backup("copy of mine.dump")
    assert (code, said) == (2, "")
    command = "pg_dump --format=custom --file='copy of mine.dump' postgresql://agreed@db.example.org/agreed\n"
    assert command in why


def test_the_options_of_an_address_stay_as_pg_dump_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    options = "options=-csearch_path%3Dours%20-cwork_mem%3D4MB"
    monkeypatch.setenv("DATABASE_URL", f"postgresql+psycopg://db/agreed?{options}")
    assert f"'postgresql://db/agreed?{options}'" in backup("copy.dump")[2]


def test_a_database_in_memory_has_no_backup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite://")
    code, _, why = backup("copy.db")
    assert code == 2
    assert "name a file in DATABASE_URL" in why
