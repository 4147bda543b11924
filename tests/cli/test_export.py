"""``agreed export``."""

from pathlib import Path

import vobject
from typer.testing import CliRunner

from bot.cli import app
from schedules.examples import example

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
