"""``agreed check``, as a person reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from schedules.examples import example

PAGE = str(example("dialogue-2016"))

CONTRADICTORY = """\
schedule: contradictory
title: Contradictory
agreed_on: 2016-06-14
timezone: UTC
milestones:
  seminar: {title: {en: Seminar, zh: 研讨会}, when: in August 2016}
  report: {title: {en: Report, zh: 报告}, when: [after the seminar, by 20 July]}
"""


def check(*words: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    result = CliRunner().invoke(app, ["check", *words])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def contradictory(tmp_path: Path) -> str:
    file = tmp_path / "ours.yaml"
    file.write_text(CONTRADICTORY, encoding="utf-8")
    return str(file)


def test_every_phrase_is_shown_with_how_it_was_read() -> None:
    code, said, why = check(PAGE, "--now", "2016-07-25")
    assert (code, why) == (0, "")
    assert "China–US dialogue on fighting cyber-crime, June 2016" in said
    assert "“before September 2016” = on or before Wednesday 31 August 2016" in said
    assert "“before the next large dialogue” = before " in said
    assert "hotline-test: Test the hotline [open]" in said
    assert "information-exchange" in said
    assert said.count(" = ") == 13


def test_it_is_shown_in_chinese_too() -> None:
    code, said, _ = check(PAGE, "--now", "2016-07-25", "--lang", "zh")
    assert code == 0
    assert "hotline-test: 测试热线" in said
    assert "「before September 2016」 = 2016年8月31日" in said


def test_a_schedule_stands_as_of_a_day() -> None:
    assert "hotline-test: Test the hotline [overdue]" in check(PAGE, "--now", "2016-09-01")[1]


def test_occurrences_are_listed_with_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(
        CONTRADICTORY.replace("[after the seminar, by 20 July]", "every quarter until the end of 2016")
    )
    said = check(str(file), "--now", "2016-06-14")[1]
    assert "  1: between Friday 1 July 2016 and Friday 30 September 2016" in said
    assert "  2: between Saturday 1 October 2016 and Saturday 31 December 2016" in said


def test_a_contradiction_is_told_with_its_words(contradictory: str) -> None:
    code, said, _ = check(contradictory, "--now", "2016-06-14")
    assert code == 1
    assert "These three cannot all hold; they miss by 13 days:" in said
    assert "Report: “by 20 July”" in said


def test_problems_are_told_with_file_and_line(tmp_path: Path, contradictory: str) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        CONTRADICTORY.replace("in August", "in Augustus").replace("timezone: UTC", "timezone: Oz")
    )
    code, said, _ = check(str(broken), contradictory)
    assert code == 1
    lines = said.splitlines()
    assert lines[0].startswith(f"{broken}:4: timezone: 'Oz' is not a time zone")
    assert lines[1].startswith(f"{broken}:6: seminar.when: ")
    assert any(contradictory in line for line in lines[2:])


def test_a_file_that_cannot_be_read_is_a_wrong_call(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.yaml", tmp_path):
        code, said, why = check(str(path))
        assert (code, said) == (2, "")
        assert str(path) in why
    assert check()[0] == 2
    assert check(PAGE, "--now", "yesterday")[0] == 2
    assert check(PAGE, "--lang", "fr")[0] == 2
