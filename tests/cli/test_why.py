"""``agreed why``."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from schedules.examples import example
from tests.cli.agreement import grant

__all__ = ["grant"]


def why(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["why", *words])
    return result.exit_code, result.stdout, result.stderr


def test_the_chain_ends_with_words_that_have_a_date(grant: str) -> None:
    code, said, _ = why(grant, "review", "--now", "2016-06-20")
    assert code == 0
    assert "“within 30 days after the trial”" in said
    assert "“in July 2016”" in said
    assert said.index("within 30 days") < said.index("in July 2016")


@pytest.mark.parametrize("called", ["trial", "the field trial", "Field Trial", "实地试验"])
def test_a_milestone_is_known_by_its_names(grant: str, called: str) -> None:
    code, said, _ = why(grant, called)
    assert code == 0
    assert said.startswith("Field trial: ")


def test_it_speaks_chinese(grant: str) -> None:
    said = why(grant, "trial", "--lang", "zh")[1]
    assert said.startswith("实地试验：")
    assert "依据：" in said


def test_an_unknown_name_is_refused_with_the_nearest(grant: str) -> None:
    code, said, wrong = why(grant, "the feild trial")
    assert (code, said) == (2, "")
    assert "trial: Field trial" in wrong


PLENARIES = """\
schedule: plenaries
title: Plenaries
agreed_on: 2016-06-14
timezone: Europe/Vienna
milestones:
  seminar:
    title: {en: Seminar, zh: 研讨会}
    when: {en: by September 2016, zh: 截至2016年9月}
    quote: hold a seminar by September 2016
    where: {en: paragraph 5, zh: 第5段}
  plenary: {title: {en: Plenary, zh: 全体会议}, when: in October 2016}
  draft: {title: {en: Draft, zh: 草案}, when: {en: before the plenary, zh: 全体会议前}}
  minutes: {title: Minutes, when: three days after the plenary, done: 2016-10-20}
  note: {title: Note, when: before the minutes}
  brief: {title: Brief, when: before the draft}
  review: {title: Review, when: every three months after the plenary until July 2017}
  trial: {title: {en: Trial, zh: 试验}, when: to be agreed}
  report:
    title: {en: Report, zh: 报告}
    when: {en: "after the trial, by September 2016", zh: 试验后，截至2016年9月}
  museum: {title: Museum, when: to be agreed}
  tour: {title: Tour, when: after the museum}
"""
NOW = ["--now", "2016-07-25"]


@pytest.fixture
def plenaries(tmp_path: Path) -> str:
    path = tmp_path / "plenaries.yaml"
    path.write_text(PLENARIES, encoding="utf-8")
    return str(path)


def test_a_quote_stands_below_its_words(plenaries: str) -> None:
    assert (
        why(plenaries, "seminar", *NOW)[1]
        == """\
Seminar: on or before Friday 30 September 2016
Why:
• Seminar: no later than 30 Sep, since “by September 2016”, said on 14 Jun
  “hold a seminar by September 2016” (paragraph 5)
Surely in time only on or before Wednesday 31 August 2016, since:
• Seminar: “by September 2016” can also be read as on or before Wednesday 31 August 2016
"""
    )
    assert (
        why(plenaries, "研讨会", *NOW, "--lang", "zh")[1]
        == """\
研讨会：2016年9月30日（星期五）或之前
依据：
• 研讨会：不迟于9月30日，依据6月14日的表述“截至2016年9月”
  “hold a seminar by September 2016”（第5段）
只有在2016年8月31日（星期三）或之前才能确保按时，因为：
• 研讨会：“截至2016年9月”也可理解为2016年8月31日（星期三）或之前
"""
    )


def test_a_stricter_day_says_why_it_is_meant(plenaries: str) -> None:
    assert (
        why(plenaries, "draft", *NOW)[1]
        == """\
