"""Calls of the command line whose JSON is looked at against docs/json.md, and schedules to call it on."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from bot.cli import app
from schedules.examples import example

DOCUMENT = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
SCHEMAS = {
    schema["title"]: Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for schema in map(json.loads, re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL))
}

EVENTFUL = """\
schedule: eventful
title: Everything that can become of a promise
agreed_on: 2016-06-14
timezone: Europe/Vienna
country: AT
milestones:
  fair: {title: Fair, when: in August 2016, lasts: 3 days, done: 2016-09-05}
  report: {title: Report, when: [after the fair, by 31 August], quote: in time}
  minutes: {title: Minutes, when: every month, done: [2016-07-10, 2016-08-20]}
  audit: {title: Audit, when: every quarter until the end of 2017}
  talks: {title: Talks, when: at each audit}
  plan: {title: Plan, when: within 10 working days after the fair}
  budget: {title: Budget, when: by July, dropped: {on: 2016-07-01, why: no money}}
  tax: {title: Tax, when: after the budget}
  draft: {title: Draft, when: before 20 June 2016}
  rules: {title: Rules, when: ongoing}
  museum: {title: Museum, when: to be agreed}
"""
CONTRADICTORY = """\
schedule: contradictory
title: What cannot all hold
agreed_on: 2016-06-14
timezone: UTC
milestones:
  seminar: {title: {en: Seminar, zh: 研讨会}, when: {en: in August 2016, zh: 2016年8月}}
  report: {title: Report, when: [after the seminar, by 20 July], said_on: 2016-06-20}
  egg: {title: Egg, when: after the hen}
  hen: {title: Hen, when: three days after the egg}
"""
BROKEN = "schedule: broken\ntitle: Broken\nmilestones:\n  a: {title: A, when: before the flood}\n"


SCHEDULES = {
    "dialogue-2016": example("dialogue-2016").read_text(encoding="utf-8"),
    "new": example("new").read_text(encoding="utf-8"),
    "eventful": EVENTFUL,
    "contradictory": CONTRADICTORY,
    "broken": BROKEN,
}


def run(schema: str, *words: str, code: int = 0) -> Any:
    """The JSON that a call prints, after a look at its shape."""
    result = CliRunner().invoke(app, [*words, "--json"])
    assert result.exit_code == code, result.stderr
    printed = json.loads(result.stdout)
    SCHEMAS[schema].validate(printed)
    return printed


def run_lines(schema: str, command: str, lines: list[object]) -> list[Any]:
    """The answers to lines of standard input, each after a look at its shape."""
    typed = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    result = CliRunner().invoke(app, [command, "--jsonl"], input=typed)
    assert result.exit_code == 0, result.stderr
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(answers) == len(lines)
    for line, answer in zip(lines, answers, strict=True):
        SCHEMAS[schema].validate(answer)
        if not isinstance(line, str) and SCHEMAS[f"{schema} line"].is_valid(line):
            assert "one object a line" not in answer.get("refused", "")
    return answers
