"""The schedules of a running program, resolved as of any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.timelines import Timelines
from schedules.amend import Fate, said_of
from schedules.amendment import Added, Amendment, Author, Edit, Finished, Reworded, Undone
from schedules.milestone import Schedule, Visibility
from schedules.text import Text
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


def test_another_version_stands_from_the_next_question_on() -> None:
    timelines = Timelines([agreed("a"), agreed("b")])
    before, beside = timelines.on(on(8, 1))["a"], timelines.digests["b"]
    moved = replace(schedule(milestone("hotline", by(on(9, 30)))), id="a")
    assert timelines.take(moved)
    assert timelines.on(on(8, 1))["a"].entries["hotline"].current.due == on(9, 30)
    assert before.entries["hotline"].current.due == on(8, 31)
    assert (timelines.schedules["a"], timelines.digests["b"]) == (moved, beside)


def test_the_same_again_changes_nothing() -> None:
    timelines = Timelines([agreed("a")])
    first = timelines.on(on(8, 1))["a"]
    assert not timelines.take(agreed("a"))
    assert timelines.on(on(8, 1))["a"] is first


def test_only_what_is_known_can_have_another_version() -> None:
    with pytest.raises(KeyError):
        Timelines([agreed("a")]).take(agreed("b"))


def moved(number: int, edit: Edit) -> Amendment:
    """An amendment to the hotline of schedule a."""
    by, at = Author(7, "Anna"), datetime(2016, 7, 1, tzinfo=UTC)
    over = said_of(agreed("a"), "hotline", edit)
    return Amendment(number, "a", "hotline", edit, on(7, 1), by, at, over=over)


def test_amendments_lie_over_a_schedule_and_over_its_next_version() -> None:
    timelines = Timelines([agreed("a"), agreed("b")])
    beside = timelines.on(on(8, 1))["b"]
    timelines.lay_over([], [moved(1, Reworded("by 26 August")), moved(2, Finished(on(7, 1)))])
    timelines.lay_over([], [moved(3, Undone(2))])
    assert timelines.newest == 3
    entry = timelines.on(on(8, 1))["a"].entries["hotline"].current
    assert (entry.due, entry.state) == (on(8, 26), State.OPEN)
    assert timelines.on(on(8, 1))["b"] is beside
    assert timelines.as_said("a") == agreed("a")
    said_later = by(on(9, 30)), on(7, 2)
    assert timelines.take(replace(schedule(milestone("hotline", said_later)), id="a"))
    assert timelines.on(on(8, 1))["a"].entries["hotline"].current.due == on(9, 30)
    assert timelines.fates("a")[1] is Fate.OVERRULED


def test_what_a_chat_owns_comes_with_its_first_amendment() -> None:
    own = Schedule("chat-7", Text.of("Ours"), on(7, 1), ZoneInfo("UTC"), {})
    added = replace(
        moved(1, Added(Text.of("Call"), "by 26 August")), schedule="chat-7", milestone="call", over=""
    )
    timelines = Timelines([agreed("a")])
    timelines.lay_over([own], [added])
    assert timelines.on(on(8, 1))["chat-7"].entries["call"].current.due == on(8, 26)
    assert timelines.public == ("a",)
    assert timelines.from_files == frozenset({"a"})
