"""``agreed understand``, as a person reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from schedules.examples import example

PAGE = str(example("dialogue-2016"))
ON = ["--on", "2016-06-14"]


def understand(*words: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    result = CliRunner().invoke(app, ["understand", *words])
    return result.exit_code, result.stdout, result.stderr


def test_the_reading_is_said_back() -> None:
    assert understand("before September 2016", *ON) == (
        0,
        "before September 2016 = on or before Wednesday 31 August 2016\n",
        "",
    )
    code, said, _ = understand("2016年9月前", *ON)
    assert (code, said) == (0, "2016年9月前 = 2016年8月31日（星期三）或之前\n")


@pytest.mark.parametrize(
    ("words", "on", "latest"),
    [("before September", "2016-06-14", "2016"), ("before September", "2016-10-01", "2017")],
)
def test_words_are_read_as_of_the_day_they_were_said(words: str, on: str, latest: str) -> None:
    assert understand(words, "--on", on)[1].endswith(f" 31 August {latest}\n")


def test_an_anchor_has_the_days_of_the_schedule() -> None:
    said = understand("within 30 days after the seminar", *ON, "--schedule", PAGE)[1]
    first, second = said.splitlines()
    assert first.startswith("within 30 days after the seminar = ")
    assert "Network-protection seminar" in first
    assert second == "between Monday 1 August 2016 and Friday 30 September 2016"


def test_the_language_can_be_said() -> None:
    code, said, why = understand("before September", *ON, "--lang", "zh")
    assert (code, said) == (1, "")
    assert why


def test_words_that_are_not_understood_end_with_1() -> None:
    code, said, why = understand("before the hackathon", *ON)
    assert (code, said) == (1, "")
    assert "hackathon" in why


def test_a_schedule_with_problems_ends_with_1(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("just words")
    code, said, why = understand("before September", "--schedule", str(file))
    assert (code, said) == (1, "")
    assert why.startswith(f"{file}:1: ")


def test_a_wrong_call_ends_with_2(tmp_path: Path) -> None:
    for words in (
        [],
        ["before September", "--on", "soon"],
        ["before September", "--lang", "fr"],
        ["before September", "--schedule", str(tmp_path / "missing.yaml")],
    ):
        code, said, why = understand(*words)
        assert (code, said) == (2, "")
        assert why
