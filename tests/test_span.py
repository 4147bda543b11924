"""Spans, judged by the days in them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.span import EmptySpan, Span, surely

FIRST = date(2016, 8, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(10)]
EVER = [date.min, *DAYS, date.max]
"""All days that matter where bounds lie within ``DAYS``: what is open reaches beyond them."""


@st.composite
def spans(draw: st.DrawFn) -> Span:
    ends = st.none() | st.sampled_from(DAYS[1:-1])
    earliest, latest = draw(ends), draw(ends)
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    return Span(earliest, latest)


def days_of(span: Span) -> set[date]:
    return {day for day in EVER if day in span}


def test_no_day_is_left_where_the_ends_are_turned_round() -> None:
    with pytest.raises(EmptySpan, match="2016-08-02 is after 2016-08-01"):
        Span(DAYS[1], DAYS[0])


def test_both_ends_belong_to_it() -> None:
    assert days_of(Span(DAYS[2], DAYS[4])) == {DAYS[2], DAYS[3], DAYS[4]}
    assert days_of(Span.on(DAYS[2])) == {DAYS[2]}


def test_what_kind_it_is() -> None:
    kinds = {
        Span(): (True, False, False),
        Span(DAYS[1]): (False, False, False),
        Span(None, DAYS[1]): (False, False, False),
        Span.on(DAYS[1]): (False, True, False),
        Span(DAYS[1], DAYS[2]): (False, False, True),
    }
    for span, expected in kinds.items():
        assert (span.is_open, span.is_day, span.is_window) == expected


@given(spans(), spans())
def test_what_both_leave_are_the_days_in_both(one: Span, other: Span) -> None:
    both = days_of(one) & days_of(other)
    assert one.overlaps(other) == bool(both)
    if both:
        assert days_of(one & other) == both
    else:
        with pytest.raises(EmptySpan):
            _ = one & other


@given(spans(), spans())
def test_surely_is_for_all_days_and_possibly_for_some(one: Span, other: Span) -> None:
    pairs = [(day, later) for day in days_of(one) for later in days_of(other)]
    assert one.surely_before(other) == all(day < later for day, later in pairs)
    assert one.possibly_before(other) == any(day < later for day, later in pairs)


@given(spans(), st.sampled_from(DAYS))
def test_up_to_a_day_no_later_day_is_left(span: Span, day: date) -> None:
    expected = {other for other in days_of(span) if other <= day}
    assert days_of(span.up_to(day)) == (expected or {other for other in EVER if other <= day})


def test_a_stricter_day_before_the_first_day_is_none() -> None:
    assert surely(DAYS[0], Span(DAYS[1], DAYS[5])) is None
    assert surely(DAYS[1], Span(DAYS[1], DAYS[5])) == DAYS[1]
    assert surely(DAYS[0], Span(None, DAYS[5])) == DAYS[0]
    assert surely(None, Span(DAYS[1], DAYS[5])) is None
