"""The picture, read back as XML and as pixels."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars.picture.drawing import draw, paint
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import Entry, State, Timeline
from tests.calendars import agreement as a

SVG = "{http://www.w3.org/2000/svg}"
ANYTHING = st.text(st.characters(codec=None), min_size=1) | st.sampled_from(
    [
        "</title><script>alert(1)</script>",
        '"/><image href="x"/>',
        "{{ 7*7 }}",
        "]]>",
        "a\rb",
        "\ud800",
        "\x00",
    ]
)


def read(timeline: Timeline, language: str = "en") -> ET.Element:
    return ET.fromstring(draw(timeline, language))


def texts(svg: ET.Element) -> list[str]:
    return ["".join(element.itertext()) for element in svg.iter(f"{SVG}text")]


def said(svg: ET.Element, words: str) -> str:
    return next(text for text in texts(svg) if words in text)


def places(svg: ET.Element) -> Iterator[float]:
    """Every x that is drawn at, near enough: where shapes begin and end."""
    for element in svg.iter():
        for name in ("x", "cx"):
            if (value := element.get(name)) is not None:
                yield float(value)
        if element.tag == f"{SVG}rect":
            yield float(element.get("x", "0")) + float(element.get("width", "0"))


def test_every_milestone_has_its_name_and_its_days() -> None:
    svg = read(a.everything())
    assert said(svg, "Test the hotline") == "Test the hotlineby 31 Aug"
    assert said(svg, "Seminar") == "Seminar1–31 Aug"
    assert said(svg, "Scope of the hotline").endswith("done 10 Jun")
    shown = texts(svg)
    assert (
        shown.index("Without a date yet") < shown.index("Next dialogue") < shown.index("War-games exercise")
    )
    assert shown.index("Always in force") < shown.index("Exchange of information")


def test_it_speaks_chinese() -> None:
    shown = texts(read(a.everything(), "zh"))
    assert "测试热线不迟于8月31日" in shown
    assert "尚无日期" in shown
    assert not [text for text in shown if re.search("[A-Za-z]{2,}", text)]


def test_those_who_do_not_see_it_are_told_what_it_shows() -> None:
    svg = read(a.everything())
    assert svg.get("role") == "img"
    ids = (svg.get("aria-labelledby") or "").split()
    title, description = (next(e for e in svg if e.get("id") == id) for id in ids)
    assert title.text == "Dialogue of June 2016"
    assert "Test the hotline: by 31 Aug" in (description.text or "")
    assert "Without a date yet: Next dialogue and War-games exercise" in (description.text or "")


def shapes(timeline: Timeline) -> list[str]:
    """The legend lists each kind of mark that is in the picture, and no other."""
    svg = read(timeline)
    legend = [e for e in svg if e.tag == f"{SVG}g" and e[-1].tag == f"{SVG}text"]
    return ["".join(group[-1].itertext()) for group in legend]


def test_each_shape_says_what_is_known() -> None:
    def of(span: Span, **more: object) -> list[str]:
        return shapes(a.timeline(a.once(a.SEMINAR, span, **more)))  # type: ignore[arg-type]

    day = date(2016, 8, 24)
    assert of(Span.on(day)) == ["on this day"]
    assert of(Span.on(day), lasts=2) == ["runs over these days"]
    assert of(a.AUGUST) == ["on any of these days"]
    assert of(Span(None, day)) == ["by this day, no first day agreed"]
    assert of(Span(day, None)) == ["from this day, no last day agreed"]
    assert of(a.AUGUST, stricter=day) == ["on any of these days", "in time under every reading"]


def test_done_late_and_dropped_have_signs_of_their_own() -> None:
    assert "done" in shapes(a.timeline(a.done(a.hotline(), date(2016, 7, 1))))
    assert "overdue" in shapes(a.timeline(a.once(a.HOTLINE, Span(None, date(2016, 7, 1)), State.OVERDUE)))
    assert "dropped" in shapes(a.timeline(a.dropped(a.hotline(), date(2016, 7, 1))))


def test_what_hangs_on_another_is_joined_to_it() -> None:
    exercise = a.once(a.EXERCISE, Span(None, date(2016, 10, 30)))
    alone = a.timeline(exercise)
    both = a.timeline(exercise, a.once(a.DIALOGUE, Span(date(2016, 10, 1), date(2016, 10, 31))))
    assert "one hangs on the other" not in shapes(alone)
    assert "one hangs on the other" in shapes(both)


def test_a_schedule_without_any_day_is_drawn_too() -> None:
    svg = read(a.timeline(a.once(a.DIALOGUE, Span(), State.UNDATED)))
    assert "Next dialogue" in texts(svg)
    assert "Today" not in texts(svg)


def many(count: int) -> Timeline:
    def one(number: int) -> Entry:
        milestone = replace(a.SEMINAR, id=f"m{number}", topic=Text.of(f"topic {number % 3}"))
        return a.once(replace(milestone, title=Text.of(f"Milestone {number}")), a.AUGUST)

    return a.timeline(*map(one, range(count)))


def test_sixty_milestones_are_shown_and_of_more_their_topics() -> None:
    assert len([text for text in texts(read(many(60))) if text.startswith("Milestone")]) == 60
    shown = texts(read(many(61)))
    assert not [text for text in shown if text.startswith("Milestone")]
    assert [text for text in shown if text.startswith("topic")] == [
        "topic 021 milestones",
        "topic 120 milestones",
        "topic 220 milestones",
    ]


def test_on_the_lane_of_a_topic_what_fades_covers_no_other() -> None:
    """Sixty-one bars that all begin on the day of the agreement would be one dark bar."""

    def due(number: int) -> Entry:
        milestone = replace(a.HOTLINE, id=f"m{number}", topic=Text.of("all"))
        return a.once(milestone, Span(None, date(2016, 9, 1 + number % 30)))

    entries = [due(number) for number in range(61)]
    widths = [
        max(float(rect.get("width", "0")) for rect in read(a.timeline(*shown)).iter(f"{SVG}rect"))
        for shown in (entries[:60], entries)
    ]
    assert widths[0] > 600
    assert widths[1] < 100


@given(ANYTHING, st.lists(st.tuples(st.dates(), st.dates()), max_size=4))
@settings(max_examples=60)
def test_whatever_it_is_called_and_whenever_it_is(title: str, days: list[tuple[date, date]]) -> None:
    entries = [
        a.once(replace(a.SEMINAR, id=f"m{number}", title=Text.of(title)), Span(min(pair), max(pair)))
        for number, pair in enumerate(days)
        if title.strip()
    ]
    svg = read(a.timeline(*entries, title=title))
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= {
        *("svg", "title", "desc", "style", "defs", "linearGradient", "stop"),
        *("g", "rect", "circle", "path", "text", "tspan"),
    }
    assert all(0 <= x <= 1200 for x in places(svg))


def test_equal_timelines_give_equal_pictures() -> None:
    assert draw(a.everything(), "en") == draw(a.everything(), "en")
    assert paint(a.everything(), "zh") == paint(a.everything(), "zh")


def pixels(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("language", ["en", "zh"])
def test_painted_it_is_as_wide_as_a_telephone_needs(language: str) -> None:
    width, height = pixels(paint(a.everything(), language))
    svg = read(a.everything(), language)
    assert (width, height) == (1200, int(svg.get("height", "0")))
    assert width + height < 10_000  # Bot API, sendPhoto
    assert height < 20 * width


def test_chinese_is_painted_with_the_font_that_comes_with_it() -> None:
    """A character without a glyph would look like any other without one."""

    def painted(title: str) -> bytes:
        return paint(a.timeline(a.once(replace(a.SEMINAR, title=Text.of(title)), a.AUGUST)), "zh")

    pictures = {painted(title) for title in ("热线", "演习", "熱線", "對話", "\ue000\ue001")}
    assert len(pictures) == 5
