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


def test_a_contradiction_and_its_mends_in_full(contradictory: str) -> None:
    said = check(contradictory, "--now", "2016-06-14")[1]
    assert said.endswith("""
These three cannot all hold; they miss by 13 days:
  • Seminar: “in August 2016” (between Monday 1 August 2016 and Wednesday 31 August 2016), said on 14 Jun
  • Report: “after the seminar” (after “Seminar”), said on 14 Jun
  • Report: “by 20 July” (on or before Wednesday 20 July 2016), said on 14 Jun
  Any one of these would do:
  → Report: instead of “by 20 July”, on or before Tuesday 2 August 2016
  → Seminar: instead of “in August 2016”, between Tuesday 19 July 2016 and Wednesday 31 August 2016
""")
    said = check(contradictory, "--now", "2016-06-14", "--lang", "zh")[1]
    assert "\n这三条无法同时成立，相差13天：\n" in said
    assert "报告：将“by 20 July”改为2016年8月2日（星期二）或之前\n" in said


def test_two_that_only_one_of_can_hold(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(
        CONTRADICTORY.replace("[after the seminar, by 20 July]", "[by 20 July, from 1 August]"),
        encoding="utf-8",
    )
    said = check(str(file), "--now", "2016-06-14")[1]
    assert "These two cannot both hold; they miss by 12 days:" in said


def test_texts_that_differ_are_told_in_one_language(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(
        CONTRADICTORY.replace("in August 2016", "{en: by 31 August 2016, zh: 2016年8月31日前}").replace(
            "[after the seminar, by 20 July]",
            "{en: 'by 17:00 on 20 July 2016', zh: 不迟于2016年7月20日18:00}",
        ),
        encoding="utf-8",
    )
    code, said, _ = check(str(file))
    assert code == 1
    first, second = said.splitlines()
    assert (
        "the texts do not mean the same: 'by 31 August 2016' = on or before Wednesday 31 August 2016; "
        "'2016年8月31日前' = on or before Wednesday 31 August 2016 (strictly: Tuesday 30 August 2016)."
    ) in first
    assert "on or before Wednesday 20 July 2016, at 17:00; " in second
    assert "on or before Wednesday 20 July 2016, at 18:00. " in second


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


def test_days_that_rest_on_holidays_not_published_yet_are_said_to_be_provisional(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    words = CONTRADICTORY.replace("[after the seminar, by 20 July]", "10 working days after 3 June 2030")
    file.write_text(words.replace("timezone: UTC", "timezone: UTC\ncountry: CN"), encoding="utf-8")
    told = check(str(file), "--now", "2029-11-14")[1]
    assert "  on Tuesday 18 June 2030; provisional, as the holidays of 2030 are not published yet" in told
    told = check(str(file), "--now", "2029-11-14", "--lang", "zh")[1]
    assert "2030年6月18日（星期二）；2030年放假安排尚未公布，日期暂定" in told


def test_a_schedule_in_chinese_is_told_in_chinese(contradictory: str) -> None:
    file = Path(contradictory)
    file.write_text(CONTRADICTORY.replace("title: Contradictory", "title: 矛盾的约定"), encoding="utf-8")
    assert "这三条无法同时成立" in check(contradictory, "--now", "2016-06-14")[1]
