"""The corpus of questions keeps the form that its README promises, and is large enough to mean something."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schedules.examples import example
from schedules.milestone import Schedule
from schedules.reading import load
from schedules.resolve import resolve

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LANGUAGES = {"en": "english.jsonl", "zh": "chinese.jsonl"}
TYPED = {"en": "english-typed.jsonl", "zh": "chinese-typed.jsonl"}
LATER = {"en": "english-later.jsonl", "zh": "chinese-later.jsonl"}
KINDS = {
    "due", "was_due", "next", "overdue", "open", "done", "is_done", "undated", "standing", "dropped",
    "everything", "when", "how_long", "why", "before", "after", "if_moved", "who", "owes", "about",
    "changed", "report_at", "count", "refuse",
}  # fmt: skip
LATER_KINDS = {"is_overdue", "compared", "where"}
PARTS = ("surely", "possibly", "undated")
REQUIRED = {"text", "kind", "expect", "ids"}
OPTIONAL = {*PARTS, "may", "of", "count", "side"}

Line = dict[str, Any]


def lines(name: str) -> list[Line]:
    """The objects of a file of the corpus."""
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def questions() -> Iterator[Line]:
    """Every question that stands alone."""
    for name in (*LANGUAGES.values(), *TYPED.values(), *LATER.values()):
        yield from lines(name)


def turns() -> Iterator[tuple[Line, Line]]:
    """Every question of every conversation, with its conversation."""
    for conversation in lines("followups.jsonl"):
        for turn in conversation["turns"]:
            yield conversation, turn


def asked() -> Iterator[tuple[Line, Line]]:
    """Every question, with that which tells its schedule and its day."""
    yield from ((question, question) for question in questions())
    yield from turns()


@pytest.fixture(scope="module")
def schedules() -> dict[str, Schedule]:
    """The schedules of the corpus by the path that its lines give."""
    files = [*(HERE / "schedules").glob("*.yaml"), example("dialogue-2016")]
    return {str(file.relative_to(ROOT)): load(file) for file in files}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_enough_questions_and_shapes_over_three_schedules(language: str) -> None:
    of_language = lines(LANGUAGES[language])
    assert {line["lang"] for line in of_language} == {language}
    assert len(of_language) >= 150
    assert len({line["shape"] for line in of_language}) >= 60
    assert len({line["schedule"] for line in of_language}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_asks_everything_that_can_be_asked(language: str) -> None:
    of_language = lines(LANGUAGES[language])
    assert {line["kind"] for line in of_language} == KINDS
    assert {line["expect"] for line in of_language} == {"answer", "ask back", "refuse"}
    typed = lines(TYPED[language])
    assert {line["lang"] for line in typed} == {language}
    assert {line["kind"] for line in typed} == KINDS | LATER_KINDS
    assert {line["expect"] for line in typed} == {"answer", "ask back", "refuse"}


def test_a_question_is_asked_once_of_a_schedule_and_a_day() -> None:
    asked_how_often = Counter(
        (line["schedule"], line["now"], line.get("side"), line["text"].casefold().rstrip(" ?？"))
        for line in questions()
    )
    assert [question for question, times in asked_how_often.items() if times > 1] == []


def test_lines_have_the_keys_of_the_readme() -> None:
    alone = {"schedule", "now", "lang", "shape"}
    for line in questions():
        assert line.keys() - OPTIONAL == REQUIRED | alone, line["text"]
    for conversation in lines("followups.jsonl"):
        assert conversation.keys() == {*alone, "turns"}
    for _, turn in turns():
        assert turn.keys() - OPTIONAL == REQUIRED, turn["text"]
        assert turn["kind"] in KINDS | LATER_KINDS


def test_expected_ids_are_milestones_or_their_times(schedules: dict[str, Schedule]) -> None:
    known = {
        (path, now): _ids(schedules[path], now)
        for path, now in {(place["schedule"], place["now"]) for place, _ in asked()}
    }
    for place, question in asked():
        named = [*question["ids"], *question.get("may", ())]
        of = {question["of"]} if "of" in question else set()
        assert {*named, *of} <= known[place["schedule"], place["now"]], question["text"]
        assert len(named) == len(set(named)), question["text"]


def test_what_is_due_has_three_parts_and_nothing_else_has_any() -> None:
    for _, question in asked():
        parts = [id for part in PARTS for id in question.get(part, ())]
        assert (question["kind"] == "due") == all(part in question for part in PARTS), question["text"]
        if question["kind"] == "due":
            assert parts == question["ids"], question["text"]


def test_what_is_refused_names_nothing_and_what_is_asked_back_several() -> None:
    for _, question in asked():
        assert (question["kind"] == "refuse") == (question["expect"] == "refuse"), question["text"]
        if question["expect"] == "refuse":
            assert question["ids"] == [], question["text"]
        if question["expect"] == "ask back" and question["kind"] != "owes":
            assert len(question["ids"]) > 1, question["text"]


def test_a_side_is_a_party_of_the_schedule(schedules: dict[str, Schedule]) -> None:
    for place, question in asked():
        if "side" in question:
            assert question["side"] in (schedules[place["schedule"]].parties or {}), question["text"]


def _ids(schedule: Schedule, now: str) -> set[str]:
    """Ids of the milestones and of all their times, as of the day."""
    timeline = resolve(schedule, date.fromisoformat(now))
    return set(schedule.milestones) | {occurrence.key for _, occurrence in timeline.occurrences()}
