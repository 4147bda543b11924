"""What would move if a milestone were agreed in other words."""

from dataclasses import replace
from datetime import time

import pytest

from schedules.milestone import ClockTime, Schedule
from schedules.whatif import what_if
from schedules.when import After, OnOrAfter, Undated
from tests.schedules import AGREED_ON, by, milestone, on, schedule, the, within

AGREED = schedule(
    milestone("seminar", within(on(8, 1), on(8, 31))),
    milestone("report", After(the("seminar")), by(on(9, 30))),
    milestone("other", Undated()),
)


def test_what_hangs_on_it_moves_with_it() -> None:
    found = what_if(AGREED, "seminar", "in July", within(on(7, 1), on(7, 31)), AGREED_ON)
    assert [change.key for change in found.changes] == ["seminar", "report"]
    assert found.contradictions == ()


def test_what_would_newly_contradict_is_told() -> None:
    found = what_if(AGREED, "seminar", "from October", OnOrAfter(on(10, 1)), AGREED_ON)
    (contradiction,) = found.contradictions
    assert set(contradiction.milestones) == {"seminar", "report"}


def test_the_schedule_stays_as_it_was() -> None:
    before = dict(AGREED.milestones)
    found = what_if(AGREED, "seminar", "to be agreed", Undated(), AGREED_ON)
    assert dict(AGREED.milestones) == before
    assert found.before.schedule is AGREED


def test_an_unknown_milestone_is_an_error() -> None:
    with pytest.raises(KeyError):
        what_if(AGREED, "nobody", "to be agreed", Undated(), AGREED_ON)


FIVE, NOON = ClockTime(time(17)), ClockTime(time(12))


def at_five(*, beside: bool) -> Schedule:
    said = by(on(8, 31))
    made = milestone("pay", said)
    statements = tuple(replace(one, at=None if beside else FIVE) for one in made.statements)
    return schedule(replace(made, statements=statements, at=FIVE))


def test_a_clock_time_in_the_words_is_that_of_what_would_be() -> None:
    found = what_if(at_five(beside=True), "pay", "by 12:00 on 31 August", by(on(8, 31)), AGREED_ON, NOON)
    assert [found.before.entries["pay"].milestone.at, found.after.entries["pay"].milestone.at] == [FIVE, NOON]
    assert [change.milestone for change in found.changes] == ["pay"], "the same day, by another clock time"


@pytest.mark.parametrize(("beside", "stays"), [(True, FIVE), (False, None)])
def test_a_clock_time_goes_with_the_words_in_which_it_stood(beside: bool, stays: ClockTime | None) -> None:
    found = what_if(at_five(beside=beside), "pay", "by 30 August", by(on(8, 30)), AGREED_ON)
    assert found.after.entries["pay"].milestone.at == stays
