"""What was changed in chats, on the command line: every command tells the same as the chats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import Settings
from schedules.examples import example
from tests.cli.test_export import amended_database

PAGE = str(example("dialogue-2016"))
NOW = ("--now", "2016-07-25")
QUESTION = "when is the protection seminar?"
COMMANDS = [
    ("ask", QUESTION, "--schedule", PAGE),
    ("due", "in", "August", "--schedule", PAGE),
    ("report", PAGE),
    ("why", PAGE, "protection-seminar"),
    ("whatif", PAGE, "dialogue", "in November 2016"),
    ("export", PAGE),
]


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """That of an installation in which the seminar was moved to 24 and 25 August."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    url = amended_database(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    return url


def run(*words: str, typed: str = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [*words], input=typed or None)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_with_amendments_the_answer_is_another(words: tuple[str, ...]) -> None:
    code, as_said, _ = run(*words, *NOW)
    amended_code, as_it_holds, _ = run(*words, *NOW, "--amended")
    assert (code, amended_code) == (0, 0)
    assert as_it_holds != as_said or words[0] == "whatif"


def test_an_answer_names_the_day_that_holds() -> None:
    assert "24" not in run("ask", QUESTION, *NOW)[1]
    assert (
        "from Wednesday 24 August 2016 to Thursday 25 August 2016"
        in run("ask", QUESTION, *NOW, "--amended")[1]
    )


def test_lines_are_answered_so_too() -> None:
    line = json.dumps({"text": QUESTION, "now": "2016-07-25"}) + "\n"
    _, said, _ = run("ask", "--jsonl", "--amended", typed=line * 2)
    assert [json.loads(one)["text"].count("24 August 2016") for one in said.splitlines()] == [1, 1]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_without_a_database_it_is_refused(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    code, said, why = run(*words, *NOW, "--amended")
    assert (code, said) == (2, "")
    assert "is not there; DATABASE_URL names" in why
    assert not (tmp_path / "none.db").exists()


def test_amendments_over_which_the_file_has_won_are_named(tmp_path: Path) -> None:
    file = tmp_path / "page.yaml"
    text = Path(PAGE).read_text(encoding="utf-8")
    file.write_text(text.replace("when: in August 2016\n", "when: in July 2016\n"), encoding="utf-8")
    code, said, left_out = run("ask", QUESTION, "--schedule", str(file), *NOW, "--amended")
    assert code == 0
    assert "July 2016" in said
    assert "Left out: amendment 1, to protection-seminar" in left_out


def test_what_is_published_is_what_holds() -> None:
    result = run("publish", "site", PAGE, "--url", "https://example.org")
    assert result[0] == 0, result
    assert "24–25 Aug" in Path("site/dialogue-2016.html").read_text(encoding="utf-8")
