"""The JSON of answers and of messages is what docs/json.md says."""

from __future__ import annotations

from pathlib import Path

import pytest

from schedules.notices import NoticeKind
from tests.cli.shapes import run, run_lines

pytestmark = pytest.mark.usefixtures("in_folder_of_schedules")

# ask and due ----------------------------------------------------------------------------------

NOW = ["--now", "2016-09-10"]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what is due?", "due"),
        ("what is due before October?", "due"),
        ("what is next?", "next"),
        ("is anything overdue?", "overdue"),
        ("when is the museum?", "when"),
        ("why is the report due then?", "why"),
        ("what has no date?", "undated"),
        ("what comes before the report?", "before"),
        ("what hangs on the fair?", "after"),
        ("how many are overdue?", "count"),
        ("逾期的有哪些？", "overdue"),
        ("how long until the fair?", "how_long"),
        ("is the report done?", "is_done"),
        ("who is responsible for the report?", "who"),
        ("what was dropped?", "dropped"),
        ("what changed since August?", "changed"),
        ("what is to be reported at the fair?", "at"),
        ("what happens if the fair moves to December 2016?", "if_moved"),
        ("is the report overdue?", "is_overdue"),
        ("is the report before the fair?", "compared"),
        ("where is it written that the fair is held?", "where"),
    ],
)
def test_ask_tells_the_kind_of_question(question: str, kind: str) -> None:
    printed = run("ask", "ask", question, "--schedule", "eventful.yaml", *NOW)
    assert printed["question"] == kind


def test_what_repeats_stands_in_the_first_part_that_one_of_its_times_fits() -> None:
    grant = Path(__file__).parents[1] / "questions" / "schedules" / "grant.yaml"
    asks = ["what is due within three months", "--schedule", str(grant), "--now", "2024-03-15"]
    printed = run("ask", "ask", *asks)
    assert {"financial-statement/5", "financial-statement/6"} <= {*printed["occurrences"]}
    assert "financial-statement" in printed["surely"]
    assert "financial-statement" not in printed["possibly"]


def test_ask_and_due_refuse() -> None:
    assert "refused" in run("ask", "ask", "how is the weather?", *NOW, code=1)
    assert "refused" in run("ask", "due", "before", "the", "flood", *NOW, code=1)


def test_what_was_left_out_of_a_question_is_told() -> None:
    printed = run("ask", "ask", "when must the hotline test be laminated?", *NOW)
    assert (printed["question"], printed["milestones"]) == ("when", ["hotline-test"])
    assert printed["left_out"] == "laminated"
    assert printed["text"].endswith("\nLeft out: “laminated”.")
    assert "left_out" not in run("ask", "ask", "when is the hotline test?", *NOW)


def test_ask_answers_every_line() -> None:
    answers = run_lines(
        "ask",
        "ask",
        [
            {"text": "what is due?"},
            {"text": "what is due?", "now": "2016-07-25T09:00+08:00", "lang": "zh"},
            {"text": "what is due?", "now": "2016-07-25", "schedule": "eventful.yaml"},
            {"text": "how is the weather?"},
            {"text": "what do we owe?", "now": "2016-07-25", "side": "ru"},
            {"text": "what is due?", "now": "soon"},
            {"text": "what is due?", "lang": "fr"},
            {"text": "what is due?", "schedule": "broken.yaml"},
            {"text": 7},
            {},
            "{",
        ],
    )
    assert ["refused" in answer for answer in answers] == [False] * 3 + [True] * 8


# replay ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_replay_tells_every_kind_of_notice(lang: str) -> None:
    span = ["--from", "2016-06-14", "--to", "2016-10-20"]
    told = [
        message
        for name in ("eventful", "dialogue-2016")
        for message in run("replay", "replay", f"{name}.yaml", *span, "--lang", lang)
    ]
    told_to_anyone = set(NoticeKind) - {NoticeKind.SNOOZE_OVER}  # only a chat can snooze
    assert {notice["kind"] for message in told for notice in message["notices"]} == told_to_anyone


def test_replay_of_days_without_a_message_is_empty() -> None:
    assert run("replay", "replay", "dialogue-2016.yaml", "--from", "2016-06-15", "--to", "2016-06-15") == []
