"""``agreed due``. That it is short for a question is looked at in ``test_ask``."""

from __future__ import annotations

from typer.testing import CliRunner

from bot.cli import app
from schedules.examples import example


def due(*words: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    result = CliRunner().invoke(app, ["due", *words])
    return result.exit_code, result.stdout, result.stderr


def test_without_words_it_says_what_is_due_soon_or_late() -> None:
    code, said, _ = due("--now", "2016-09-10", "--schedule", str(example("dialogue-2016")))
    assert code == 0
    assert "Test the hotline" in said


def test_in_a_period_it_says_what_is_due_then() -> None:
    code, said, _ = due("in", "October", "2016", "--now", "2016-07-25")
    assert code == 0
    assert "Test the hotline" not in said


def test_chinese_words_are_answered_in_chinese() -> None:
    code, said, _ = due("9月前", "--now", "2016-07-25")
    assert code == 0
    assert "测试热线" in said


def test_words_that_are_not_understood_end_with_1() -> None:
    code, said, why = due("before", "the", "hackathon", "--now", "2016-07-25")
    assert (code, said) == (1, "")
    assert "hackathon" in why


def test_a_wrong_call_ends_with_2() -> None:
    assert due("--now", "soon")[0] == 2
    assert due("--schedule", "missing.yaml")[0] == 2
