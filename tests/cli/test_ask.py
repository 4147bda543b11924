"""``agreed ask`` and ``agreed due``."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app

AGREED = Path(sys.executable).parent / "agreed"


def ask(*words: str, typed: str | None = None) -> tuple[int, str, str]:
    """Run the command line in this process: exit code, standard output, standard error."""
    result = CliRunner().invoke(app, words, input=typed)
    return result.exit_code, result.stdout, result.stderr


def test_the_bundled_schedule_answers_by_default() -> None:
    code, said, _ = ask("ask", "what is due before September?", "--now", "2016-07-25")
    assert code == 0
    assert "hotline" in said


@pytest.mark.parametrize("question", ["what is due before September?", "9月前有什么到期？"])
def test_a_question_gives_its_three_parts(question: str) -> None:
    code, said, _ = ask("ask", question, "--now", "2016-07-25", "--json")
    answer = json.loads(said)
    assert code == 0
    assert answer["question"] == "due"
    assert answer["surely"] == ["protection-seminar", "hotline-test"]
    assert answer["milestones"] == answer["surely"] + answer["possibly"] + answer["undated"]


def test_due_is_the_short_form_of_ask() -> None:
    long = json.loads(ask("ask", "what is due before September?", "--now", "2016-07-25", "--json")[1])
    short = json.loads(ask("due", "before", "September", "--now", "2016-07-25", "--json")[1])
    assert short == long


def test_today_is_the_offset_of_now() -> None:
    evening = ask("ask", "is anything overdue?", "--now", "2016-09-01T01:00+08:00", "--json")[1]
    same_moment = ask("ask", "is anything overdue?", "--now", "2016-08-31T17:00+00:00", "--json")[1]
    assert "hotline-test" in json.loads(evening)["milestones"]
    assert "hotline-test" not in json.loads(same_moment)["milestones"]


def test_a_question_that_is_not_understood_ends_with_1() -> None:
    code, said, why = ask("ask", "how is the weather in Beijing?")
    assert (code, said) == (1, "")
    assert "“" in why
    code, said, _ = ask("ask", "how is the weather in Beijing?", "--json")
    assert code == 1
    assert json.loads(said)["refused"]


def test_lines_are_answered_in_order_whatever_they_are() -> None:
    lines = [
        json.dumps({"text": "what is next?", "now": "2016-07-25"}),
        "no json",
        "",
        json.dumps({"text": "what is next?", "now": "yesterday"}),
        json.dumps({"text": "what is next?", "schedule": "missing.yaml"}),
        json.dumps({"text": "下次演习是什么时候？", "lang": "zh", "now": "2016-07-25T09:00+08:00"}),
    ]
    code, said, _ = ask("ask", "--jsonl", typed="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in said.splitlines()]
    assert code == 0
    assert len(answers) == len(lines)
    assert ["refused" in answer for answer in answers] == [False, True, True, True, True, False]


def test_no_question_is_a_wrong_call() -> None:
    code, _, why = ask("ask")
    assert code == 2
    assert "agreed ask" in why


def test_nothing_heavy_is_loaded_before_the_first_answer() -> None:
    program = (
        "import sys; from bot.cli import app; app(['ask', 'what is next?'], standalone_mode=False);"
        "print(sorted({'sqlalchemy', 'telegram', 'pydantic_settings', 'starlette'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.splitlines()[-1] == "[]"
