"""The page, read back as a browser reads it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.addresses import Served
from calendars.choice import EVERYTHING, Choice
from calendars.page import index, page, sorry
from calendars.templating import POLICY
from schedules.language import LANGUAGES
from schedules.milestone import Source
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import State, Timeline
from tests.calendars import agreement as a

BASE = "https://agreed.example.org"
VOID = {"meta", "link"}
ANYTHING = st.text(st.characters(codec=None), min_size=1) | st.sampled_from(
    ["</title><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "a\rb", "\ud800"]
)


class Read(HTMLParser):
    """Elements in order, each with its attributes and the text directly in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[int] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        if self._open and data.strip():
            self.elements[self._open[-1]][2].append(data.strip())

    def texts(self, tag: str) -> list[str]:
        """What stands in every element of a kind."""
        return [" ".join(text) for name, _, text in self.elements if name == tag]

    def all(self, attribute: str) -> list[str]:
        """All values of an attribute."""
        return [value for _, has, _ in self.elements if (value := has.get(attribute))]


def read(timeline: Timeline, language: str = "en", choice: Choice = EVERYTHING) -> Read:
    return Read(page(timeline, Served(BASE, timeline.schedule.id, language, choice)))


def listed(*timelines: Timeline, language: str = "en") -> Read:
    addresses = [(Served(BASE, timeline.schedule.id, language), timeline) for timeline in timelines]
    return Read(index(addresses, language, {code: f"{BASE}/?lang={code}" for code in LANGUAGES}))


def everything() -> Timeline:
    overdue = a.once(replace(a.SEMINAR, id="late"), Span(None, date(2016, 7, 1)), State.OVERDUE)
    given_up = a.dropped(a.once(replace(a.SEMINAR, id="never"), a.AUGUST), date(2016, 7, 1))
    return a.timeline(*a.everything().entries.values(), overdue, given_up)


def test_everything_stands_in_groups_in_order_of_its_days() -> None:
    seen = read(everything())
    assert seen.texts("h2")[1:] == [
        "Overdue",
        "Coming up",
        "Without a date yet",
        "Always in force",
        "Done",
        "Dropped",
    ]
    assert seen.texts("h3") == [
        "Seminar",
        "Seminar",
        "Test the hotline",
        "Report (1)",
        "Next dialogue",
        "War-games exercise",
        "Exchange of information",
        "Scope of the hotline",
        "Seminar",
    ]


def test_the_days_and_the_words_stand_with_it() -> None:
    seen = " ".join(" ".join(text) for _, _, text in read(a.timeline(a.hotline())).elements)
    assert "by 31 Aug" in seen
    assert "“before September 2016, as agreed” (paragraph 2)" in seen
    assert "Agreed on Tuesday 14 June 2016" in seen
    assert "no later than 31 Aug, since “before September 2016”" in seen


def test_the_same_in_chinese() -> None:
    seen = read(everything(), language="zh")
    assert seen.texts("h2")[1:] == ["已逾期", "即将到期", "尚无日期", "长期有效", "已完成", "已取消"]
    assert "测试热线" in seen.texts("h3")
    assert seen.elements[0][1]["lang"] == "zh-Hans"


@pytest.mark.parametrize(("language", "query"), [("en", ""), ("zh", "?lang=zh")])
def test_the_calendar_can_be_subscribed_to(language: str, query: str) -> None:
    seen = read(a.everything(), language=language)
    assert f"{BASE}/dialogue-2016.ics{query}" in seen.texts("code")
    assert f"webcal://agreed.example.org/dialogue-2016.ics{query}" in seen.all("href")


def test_the_calendar_programs_are_one_click_away() -> None:
    links = read(a.everything()).all("href")
    feed = "agreed.example.org%2Fdialogue-2016.ics"
    assert f"https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F{feed}" in links
    title = "Dialogue%20of%20June%202016"
    for outlook in ("live", "office"):
        page = f"https://outlook.{outlook}.com/calendar/0/addfromweb"
        assert f"{page}?url=https%3A%2F%2F{feed}&name={title}" in links


def test_every_language_is_one_click_away() -> None:
    for seen, path in ((read(a.everything()), "dialogue-2016"), (listed(), "")):
        links = [(has["href"], has.get("aria-current")) for tag, has, _ in seen.elements if tag == "a"]
        assert links[:2] == [(f"{BASE}/{path}?lang=en", "true"), (f"{BASE}/{path}?lang=zh", None)]


def test_without_a_schedule_it_says_so() -> None:
    assert "No schedule here is open to everyone." in listed().texts("p")


def test_several_schedules_are_listed_with_their_pages_and_how_they_stand() -> None:
    other = everything()
    other = replace(other, schedule=replace(other.schedule, id="dialogue-2017"))
    seen = listed(a.everything(), other)
    assert seen.texts("h2") == ["", ""]
    assert f"{BASE}/dialogue-2016?lang=en" in seen.all("href")
    assert f"{BASE}/dialogue-2017?lang=en" in seen.all("href")
    counts = "Coming up: 3 · Without a date yet: 2 · Always in force: 1 · Done: 1"
    assert seen.texts("p")[2:5:2] == [counts, f"Overdue: 1 · {counts} · Dropped: 1"]


