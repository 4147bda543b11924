"""The days that follow for each milestone, the stricter ones, and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schedules.days import Distance, Unit
from schedules.milestone import Milestone
from schedules.resolve import resolve
from schedules.span import Span
from schedules.timeline import Bound, Happened, Occurrence, Reason, Said
from schedules.when import After, Anchored, Apart, At, Before, By, Direction, Reach, Undated
from tests.networks import NEW_YEAR, solutions
from tests.schedules import AGREED_ON, by, days, milestone, on, resolved, schedule, the, within

OCTOBER = within(on(10, 1), on(10, 31))
DIALOGUE = milestone("dialogue", OCTOBER)


def one(*milestones: Milestone, as_of: date = AGREED_ON) -> Occurrence:
    """The first of these, resolved."""
    return resolved(*milestones, as_of=as_of)[milestones[0].id]


# Stricter days --------------------------------------------------------------------------------


def test_by_a_month_is_surely_in_time_only_before_it() -> None:
    report = one(milestone("report", by(on(9, 30), strictly=on(8, 31))))
    assert (report.span.latest, report.stricter) == (on(9, 30), on(8, 31))


@pytest.mark.parametrize(
    ("when", "latest", "stricter"),
    [
        (Before(the("dialogue")), on(10, 30), on(9, 30)),
        (By(the("dialogue")), on(10, 31), on(10, 1)),
        (At(the("dialogue")), on(10, 31), on(10, 31)),
        (Apart(the("dialogue"), days(21), Direction.BEFORE, Reach.AT_LEAST), on(10, 10), on(9, 10)),
        (Apart(the("dialogue"), days(30), Direction.AFTER, Reach.WITHIN), on(11, 30), on(10, 31)),
        (After(the("dialogue")), None, None),
    ],
)
def test_the_stricter_day_counts_from_the_first_day_the_anchor_may_fall(
    when: Anchored, latest: date | None, stricter: date | None
) -> None:
    report = one(milestone("report", when), DIALOGUE)
    assert (report.span.latest, report.stricter) == (latest, stricter)


UPPER = st.one_of(
    st.sampled_from([Before(the("a")), By(the("a"))]),
    st.builds(
        Apart,
        st.just(the("a")),
        st.builds(Distance, st.integers(1, 3), st.sampled_from(Unit)),
        st.sampled_from(Direction),
        st.sampled_from([Reach.EXACTLY, Reach.WITHIN]),
    ),
)


@settings(max_examples=50)
@given(UPPER, st.integers(0, 9), st.integers(1, 2))
def test_the_stricter_day_is_right_wherever_the_anchor_falls(when: Anchored, size: int, lasts: int) -> None:
    """For each day of the anchor there is a last day; the stricter one is the first of them."""
    far = timedelta(days=1200)
    anchor = milestone("a", within(NEW_YEAR, NEW_YEAR + timedelta(days=size)), lasts=lasts)
    agreed = schedule(anchor, milestone("m", within(NEW_YEAR - far, NEW_YEAR + far), when))
    last: dict[date, date] = {}
    for days_chosen in solutions(agreed):
        last[days_chosen["a"]] = max(days_chosen["m"], last.get(days_chosen["a"], date.min))
    found = resolve(agreed, AGREED_ON).entries["m"].current
    strictest = min(last.values())
    assert found.stricter == (strictest if strictest >= (found.span.earliest or date.min) else None)


def test_where_only_the_anchors_latest_day_is_known_no_day_is_surely_in_time() -> None:
    dialogue = milestone("dialogue", by(on(10, 31)))
    assert one(milestone("report", Before(the("dialogue"))), dialogue).stricter is None


def test_what_must_follow_makes_both_days_earlier() -> None:
    trial = milestone("trial", After(the("report")), by(on(6, 30), strictly=on(6, 20)))
    report = one(milestone("report", Undated()), trial)
    assert (report.span.latest, report.stricter) == (on(6, 29), on(6, 19))


# Why ------------------------------------------------------------------------------------------


def chain(reasons: tuple[Reason, ...], side: Bound) -> list[tuple[str, str, int, int]]:
    """Of one bound, from what set it to what it rests on: words or event, whose, and month and day."""
    return [
        (r.statement.words.say("en") if isinstance(r, Said) else "done", r.milestone, r.day.month, r.day.day)
        for r in reasons
        if r.bound is side
    ]


def test_a_bound_is_explained_down_to_the_words_it_rests_on() -> None:
    trial = milestone("trial", After(the("report")), by(on(6, 30)))
    report = milestone("report", After(the("seminar")))
    seminar = milestone("seminar", within(on(6, 20), on(6, 21)))
    because = tuple(one(report, trial, seminar).because)
    assert chain(because, Bound.EARLIEST) == [("After", "report", 6, 21), ("Within", "seminar", 6, 20)]
    assert chain(because, Bound.LATEST) == [("After", "trial", 6, 30), ("OnOrBefore", "trial", 6, 30)]


def test_an_open_bound_has_no_reason() -> None:
    assert tuple(one(milestone("report", Undated())).because) == ()
    because = tuple(one(milestone("report", by(on(6, 30)))).because)
    assert [reason.bound for reason in because] == [Bound.LATEST]


def test_what_was_done_explains_what_hangs_on_it() -> None:
    seminar = milestone("seminar", within(on(8, 1), on(8, 31)), done=on(8, 20))
    report = milestone("report", After(the("seminar")))
    found = resolved(report, seminar, as_of=on(8, 20))
    assert chain(tuple(found["report"].because), Bound.EARLIEST) == [
        ("After", "report", 8, 21),
        ("done", "seminar", 8, 20),
    ]
    assert tuple(found["seminar"].because) == tuple(Happened(side, "seminar", on(8, 20)) for side in Bound)


# What words leave where they cannot be kept ------------------------------------------------------


def test_own_words_that_leave_no_day_give_way_to_older_ones() -> None:
    seminar = milestone("seminar", (within(on(7, 1), on(7, 31)), on(6, 20)), (by(on(6, 25)), on(6, 14)))
    found = one(seminar)
    assert (found.span, found.stricter) == (Span(None, on(6, 25)), on(6, 25))
    assert chain(tuple(found.because), Bound.LATEST) == [("OnOrBefore", "seminar", 6, 25)]


def test_what_hangs_on_something_known_already_pushes_nothing() -> None:
    """The hotline was tested in August: that the report had to come before it moves the hotline no more."""
    hotline = milestone("hotline", by(on(8, 31)), done=on(8, 20))
    report = milestone("report", Before(the("hotline")), within(on(9, 1), on(9, 30)))
    assert one(hotline, report, as_of=on(8, 25)).span == Span.on(on(8, 20))
