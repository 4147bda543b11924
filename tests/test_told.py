"""What a subscriber has been told, in days that stay right whatever is chosen later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from schedules.milestone import Schedule
from schedules.notices import Notice
from schedules.planned import planned
from schedules.quiet import QuietDays, Weekday
from schedules.resolve import resolve
from schedules.subscriber import Subscriber
from schedules.told import ToldDays
from tests.agreements import agreements
from tests.schedules import AGREED_ON, on

DAY = timedelta(days=1)
ME = Subscriber(ZoneInfo("Asia/Shanghai"))
NOTHING = ToldDays(date.min, date.min, date.min, ME.telling)

choosers = st.builds(
    replace,
    st.just(ME),
    digest=st.one_of(st.none(), st.sampled_from(Weekday)),
    quiet=st.sampled_from(
        [QuietDays(), QuietDays(weekends=True), QuietDays(True, "CN"), QuietDays(False, "DE")]
    ),
)
day_numbers = st.integers(0, 100).map(lambda number: AGREED_ON + number * DAY)


def all_planned(agreed: Schedule, me: Subscriber) -> Mapping[str, Notice]:
    """What is planned for the first months, by key."""
    timeline, end = resolve(agreed, AGREED_ON), AGREED_ON + 150 * DAY
    each = (planned(timeline, entry, me, NOTHING) for entry in timeline.entries.values())
    return {notice.key: notice for some in each for notice in takewhile(lambda one: one.day <= end, some)}


@settings(max_examples=60)
@given(agreements(), choosers, day_numbers)
def test_what_was_told_through_a_day_is_what_was_planned_for_the_days_up_to_it(
    agreed: Schedule, me: Subscriber, day: date
) -> None:
    told = ToldDays.through(day, me.telling)
    notices = all_planned(agreed, me).values()
    assert [told.has(notice) for notice in notices] == [notice.day <= day for notice in notices]


@settings(max_examples=60)
@given(agreements(), choosers, choosers, day_numbers)
def test_whatever_is_chosen_then_what_was_not_told_is_to_be_told_and_what_has_passed_not_again(
    agreed: Schedule, me: Subscriber, changed: Subscriber, day: date
) -> None:
    told, before = ToldDays.through(day, me.telling), all_planned(agreed, me)
    for key, notice in all_planned(agreed, changed).items():
        if key not in before:
            continue  # nothing is told of words before they are said, and a digest may come too early for it
        was_told = before[key].day <= day
        assert was_told or not told.has(notice)
        if was_told and (notice.kind.is_afterwards or notice.day <= day):
            assert told.has(notice)


@given(day_numbers, day_numbers, choosers, choosers)
def test_both_is_what_was_told_by_the_one_or_the_other(
    one: date, other: date, me: Subscriber, changed: Subscriber
) -> None:
    first, second = ToldDays.through(one, me.telling), ToldDays.through(other, changed.telling)
    both = first | second
    assert both.by == changed.telling
    assert (both | second, second | first | second, first | both) == (both, both, both)


def test_a_digest_tells_a_week_ahead_and_what_passes_meanwhile_with_the_next_one() -> None:
    mondays = replace(ME, digest=Weekday.MONDAY).telling
    monday, sunday = on(8, 22), on(8, 28)
    assert ToldDays.through(monday, mondays) == ToldDays(monday, coming=sunday, passed=monday, by=mondays)
    assert ToldDays.through(sunday, mondays) == ToldDays(sunday, coming=sunday, passed=monday, by=mondays)
