from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from calendars.clean import clean, one_line
from calendars.feed import FeedOptions, Windows, feed
from calendars.revising import fresh_revisions, revise
from calendars.source import Shown
from schedules.milestone import Source
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import State, Timeline
from tests.calendars import agreement as a

ANYTHING = st.text(st.characters(codec=None), min_size=1) | st.sampled_from(
    [
        "BEGIN:VEVENT",
        "x\rEND:VEVENT\rBEGIN:VEVENT",
        "a\\nb;c,d\\",
        "研讨会" * 40,
        "\x00",
        "\ud800",
        "“”\u2028=",
    ]
)

PLAIN = FeedOptions()


def written(timeline: Timeline, language: str = "en", options: FeedOptions = PLAIN) -> str:
    return feed([Shown(timeline, fresh_revisions(timeline, a.NOW))], language, options).decode()


def rows(calendar: str) -> list[tuple[str, str, date, date, str]]:
    """uid, summary, start, exclusive end and status of every event, as vobject reads them."""
    return [
        (
            e.uid.value.removesuffix("@dialogue-2016.agreed"),
            e.summary.value,
            e.dtstart.value,
            e.dtend.value,
            e.status.value,
        )
        for e in vobject.readOne(calendar).contents.get("vevent", [])
    ]


def only(calendar: str) -> vobject.base.Component:
    (event,) = vobject.readOne(calendar).vevent_list
    return event


def unescaped(value: str) -> str:
    """icalendar leaves the text of properties that it does not know as it was sent."""
    return re.sub(r"\\(.)", lambda escaped: escaped[1], value)


def d(month: int, day: int) -> date:
    return date(2016, month, day)


def test_everything_that_has_a_day_stands_on_it() -> None:
    assert rows(written(a.everything())) == [
        ("scope", "Scope of the hotline · done", d(6, 10), d(6, 11), "CONFIRMED"),
        ("seminar", "Seminar · 1–31 Aug", d(8, 1), d(9, 1), "TENTATIVE"),
        ("hotline-test", "Test the hotline · by 31 Aug", d(8, 31), d(9, 1), "CONFIRMED"),
        ("report/1", "Report (1) · 30 Sep", d(9, 30), d(10, 1), "CONFIRMED"),
        ("report/2", "Report (2) · 1–31 Dec", d(12, 1), date(2017, 1, 1), "TENTATIVE"),
    ]


def test_the_same_in_chinese() -> None:
    assert [summary for _, summary, *_ in rows(written(a.everything(), "zh"))] == [
        "热线范围 · 已完成",
        "研讨会 · 8月1日至31日",
        "测试热线 · 不迟于8月31日",
        "报告（1） · 9月30日",
        "报告（2） · 12月1日至31日",
    ]


def test_a_window_can_be_shown_on_its_last_day_only() -> None:
    shown = rows(written(a.everything(), options=FeedOptions(Windows.END)))
    assert ("seminar", "Seminar · 1–31 Aug", d(8, 31), d(9, 1), "TENTATIVE") in shown


def test_what_lasts_ends_after_its_last_day() -> None:
    run = a.once(replace(a.SEMINAR, lasts=2), Span.on(d(8, 24)))
    assert [row[2:] for row in rows(written(a.timeline(run)))] == [(d(8, 24), d(8, 26), "CONFIRMED")]
    window = a.once(replace(a.SEMINAR, lasts=2), a.AUGUST)
    assert [row[2:] for row in rows(written(a.timeline(window)))] == [(d(8, 1), d(9, 2), "TENTATIVE")]


def test_what_was_reported_done_without_a_day_stands_on_the_days_of_its_words() -> None:
    entry = a.once(a.SEMINAR, a.AUGUST, State.DONE)
    expected = ("seminar", "Seminar · done", d(8, 1), d(9, 1), "CONFIRMED")
    assert rows(written(a.timeline(entry))) == [expected]


@pytest.mark.parametrize(
    ("zone", "english", "chinese"),
    [
        (None, "17:00 Shanghai time", "上海时间17:00"),
        ("America/New_York", "17:00 New York time", "纽约时间17:00"),
        ("UTC", "17:00 UTC", "UTC 17:00"),
        ("AoE", "17:00 AoE", "AoE 17:00"),
    ],
)
def test_a_clock_time_stands_in_the_title_with_its_zone(zone: str | None, english: str, chinese: str) -> None:
    timeline = a.timeline(a.at(a.hotline(), 17, zone))
    assert rows(written(timeline))[0][1] == f"Test the hotline · by 31 Aug · {english}"
    assert rows(written(timeline, "zh"))[0][1] == f"测试热线 · 不迟于8月31日 · {chinese}"


def test_the_description_gives_quote_reason_stricter_day_and_what_it_hangs_on() -> None:
    exercise = a.once(a.EXERCISE, Span(None, d(10, 30)), stricter=d(9, 30))
    dialogue = a.once(a.DIALOGUE, Span(d(10, 1), d(10, 31)))
    calendar = vobject.readOne(written(a.timeline(dialogue, exercise)))
    (said,) = [e.description.value for e in calendar.vevent_list if e.uid.value.startswith("exercise")]
    assert said.startswith("On or before Sunday 30 October 2016.")
    assert "“before the next dialogue, as agreed” (paragraph 2)" in said
    assert "Right under every reading: Friday 30 September 2016" in said
    assert "Hangs on: Next dialogue" in said
    assert "Why:\n– " in said


