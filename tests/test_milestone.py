"""What was said, as it was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from schedules.milestone import Done, Dropped, Open, Outcome
from schedules.when import Regularly, Undated
from tests.schedules import milestone, on, within

ONE, TWO = on(8, 1), on(8, 20)
AUGUST = within(on(8, 1), on(8, 31))


@pytest.mark.parametrize(
    ("outcome", "day", "then"),
    [
        (Open(), TWO, Open()),
        (Done((ONE,)), on(7, 31), Open()),
        (Done((ONE,)), ONE, Done((ONE,))),
        (Done((ONE, TWO)), on(8, 19), Done((ONE,))),
        (Done((ONE, TWO)), TWO, Done((ONE, TWO))),
        (Done((ONE,), reported=True), TWO, Done((ONE,), reported=True)),
        (Done((ONE,), reported=True), on(7, 31), Open()),
        (Dropped(ONE), on(7, 31), Open()),
        (Dropped(ONE), ONE, Dropped(ONE)),
    ],
)
def test_what_happens_later_has_not_happened_yet(outcome: Outcome, day: date, then: Outcome) -> None:
    made = replace(milestone("seminar", AUGUST), outcome=outcome)
    assert made.outcome_on(day) == then


def test_only_a_day_on_which_it_was_done_is_exact() -> None:
    assert Done((ONE, TWO)).exact == (ONE, TWO)
    assert Done((ONE,), reported=True).exact == ()


@pytest.mark.parametrize("days", [(), (ONE, ONE), (TWO, ONE)])
def test_done_days_are_distinct_and_in_order(days: tuple[date, ...]) -> None:
    with pytest.raises(ValueError, match="distinct and ascending"):
        Done(days)


def test_one_report_is_enough() -> None:
    with pytest.raises(ValueError, match="only one day"):
        Done((ONE, TWO), reported=True)


def test_one_statement_that_repeats_makes_it_repeat() -> None:
    assert milestone("meetings", AUGUST, Regularly()).repeats
    assert not milestone("meetings", AUGUST, Undated()).repeats


def test_a_milestone_has_words_and_lasts_a_day() -> None:
    with pytest.raises(ValueError, match="seminar has no statement"):
        milestone("seminar")
    with pytest.raises(ValueError, match="lasts less than a day"):
        milestone("seminar", AUGUST, lasts=0)
