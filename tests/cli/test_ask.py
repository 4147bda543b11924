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


COUNTED = """\
schedule: net
title: Net
agreed_on: 2029-11-14
timezone: UTC
country: CN
milestones:
  seminar: {title: {en: Seminar, zh: 研讨会}, when: on 7 June 2030}
  report: {title: {en: Report, zh: 报告}, when: within 10 working days after the seminar}
  review: {title: {en: Review, zh: 评审}, when: every quarter}
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("when is the third review?", "Review (3): between Monday 1 July 2030 and Monday 30 September 2030"),
        ("第三次评审是什么时候？", "评审（3）：2030年7月1日（星期一）至2030年9月30日（星期一）之间"),
        ("when is the review?", "Review (1): between"),
        ("when is the report?", "provisional, as the holidays of 2030 are not published yet"),
        ("报告是什么时候？", "2030年放假安排尚未公布，日期暂定"),
    ],
)
def test_a_time_is_counted_and_provisional_days_are_marked(
    tmp_path: Path, question: str, answer: str
) -> None:
    file = tmp_path / "net.yaml"
    file.write_text(COUNTED, encoding="utf-8")
    code, said, why = ask("ask", question, "--schedule", str(file), "--now", "2029-12-01")
    assert code == 0, why
    assert answer in said


def test_a_time_that_is_not_worked_out_is_not_another(tmp_path: Path) -> None:
    file = tmp_path / "net.yaml"
    file.write_text(COUNTED, encoding="utf-8")
    asked = "when is the 40th review?"
    code, said, why = ask("ask", asked, "--schedule", str(file), "--now", "2029-12-01")
    assert (code, said) == (1, "")
    assert "Review (" not in why


def test_lines_of_a_chat_go_on_with_one_another_and_others_do_not() -> None:
    base = {"now": "2016-07-25", "lang": "en"}
    lines = [
        {**base, "text": "when is the hotline test?", "chat": "a"},
        {**base, "text": "why?", "chat": "a"},
        {**base, "text": "why?", "chat": "b"},
        {**base, "text": "why?"},
    ]
    typed = "".join(f"{json.dumps(line)}\n" for line in lines)
    answers = [json.loads(line) for line in ask("ask", "--jsonl", typed=typed)[1].splitlines()]
    assert [answer.get("question") for answer in answers] == ["when", "why", None, None]
    assert answers[1]["milestones"] == ["hotline-test"]


def test_a_side_is_who_we_are() -> None:
    code, said, _ = ask("ask", "what do we owe?", "--side", "us", "--now", "2016-07-25", "--json")
    assert code == 0
    assert json.loads(said)["question"] == "owes"
    code, said, why = ask("ask", "what do we owe?", "--side", "ru", "--now", "2016-07-25")
    assert (code, said) == (2, "")
    assert "its parties are: cn, us" in why


def test_a_name_of_several_gives_them_and_questions_that_work() -> None:
    of = ["--schedule", "tests/questions/schedules/dialogue.yaml", "--now", "2024-09-10"]
    code, said, _ = ask("ask", "when is the seminar?", *of, "--json")
    refused = json.loads(said)
    assert code == 1
    assert len(refused["candidates"]) > 1
    for question in refused["suggestions"]:
        assert ask("ask", question, *of)[0] == 0
