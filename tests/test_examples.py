"""The schedules that come with the program."""

from __future__ import annotations

from datetime import date

import pytest

from schedules.examples import example
from schedules.milestone import Done, Visibility
from schedules.reading import load
from schedules.when import Standing, Undated
from tests.schedules import on, within


def test_the_bundled_page_keeps_every_promise_in_its_own_words() -> None:
    schedule = load(example("dialogue-2016"))
    words = {id: m.statements[0].words.say("en") for id, m in schedule.milestones.items()}
    assert words == {
        "war-games-2016": "in April 2016",
        "war-games": "before the next large dialogue",
        "hotline-scope": "on June 14",
        "hotline-test": "before September 2016",
        "protection-seminar": "in August 2016",
        "expert-meetings": "regularly after the seminar",
        "ministers-report": "at future dialogues",
        "information-exchange": "upon request",
        "other-cooperation": "ongoing",
        "resource-sharing": "ongoing",
        "misuse-seminar": "to be agreed",
        "rules-seminar": "to be agreed",
        "dialogue": "to be agreed",
    }
    assert (schedule.visibility, schedule.agreed_on) == (Visibility.PUBLIC, date(2016, 6, 14))
    for made in schedule.milestones.values():
        assert {language for language, _ in made.title.versions} == {"en", "zh"}
        assert made.quote
        assert len(made.quote.say("en").split()) <= 12
        assert made.where
        assert made.topic
        assert made.responsible == ("cn", "us")


def test_the_bundled_page_makes_no_date_up() -> None:
    milestones = load(example("dialogue-2016")).milestones
    assert milestones["protection-seminar"].statements[0].when == within(on(8, 1), on(8, 31))
    dated = {"war-games-2016", "hotline-scope", "hotline-test", "protection-seminar"}
    for id in milestones.keys() - dated - {"war-games", "expert-meetings", "ministers-report"}:
        assert milestones[id].statements[0].when in {Undated(), Standing()}
    for id in ("war-games-2016", "hotline-scope"):
        assert milestones[id].outcome == Done((on(6, 14),), reported=True)


def test_the_schedule_to_start_from_reads() -> None:
    schedule = load(example("new"))
    assert schedule.visibility is Visibility.INVITED
    assert any(milestone.repeats for milestone in schedule.milestones.values())


def test_there_is_no_other() -> None:
    with pytest.raises(KeyError):
        example("another")
