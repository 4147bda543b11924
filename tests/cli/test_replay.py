"""``agreed replay``."""

import json
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app
from schedules.examples import example

PAGE = str(example("dialogue-2016"))


def replay(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["replay", *words])
    return result.exit_code, result.stdout, result.stderr


def test_every_message_has_its_moment_its_notices_and_its_text() -> None:
    code, said, _ = replay(PAGE, "--from", "2016-08-24", "--to", "2016-08-31", "--json")
    told = json.loads(said)
    assert code == 0
    assert [message["at"] for message in told] == [
        "2016-08-24T09:00:00+08:00",
        "2016-08-30T09:00:00+08:00",
        "2016-08-31T09:00:00+08:00",
    ]
    assert {n["milestone"] for n in told[0]["notices"]} == {"hotline-test", "protection-seminar"}
    assert all(message["text"] for message in told)


def test_the_zone_and_the_language_are_the_subscribers() -> None:
    _, said, _ = replay(
        PAGE,
        "--from",
        "2016-08-31",
        "--to",
        "2016-08-31",
        "--json",
        "--zone",
        "europe/berlin",
        "--lang",
        "zh",
    )
    (message,) = json.loads(said)
    assert message["at"] == "2016-08-31T09:00:00+02:00"
    assert "热线" in message["text"]


def test_one_message_a_day_at_most() -> None:
    _, said, _ = replay(PAGE, "--from", "2016-06-20", "--to", "2016-12-31", "--json")
    days = [message["at"][:10] for message in json.loads(said)]
    assert days == sorted(set(days))


def test_a_schedule_in_one_language_is_told_in_that_language(tmp_path: Path) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text(
        "schedule: ours\ntitle: 实施方案\nagreed_on: 2016-06-14\ntimezone: Asia/Shanghai\n"
        "milestones: {report: {title: 评估报告, when: 8月31日}}\n",
        encoding="utf-8",
    )
    _, said, _ = replay(str(ours), "--from", "2016-08-31", "--to", "2016-08-31")
    assert "今天" in said
    _, said, _ = replay(str(ours), "--from", "2016-08-31", "--to", "2016-08-31", "--lang", "en")
    assert "Today" in said


def test_a_mistake_in_the_call_is_said(tmp_path: Path) -> None:
    assert replay(PAGE, "--from", "2016-08-31", "--to", "2016-08-01")[0] == 2
    assert replay(PAGE, "--from", "31 August", "--to", "2016-08-01")[0] == 2
    assert replay(PAGE, "--from", "0001-01-01", "--to", "0001-01-02")[0] == 2
    assert replay(PAGE, "--from", "2016-08-01", "--to", "2016-08-31", "--zone", "Asia/Shangai")[0] == 2
    assert replay(str(tmp_path / "no.yaml"), "--from", "2016-08-01", "--to", "2016-08-31")[0] == 2
