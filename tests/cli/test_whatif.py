"""``agreed whatif``."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.cli.agreement import grant
from tests.cli.shapes import SCHEMAS

__all__ = ["grant"]


def whatif(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["whatif", *words])
    return result.exit_code, result.stdout, result.stderr


def test_everything_that_would_move_is_shown(grant: str) -> None:
    code, said, _ = whatif(grant, "trial", "in September 2016", "--now", "2016-06-20")
    assert code == 0
    assert said.splitlines()[0] == (
        "“in September 2016” = between Thursday 1 September 2016 and Friday 30 September 2016"
    )
    assert "Field trial: now between Friday 1 July 2016 and Sunday 31 July 2016; then between " in said
    assert "Review: now between Friday 1 July 2016 and Tuesday 30 August 2016; then between " in said
    assert "Interim report" not in said


def test_nothing_is_changed(grant: str) -> None:
    before = Path(grant).read_bytes()
    whatif(grant, "trial", "in September 2016")
    assert Path(grant).read_bytes() == before


def test_words_that_change_nothing_say_so(grant: str) -> None:
    assert "Nothing would move." in whatif(grant, "report", "by 30 June 2016", "--now", "2016-06-14")[1]


def test_a_new_contradiction_is_told_with_what_would_mend_it(grant: str) -> None:
    said = whatif(grant, "report", "from 20 August 2016", "--now", "2016-06-20")[1]
    assert "It would contradict what was agreed." in said
    assert "cannot all hold" in said
    assert "→" in said


def test_the_whole_answer_in_both_languages(grant: str) -> None:
    now = ["--now", "2016-06-20"]
    assert whatif(grant, "the audit", "by 15 June 2016", *now)[1].splitlines() == [
        "“by 15 June 2016” = on or before Wednesday 15 June 2016",
        "• Audit: now on or after Tuesday 12 July 2016; then on or before Wednesday 15 June 2016",
    ]
    assert whatif(grant, "中期报告", "2016年7月20日", *now)[1].splitlines()[:3] == [
        "“2016年7月20日” = 在2016年7月20日（星期三）",
        "• 中期报告：由2016年6月30日（星期四）或之前，改为2016年7月20日（星期三）",
        "• 实地试验：由2016年7月1日（星期五）至2016年7月31日（星期日）之间，"
        "改为2016年7月21日（星期四）至2016年7月31日（星期日）之间",
    ]


def test_a_day_that_only_gets_stricter_is_told(grant: str) -> None:
    said = whatif(grant, "report", "2016年6月30日前", "--lang", "en", "--now", "2016-06-20")[1]
    assert "[Surely in time only on or before Thursday 30 June 2016]" in said
    assert "[Surely in time only on or before Wednesday 29 June 2016]" in said


def test_an_unknown_name_is_refused(grant: str) -> None:
    code, said, wrong = whatif(grant, "the interrim report", "in July")
    assert (code, said) == (2, "")
    assert "report: Interim report" in wrong
    assert "trial: 实地试验" in whatif(grant, "实地测试", "7月")[2]


def test_words_that_are_not_understood_are_refused(grant: str) -> None:
    code, said, wrong = whatif(grant, "report", "after the hackathon")
    assert (code, said) == (1, "")
    assert "“hackathon”" in wrong
    code, said, _ = whatif(grant, "report", "after the hackathon", "--json")
    assert code == 1
    assert json.loads(said)["position"] == 10


@pytest.mark.parametrize("words", ["in September 2016", "from 20 August 2016", "to be agreed", "每季度"])
def test_json_is_as_described(grant: str, words: str) -> None:
    code, said, _ = whatif(grant, "report", words, "--json")
    assert code == 0
    SCHEMAS["whatif"].validate(json.loads(said))
