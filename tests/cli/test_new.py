"""``agreed new``."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app


def run(*words: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    result = CliRunner().invoke(app, words)
    return result.exit_code, result.stdout, result.stderr


def test_the_schedule_to_start_from_has_nothing_wrong_with_it(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    code, said, _ = run("new", str(file))
    assert code == 0
    assert f"agreed check {file}" in said
    assert run("check", str(file))[0] == 0
    assert "# " in file.read_text(encoding="utf-8")


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text("mine")
    code, said, why = run("new", str(file))
    assert (code, said) == (2, "")
    assert "was left as it is" in why
    assert file.read_text() == "mine"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    code, _, why = run("new", str(tmp_path / "no" / "ours.yaml"))
    assert code == 2
    assert "ours.yaml: " in why
