"""``agreed serve`` up to the moment at which it would serve. What ``--check`` tries: ``test_checks``."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import Settings

SCHEDULE = """\
schedule: ours
title: Ours
agreed_on: 2016-06-14
timezone: UTC
milestones: {a: {title: A, when: ongoing}}
"""


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working folder, and no settings but the defaults and a port of the system's choice."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("LISTEN", "127.0.0.1:0")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def serve(*words: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    result = CliRunner().invoke(app, ["serve", *words])
    return result.exit_code, result.stdout, result.stderr


def test_all_settings_that_cannot_be_used_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEFAULT_HOUR", "nine")
    monkeypatch.setenv("DEFAULT_TIMEZONE", "Asia/Shangai")
    monkeypatch.setenv("SEND_RATE", "0")
    code, said, why = serve()
    assert (code, said) == (2, "")
    for name in ("DEFAULT_HOUR: ", "DEFAULT_TIMEZONE: ", "SEND_RATE: "):
        assert f"\n{name}" in f"\n{why}"


def test_settings_are_read_from_a_file_too(folder: Path) -> None:
    (folder / ".env").write_text("DEFAULT_LANGUAGE=fr\n")
    code, _, why = serve("--check")
    assert code == 2
    assert why.startswith("DEFAULT_LANGUAGE: 'fr' is not spoken here")


def test_a_check_tells_of_each_thing_whether_it_is_well(folder: Path) -> None:
    code, said, _ = serve("--check")
    assert code == 0
    lines = said.splitlines()
    assert len(lines) == 7
    assert all(line.startswith("ok      ") for line in lines)
    assert (folder / "agreed.db").exists()


def test_a_check_goes_on_after_a_problem_and_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("LISTEN", f"127.0.0.1:{taken.getsockname()[1]}")
        monkeypatch.setenv("DATABASE_URL", "sqlite:////nowhere/at/all/agreed.db")
        code, said, _ = serve("--check")
    assert code == 1
    problems = [line for line in said.splitlines() if line.startswith("problem ")]
    assert [line.split()[1] for line in problems] == ["DATABASE_URL:", "LISTEN:"]


def test_a_rehearsal_and_a_live_run_do_not_share_a_database() -> None:
    assert serve("--check", "--now", "2016-07-25")[0] == 0
    code, said, _ = serve("--check")
    assert code == 1
    assert "problem DATABASE_URL: " in said


def test_schedules_that_cannot_be_used_are_told(folder: Path) -> None:
    (folder / "broken.yaml").write_text("just words")
    code, _, why = serve("broken.yaml")
    assert code == 1
    assert why.startswith("broken.yaml:1: ")
    assert serve("missing.yaml")[0] == 2


def test_two_schedules_of_one_name_are_refused(folder: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (folder / name).write_text(SCHEDULE)
    code, _, why = serve("one.yaml", "two.yaml")
    assert code == 2
    assert "two files hold the schedule ours" in why


def test_a_database_that_cannot_be_opened_ends_with_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////nowhere/at/all/agreed.db")
    code, _, why = serve()
    assert code == 2
    assert "its folder must exist" in why


def test_a_moment_that_is_none_is_a_wrong_call() -> None:
    assert serve("--check", "--now", "yesterday")[0] == 2
