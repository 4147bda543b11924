"""``agreed export``."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
import vobject
from typer.testing import CliRunner

from bot.cli import app
from schedules.amend import said_of
from schedules.amendment import Amendment, Author, Reworded
from schedules.examples import example
from schedules.reading import load
from schedules.store import amendments
from schedules.store.engine import Store

PAGE = str(example("dialogue-2016"))


def export(*words: str) -> tuple[int, bytes, str]:
    result = CliRunner().invoke(app, ["export", *words])
    return result.exit_code, result.stdout_bytes, result.stderr


def test_the_calendar_goes_to_standard_output() -> None:
    code, written, _ = export(PAGE, "--now", "2016-07-25")
    calendar = vobject.readOne(written.decode())
    assert code == 0
    assert any("hotline" in event.summary.value for event in calendar.vevent_list)


def test_the_calendar_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "dialogue.ics"
    assert export(PAGE, "--now", "2016-07-25", "-o", str(out), "--lang", "zh")[0] == 0
    assert "测试热线" in out.read_text(encoding="utf-8").replace("\r\n ", "")


def test_the_same_moment_gives_the_same_bytes() -> None:
    assert export(PAGE, "--now", "2016-07-25")[1] == export(PAGE, "--now", "2016-07-25")[1]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    code, _, why = export(PAGE, "-o", str(tmp_path / "no" / "folder.ics"))
    assert code == 2
    assert "folder.ics" in why
    assert f"there is no folder {tmp_path / 'no'}" in why


# With its amendments ------------------------------------------------------------------------------


def amended_database(folder: Path) -> str:
    """The address of a database in which the seminar was moved."""
    url = f"sqlite:///{folder / 'agreed.db'}"
    schedule = load(example("dialogue-2016"))
    edit = Reworded("on 24 and 25 August")
    over = said_of(schedule, "protection-seminar", edit)
    at = datetime(2016, 7, 25, 1, tzinfo=UTC)
    moved = Amendment(
        1, schedule.id, "protection-seminar", edit, at.date(), Author(7, "Anna"), at, "the hall is free", over
    )

    async def keep() -> None:
        store = await Store.open(url)
        async with store.begin() as conn:
            await amendments.keep(conn, moved)
        await store.close()

    asyncio.run(keep())
    return url


def test_the_file_with_what_was_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", amended_database(tmp_path))
    before = example("dialogue-2016").read_text(encoding="utf-8")
    code, written, _ = export(PAGE, "--yaml")
    assert code == 0
    assert written.decode() == before.replace(
        "when: in August 2016\n",
        "when: on 24 and 25 August\n    said_on: 2016-07-25  # Anna: the hall is free\n",
    )


def test_without_a_database_it_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    code, written, why = export(PAGE, "--yaml")
    assert (code, written) == (2, b"")
    assert "is not there" in why
