"""What is known of milestones before anything is worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from schedules.facts import facts_of, running_days
from schedules.milestone import Done
from schedules.when import AllOf, OnOrAfter, Period, Regularly, Run, Undated
from tests.schedules import milestone, on, schedule, within

AUGUST = within(on(8, 1), on(8, 31))
TWO_DAYS = Run(Period(on(8, 24), on(8, 25)))


def test_milestones_are_sorted_by_what_became_of_them_so_far() -> None:
    agreed = schedule(
        milestone("done", AUGUST, done=on(8, 20)),
        milestone("done later", AUGUST, done=on(8, 21)),
        milestone("dropped", AUGUST, dropped=on(8, 20)),
        milestone("dropped later", AUGUST, dropped=on(8, 21)),
        milestone("meetings", Undated(), Regularly()),
    )
    facts = facts_of(agreed, on(8, 20), 24)
    assert facts.done == {"done": Done((on(8, 20),))}
    assert facts.dropped == {"dropped"}
    assert list(facts.repeating) == ["meetings"]
    assert facts.repeating["meetings"].statement.when == Regularly()


@pytest.mark.parametrize(
    ("today", "months", "horizon"),
    [
        (on(8, 31), 24, date(2018, 8, 31)),
        (on(8, 31), 6, date(2017, 2, 28)),
        (on(8, 31), 1, on(9, 30)),
        (on(8, 31), 0, on(8, 31)),
        (date(9999, 1, 1), 24, date.max),
    ],
)
def test_how_far_ahead_occurrences_are_worked_out(today: date, months: int, horizon: date) -> None:
    assert facts_of(schedule(), today, months).horizon == horizon


def test_it_runs_as_long_as_it_says_or_as_its_run_of_days() -> None:
    assert running_days(milestone("fair", AUGUST, lasts=3)) == 3
    assert running_days(milestone("fair", TWO_DAYS)) == 2
    assert running_days(milestone("fair", AllOf((OnOrAfter(on(8, 1)), TWO_DAYS)))) == 2
    assert running_days(milestone("fair", TWO_DAYS, lasts=3)) == 3


def test_what_was_done_on_a_day_ran_on_no_other() -> None:
    fair = milestone("fair", AUGUST, lasts=3, done=on(8, 20))
    reported = replace(fair, id="reported", outcome=Done((on(8, 20),), reported=True))
    fairs = milestone("fairs", AUGUST, Regularly(), lasts=3, done=on(8, 20))
    facts = facts_of(schedule(fair, reported, fairs), on(8, 20), 24)
    assert facts.lasts == {"fair": 1, "reported": 3, "fairs": 3}