def test_what_has_no_day_is_named_in_the_description_of_the_calendar() -> None:
    calendar = icalendar.Calendar.from_ical(written(a.everything()))
    for name in ("X-WR-CALDESC", "DESCRIPTION"):
        assert "Without a date yet: Next dialogue and War-games exercise" in str(calendar[name])
        assert "Always in force: Exchange of information" in str(calendar[name])


def test_the_calendar_is_named_and_tells_how_often_to_ask() -> None:
    calendar = written(a.everything())
    lines = calendar.replace("\r\n ", "").split("\r\n")
    assert {"NAME:Dialogue of June 2016", "X-WR-CALNAME:Dialogue of June 2016"} <= set(lines)
    assert {"REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"} <= set(lines)
    assert calendar.count("TRANSP:TRANSPARENT") == calendar.count("BEGIN:VEVENT")
    names = {line.partition(":")[0].partition(";")[0] for line in lines}
    assert not names & {"METHOD", "ORGANIZER", "CATEGORIES", "RRULE", "ATTENDEE"}
    assert "VALARM" not in calendar
    assert not any(line.startswith("UID") for line in lines[: lines.index("BEGIN:VEVENT")])
    assert not any(line.endswith(":") for line in lines)


def test_nothing_dated_is_one_event_that_says_so() -> None:
    empty = written(a.timeline(a.once(a.DIALOGUE, Span(), State.UNDATED)))
    summary = "Dialogue of June 2016 · nothing has a date yet"
    assert rows(empty) == [("calendar/0", summary, d(6, 14), d(6, 15), "CONFIRMED")]
    assert "Next dialogue" in only(empty).description.value


def test_a_move_keeps_the_uid_and_raises_sequence_and_last_modified() -> None:
    before = a.timeline(a.hotline())
    revisions = fresh_revisions(before, a.NOW)
    after = a.timeline(a.moved(a.hotline(), Span(None, d(9, 30))))
    first = only(feed([Shown(before, revisions)]).decode())
    later = revise(after, revisions, a.NOW + timedelta(days=1))
    second = only(feed([Shown(after, later)]).decode())
    assert first.uid.value == second.uid.value
    assert (first.sequence.value, second.sequence.value) == ("0", "1")
    assert second.last_modified.value - first.last_modified.value == timedelta(days=1)
    assert (second.dtstart.value, second.dtend.value) == (d(9, 30), d(10, 1))


def test_done_moves_it_to_its_day_and_marks_it() -> None:
    shown = rows(written(a.timeline(a.done(a.hotline(), d(8, 20)), on=d(8, 21))))
    assert shown == [("hotline-test", "Test the hotline · done", d(8, 20), d(8, 21), "CONFIRMED")]


@pytest.mark.parametrize(("language", "mark"), [("en", "dropped"), ("zh", "已取消")])
def test_dropped_stays_cancelled_and_marked(language: str, mark: str) -> None:
    shown = rows(written(a.timeline(a.dropped(a.hotline(), d(7, 20))), language))
    assert [(row[2], row[4]) for row in shown] == [(d(8, 31), "CANCELLED")]
    assert shown[0][1].endswith(f" · {mark}")


def test_alarms_ring_at_nine_before_the_stricter_day_if_asked_for() -> None:
    seminar = a.once(a.SEMINAR, a.AUGUST, stricter=d(8, 30))
    calendar = icalendar.Calendar.from_ical(written(a.timeline(seminar), options=FeedOptions(alarms=True)))
    (event,) = calendar.walk("VEVENT")
    rung = sorted(event.decoded("DTSTART") + alarm.decoded("TRIGGER") for alarm in event.walk("VALARM"))
    assert rung == [d(7, 31), d(8, 23), d(8, 29), d(8, 30)]
    triggers = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    assert {trigger.seconds for trigger in triggers} == {9 * 3600}


@given(title=ANYTHING, quote=ANYTHING, name=ANYTHING, url=ANYTHING, language=st.sampled_from(["en", "zh"]))
def test_any_text_reads_back_as_it_was_cleaned(
    title: str, quote: str, name: str, url: str, language: str
) -> None:
    hostile = replace(a.HOTLINE, title=Text((("en", title),)), quote=Text((("en", quote),)))
    entries = (
        a.once(hostile, Span(None, d(8, 31))),
        a.once(replace(a.DIALOGUE, title=Text((("en", title),))), Span(), State.UNDATED),
    )
    timeline = a.timeline(*entries, title=name)
    source = Source(Text((("en", name),)), url=f"https://{url}")
    timeline = replace(timeline, schedule=replace(timeline.schedule, source=source))
    calendar = written(timeline, language)
    ours = icalendar.Calendar.from_ical(calendar)
    (event,) = ours.walk("VEVENT")
    theirs = only(calendar)
    summary, description = str(event["SUMMARY"]), str(event["DESCRIPTION"])
    assert summary == theirs.summary.value
    assert summary.startswith(one_line(title))
    assert description == theirs.description.value
    assert clean(quote) in description
    if language == "en":
        assert unescaped(str(ours["X-WR-CALNAME"])) == (one_line(name) or "dialogue-2016")


def test_the_same_timeline_gives_the_same_bytes_in_every_process() -> None:
    program = (
        "import sys; from tests.calendars import agreement as a; from calendars.feed import feed;"
        "from calendars.revising import fresh_revisions; from calendars.source import Shown;"
        "shown = Shown(a.everything(), fresh_revisions(a.everything(), a.NOW));"
        "sys.stdout.buffer.write(feed([shown], 'zh'))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert made == {written(a.everything(), "zh").encode()}
