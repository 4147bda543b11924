"""``agreed why``."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli import app
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


def test_json_is_that_of_check(grant: str) -> None:
    given = json.loads(why(grant, "review", "--json")[1])
    checked = json.loads(CliRunner().invoke(app, ["check", grant, "--json"]).stdout)["milestones"]["review"]
    assert given.pop("id") == "review"
    assert given == {key: checked[key] for key in given}
    assert given["because"]
