"""What is offered for words that are typed in another chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import answer
from bot.offers import MOST, Offers, offers
from bot.parts import LIMIT, length
from bot.questions import Asker, parse
from bot.wording.answers import say
from bot.wording.offers import OFFER_WORDING
from schedules.examples import example
from schedules.language import LANGUAGES
from schedules.milestone import Milestone
from schedules.reading import load
from schedules.resolve import resolve
from schedules.text import Text
from tests.schedules import by, milestone, on, schedule

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2016, 7, 25, 9, tzinfo=SHANGHAI)
LINES = {"dialogue-2016": resolve(load(example("dialogue-2016")), NOW.date())}


def offered(text: str, language: str = "en") -> Offers:
    return offers(text, Asker(NOW, SHANGHAI, language), LINES)


def titles(found: Offers) -> list[str]:
    return [offer.title for offer in found.offers]


def test_every_language_has_hints() -> None:
    assert set(OFFER_WORDING) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("text", "language", "title", "second"),
    [
        ("august", "en", "Due in August 2016", "Network-protection seminar"),
        ("August", "zh", "2016年8月到期的事项", "网络保护研讨会"),
        ("八月", "zh", "2016年8月到期的事项", "网络保护研讨会"),
        ("八月", "en", "2016年8月到期的事项", "网络保护研讨会"),
        ("what is next?", "en", "Next", "Network-protection seminar"),
    ],
)
def test_an_answer_comes_first_and_then_each_milestone_in_it(
    text: str, language: str, title: str, second: str
) -> None:
    found = offered(text, language)
    assert titles(found)[:2] == [title, second]
    assert found.hint is None
    assert found.offers[0].text.count("\n") == found.offers[0].text.rstrip().count("\n") >= 2
    assert found.offers[1].title in found.offers[0].text


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        ("hotline test", "en", "Test the hotline"),
        ("hotline-test", "zh", "测试热线"),
        ("热线测试", "en", "测试热线"),
        ("测试热线", "zh", "测试热线"),
        ("when is the hotline test?", "en", "Test the hotline"),
    ],
)
def test_a_name_gives_that_milestone_and_nothing_else(text: str, language: str, title: str) -> None:
    found = offered(text, language)
    assert titles(found) == [title]
    assert found.offers[0].text.startswith(title)
    assert "8" in found.offers[0].description or "August" in found.offers[0].description


def test_the_same_words_say_the_same_as_in_the_private_chat() -> None:
    asker = Asker(NOW, SHANGHAI, "en")
    for text in ("august", "what has no date?", "why is the hotline test due then?"):
        said = say(answer(parse(text, asker, LINES), LINES, asker), "en", LINES, NOW.date())
        assert offered(text).offers[0].text == said


@pytest.mark.parametrize("text", ["", "  "])
def test_without_words_it_is_what_is_due(text: str) -> None:
    assert offered(text) == offered("what is due?")


def test_a_name_that_is_still_being_typed_finds_its_milestone() -> None:
    found = offered("hotl")
    assert titles(found) == ["Test the hotline", "Agree on the scope of the hotline"]  # what is over is last
    assert found.hint is None
    assert "测试热线" in titles(offered("热"))


def test_a_name_that_stands_in_others_comes_first() -> None:
    first, *others = titles(offered("seminar"))
    assert first == "Network-protection seminar"
    assert others == [
        "Seminar on misuse of technology and communications for terrorist acts",
        "Seminar on international rules for cyberspace",
    ]


def test_a_name_of_several_offers_each() -> None:
    twins = {"a": by(on(8, 31)), "b": by(on(9, 30))}
    made = schedule(*(replace(milestone(id, when), title=Text.of("Review")) for id, when in twins.items()))
    lines = {"test": resolve(made, NOW.date())}
    found = offers("when is the review?", Asker(NOW, SHANGHAI, "en"), lines)
    assert [("August" in one.text, "September" in one.text) for one in found.offers] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize(("text", "language"), [("xyzzy", "en"), ("嘛呢", "zh"), ("xyzzy", "zh")])
def test_what_is_not_understood_says_so_and_offers_what_would_be(text: str, language: str) -> None:
    found = offered(text, language)
    assert found.hint == OFFER_WORDING[language].not_understood()
    assert found.offers
    for offer in found.offers:
        assert offer.text == offered(offer.title, language).offers[0].text
        assert text not in offer.text


def test_who_may_see_nothing_is_told_where_to_begin() -> None:
    assert offers("august", Asker(NOW, SHANGHAI, "en"), {}) == Offers(
        (), OFFER_WORDING["en"].nothing_to_see()
    )


def test_a_long_answer_fits_one_message_and_says_that_there_is_more() -> None:
    many: list[Milestone] = [
        replace(milestone(f"m{number}", by(on(8, 31))), title=Text.of("年" * 60 + str(number)))
        for number in range(150)
    ]
    found = offers("august", Asker(NOW, SHANGHAI, "en"), {"test": resolve(schedule(*many), NOW.date())})
    assert len(found.offers) == MOST
    assert length(found.offers[0].text) <= LIMIT
    assert found.offers[0].text.endswith(OFFER_WORDING["en"].more())


@settings(max_examples=150)
@given(st.text(max_size=256) | st.text("august热线 8月，？", max_size=12), st.sampled_from(LANGUAGES))
def test_whatever_is_typed_is_offered_something_that_telegram_takes(text: str, language: str) -> None:
    found = offered(text, language)
    assert 1 <= len(found.offers) <= MOST
    for offer in found.offers:
        assert offer.title.strip()
        assert offer.text.strip()
        assert length(offer.text) <= LIMIT
        assert "\n" not in offer.title + offer.description


def test_nothing_is_left_out_of_what_is_still_being_typed() -> None:
    assert offered("when must the hotline test be laminated?").hint == OFFER_WORDING["en"].not_understood()
