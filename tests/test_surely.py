"""Why a stricter day is where it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance, Unit
from schedules.grounds import Early, Grounds, PassedOn, ReadStrictly
from schedules.milestone import Milestone
from schedules.resolve import resolve
from schedules.surely import why_stricter
from schedules.when import (
    After,
    Apart,
    At,
    Before,
    By,
    Direction,
    EveryPeriod,
    OnOrAfter,
    Period,
    Reach,
    Undated,
    When,
)
from tests.schedules import AGREED_ON, by, days, milestone, on, schedule, the, within

OCTOBER = within(on(10, 1), on(10, 31))
STRICTLY = by(on(9, 30), on(8, 31))


def why(id: str, *milestones: Milestone) -> tuple[Grounds, ...]:
    return why_stricter(resolve(schedule(*milestones), AGREED_ON), id)


def told(grounds: tuple[Grounds, ...]) -> list[tuple[object, ...]]:
    """Each with whose words it is, without the words."""
    found: list[tuple[object, ...]] = []
    for one in grounds:
        match one:
            case ReadStrictly(day):
                found.append((one.statement.milestone, day))
            case Early(anchor=anchor, earliest=earliest):
                found.append((one.statement.milestone, anchor, earliest))
            case PassedOn(to=to, day=day):
                found.append((one.statement.milestone, "to", to, day))
    return found


def test_words_that_can_be_read_in_two_ways() -> None:
    assert told(why("a", milestone("a", STRICTLY))) == [("a", on(8, 31))]


@pytest.mark.parametrize(
    "when",
    [
        Before(the("x")),
        By(the("x")),
        Apart(the("x"), days(9), Direction.BEFORE, Reach.AT_LEAST),
        Apart(the("x"), Distance(1, Unit.MONTH), Direction.BEFORE, Reach.EXACTLY),
        Apart(the("x"), Distance(5, Unit.WORKING_DAY), Direction.AFTER, Reach.WITHIN),
        At(the("x")),
    ],
)
def test_what_hangs_on_something_that_may_be_early(when: When) -> None:
    assert told(why("a", milestone("a", when), milestone("x", OCTOBER))) in (
        [("a", "x", on(10, 1))],
        [],  # at the anchor: whenever that is, it is in time
    )


def test_nobody_knows_how_early() -> None:
    assert told(why("a", milestone("a", Before(the("x"))), milestone("x", by(on(10, 31))))) == [
        ("a", "x", None)
    ]


def test_it_is_passed_on_to_what_comes_before() -> None:
    found = why("a", milestone("a", Undated()), milestone("b", After(the("a")), STRICTLY))
    assert told(found) == [("b", "to", "b", on(8, 31)), ("b", on(8, 31))]


def test_without_a_due_day_there_may_be_a_stricter_one() -> None:
    before, from_october = milestone("b", Before(the("x"))), milestone("x", OnOrAfter(on(10, 1)))
    assert told(why("b", before, from_october)) == [("b", "x", on(10, 1))]
    after = milestone("b", After(the("a")), Before(the("x")))
    assert told(why("a", milestone("a", Undated()), after, from_october)) == [
        ("b", "to", "b", on(9, 30)),
        ("b", "x", on(10, 1)),
    ]


def test_a_day_that_is_too_early_to_be_one_is_a_ground_too() -> None:
    late = milestone("a", STRICTLY, OnOrAfter(on(9, 10)))
    assert resolve(schedule(late), AGREED_ON).entries["a"].current.stricter is None
    assert told(why("a", late)) == [("a", on(8, 31))]


def test_a_time_of_what_repeats_may_be_early() -> None:
    quarterly = milestone("x", EveryPeriod(CalendarUnit.QUARTER, Period.day(AGREED_ON)))
    assert told(why("a", milestone("a", Before(the("x"))), quarterly)) == [("a", "x", on(7, 1))]


@pytest.mark.parametrize(
    "one",
    [
        milestone("a", by(on(8, 31))),
        milestone("a", Undated()),
        milestone("a", STRICTLY, done=date(2016, 6, 10)),
        milestone("a", STRICTLY, within(on(12, 1))),
        milestone("a", EveryPeriod(CalendarUnit.QUARTER, Period.day(AGREED_ON))),
    ],
)
def test_there_is_nothing_to_say_where_nothing_is_stricter(one: Milestone) -> None:
    assert why("a", one) == ()


def test_a_milestone_keeps_its_words() -> None:
    strict = milestone("a", STRICTLY)
    (found,) = why("a", replace(strict, lasts=2))
    assert found.statement is strict.statements[0]
