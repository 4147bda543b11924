"""A schedule resolved as of a day. The bounds themselves are judged in ``test_network``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.days import Distance, Unit
from schedules.milestone import Done, Dropped, Milestone, Open, Outcome, Schedule
from schedules.resolve import resolve
from schedules.span import Span
from schedules.timeline import State, Timeline
from schedules.when import (
    After,
    Before,
    Every,
    OnOrAfter,
    Period,
    Regularly,
    Standing,
    Undated,
    When,
    anchors_of,
)
from tests.networks import IDS, NEW_YEAR, windowed
from tests.schedules import AGREED_ON, at_each, by, milestone, on, resolved, said, schedule, the, within

AUGUST = within(on(8, 1), on(8, 31))
LATER = NEW_YEAR + timedelta(days=100)
"""A day after all that ``windowed`` schedules may hold."""


def states(*milestones: Milestone, as_of: date) -> list[State]:
    return [occurrence.state for occurrence in resolved(*milestones, as_of=as_of).values()]


# States ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "today", "state"),
    [
        (milestone("m", AUGUST), on(8, 31), State.OPEN),
        (milestone("m", AUGUST), on(9, 1), State.OVERDUE),
        (milestone("m", AUGUST, lasts=3), on(9, 2), State.OPEN),
        (milestone("m", AUGUST, lasts=3), on(9, 3), State.OVERDUE),
        (milestone("m", Undated()), on(9, 1), State.UNDATED),
        (milestone("m", OnOrAfter(on(8, 1))), on(9, 1), State.UNDATED),
        (milestone("m", Standing()), on(9, 1), State.STANDING),
        (milestone("m", AUGUST, done=on(9, 1)), on(8, 31), State.OPEN),
        (milestone("m", AUGUST, done=on(9, 1)), on(9, 1), State.DONE),
        (milestone("m", AUGUST, dropped=on(9, 1)), on(8, 31), State.OPEN),
        (milestone("m", AUGUST, dropped=on(9, 1)), on(9, 1), State.DROPPED),
        (milestone("m", Standing(), dropped=on(9, 1)), on(9, 1), State.DROPPED),
        (milestone("m", Regularly()), on(9, 1), State.UNDATED),
    ],
)
def test_how_it_stands_on_a_day(made: Milestone, today: date, state: State) -> None:
    assert states(made, as_of=today) == [state]


def test_a_schedule_without_milestones_has_an_empty_timeline() -> None:
    assert resolve(schedule(), AGREED_ON).entries == {}


# What happened --------------------------------------------------------------------------------


def test_a_done_day_is_the_span_for_all_that_hang_on_it() -> None:
    seminar = milestone("seminar", AUGUST, lasts=2, done=on(9, 5))
    found = resolved(seminar, milestone("report", After(the("seminar"))), as_of=on(9, 5))
    assert (found["seminar"].span, found["seminar"].done_on) == (Span.on(on(9, 5)), on(9, 5))
    assert found["report"].span == Span(on(9, 6))


def test_a_report_leaves_the_days_of_the_words_up_to_it() -> None:
    reported = Done((on(8, 20),), reported=True)
    expected: dict[When, Span] = {AUGUST: Span(on(8, 1), on(8, 20)), Undated(): Span(None, on(8, 20))}
    for words, span in expected.items():
        found = resolved(replace(milestone("m", words), outcome=reported), as_of=on(8, 25))["m"]
        assert (found.state, found.span, found.done_on) == (State.DONE, span, None)


def test_what_hangs_on_a_dropped_one_alone_is_undated() -> None:
    seminar = milestone("seminar", AUGUST, dropped=on(7, 1))
    report = milestone("report", After(the("seminar")), Before(the("seminar")))
    minutes = milestone("minutes", at_each((the("seminar"),)))
    found = resolved(seminar, report, minutes, as_of=on(7, 1))
    assert found["seminar"].span == Span(on(8, 1), on(8, 31))
    assert (found["report"].span, found["report"].state) == (Span(), State.UNDATED)
    assert found["minutes"].state is State.DROPPED


def test_what_happened_may_leave_no_day_to_keep_a_promise() -> None:
    seminar = milestone("seminar", AUGUST, done=on(9, 5))
    report = milestone("report", After(the("seminar")), by(on(8, 31)))
    timeline = resolve(schedule(seminar, report), on(9, 10))
    late = timeline.entries["report"].current
    assert (late.state, late.span, late.stricter) == (State.UNKEEPABLE, Span(None, on(8, 31)), None)
    assert timeline.contradictions == ()
    assert not timeline.entries["report"].contradicted


def test_a_promise_that_cannot_be_kept_binds_no_other() -> None:
    seminar = milestone("seminar", AUGUST, done=on(9, 5))
    report = milestone("report", After(the("seminar")), by(on(8, 31)))
    answer = milestone("answer", After(the("report")), within(on(9, 1), on(9, 30)))
    assert resolved(seminar, report, answer, as_of=on(9, 10))["answer"].span == Span(on(9, 7), on(9, 30))


OUTCOMES = st.integers(0, 25).map(lambda n: NEW_YEAR + timedelta(days=n))


def with_outcome(agreed: Schedule, id: str, outcome: Outcome) -> Schedule:
    changed = replace(agreed.milestones[id], outcome=outcome)
    return replace(agreed, milestones={**agreed.milestones, id: changed})


def others(timeline: Timeline, but: str = "") -> dict[str, tuple[Span, date | None, State]]:
    """What follows for all milestones but one."""
    return {o.key: (o.span, o.stricter, o.state) for _, o in timeline.occurrences() if o.milestone != but}


@given(windowed(Unit.DAY, reach=12), st.sampled_from(IDS), OUTCOMES)
def test_what_is_done_later_is_not_known_yet(agreed: Schedule, id: str, day: date) -> None:
    before = day - timedelta(days=1)
    for outcome in (Done((day,)), Dropped(day)):
        changed = resolve(with_outcome(agreed, id, outcome), before)
        assert others(changed) == others(resolve(agreed, before))


@given(windowed(Unit.DAY, Unit.MONTH, reach=12), st.sampled_from(IDS), OUTCOMES)
def test_what_was_done_bears_on_others_as_if_only_that_day_had_been_agreed(
    agreed: Schedule, id: str, day: date
) -> None:
    ended = with_outcome(agreed, id, Done((day,)))
    fixed = replace(agreed, milestones={**agreed.milestones, id: milestone(id, within(day))})
    expected = resolve(fixed, LATER)
    found = resolve(ended, LATER)
    if expected.contradictions:
        assert found.contradictions or State.UNKEEPABLE in {o.state for _, o in found.occurrences()}
    else:
        assert others(found, id) == others(expected, id)
        assert found.contradictions == ()


@given(windowed(Unit.DAY, Unit.MONTH, reach=12), st.sampled_from(IDS))
def test_what_was_dropped_bears_on_nothing(agreed: Schedule, id: str) -> None:
    """The others are as if it had never been named."""

    def without(m: Milestone) -> Milestone:
        kept = tuple(s for s in m.statements if the(id) not in anchors_of(s.when))
        return replace(m, statements=kept or (said(m.id, Undated()),))

    remaining = {m.id: without(m) for m in agreed.milestones.values() if m.id != id}
    expected = resolve(replace(agreed, milestones=remaining), LATER)
    found = resolve(with_outcome(agreed, id, Dropped(NEW_YEAR)), LATER)
    assert others(found, id) == others(expected, id)
    assert bool(found.contradictions) == bool(expected.contradictions)


@st.composite
def eventful(draw: st.DrawFn) -> Schedule:
    """Three milestones of which some were done or dropped, one that repeats, and one at each of these."""
    agreed = draw(windowed(Unit.DAY, Unit.WEEK, reach=12))
    for id in IDS:
        day = draw(OUTCOMES)
        outcomes: list[Outcome] = [Open(), Done((day,)), Done((day,), reported=True), Dropped(day)]
        agreed = with_outcome(agreed, id, draw(st.sampled_from(outcomes)))
    weekly = milestone(
        "weekly", Every(Distance(1, Unit.WEEK), the("a"), until=Period.day(LATER)), done=draw(OUTCOMES)
    )
    more = (
        weekly,
        milestone("each", at_each((the("weekly"), the("b")))),
        milestone("d", After(the("weekly"))),
    )
    return replace(agreed, milestones={**agreed.milestones, **{m.id: m for m in more}})


@given(eventful(), OUTCOMES, st.randoms())
def test_the_order_of_a_schedule_changes_nothing(agreed: Schedule, today: date, chance: Random) -> None:
    shuffled = list(agreed.milestones.items())
    chance.shuffle(shuffled)
    one, other = (
        resolve(replace(agreed, milestones=dict(items)), today)
        for items in (agreed.milestones.items(), shuffled)
    )
    assert bool(one.contradictions) == bool(other.contradictions)
    if not one.contradictions:
        assert others(one) == others(other)


@given(eventful(), OUTCOMES)
def test_every_occurrence_has_a_key_and_a_place_of_its_own(agreed: Schedule, today: date) -> None:
    timeline = resolve(agreed, today)
    assert list(timeline.entries) == list(agreed.milestones)
    keys = [o.key for _, o in timeline.occurrences()]
    assert len(set(keys)) == len(keys)
    assert all(entry.occurrences for entry in timeline.entries.values())
