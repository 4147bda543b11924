"""The schedules of a running program, resolved as of any day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.timelines import Timelines
from schedules.milestone import Schedule, Visibility
from schedules.timeline import State
from tests.schedules import by, milestone, on, schedule


def agreed(id: str, visibility: Visibility = Visibility.PUBLIC) -> Schedule:
    """A schedule with one milestone, due on 31 August."""
    return replace(schedule(milestone("hotline", by(on(8, 31)))), id=id, visibility=visibility)


def test_they_are_resolved_as_of_the_day_asked_for() -> None:
    timelines = Timelines([agreed("a")])
    assert timelines.on(on(8, 31))["a"].entries["hotline"].current.state is State.OPEN
    assert timelines.on(on(9, 1))["a"].entries["hotline"].current.state is State.OVERDUE


def test_each_is_resolved_once_a_day() -> None:
    timelines = Timelines([agreed("a"), agreed("b")])
    first = timelines.on(on(8, 1))
    assert timelines.on(on(8, 1), ["b", "a"])["a"] is first["a"]
    assert timelines.on(on(8, 2))["a"] is not first["a"]


def test_only_those_asked_for_that_are_known_are_given() -> None:
    timelines = Timelines([agreed("a"), agreed("b"), agreed("c")])
    assert list(timelines.on(on(8, 1))) == ["a", "b", "c"]
    assert list(timelines.on(on(8, 1), ["c", "gone", "a"])) == ["c", "a"]
    assert timelines.on(on(8, 1), []) == {}


def test_those_that_anyone_may_see_are_named() -> None:
    timelines = Timelines([agreed("a"), agreed("b", Visibility.INVITED), agreed("c")])
    assert timelines.public == ("a", "c")
    assert list(timelines.schedules) == ["a", "b", "c"]


def test_there_may_be_none() -> None:
    assert Timelines([]).on(on(8, 1)) == {}


def test_two_with_the_same_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two files hold the schedule a; give one of them another id"):
        Timelines([agreed("a"), agreed("a")])
