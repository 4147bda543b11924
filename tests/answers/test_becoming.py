"""What became of things, what would, and what is to be done at a milestone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answers import Answer, answer
from bot.questions import (
    Changed,
    ComesBefore,
    Days,
    Due,
    HappensAt,
    HowMany,
    IfMoved,
    Overdue,
    Question,
    Side,
    WasDone,
    WasDropped,
)
from schedules.milestone import Done
from schedules.resolve import resolve
from schedules.whatif import what_if
from schedules.when import After, At, Before, OnOrAfter, Undated, When, Within
from tests.answers.asking import among, asked, ref
from tests.questions.agreement import ID, asker, timelines
from tests.questions.agreement import ref as of_harbour
from tests.schedules import at_each, by, milestone, on, the, within

JULY = within(on(7, 1), on(7, 31))
SINCE_JULY = OnOrAfter(on(7, 1))


def harbour(question: Question, month: int = 7, day: int = 25) -> Answer:
    """The answer about the agreement of ``tests.questions.agreement``."""
    today = on(month, day)
    return answer(question, timelines(today), asker(today=today))


@pytest.mark.parametrize(("days", "ids"), [(SINCE_JULY, ("b", "c", "d", "f")), (JULY, ("b", "c", "d", "f"))])
def test_what_changed_is_what_was_done_dropped_or_said_otherwise(days: When, ids: tuple[str, ...]) -> None:
    found = asked(
        Changed(Days(days)),
        milestone("a", by(on(6, 30)), done=on(6, 28)),
        milestone("b", by(on(7, 1)), done=on(7, 4)),
        milestone("c", by(on(8, 1)), dropped=on(7, 2)),
        milestone("d", (by(on(9, 1)), on(7, 10))),
        milestone("e", by(on(7, 3))),
        replace(milestone("f", by(on(7, 3))), outcome=Done((on(7, 5),), reported=True)),
        milestone("g", (by(on(9, 1)), on(5, 10))),
    )
    assert found.milestones == ids


def test_what_was_dropped_is_asked_of_some_days_or_of_all() -> None:
    made = [milestone("a", by(on(8, 1)), dropped=on(6, 20)), milestone("b", by(on(8, 1)), dropped=on(7, 2))]
    assert asked(WasDropped(), *made).milestones == ("a", "b")
    assert asked(WasDropped(Days(JULY)), *made).milestones == ("b",)


def test_what_was_due_is_what_is_still_open_and_had_its_day_then() -> None:
    found = asked(
        Due(Days(JULY), past=True),
        milestone("done", by(on(7, 1)), done=on(7, 1)),
        milestone("late", by(on(7, 2))),
        milestone("earlier", by(on(6, 30))),
        milestone("window", within(on(7, 1), on(8, 31))),
        milestone("undated", Undated()),
    )
    assert found.milestones == ("late",)
    assert (found.possibly, found.undated) == ((), ())


def test_what_is_to_be_done_at_a_milestone_says_so() -> None:
    found = asked(
        HappensAt(ref("meeting")),
        milestone("meeting", within(on(9, 1), on(9, 30))),
        milestone("report", At(the("meeting"))),
        milestone("each", at_each((the("meeting"),))),
        milestone("minutes", After(the("meeting"))),
        milestone("agenda", Before(the("meeting"))),
    )
    assert set(found.milestones) == {"report", "each"}


def test_where_nothing_is_to_be_done_at_a_milestone_what_comes_before_it_is_told() -> None:
    made = (
        milestone("meeting", within(on(9, 1), on(9, 30))),
        milestone("agenda", Before(the("meeting"))),
        milestone("minutes", After(the("meeting"))),
    )
    found = asked(HappensAt(ref("meeting")), *made)
    assert (found.milestones, found.instead) == (("agenda",), ComesBefore(ref("meeting")))
    assert asked(HowMany(HappensAt(ref("meeting"))), *made).count == 0


def test_what_would_move_is_what_the_resolver_says() -> None:
    made = (
        milestone("meeting", within(on(9, 1), on(9, 30))),
        milestone("agenda", Before(the("meeting"))),
        milestone("other", by(on(9, 1))),
        milestone("minutes", After(the("meeting"))),
    )
    when = Within(within(on(10, 1), on(10, 31)).period)
    found = asked(IfMoved(ref("meeting"), "in October", when), *made)
    (timeline,) = among(*made).values()
    assert found.what_if is not None
    judge = what_if(timeline.schedule, "meeting", "in October", when, timeline.on)
    assert found.what_if.changes == judge.changes
    assert found.milestones == ("meeting", "agenda", "minutes")
    assert resolve(timeline.schedule, timeline.on).entries == timeline.entries  # nothing was changed


def test_what_would_not_move_anything_is_about_the_milestone_all_the_same() -> None:
    done = milestone("a", by(on(7, 1)), done=on(7, 1))
    assert asked(IfMoved(ref("a"), "in October", JULY), done).milestones == ("a",)


def test_what_a_side_is_late_with_and_what_it_has_done() -> None:
    assert harbour(Overdue(Side(ID, "city")), 9, 3).milestones == ("fees", "survey")
    assert "dredging" in harbour(Overdue(Side(ID, "port")), 9, 3).milestones
    assert harbour(WasDone(by=Side(ID, "city"))).milestones == ("plenary-1",)
    assert of_harbour("fees") == harbour(Overdue(Side(ID, "city"))).items[0].ref
