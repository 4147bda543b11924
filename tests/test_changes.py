"""What differs between two timelines."""

from schedules.calendar_units import CalendarUnit
from schedules.changes import changes
from schedules.resolve import resolve
from schedules.timeline import State
from schedules.when import Before, EveryPeriod, Period, Undated
from tests.schedules import AGREED_ON, by, milestone, on, schedule, the, within


def test_what_moved_is_told_with_all_that_moved_with_it() -> None:
    before = resolve(schedule(milestone("a", by(on(6, 30))), milestone("b", Before(the("a")))), AGREED_ON)
    after = resolve(schedule(milestone("a", by(on(7, 31))), milestone("b", Before(the("a")))), AGREED_ON)
    assert [(change.key, change.after and change.after.due) for change in changes(before, after)] == [
        ("a", on(7, 31)),
        ("b", on(7, 30)),
    ]


def test_what_comes_and_goes_has_only_one_side() -> None:
    before = resolve(schedule(milestone("a", Undated())), AGREED_ON)
    after = resolve(schedule(milestone("b", Undated())), AGREED_ON)
    assert [(c.key, c.before is None, c.after is None) for c in changes(before, after)] == [
        ("b", True, False),
        ("a", False, True),
    ]


def test_other_reasons_for_the_same_days_are_no_change() -> None:
    fixed = milestone("a", within(on(6, 30)))
    before = resolve(schedule(fixed, milestone("b", by(on(6, 29)))), AGREED_ON)
    after = resolve(schedule(fixed, milestone("b", Before(the("a")))), AGREED_ON)
    assert changes(before, after) == ()


def test_a_stricter_day_and_a_state_are_changes_too() -> None:
    before = resolve(schedule(milestone("a", by(on(6, 30)))), AGREED_ON)
    stricter = resolve(schedule(milestone("a", by(on(6, 30), on(5, 31)))), AGREED_ON)
    assert [change.key for change in changes(before, stricter)] == ["a"]
    late = resolve(schedule(milestone("a", by(on(6, 30)))), on(7, 1))
    assert [change.after and change.after.state for change in changes(before, late)] == [State.OVERDUE]


def test_each_time_of_what_repeats_moves_on_its_own() -> None:
    quarterly = EveryPeriod(CalendarUnit.QUARTER, Period.day(AGREED_ON))
    before = resolve(schedule(milestone("a", quarterly)), AGREED_ON)
    after = resolve(schedule(milestone("a", quarterly, done=[on(7, 5)])), on(7, 6))
    moved = [change for change in changes(before, after) if change.before]
    assert [(change.key, change.milestone) for change in moved] == [("a/1", "a")]
