"""The JSON that scripts read is what docs/json.md says, whatever the schedule."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bot.questions import QuestionKind
from schedules.kinds import WhenKind
from schedules.notices import NoticeKind
from schedules.timeline import State
from tests.cli.shapes import DOCUMENT, SCHEDULES, SCHEMAS, run, run_lines

pytestmark = pytest.mark.usefixtures("in_folder_of_schedules")


# The schemas themselves -----------------------------------------------------------------------


def test_every_schema_is_one_and_closed() -> None:
    lines = {"understand line", "ask line"}
    assert set(SCHEMAS) == {"understand", "check", "why", "whatif", "ask", "replay", "status"} | lines
    for validator in SCHEMAS.values():
        Draft202012Validator.check_schema(validator.schema)
        for part in _parts(validator.schema):
            if "properties" in part and "type" in part:
                assert part["additionalProperties"] is False


@pytest.mark.parametrize(
    ("schema", "kinds"),
    [("understand", WhenKind), ("check", State), ("ask", QuestionKind), ("replay", NoticeKind)],
)
def test_every_kind_and_state_is_enumerated_and_explained(schema: str, kinds: type[StrEnum]) -> None:
    assert set(kinds) in [set(part["enum"]) for part in _parts(SCHEMAS[schema].schema) if "enum" in part]
    for kind in kinds:
        assert f"`{kind}`" in DOCUMENT


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema."""
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from _parts(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _parts(inner)


# understand -----------------------------------------------------------------------------------


def test_understand_gives_every_key() -> None:
    printed = run("understand", "understand", "before September 2016", "--on", "2016-06-14")
    assert printed == {
        "text": "before September 2016",
        "kind": "on_or_before",
        "earliest": None,
        "latest": "2016-08-31",
        "stricter_latest": "2016-08-31",
        "anchor": None,
        "echo": "on or before Wednesday 31 August 2016",
    }


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("in August 2016", WhenKind.WITHIN),
        ("on 24 and 25 August", WhenKind.RUN),
        ("by September", WhenKind.ON_OR_BEFORE),
        ("after September", WhenKind.ON_OR_AFTER),
        ("before the fair", WhenKind.BEFORE),
        ("by the fair", WhenKind.BY),
        ("at the fair", WhenKind.AT),
        ("from the fair", WhenKind.FROM),
        ("after the fair", WhenKind.AFTER),
        ("within 30 days after the fair", WhenKind.APART),
        ("every three months", WhenKind.EVERY),
        ("every quarter", WhenKind.EVERY_PERIOD),
        ("at each audit", WhenKind.AT_EACH),
        ("regularly after the fair", WhenKind.REGULARLY),
        ("upon request", WhenKind.STANDING),
        ("to be agreed", WhenKind.UNDATED),
        ("after the fair, by 31 December", WhenKind.ALL_OF),
    ],
)
def test_understand_tells_every_kind(words: str, kind: WhenKind) -> None:
    on = ["--on", "2016-06-14", "--schedule", "eventful.yaml"]
    printed = run("understand", "understand", words, *on)
    assert printed["kind"] == kind
    assert printed["anchor"] == next((id for id in ("fair", "audit") if id in words), None)


def test_understand_counts_characters() -> None:
    refused = run("understand", "understand", "𠮷年前", "--on", "2016-06-14", code=1)
    assert refused["position"] == 0
    refused = run("understand", "understand", "before 𠮷 September", "--lang", "en", code=1)
    assert refused["position"] == len("before ")


def test_understand_answers_every_line() -> None:
    answers = run_lines(
        "understand",
        "understand",
        [
            {"text": "before September", "reference": "2016-06-14T09:00:00", "lang": "en"},
            {"text": "before the fair", "reference": "2016-06-14", "schedule": "eventful.yaml"},
            {"text": "九月前", "reference": "2016-06-14"},
            {"text": "before the fair", "reference": "2016-06-14"},
            {"text": "before September"},
            {"text": "before September", "reference": "soon"},
            {"text": "before September", "reference": "2016-06-14", "lang": "fr"},
            {"text": "before September", "reference": "2016-06-14", "schedule": "missing.yaml"},
            {"text": "before September", "reference": "2016-06-14", "schedule": "broken.yaml"},
            {"text": 7, "reference": "2016-06-14"},
            {"reference": "2016-06-14"},
            [],
            "no json",
            "",
        ],
    )
    assert ["refused" in answer for answer in answers] == [False] * 3 + [True] * 11
    assert answers[3]["position"] == len("before the ")
    assert [answer["text"] for answer in answers[-2:]] == ["no json", ""]


# check ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["dialogue-2016", "new", "eventful"])
@pytest.mark.parametrize("now", ["2016-06-14", "2016-09-10", "2018-01-01"])
def test_check_of_a_good_schedule(name: str, now: str) -> None:
    printed = run("check", "check", f"{name}.yaml", "--now", now)
    assert printed["milestones"]
    assert (printed["contradictions"], printed["problems"]) == ([], [])


