"""A timeline as events, before they are iCalendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from calendars.event import Event, Status
from calendars.events import calendar_event, events_of
from schedules.days import Distance, Unit
from schedules.milestone import Source
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import Entry, State
from tests.calendars import agreement as a


def d(month: int, day: int) -> date:
    return date(2016, month, day)


def only(entry: Entry) -> Event:
    (event,) = events_of(a.timeline(entry))
    return event


def test_only_what_has_a_day_is_an_event_in_the_order_of_the_schedule() -> None:
    keys = [event.key for event in events_of(a.everything())]
    assert keys == ["hotline-test", "seminar", "scope", "report/1", "report/2"]


@pytest.mark.parametrize(
    ("entry", "days"),
    [
        (a.hotline(), (d(8, 31), d(8, 31), False, Status.CONFIRMED)),
        (a.once(a.SEMINAR, a.AUGUST), (d(8, 1), d(8, 31), True, Status.TENTATIVE)),
        (a.once(a.SEMINAR, a.AUGUST, State.OVERDUE), (d(8, 1), d(8, 31), True, Status.TENTATIVE)),
        (a.once(a.SEMINAR, a.AUGUST, State.UNKEEPABLE), (d(8, 1), d(8, 31), True, Status.TENTATIVE)),
        (a.once(a.SEMINAR, a.AUGUST, State.DROPPED), (d(8, 1), d(8, 31), True, Status.CANCELLED)),
        (a.once(a.SEMINAR, a.AUGUST, State.DONE), (d(8, 1), d(8, 31), True, Status.CONFIRMED)),
        (a.once(a.SEMINAR, Span.on(d(8, 5))), (d(8, 5), d(8, 5), False, Status.CONFIRMED)),
        (a.done(a.once(a.SEMINAR, a.AUGUST), d(8, 9)), (d(8, 9), d(8, 9), False, Status.CONFIRMED)),
        (
            a.once(replace(a.SEMINAR, lasts=3), Span.on(d(8, 5))),
            (d(8, 5), d(8, 7), False, Status.CONFIRMED),
        ),
    ],
)
def test_an_event_stands_on_its_days(entry: Entry, days: tuple[date, date, bool, Status]) -> None:
    event = only(entry)
    assert (event.first, event.last, event.window, event.status) == days


def test_it_says_the_same_in_every_language_of_the_house() -> None:
    event = only(a.hotline())
    assert [event.texts[language].summary for language in ("en", "zh")] == [
        "Test the hotline · by 31 Aug",
        "测试热线 · 不迟于8月31日",
    ]
    assert [event.texts[language].cancelled for language in ("en", "zh")] == [
        "Test the hotline · dropped",
        "测试热线 · 已取消",
    ]


def test_what_is_dropped_is_marked_and_silent() -> None:
    event = only(a.dropped(a.hotline(), d(7, 20)))
    assert event.texts["en"].summary == "Test the hotline · dropped"
    assert event.alarms == ()


def test_it_reminds_before_the_stricter_day_where_there_is_one() -> None:
    assert only(a.hotline()).alarms == (d(8, 1), d(8, 24), d(8, 30), d(8, 31))
    stricter = a.once(a.HOTLINE, Span(None, d(8, 31)), stricter=d(8, 30))
    assert only(stricter).alarms[-1] == d(8, 30)


def test_a_milestone_has_lead_times_of_its_own() -> None:
    own = replace(a.HOTLINE, remind=(Distance(2, Unit.WEEK),))
    assert only(a.once(own, Span(None, d(8, 31)))).alarms == (d(8, 17), d(8, 31))
    never = replace(a.HOTLINE, remind=())
    assert only(a.once(never, Span(None, d(8, 31)))).alarms == (d(8, 31),)


@pytest.mark.parametrize("state", [State.DONE, State.LAPSED])
def test_what_is_settled_reminds_nobody(state: State) -> None:
    assert only(a.once(a.HOTLINE, Span(None, d(8, 31)), state)).alarms == ()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", None),
        ("https://example.org/a b", None),
        (None, None),
    ],
)
def test_only_a_web_address_is_a_link(url: str | None, shown: str | None) -> None:
    timeline = a.timeline(a.hotline())
    source = Source(Text.of("The outcome"), url=url)
    timeline = replace(timeline, schedule=replace(timeline.schedule, source=source))
    (event,) = events_of(timeline)
    assert event.url == shown


def test_the_event_about_the_calendar_stands_on_the_day_of_the_agreement() -> None:
    event = calendar_event(a.everything())
    assert (event.key, event.first, event.last) == ("calendar/0", a.AGREED, a.AGREED)
    assert "Next dialogue" in event.texts["en"].description
    assert "下次对话" in event.texts["zh"].description
