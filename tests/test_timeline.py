"""What a resolved schedule says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from schedules.span import Span
from schedules.timeline import Contradiction, Entry, Occurrence, State, Timeline
from schedules.when import Undated
from tests.schedules import milestone, on, said, schedule, within

AUGUST = Span(on(8, 1), on(8, 31))
FAIR = Occurrence("fair", None, AUGUST, on(8, 20), 3, State.OPEN)


def fair(*states: State) -> Entry:
    """A fair that repeats, with an occurrence in each state."""
    numbered = tuple(replace(FAIR, number=n, state=state) for n, state in enumerate(states, 1))
    return Entry(milestone("fair", Undated()), numbered)


def test_an_occurrence_is_named_by_its_number_for_life() -> None:
    assert FAIR.key == "fair"
    assert replace(FAIR, number=3).key == "fair/3"


def test_it_is_due_on_the_last_day_that_it_runs() -> None:
    assert (FAIR.due, FAIR.stricter_due) == (on(9, 2), on(8, 22))
    assert (replace(FAIR, lasts=1).due, replace(FAIR, lasts=1).stricter_due) == (on(8, 31), on(8, 20))


def test_where_no_day_is_known_none_is_due() -> None:
    undated = replace(FAIR, span=Span(on(8, 1)), stricter=None)
    assert (undated.due, undated.stricter_due) == (None, None)
    assert replace(FAIR, span=Span.on(date(9999, 12, 29))).due == date.max
    assert replace(FAIR, span=Span.on(date(9999, 12, 30))).due is None


@pytest.mark.parametrize(
    ("states", "number"),
    [
        ([State.DONE, State.LAPSED, State.OVERDUE, State.OPEN], 3),
        ([State.DROPPED, State.OPEN, State.OPEN], 2),
        ([State.UNDATED], 1),
        ([State.DONE, State.DONE], 2),
        ([State.STANDING, State.DONE], 1),
        ([State.DONE, State.UNKEEPABLE], 2),
    ],
)
def test_the_current_one_is_the_first_that_is_not_settled(states: list[State], number: int) -> None:
    assert fair(*states).current.number == number


def test_a_timeline_lists_everything_in_the_order_of_the_schedule() -> None:
    once = Entry(milestone("a", within(on(8, 1))), (replace(FAIR, milestone="a"),))
    entries = {"fair": fair(State.DONE, State.OPEN), "a": once}
    listed = Timeline(schedule(), on(6, 14), entries).occurrences()
    assert [(m.id, o.key) for m, o in listed] == [("fair", "fair/1"), ("fair", "fair/2"), ("a", "a")]


def test_a_contradiction_names_each_milestone_once() -> None:
    found = Contradiction((said("b", Undated()), said("a", Undated()), said("b", within(on(8, 1)))), 1)
    assert found.milestones == ("b", "a")
