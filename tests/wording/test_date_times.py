"""Wherever a message says a clock time, it says which moment that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import answer
from bot.date_times import FORMAT, LONGEST_WITH_FORMAT, DateTimeWords, entities_in, with_beside
from bot.questions import Asker, Everything, Ref, WhenIs
from bot.report import report
from bot.wording.answers import say
from bot.wording.date_times import DATE_TIME_WORDING, Moments, Reader
from bot.wording.notices import telling
from bot.wording.report import plain
from calendars.wording import WORDING
from schedules.language import LANGUAGES
from schedules.milestone import ClockTime, Milestone, Schedule
from schedules.notices import notices_between
from schedules.resolve import resolve
from schedules.subscriber import Subscriber
from schedules.timeline import Timeline
from tests.agreements import agreements, subscribers
from tests.schedules import AGREED_ON, by, milestone, on
from tests.wording.notices import (
    DIALOGUE,
    EXERCISE,
    HOTLINE,
    MEETING,
    PAPER,
    REPORT,
    SEMINAR,
    SHANGHAI,
    SIGNING,
    VISIT,
    usual,
)

DAY = timedelta(days=1)
FIVE = ClockTime(time(17))
FIVE_IN_SHANGHAI = datetime(2016, 8, 31, 9, tzinfo=UTC)
BEFORE = on(7, 25)

Tapped = list[tuple[str, datetime]]


def tapped(text: str, date_times: Iterable[DateTimeWords]) -> Tapped:
    units = text.encode("utf-16-le")
    return [
        (
            units[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le"),
            datetime.fromtimestamp(one.unix_time, UTC),
        )
        for one in entities_in(text, date_times)
    ]


def test_every_language_says_a_moment_elsewhere() -> None:
    assert set(DATE_TIME_WORDING) == set(LANGUAGES)


def moments(language: str, day: date, zone: ZoneInfo = SHANGHAI, *, is_alone: bool = True) -> Moments:
    return Moments(language, day, Reader(zone, is_alone))


def timelines(of: Schedule, day: date) -> Mapping[str, Timeline]:
    return {of.id: resolve(of, day)}


def reminded(language: str, of: Milestone, day: date, zone: ZoneInfo = SHANGHAI) -> tuple[str, Tapped]:
    schedule, me = usual(replace(of, at=of.at or FIVE)), Subscriber(zone, language)
    notices = notices_between(cache(lambda day: resolve(schedule, day)), me, day - DAY, day)
    lines = timelines(schedule, day)
    text = telling(notices, lines, day, language)
    return text, tapped(text, moments(language, day, zone).of_notices(notices, lines))


@pytest.mark.parametrize(
    ("language", "of", "day", "words"),
    [
        ("en", HOTLINE, on(8, 24), "Wed 31 Aug, 17:00 Shanghai time"),
        ("en", SEMINAR, on(8, 24), "Wed 31 Aug, 17:00 Shanghai time"),
        ("en", MEETING, on(8, 24), "17:00 Shanghai time"),
        ("zh", HOTLINE, on(8, 31), "8月31日（周三）上海时间17:00"),
        ("zh", MEETING, on(8, 25), "上海时间17:00"),
    ],
)
def test_a_reminder_marks_the_day_with_its_clock_time(
    language: str, of: Milestone, day: date, words: str
) -> None:
    last = on(8, 25) if of is MEETING else on(8, 31)
    text, marked = reminded(language, of, day)
    assert marked == [(words, datetime(2016, 8, last.day, 9, tzinfo=UTC))], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_moment_is_that_of_the_zone_that_was_agreed(language: str) -> None:
    _, marked = reminded(language, PAPER, on(8, 31), ZoneInfo("America/Los_Angeles"))
    assert [at for _, at in marked] == [datetime(2016, 9, 1, 11, 59, tzinfo=UTC)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", [HOTLINE, SEMINAR, SIGNING, MEETING, REPORT, EXERCISE])
def test_whatever_day_a_reminder_comes_its_clock_time_is_marked(language: str, of: Milestone) -> None:
    clock = WORDING[language].clock_time(FIVE.time, "Asia/Shanghai")
    said = [reminded(language, of, on(7, 25) + number * DAY) for number in range(120)]
    assert any(marked for _, marked in said)
    for text, marked in said:
        assert text.count(clock) == len(marked), text


@pytest.mark.parametrize(
    ("language", "of", "listed", "alone"),
    [
        ("en", HOTLINE, "31 Aug · 17:00 Shanghai time", "Wednesday 31 August 2016, 17:00 Shanghai time"),
        ("en", SEMINAR, "31 Aug · 17:00 Shanghai time", "Wednesday 31 August 2016, 17:00 Shanghai time"),
        ("zh", HOTLINE, "8月31日 · 上海时间17:00", "2016年8月31日（星期三）或之前，上海时间17:00"),
    ],
)
def test_an_answer_marks_it_in_a_list_and_alone(
    language: str, of: Milestone, listed: str, alone: str
) -> None:
    schedule = usual(replace(of, at=FIVE), SIGNING)
    lines = timelines(schedule, BEFORE)
    asker = Asker(datetime(2016, 7, 25, 9, tzinfo=SHANGHAI), SHANGHAI, language)
    for question, words in ((Everything(), listed), (WhenIs(Ref(schedule.id, of.id)), alone)):
        found = answer(question, lines, asker)
        text = say(found, language, lines, BEFORE)
        assert tapped(text, moments(language, BEFORE).of_answer(found, lines)) == [(words, FIVE_IN_SHANGHAI)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_marks_it(language: str) -> None:
    made = report(resolve(usual(replace(HOTLINE, at=FIVE), SIGNING), BEFORE))
    marked = tapped(plain(made, language), moments(language, BEFORE).of_report(made))
    assert [at for _, at in marked] == [FIVE_IN_SHANGHAI]


NEW_YORK = ZoneInfo("America/New_York")
RIVADAVIA = ZoneInfo("America/Argentina/ComodRivadavia")


@pytest.mark.parametrize(
    ("language", "zone", "is_alone", "said"),
    [
        ("en", SHANGHAI, True, "17:00 Shanghai time."),
        ("en", ZoneInfo("Asia/Singapore"), True, "17:00 Shanghai time."),
        ("en", SHANGHAI, False, "17:00 Shanghai time (= 31 Aug, 09:00 UTC)."),
        ("en", NEW_YORK, True, "17:00 Shanghai time (= 31 Aug, 05:00 New York time)."),
        ("en", NEW_YORK, False, "17:00 Shanghai time (= 31 Aug, 05:00 New York time)."),
        ("en", RIVADAVIA, True, "17:00 Shanghai time (= 31 Aug, 09:00 UTC)."),
        ("zh", SHANGHAI, True, "上海时间17:00。"),
        ("zh", SHANGHAI, False, "上海时间17:00（即8月31日UTC 09:00）。"),
        ("zh", NEW_YORK, True, "上海时间17:00（即8月31日纽约时间05:00）。"),
    ],
)
def test_beside_the_agreed_words_each_reader_has_the_own_zone(
    language: str, zone: ZoneInfo, is_alone: bool, said: str
) -> None:
    schedule = usual(replace(HOTLINE, at=FIVE))
    notices = notices_between(
        cache(lambda day: resolve(schedule, day)), Subscriber(zone, language), on(8, 23), on(8, 24)
    )
    lines = timelines(schedule, on(8, 24))
    found = moments(language, on(8, 24), zone, is_alone=is_alone).of_notices(notices, lines)
    text, marks = with_beside(telling(notices, lines, on(8, 24), language), found)
    assert said in text
    (entity,) = entities_in(text, marks)
    assert (entity.format == FORMAT) is ("UTC" in said or "New York" in said or "纽约" in said)
    assert datetime.fromtimestamp(entity.unix_time, UTC) == FIVE_IN_SHANGHAI


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "on or before Wednesday 31 August 2016, 17:00 Shanghai time (= 31 Aug, 09:00 UTC)"),
        ("zh", "2016年8月31日（星期三）或之前，上海时间17:00（即8月31日UTC 09:00）"),
    ],
)
def test_so_is_it_in_an_answer_about_one(language: str, said: str) -> None:
    schedule = usual(replace(HOTLINE, at=FIVE))
    lines, asker = (
        timelines(schedule, BEFORE),
        Asker(datetime(2016, 7, 25, 9, tzinfo=UTC), SHANGHAI, language),
    )
    found = answer(WhenIs(Ref(schedule.id, HOTLINE.id)), lines, asker)
    marks = moments(language, BEFORE, is_alone=False).of_answer(found, lines)
    assert said in with_beside(say(found, language, lines, BEFORE), marks)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", [DIALOGUE, VISIT])
def test_what_has_no_due_day_has_no_clock_time_beside_it(language: str, of: Milestone) -> None:
    schedule = usual(replace(of, at=FIVE))
    lines, asker = (
        timelines(schedule, BEFORE),
        Asker(datetime(2016, 7, 25, 9, tzinfo=UTC), SHANGHAI, language),
    )
    for question in (Everything(), WhenIs(Ref(schedule.id, of.id))):
        found = answer(question, lines, asker)
        text = say(found, language, lines, BEFORE)
        assert "17:00" not in text
        assert tapped(text, moments(language, BEFORE).of_answer(found, lines)) == []


def test_the_year_is_said_where_it_is_another_than_that_of_the_agreed_day() -> None:
    schedule = usual(replace(milestone("last", by(on(12, 31))), at=ClockTime(time(23))))
    lines = timelines(schedule, BEFORE)
    asker = Asker(datetime(2016, 7, 25, 9, tzinfo=UTC), SHANGHAI, "en")
    found = answer(Everything(), lines, asker)
    marks = moments("en", BEFORE, ZoneInfo("Pacific/Auckland")).of_answer(found, lines)
    text, _ = with_beside(say(found, "en", lines, BEFORE), marks)
    assert "31 Dec · 23:00 Shanghai time (= 1 Jan 2017, 04:00 Auckland time)" in text


@given(
    agreements(),
    st.integers(0, 150),
    st.sampled_from(LANGUAGES),
    st.sampled_from([SHANGHAI, NEW_YORK, RIVADAVIA]),
)
def test_what_stands_beside_is_true_as_it_stands(
    agreed: Schedule, number: int, language: str, zone: ZoneInfo
) -> None:
    """Clients that know no such entities show the words: by themselves they must name the moment."""
    day = AGREED_ON + number * DAY
    notices = notices_between(
        cache(lambda day: resolve(agreed, day)), Subscriber(zone, language), day - DAY, day
    )
    lines = timelines(agreed, day)
    said = telling(notices, lines, day, language)
    text, marks = with_beside(said, moments(language, day, zone, is_alone=False).of_notices(notices, lines))
    units = text.encode("utf-16-le")
    entities = entities_in(text, marks)
    assert len(entities) == said.count(":00") + said.count(":59")
    for one in entities:
        words = units[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le")
        there = ZoneInfo("UTC") if "UTC" in words else zone
        at = datetime.fromtimestamp(one.unix_time, there)
        assert one.length <= LONGEST_WITH_FORMAT
        assert f"{at:%H:%M}" in words
        assert (f"{at.day} {at:%b}" if language == "en" else f"{at.month}月{at.day}日") in words


@given(agreements(), subscribers, st.integers(0, 150), st.sampled_from(LANGUAGES))
def test_every_clock_time_of_a_reminder_is_marked_with_the_moment_it_means(
    agreed: Schedule, me: Subscriber, number: int, language: str
) -> None:
    day = AGREED_ON + number * DAY
    notices = notices_between(cache(lambda day: resolve(agreed, day)), me, day - DAY, day)
    lines = timelines(agreed, day)
    text = telling(notices, lines, day, language)
    marked = tapped(text, moments(language, day, me.zone).of_notices(notices, lines))
    assert len(marked) == text.count(":00") + text.count(":59")
    due = {(one.due, agreed.milestones[one.milestone].at) for one in notices if one.due}
    for words, at in marked:
        zones = {clock.zone or "UTC" for _, clock in due if clock and f"{clock.time:%H:%M}" in words}
        there = [at.astimezone(ZoneInfo(zone)) for zone in zones]
        assert any((one.date(), f"{one:%H:%M}" in words) in {(day, True) for day, _ in due} for one in there)
