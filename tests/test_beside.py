"""What hangs on one time of something else: judged day by day, and by what hangs on what happens once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schedules.beside import beside
from schedules.days import Distance, Unit, is_weekday, shift
from schedules.resolve import resolve
from schedules.span import Span, surely
from schedules.when import After, Anchored, Apart, At, AtEach, Before, By, Direction, From, Reach
from tests.schedules import AGREED_ON, milestone, on, schedule, the, within

DAY = timedelta(days=1)
X = the("x")
AUGUST = Span(on(8, 1), on(8, 31))

distance = st.builds(Distance, st.integers(1, 12), st.sampled_from([Unit.DAY, Unit.WEEK, Unit.WORKING_DAY]))
relation: st.SearchStrategy[Anchored] = st.one_of(
    st.sampled_from([Before(X), By(X), At(X), From(X), After(X)]),
    st.builds(Apart, st.just(X), distance, st.sampled_from(Direction), st.sampled_from(Reach)),
)
anchor_days = st.builds(
    lambda first, more: Span(first, first + more * DAY),
    st.dates(on(9, 1), date(2017, 3, 1)),
    st.integers(0, 12),
)


@pytest.mark.parametrize(
    ("when", "span", "stricter"),
    [
        (Before(X), Span(None, on(8, 30)), on(7, 31)),
        (By(X), Span(None, on(8, 31)), on(8, 1)),
        (At(X), Span(on(8, 1), on(9, 2)), on(9, 2)),
        (From(X), Span(on(8, 1)), None),
        (After(X), Span(on(8, 4)), None),
        (
            Apart(X, Distance(30, Unit.DAY), Direction.AFTER, Reach.WITHIN),
            Span(on(8, 3), on(10, 2)),
            on(9, 2),
        ),
        (
            Apart(X, Distance(2, Unit.WEEK), Direction.BEFORE, Reach.EXACTLY),
            Span(on(7, 18), on(8, 17)),
            on(7, 18),
        ),
        (
            Apart(X, Distance(3, Unit.WEEK), Direction.BEFORE, Reach.AT_LEAST),
            Span(None, on(8, 10)),
            on(7, 11),
        ),
        (Apart(X, Distance(1, Unit.MONTH), Direction.AFTER, Reach.AT_LEAST), Span(on(9, 3)), None),
    ],
)
def test_of_an_anchor_that_lasts_three_days(when: Anchored, span: Span, stricter: date | None) -> None:
    last = Span(on(8, 3), on(9, 2))
    assert beside(when, AUGUST, last, last.latest, is_weekday) == (span, stricter)


@pytest.mark.parametrize("when", [Before(X), By(X), At(X), From(X), After(X)])
def test_what_is_not_known_of_an_anchor_bounds_nothing(when: Anchored) -> None:
    assert beside(when, Span(), Span(), None, is_weekday) == (Span(), None)


def test_of_an_anchor_of_which_only_the_latest_is_known_no_day_is_surely_in_time() -> None:
    only_latest = Span(None, on(8, 31))
    assert beside(Before(X), only_latest, only_latest, None, is_weekday) == (Span(None, on(8, 30)), None)


def test_a_day_beyond_the_calendar_bounds_nothing() -> None:
    end = Span.on(date.max)
    within_30 = Apart(X, Distance(30, Unit.DAY), Direction.AFTER, Reach.WITHIN)
    assert beside(within_30, end, end, date.max, is_weekday) == (Span(date.max), None)
    assert beside(After(X), end, end, date.max, is_weekday) == (Span(), None)


# Judged day by day ----------------------------------------------------------------------------


def lies(when: Anchored, day: date, first: date, last: date) -> bool:
    """Whether a day lies so to an anchor that runs from the one day to the other."""
    match when:
        case Before():
            return day < first
        case By():
            return day <= first
        case At():
            return first <= day <= last
        case From():
            return day >= first
        case After():
            return day > last
        case Apart(_, distance, Direction.BEFORE, reach):
            moved = shift(first, distance, -1)
            return {
                Reach.EXACTLY: day == moved,
                Reach.AT_LEAST: day <= moved,
                Reach.WITHIN: moved <= day <= first,
            }[reach]
        case Apart(_, distance, _, reach):
            moved = shift(last, distance, 1)
            return {
                Reach.EXACTLY: day == moved,
                Reach.AT_LEAST: day >= moved,
                Reach.WITHIN: last <= day <= moved,
            }[reach]


@settings(max_examples=60)
@given(relation, anchor_days, st.integers(1, 5))
def test_it_is_left_the_days_on_which_it_may_lie(when: Anchored, first: Span, lasts: int) -> None:
    assert first.earliest
    assert first.latest
    begins = [first.earliest + n * DAY for n in range((first.latest - first.earliest).days + 1)]
    around = [first.earliest + n * DAY for n in range(-100, 130)]
    each = [[day for day in around if lies(when, day, one, one + (lasts - 1) * DAY)] for one in begins]
    found = sorted({day for days in each for day in days})
    last = Span(*(day + (lasts - 1) * DAY for day in (first.earliest, first.latest)))
    span, stricter = beside(when, first, last, last.latest, is_weekday)
    assert (span.earliest or around[0], span.latest or around[-1]) == (found[0], found[-1])
    if span.latest and not isinstance(when, At):
        assert stricter == min(days[-1] for days in each)


@settings(max_examples=30)
@given(relation, anchor_days, st.integers(1, 5))
def test_it_is_as_what_hangs_on_something_that_happens_once(when: Anchored, first: Span, lasts: int) -> None:
    assert first.earliest
    anchor = milestone("x", within(first.earliest, first.latest), lasts=lasts)
    entries = resolve(
        schedule(anchor, milestone("once", when), milestone("each", AtEach((when,)))), AGREED_ON
    ).entries
    once, each = entries["once"].current, entries["each"].current
    assert (each.span, each.stricter) == (once.span, surely(once.stricter, once.span))
    assert {reason.bound for reason in each.because} == {reason.bound for reason in once.because}