Draft: on or before Sunday 30 October 2016
Why:
• Draft: no later than 30 Oct, since “before the plenary”, said on 14 Jun
• Plenary: no later than 31 Oct, since “in October 2016”, said on 14 Jun
Surely in time only on or before Friday 30 September 2016, since:
• Draft: “before the plenary”, and “Plenary” may be as early as Saturday 1 October 2016
"""
    )
    said = why(plenaries, "draft", *NOW, "--lang", "zh")[1]
    assert "• 草案：“全体会议前”，而“全体会议”最早可能在2016年10月1日（星期六）\n" in said
    assert why(plenaries, "brief", *NOW)[1].endswith(
        "No day is surely in time, since:\n"
        "• Brief: “before the draft”, and nothing says how early “Draft” may be\n"
    )


def test_a_stricter_day_is_passed_on_to_what_comes_before(plenaries: str) -> None:
    assert why(plenaries, "trial", *NOW)[1].splitlines()[-3:] == [
        "Surely in time only on or before Tuesday 30 August 2016, since:",
        "• Report: “after the trial, by September 2016”, and “Report” is surely in time only on or before "
        "Wednesday 31 August 2016",
        "• Report: “after the trial, by September 2016” can also be read as on or before "
        "Wednesday 31 August 2016",
    ]
    assert why(plenaries, "试验", *NOW, "--lang", "zh")[1].splitlines()[-3:] == [
        "只有在2016年8月30日（星期二）或之前才能确保按时，因为：",
        "• 报告：“试验后，截至2016年9月”，而“报告”只有在2016年8月31日（星期三）或之前才能确保按时",
        "• 报告：“试验后，截至2016年9月”也可理解为2016年8月31日（星期三）或之前",
    ]


def test_the_chain_can_end_with_what_happened(plenaries: str) -> None:
    said = why(plenaries, "note", "--now", "2016-10-25")[1]
    assert (
        said
        == """\
Note: on or before Wednesday 19 October 2016
Why:
• Note: no later than 19 Oct, since “before the minutes”, said on 14 Jun
• Minutes: done on 20 Oct
"""
    )


def test_the_times_of_what_repeats_are_told_in_brief(plenaries: str) -> None:
    said = why(plenaries, "review", *NOW)[1].splitlines()
    assert said[0] == "Review (1): between Sunday 1 January 2017 and Tuesday 31 January 2017"
    assert said[-3:] == [
        "1: between Sunday 1 January 2017 and Tuesday 31 January 2017",
        "2: between Saturday 1 April 2017 and Sunday 30 April 2017",
        "3: between Saturday 1 July 2017 and Monday 31 July 2017",
    ]


def test_without_a_date_it_says_what_is_waited_for(plenaries: str) -> None:
    assert (
        why(plenaries, "tour", *NOW)[1]
        == """\
Tour: no date yet
Nothing that was agreed bounds it.
• Tour: “after the museum” (after “Museum”), said on 14 Jun
• Museum: “to be agreed” (to be agreed), said on 14 Jun
"""
    )


def test_one_of_a_series_is_counted_out() -> None:
    page = str(example("dialogue-2016"))
    assert why(page, "the second exercise")[1].startswith("War-games manoeuvre on cyber-crime")
    code, said, wrong = why(page, "exercise")
    assert (code, said) == (2, "")
    assert (
        wrong
        == """\
“exercise” may be any of these; write its id:
  war-games-2016: War-games manoeuvre on cyber security
  war-games: War-games manoeuvre on cyber-crime and network protection
"""
    )
    assert why(page, "演习", "--lang", "zh")[2].startswith("“演习”可能指以下任一事项，请写明其标识：\n")


def test_names_that_nothing_is_like_are_refused_too(plenaries: str) -> None:
    assert why(plenaries, "xyzzy")[::2] == (2, "No milestone of this schedule is called “xyzzy”.\n")
    assert why(plenaries, "before September")[0] == 2
    assert why(plenaries, "草稿案", "--lang", "zh")[2].startswith("此日程中没有名为“草稿案”的事项。")


def test_json_is_that_of_check(grant: str) -> None:
    given = json.loads(why(grant, "review", "--json")[1])
    checked = json.loads(CliRunner().invoke(app, ["check", grant, "--json"]).stdout)["milestones"]["review"]
    assert given["id"] == "review"
    assert {key: given[key] for key in checked} == checked
    assert given["because"]


def test_json_says_why_a_day_is_stricter(plenaries: str) -> None:
    read = {"milestone": "seminar", "words": "by September 2016", "said_on": "2016-06-14"}
    assert json.loads(why(plenaries, "seminar", "--json")[1])["stricter_because"] == [
        {"kind": "read_strictly", **read, "anchor": None, "day": "2016-08-31"}
    ]
    early = {"milestone": "draft", "words": "before the plenary", "said_on": "2016-06-14"}
    assert json.loads(why(plenaries, "draft", "--json")[1])["stricter_because"] == [
        {"kind": "early_anchor", **early, "anchor": "plenary", "day": "2016-10-01"}
    ]