def test_every_id_is_one_of_a_kind_and_every_label_is_there() -> None:
    seen = read(everything())
    ids = seen.all("id")
    assert len(ids) == len(set(ids))
    assert {label for labels in seen.all("aria-labelledby") for label in labels.split()} <= set(ids)


def topical() -> Timeline:
    """Two topics, and what nobody in particular is responsible for."""
    hotline = a.once(replace(a.HOTLINE, topic=Text.of("Hotline")), Span(None, date(2016, 8, 31)))
    seminar = a.once(replace(a.SEMINAR, topic=Text.of("Seminars"), responsible=("us",)), a.AUGUST)
    return a.timeline(hotline, seminar, a.once(a.DIALOGUE, Span(), State.UNDATED))


@pytest.mark.parametrize(
    ("choice", "titles", "query"),
    [
        (Choice(), ["Seminar", "Test the hotline", "Next dialogue"], ""),
        (Choice(topic="hotline"), ["Test the hotline"], "?topic=hotline"),
        (Choice(party="us"), ["Seminar", "Test the hotline"], "?party=us"),
        (Choice("Seminars", "cn"), [], "?topic=Seminars&party=cn"),
    ],
)
def test_a_choice_is_shown_alone_and_its_calendar_too(choice: Choice, titles: list[str], query: str) -> None:
    seen = read(topical(), choice=choice)
    assert seen.texts("h3") == titles
    assert f"{BASE}/dialogue-2016.ics{query}" in seen.texts("code")
    drawn = [text for text in seen.texts("tspan") if text in {"Seminar", "Test the hotline", "Next dialogue"}]
    assert sorted(drawn) == sorted(titles)


def test_every_choice_is_one_click_away() -> None:
    seen = read(topical(), choice=Choice(topic="Hotline"))
    assert f"{BASE}/dialogue-2016?lang=en&topic=Seminars" in seen.all("href")
    assert f"{BASE}/dialogue-2016?lang=en&topic=Hotline&party=us" in seen.all("href")
    chosen = [text for _, has, text in seen.elements if "aria-current" in has]
    assert chosen == [["English"], ["Hotline"], ["All"]]


@pytest.mark.parametrize(("language", "name"), [("en", "hotline"), ("zh", "热线")])
@pytest.mark.parametrize("asked", ["Hotline", "热线"])
def test_a_topic_is_chosen_by_any_name_and_called_as_the_page_calls_it(
    language: str, name: str, asked: str
) -> None:
    hotline = a.once(replace(a.HOTLINE, topic=Text.of({"en": "hotline", "zh": "热线"})), a.AUGUST)
    seminar = a.once(replace(a.SEMINAR, topic=Text.of("seminars")), a.AUGUST)
    seen = read(a.timeline(hotline, seminar), language, Choice(topic=asked))
    assert len(seen.texts("h3")) == 1
    assert [name] in [text for _, has, text in seen.elements if "aria-current" in has]


def test_nothing_is_loaded_and_nothing_else_runs() -> None:
    html = page(everything(), Served(BASE, "dialogue-2016", "en"))
    for tag, source in (("style", "style-src"), ("script", "script-src")):
        (ours,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(ours.encode()).digest()).decode()
        assert f"{source} 'sha256-{digest}'" in POLICY
    assert "default-src 'none'" in POLICY
    seen = Read(html)
    assert not {tag for tag, _, _ in seen.elements} & {"img", "iframe", "form"}
    assert not [has for tag, has, _ in seen.elements if tag == "script" and has]
    assert not [
        name for _, has, _ in seen.elements for name in has if name.startswith("on") or name == "style"
    ]


def test_a_source_is_a_link_only_if_it_is_a_web_address() -> None:
    timeline = a.timeline(a.hotline())
    unsafe = replace(timeline.schedule, source=Source(Text.of("The outcome"), url="javascript:alert(1)"))
    assert timeline.schedule.source is not None
    assert timeline.schedule.source.url in read(timeline).all("href")
    assert "javascript:alert(1)" not in read(replace(timeline, schedule=unsafe)).all("href")


@given(title=ANYTHING, quote=ANYTHING, name=ANYTHING, language=st.sampled_from(["en", "zh"]))
def test_no_text_can_break_the_page(title: str, quote: str, name: str, language: str) -> None:
    hostile = replace(a.HOTLINE, title=Text.of(title), quote=Text.of(quote), where=Text.of(name))
    plain = read(a.timeline(a.hotline()), language=language)
    seen = read(a.timeline(a.once(hostile, Span(None, date(2016, 8, 31))), title=name), language=language)
    assert [tag for tag, _, _ in seen.elements] == [tag for tag, _, _ in plain.elements]


def test_a_page_can_say_one_sentence() -> None:
    seen = Read(sorry("Nothing <here>", "en"))
    assert seen.texts("h1") == ["Nothing <here>"]
