"""The page, read back as a browser reads it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.page import POLICY, page, preferred_language, sorry
from calendars.revising import fresh_revisions
from calendars.source import Shown
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


def read(*timelines: Timeline, language: str = "en") -> Read:
    return Read(page(shown(timelines), language, BASE))


def shown(timelines: Sequence[Timeline]) -> list[Shown]:
    return [Shown(timeline, fresh_revisions(timeline, a.NOW)) for timeline in timelines]


def everything() -> Timeline:
    overdue = a.once(replace(a.SEMINAR, id="late"), Span(None, date(2016, 7, 1)), State.OVERDUE)
    given_up = a.dropped(a.once(replace(a.SEMINAR, id="never"), a.AUGUST), date(2016, 7, 1))
    return a.timeline(*a.everything().entries.values(), overdue, given_up)


def test_everything_stands_in_groups_in_order_of_its_days() -> None:
    seen = read(everything())
    assert seen.texts("h3") == [
        "Overdue",
        "Coming up",
        "Without a date yet",
        "Always in force",
        "Done",
        "Dropped",
    ]
    assert seen.texts("h4") == [
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
    assert seen.texts("h3") == ["已逾期", "即将到期", "尚无日期", "长期有效", "已完成", "已取消"]
    assert "测试热线" in seen.texts("h4")
    assert seen.elements[0][1]["lang"] == "zh-Hans"


@pytest.mark.parametrize(("language", "query"), [("en", ""), ("zh", "?lang=zh")])
def test_the_calendar_can_be_subscribed_to(language: str, query: str) -> None:
    seen = read(a.everything(), language=language)
    assert f"{BASE}/dialogue-2016.ics{query}" in seen.texts("code")
    assert f"webcal://agreed.example.org/dialogue-2016.ics{query}" in seen.all("href")


def test_every_language_is_one_click_away() -> None:
    links = [(has["href"], has.get("aria-current")) for tag, has, _ in read().elements if tag == "a"]
    assert links == [("?lang=en", "true"), ("?lang=zh", None)]


def test_without_a_schedule_it_says_so() -> None:
    assert "No schedule here is open to everyone." in read().texts("p")


def test_every_id_is_one_of_a_kind_and_every_label_is_there() -> None:
    other = everything()
    other = replace(other, schedule=replace(other.schedule, id="dialogue-2017"))
    seen = read(everything(), other)
    ids = seen.all("id")
    assert len(ids) == len(set(ids))
    assert set(seen.all("aria-labelledby")) <= set(ids)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    html = page(shown([everything()]), "en", BASE)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in POLICY
    assert "default-src 'none'" in POLICY
    seen = Read(html)
    assert not {tag for tag, _, _ in seen.elements} & {"script", "img", "iframe", "form"}
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


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("de, fr;q=0.9", "en"),
        ("de, zh;q=0.5", "zh"),
        ("en;q=0, zh;q=0.1", "zh"),
        ("zh;q=0", "en"),
        ("ZH-hant", "zh"),
        ("zh;q=?", "zh"),
        (",;,", "en"),
    ],
)
def test_a_browser_is_answered_in_the_language_it_likes_best(accepted: str, language: str) -> None:
    assert preferred_language(accepted) == language
