"""``agreed report``."""

import pytest
from typer.testing import CliRunner

from bot.cli import app
from schedules.examples import example


def report(*options: str) -> tuple[int, str, str]:
    words = ["report", str(example("dialogue-2016")), "--now", "2016-09-03", *options]
    result = CliRunner().invoke(app, words)
    return result.exit_code, result.stdout, result.stderr


def test_it_prints_markdown_in_the_language_of_the_schedule() -> None:
    code, said, _ = report()
    assert code == 0
    assert said.startswith("# ")
    assert "- **Test the hotline** · overdue · by 31 Aug" in said


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_prints_a_page_for_a_meeting(language: str) -> None:
    code, said, _ = report("--for", "dialogue", "--html", "--lang", language)
    assert code == 0
    assert said.startswith("<!doctype html>")
    assert "@media print" in said


def test_a_meeting_that_is_not_known_is_asked_about() -> None:
    code, said, why = report("--for", "the trade summit")
    assert (code, said) == (2, "")
    assert "the trade summit" in why
