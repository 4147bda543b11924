"""Every subcommand's ``--help``: it is there, and its examples run."""

import shlex
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import COMMANDS, app
from schedules.examples import example

AGREED = Path(sys.executable).parent / "agreed"


def run(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the installed command, its standard input empty."""
    return subprocess.run(
        [AGREED, *words], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120
    )


@cache
def help_of(*words: str) -> subprocess.CompletedProcess[str]:
    """What the installed command says of itself."""
    return run(*words, "--help")


def _examples() -> list[object]:
    shown = [CliRunner().invoke(app, [name, "--help"]).stdout for name in COMMANDS]
    return [
        pytest.param(line.strip(), id=line.strip())
        for text in shown
        for line in text.splitlines()
        if line.startswith("    agreed ")
    ]


def test_every_subcommand_is_listed() -> None:
    listed = help_of()
    assert listed.returncode == 0
    for name in COMMANDS:
        assert f"\n  {name}" in listed.stdout


def test_what_a_subcommand_does_is_said_to_the_end() -> None:
    listed = " ".join(help_of().stdout.split())
    assert "Show how every phrase of a schedule was read; end with 1 if anything is wrong." in listed


@pytest.mark.parametrize("name", COMMANDS)
def test_the_options_of_a_subcommand_are_its_own(name: str) -> None:
    assert "completion" not in help_of(name).stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_subcommand_shows_an_example(name: str) -> None:
    shown = help_of(name)
    assert shown.returncode == 0
    assert f"agreed {name}" in shown.stdout.partition("Examples:")[2]


@pytest.mark.parametrize("line", _examples())
def test_an_example_runs(line: str, tmp_path: Path) -> None:
    shutil.copy(example("dialogue-2016"), tmp_path / "dialogue-2016.yaml")
    program, *words = shlex.split(line)
    if words[0] == "serve" and "--check" not in words:
        words.append("--check")  # the others run until they are stopped
    if words[0] in {"backup", "status"} or "--yaml" in words:
        run("serve", "--check", folder=tmp_path)  # which makes the database
    done = run(*words, folder=tmp_path)
    assert program == "agreed"
    assert done.returncode == (1 if words[0] == "status" else 0), done.stderr  # nobody sends here
    assert "Traceback" not in done.stderr


def test_an_unknown_subcommand_is_a_wrong_call() -> None:
    wrong = run("remind")
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr
