"""A small agreement, resolved by hand: what the calendar makes of it depends on nothing else here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from schedules.milestone import ClockTime, Done, Dropped, Milestone, Schedule, Source, Statement, Visibility
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import Bound, Entry, Occurrence, Said, State, Timeline
from schedules.when import Before, MilestoneAnchor, OnOrBefore, Period, Standing, Undated, When, Within

AGREED = date(2016, 6, 14)
TODAY = date(2016, 7, 25)
NOW = datetime(2016, 7, 25, 1, 30, 15, tzinfo=UTC)
AUGUST = Span(date(2016, 8, 1), date(2016, 8, 31))


def milestone(id: str, en: str, zh: str, words: str, when: When, **more: object) -> Milestone:
    statement = Statement(id, Text.of(words), AGREED, when)
    made = Milestone(
        id,
        Text.of({"en": en, "zh": zh}),
        (statement,),
        quote=Text.of(f"{words}, as agreed"),
        where=Text.of("paragraph 2"),
    )
    return replace(made, **more)  # type: ignore[arg-type]


HOTLINE = milestone(
    "hotline-test",
    "Test the hotline",
    "测试热线",
    "before September 2016",
    OnOrBefore(date(2016, 8, 31), date(2016, 8, 31)),
    responsible=("cn", "us"),
)
SEMINAR = milestone(
    "seminar", "Seminar", "研讨会", "in August 2016", Within(Period(date(2016, 8, 1), date(2016, 8, 31)))
)
DIALOGUE = milestone("dialogue", "Next dialogue", "下次对话", "to be agreed", Undated())
EXERCISE = milestone(
    "exercise", "War-games exercise", "演练", "before the next dialogue", Before(MilestoneAnchor("dialogue"))
)
EXCHANGE = milestone("exchange", "Exchange of information", "信息交流", "ongoing", Standing())
SCOPE = milestone(
    "scope", "Scope of the hotline", "热线范围", "to be agreed", Undated(), outcome=Done((date(2016, 6, 10),))
)


def once(of: Milestone, span: Span, state: State = State.OPEN, **more: object) -> Entry:
    """An entry of a milestone that happens once."""
    said = Said(Bound.LATEST, of.id, span.latest, of.statements[0]) if span.latest else None
    occurrence = Occurrence(of.id, None, span, span.latest, of.lasts, state, because=(said,) if said else ())
    return Entry(of, (replace(occurrence, **more),))  # type: ignore[arg-type]


def hotline() -> Entry:
    return once(HOTLINE, Span(None, date(2016, 8, 31)))


def timeline(*entries: Entry, on: date = TODAY, title: str = "Dialogue of June 2016") -> Timeline:
    schedule = Schedule(
        "dialogue-2016",
        Text.of({"en": title, "zh": "2016年6月对话"}),
        AGREED,
        ZoneInfo("Asia/Shanghai"),
        {entry.milestone.id: entry.milestone for entry in entries},
        visibility=Visibility.PUBLIC,
        parties={"cn": Text.of({"en": "China", "zh": "中国"}), "us": Text.of({"en": "USA", "zh": "美国"})},
        source=Source(Text.of("The outcome"), url="https://example.org/outcome?a=1,2"),
    )
    return Timeline(schedule, on, {entry.milestone.id: entry for entry in entries})


def everything(on: date = TODAY) -> Timeline:
    """One milestone of each kind."""
    return timeline(
        hotline(),
        once(SEMINAR, AUGUST),
        once(DIALOGUE, Span(), State.UNDATED),
        once(EXERCISE, Span(), State.UNDATED),
        once(EXCHANGE, Span(), State.STANDING),
        once(SCOPE, Span.on(date(2016, 6, 10)), State.DONE, done_on=date(2016, 6, 10)),
        repeating(),
        on=on,
    )


def repeating() -> Entry:
    report = milestone("report", "Report", "报告", "to be agreed", Undated())
    first = Occurrence("report", 1, Span.on(date(2016, 9, 30)), date(2016, 9, 30), 1, State.OPEN)
    second = replace(first, number=2, span=Span(date(2016, 12, 1), date(2016, 12, 31)), stricter=None)
    return Entry(report, (first, second))


def moved(entry: Entry, span: Span) -> Entry:
    return replace(entry, occurrences=(replace(entry.current, span=span, stricter=span.latest),))


def done(entry: Entry, day: date) -> Entry:
    occurrence = replace(entry.current, state=State.DONE, done_on=day, span=Span.on(day))
    return Entry(replace(entry.milestone, outcome=Done((day,))), (occurrence,))


def dropped(entry: Entry, day: date) -> Entry:
    occurrence = replace(entry.current, state=State.DROPPED)
    return Entry(replace(entry.milestone, outcome=Dropped(day)), (occurrence,))


def at(entry: Entry, hour: int, zone: str | None = None) -> Entry:
    return replace(entry, milestone=replace(entry.milestone, at=ClockTime(time(hour), zone)))
