"""Milestones and sides, found by the words in which people ask for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.questions.dialects import DIALECTS
from bot.questions.subjects import Index, index_of
from bot.questions.texts import stem
from schedules.text import Text
from tests.questions.agreement import SCHEDULE

INDEX = Index(SCHEDULE)
IDLE = DIALECTS["en"].idle
SIDES = DIALECTS["en"].sides | DIALECTS["zh"].sides


def test_words_of_one_root_have_one_stem() -> None:
    assert len({stem(word) for word in ("test", "tests", "tested", "testing")}) == 1
    assert stem("Exercises") == stem("exercise")
    assert stem("bus") == "bus"


def test_a_name_is_found_whatever_its_capitals_and_articles() -> None:
    assert INDEX.named("the DEPTH survey") == (("survey",), False)
    assert INDEX.named("plenary") == (("plenary-1", "plenary-2", "plenary-3"), True)
    assert INDEX.named("水深测量") == (("survey",), False)
    assert INDEX.named("survey of the depth") == ((), False)


def test_words_are_found_in_any_order_and_form() -> None:
    assert INDEX.called("channel be dredged", IDLE) == ("dredging",)
    assert INDEX.called("dredging", IDLE) == ("dredging", "survey")
    assert INDEX.called("the north channel of Spain", IDLE) == ()
    assert INDEX.called("of the", IDLE) == ()
    assert INDEX.called("测量水深", IDLE) == ("survey",)
    assert INDEX.called("北航道", IDLE) == ("dredging",)
    assert INDEX.called("那个安全audit", IDLE) == ("audit",)
    assert INDEX.called("这个", IDLE) == ()


def test_quotes_are_searched_only_for_what_was_said() -> None:
    assert INDEX.said("shall be dredged", IDLE) == ("dredging",)
    assert INDEX.said("shall", IDLE) == ("dredging",)
    assert INDEX.called("shall", IDLE) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("depth servey", "depth survey"),
        ("saftey audit", "safety audit"),
        ("safety audit", "safety audit"),
        ("fire dril", "fire drill"),
        ("moon landing", "moon landing"),
        ("疏浚北行道", "疏浚北航道"),
        ("航海日制", "航海日志"),
        ("安权审计", "安全审计"),
        ("安全审查", "安全审查"),
        ("全安审计", "安全审计"),
        ("夏季全会", "夏季全会"),
        ("疏浚南航道", "疏浚南航道"),
        ("航海日记本", "航海日记本"),
        ("享航诲日", "享航诲日"),
    ],
)
def test_typing_mistakes_are_mended(typed: str, meant: str) -> None:
    assert INDEX.mended(typed, IDLE) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("谁负责安全申计", "谁负责安全审计"),
        ("安权审计什么时候做", "安全审计什么时候做"),
        ("水深测良几号", "水深测量几号"),
        ("消防演习和水深测良", "消防演习和水深测量"),
        ("安全审什么时候", "安全审什么时候"),
        ("安全审查会是什么时候", "安全审查会是什么时候"),
        ("夏季全会几号", "夏季全会几号"),
        ("安权审计和水深测良", "安权审计和水深测良"),
        ("安全", "安全"),
    ],
)
def test_one_typing_mistake_is_mended_within_a_chinese_text(typed: str, meant: str) -> None:
    assert INDEX.mended_within(typed) == meant


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Port Authority", "port"),
        ("the port authority", "port"),
        ("PA", "port"),
        ("the City side", "city"),
        ("市政府", "city"),
        ("市方", "city"),
        ("港务局一方", "port"),
        ("港务局那边的人", "port"),
        ("市方那边", "city"),
        ("PA那边", "port"),
        ("政府", "city"),
        ("那边", None),
        ("France", None),
    ],
)
def test_a_side_is_found_by_its_names(words: str, party: str | None) -> None:
    assert INDEX.party(words, SIDES) == party


def test_an_index_is_made_once_for_a_schedule() -> None:
    assert index_of(SCHEDULE) is index_of(SCHEDULE)


@pytest.mark.parametrize(
    ("words", "party"), [("the Americans", "us"), ("the American side", "us"), ("the Dutch", "nl")]
)
def test_people_of_a_country_are_its_side(words: str, party: str) -> None:
    parties = {"us": Text.of({"en": "United States"}), "nl": Text.of({"en": "Netherlands"})}
    assert Index(replace(SCHEDULE, parties=parties)).party(words, SIDES) == party
