"""Every meaning is said back in both languages in words that are read to the equal value."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from schedules.calendar_units import AfterEnd, CalendarUnit, Part
from schedules.days import Distance, Unit, shift
from schedules.language import LANGUAGES, SAYINGS, Context, Named, Names, read
from schedules.text import Text
from schedules.when import (
    After,
    AllOf,
    Anchor,
    Anchored,
    Apart,
    At,
    AtEach,
    Before,
    By,
    Dated,
    Direction,
    Every,
    EveryPeriod,
    From,
    MilestoneAnchor,
    OnOrAfter,
    OnOrBefore,
    Period,
    Reach,
    Regularly,
    Run,
    Standing,
    Undated,
    When,
    Within,
)
from tests.units import units

TITLES = {
    "dialogue": {"en": "Next dialogue on fighting cyber-crime", "zh": "下次打击网络犯罪高级别对话"},
    "seminar": {"en": "Seminar of August 2016", "zh": "2016年8月研讨会"},
    "report-3": {"en": "Third report, before the year’s end", "zh": "年底前第三次报告"},
}
NAMES = Names([Named(id, Text.of(title)) for id, title in TITLES.items()])
TWO_YEARS = timedelta(days=2 * 366)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")

day = st.dates(date(1902, 1, 1), date(2200, 12, 31))  # years are read from 1900 on
period = st.builds(lambda first, more: Period(first, first + timedelta(days=more)), day, st.integers(0, 900))
run = st.builds(lambda first, more: Period(first, first + timedelta(days=more)), day, st.integers(1, 900))
milestone = st.sampled_from(sorted(TITLES)).map(MilestoneAnchor)
anchor: st.SearchStrategy[Anchor] = st.one_of(period, milestone)
distance = st.builds(Distance, st.integers(1, 9999), st.sampled_from(Unit))
once_each = st.sampled_from(Unit).map(lambda unit: Distance(1, unit))
dated: st.SearchStrategy[Dated] = st.one_of(
    st.builds(Within, period),
    st.builds(Run, run),
    st.builds(lambda day, less: OnOrBefore(day, day - timedelta(days=less)), day, st.integers(0, 400)),
    st.builds(OnOrAfter, day),
)
anchored: st.SearchStrategy[Anchored] = st.one_of(
    st.builds(Apart, milestone, distance, st.sampled_from(Direction), st.sampled_from(Reach)),
    *(milestone.map(kind) for kind in (Before, By, At, From, After)),
)
until = st.none() | anchor


def every_period(
    said: tuple[CalendarUnit, tuple[Part, ...]], after: Anchor, until: Anchor | None
) -> EveryPeriod:
    """What comes in parts of units; of what follows a unit's end no end of it all is said."""
    unit, parts = said
    open_end = any(isinstance(part, AfterEnd) for part in parts)
    return EveryPeriod(unit, after, None if open_end else until, parts)


def beside_each(when: Anchored, anchors: list[MilestoneAnchor]) -> AtEach:
    """What hangs on one milestone, hung on each of these."""
    return AtEach(tuple(replace(when, anchor=anchor) for anchor in anchors))


repeating = st.one_of(
    st.builds(Every, distance, anchor, until),
    st.builds(Every, once_each, day.map(Period.day) | anchor, until),
    st.builds(EveryPeriod, st.sampled_from(CalendarUnit), anchor, until),
    st.builds(every_period, units(), anchor, until),
    st.builds(every_period, units(), anchor, until),
    st.builds(beside_each, anchored, st.lists(milestone, min_size=1, max_size=3, unique=True)),
    st.builds(Regularly, st.none() | anchor),
)
together = st.lists(anchored | dated, min_size=2, max_size=4, unique=True).map(
    lambda parts: AllOf(tuple(parts))
)
whens: st.SearchStrategy[When] = st.one_of(
    dated, anchored, repeating, together, st.just(Standing()), st.just(Undated())
)


def _leaves_a_day(when: When) -> bool:
    """Parts of one phrase that leave no day are refused, so nothing says them back."""
    match when:
        case Every(distance, Period(last=day), Period(last=end)):
            return _shifted(day, distance) <= end
        case EveryPeriod(_, Period(last=day), Period(last=end)):
            return end - day >= TWO_YEARS  # in which there is a whole unit of every kind
        case AllOf():
            pass
        case _:
            return True
    first = [_ends(part)[0] for part in when.parts]
    last = [_ends(part)[1] for part in when.parts]
    return max(first) <= min(last)


def _shifted(day: date, distance: Distance) -> date:
    """The day at a distance, or the last of the calendar."""
    try:
        return shift(day, distance, 1)
    except OverflowError:
        return date.max


def _ends(part: Dated | Anchored) -> tuple[date, date]:
    match part:
        case Within(period):
            return period.first, period.last
        case Run(period):
            return period.first, period.first
        case OnOrBefore(latest):
            return date.min, latest
        case OnOrAfter(earliest):
            return earliest, date.max
        case _:
            return date.min, date.max


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=400)
@given(when=whens, said_on=day)
def test_an_echo_reads_back_to_the_equal_value(language: str, when: When, said_on: date) -> None:
    assume(_leaves_a_day(when))
    echo = SAYINGS[language].echo(when, lambda id: TITLES[id][language])
    assert not ISO.search(echo)
    assert read(echo, Context(said_on, NAMES), language).when == when