def test_check_tells_every_state() -> None:
    printed = run("check", "check", "eventful.yaml", "--now", "2016-10-20")
    found = {one["state"] for made in printed["milestones"].values() for one in [made, *made["occurrences"]]}
    assert found == set(State)
    fair = printed["milestones"]["fair"]
    assert (fair["earliest"], fair["latest"], fair["due"]) == ("2016-09-05", "2016-09-05", "2016-09-05")
    assert fair["because"][0] == {"bound": "earliest", "milestone": "fair", "day": "2016-09-05", "done": True}


def test_check_tells_contradictions() -> None:
    printed = run("check", "check", "contradictory.yaml", "--now", "2016-06-20", code=1)
    assert {tuple(sorted(found["milestones"])) for found in printed["contradictions"]} == {
        ("report", "seminar"),
        ("egg", "hen"),
    }
    mends = {found["milestones"][0]: found["mends"] for found in printed["contradictions"]}
    assert mends["seminar"][0] == {
        "milestone": "report",
        "words": "by 20 July",
        "instead": "on or before Tuesday 2 August 2016",
    }
    (given_up,) = mends["egg"]
    assert given_up == {"milestone": "hen", "words": "three days after the egg", "instead": None}


def test_check_of_several_names_each() -> None:
    printed = run("check", "check", "eventful.yaml", "broken.yaml", "--now", "2016-06-14", code=1)
    assert list(printed["schedules"]) == ["eventful", "broken"]
    problems = printed["schedules"]["broken"]["problems"]
    assert [(p["file"], p["line"]) for p in problems] == [("broken.yaml", 1)] * 2 + [("broken.yaml", 4)]


def test_check_of_several_that_have_one_name_gives_the_paths(tmp_path: Path) -> None:
    """Two versions of one schedule, and a file that cannot be read: none takes the place of another."""
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / "agreed.yaml").write_text(SCHEDULES["eventful"], encoding="utf-8")
    paths = ["eventful.yaml", "older/agreed.yaml", "broken.yaml"]
    printed = run("check", "check", *paths, "--now", "2016-06-14", code=1)
    assert list(printed["schedules"]) == paths
    assert [bool(one["problems"]) for one in printed["schedules"].values()] == [False, False, True]


def test_days_that_rest_on_holidays_not_published_yet_are_marked(tmp_path: Path) -> None:
    text = SCHEDULES["eventful"].replace("in August 2016", "in June 2030").replace(", done: 2016-09-05", "")
    years = {}
    for country in ("AT", "CN"):
        (tmp_path / "later.yaml").write_text(text.replace("country: AT", f"country: {country}"))
        printed = run("check", "check", "later.yaml", "--now", "2029-11-14", code=1)["milestones"]
        years[country] = {id: days["provisional"] for id, days in printed.items() if days["provisional"]}
    assert years == {"AT": {}, "CN": {"plan": 2030}}


# why and whatif --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["dialogue-2016", "new", "eventful", "contradictory"])
@pytest.mark.parametrize("now", ["2016-06-14", "2016-09-10"])
def test_why_is_what_check_says_of_one(name: str, now: str) -> None:
    code = 1 if name == "contradictory" else 0
    checked = run("check", "check", f"{name}.yaml", "--now", now, code=code)["milestones"]
    for id, expected in checked.items():
        printed = run("why", "why", f"{name}.yaml", id, "--now", now)
        assert {key: printed[key] for key in expected if key != "occurrences"} == {
            key: value for key, value in expected.items() if key != "occurrences"
        }
        assert [one["id"] for one in printed["occurrences"]] == [one["id"] for one in expected["occurrences"]]


def test_whatif_tells_what_would_move() -> None:
    printed = run("whatif", "whatif", "eventful.yaml", "audit", "every month", "--now", "2016-06-20")
    ids = [change["id"] for change in printed["changes"]]
    assert "audit/1" in ids
    assert "talks/1" in ids
    assert next(change for change in printed["changes"] if change["id"] == "audit/24")["from"] is None


def test_whatif_tells_new_contradictions_only() -> None:
    call = ["whatif", "contradictory.yaml", "report", "--now", "2016-06-20"]
    printed = run("whatif", *call[:3], "before the seminar, from September", *call[3:])
    assert [found["milestones"] for found in printed["contradictions"]] == [["seminar", "report"]]
    assert run("whatif", *call[:3], "after the seminar", *call[3:])["contradictions"] == []


def test_whatif_refuses() -> None:
    printed = run("whatif", "whatif", "eventful.yaml", "report", "before the flood", code=1)
    assert printed["position"] == len("before the ")
