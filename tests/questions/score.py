"""How much of the corpus is answered rightly: ``python -m tests.questions.score`` prints it, and failures.

How a line is judged is told in README.md beside this file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from bot.answers import Answer
from bot.following import Kept, hear
from bot.questions import Asker, QuestionAmbiguous, QuestionNotUnderstood
from schedules.milestone import Schedule
from schedules.reading import load
from schedules.resolve import resolve
from schedules.timeline import Timeline

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

Line = Mapping[str, Any]


class Verdict(StrEnum):
    """What became of a question; to refuse what should be answered is better than to answer it wrongly."""

    RIGHT = "right"
    WRONG = "wrong"
    REFUSED = "refused"


KINDS: Mapping[str, frozenset[str]] = {
    "was_due": frozenset({"due"}),
    "before": frozenset({"before", "due"}),
    "after": frozenset({"after", "due"}),
    "owes": frozenset({"owes", "overdue", "open"}),
    "overdue": frozenset({"overdue", "owes"}),
    "next": frozenset({"next", "when"}),
    "when": frozenset({"when", "next", "agreed", "is_due", "how_long"}),
    "is_done": frozenset({"is_done", "is_overdue", "when"}),
    "where": frozenset({"where", "agreed"}),
    "how_long": frozenset({"how_long", "when"}),
    "about": frozenset({"agreed", "when"}),
    "report_at": frozenset({"at", "before"}),
    "everything": frozenset({"timeline", "agreed"}),
}
"""The kinds of answer that fit a kind of the corpus, where that is not called the same."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question of the corpus, what became of it, and what was wrong."""

    language: str
    text: str
    verdict: Verdict
    why: str = ""


def judged() -> Iterator[Judged]:
    """Every question of the corpus, the conversations last."""
    for kind in ("", "typed", "later"):
        for name in ("english", "chinese"):
            for line in _lines(f"{name}-{kind}.jsonl" if kind else f"{name}.jsonl"):
                one = _judge(line, line, Kept())[0]
                yield replace(one, language=f"{one.language}, {kind}") if kind else one
    for conversation in _lines("followups.jsonl"):
        kept = Kept()
        for turn in conversation["turns"]:
            verdict, kept = _judge(conversation, turn, kept)
            yield verdict


def _lines(name: str) -> Iterator[Line]:
    return (json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines())


def _judge(place: Line, question: Line, kept: Kept) -> tuple[Judged, Kept]:
    today = date.fromisoformat(place["now"])
    timeline = _timeline(ROOT / place["schedule"], today)
    zone = timeline.schedule.zone
    asker = Asker(datetime.combine(today, time(), zone), zone, place["lang"], question.get("side"))
    heard = hear(question["text"], kept, asker, {timeline.schedule.id: timeline})
    if isinstance(heard.found, Answer):
        wrong = _wrong(heard.found, question)
        verdict = Verdict.WRONG if wrong else Verdict.RIGHT
    else:
        verdict, wrong = _of_refusal(heard.found, question)
    language = f"{place['lang']}, in conversation" if "turns" in place else place["lang"]
    return Judged(language, question["text"], verdict, wrong), heard.kept


def _of_refusal(refusal: QuestionNotUnderstood, question: Line) -> tuple[Verdict, str]:
    named = {ref.milestone for ref in refusal.refs} if isinstance(refusal, QuestionAmbiguous) else set()
    match question["expect"]:
        case "refuse":
            right = not isinstance(refusal, QuestionAmbiguous)
        case "ask back":
            right = isinstance(refusal, QuestionAmbiguous) and named == set(question["ids"])
        case _:
            right = False
    told = f"asked back: {sorted(named)}" if named else f"refused: {refusal.missing or refusal.understood}"
    return (Verdict.RIGHT, "") if right else (Verdict.REFUSED, told)


def _wrong(answer: Answer, question: Line) -> str:
    """What is wrong with an answer; nothing if it is right."""
    kinds = KINDS.get(question["kind"], frozenset({question["kind"]}))
    if question["expect"] != "answer":
        return f"answered: {answer.kind} {list(answer.milestones)}"
    if not {answer.kind, _counted(answer)} & kinds:
        return f"taken for: {answer.kind} {list(answer.milestones)}"
    if "count" in question and answer.count != question["count"]:
        return f"counted: {answer.count}, not {question['count']}"
    if question["kind"] == "due":
        parts = {name: getattr(answer, name) for name in ("surely", "possibly", "undated")}
        wrong = [_differs(items, question[name], question) for name, items in parts.items()]
        return "; ".join(f"{name}: {what}" for name, what in zip(parts, wrong, strict=True) if what)
    return _differs(answer.items, question["ids"], question)


def _counted(answer: Answer) -> str:
    return "" if answer.count is None else "count"


def _differs(items: Any, expected: list[str], question: Line) -> str:
    told = {item.occurrence.key for item in items}
    names = {id for key in told for id in (key, key.partition("/")[0])}
    missing = [id for id in expected if id not in names]
    allowed = {*expected, *question.get("may", ()), question.get("of")}
    more = [key for key in told if key not in allowed and key.partition("/")[0] not in allowed]
    return " ".join([f"−{id}" for id in missing] + [f"+{id}" for id in sorted(more)])


@cache
def _timeline(file: Path, today: date) -> Timeline:
    return resolve(_schedule(file), today)


@cache
def _schedule(file: Path) -> Schedule:
    return load(file)


def main() -> None:
    """Print every failure and a table."""
    every = tuple(judged())
    for one in every:
        if one.verdict is not Verdict.RIGHT:
            print(f"{one.verdict:8} {one.language:9} {one.text}  ·  {one.why}")
    counts = Counter((one.language, one.verdict) for one in every)
    print(f"\n{'':22}{'right':>8}{'wrong':>8}{'refused':>8}")
    for language in sorted({one.language for one in every}):
        numbers = [counts[language, verdict] for verdict in Verdict]
        share = numbers[0] / sum(numbers)
        print(f"{language:22}{numbers[0]:8}{numbers[1]:8}{numbers[2]:8}   {share:.1%}")


if __name__ == "__main__":
    main()
