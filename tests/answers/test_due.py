"""What is due in some days: surely, possibly, without a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.questions import Days, Due
from schedules.days import Distance, Unit
from schedules.milestone import Milestone
from schedules.timeline import Occurrence, State, Timeline
from schedules.when import (
    After,
    AllOf,
    Apart,
    At,
    Before,
    By,
    Direction,
    Every,
    From,
    OnOrAfter,
    OnOrBefore,
    Period,
    Reach,
    Regularly,
    Run,
    Standing,
    Undated,
    When,
    Within,
)
from tests.answers.asking import ID, TODAY, among, asked
from tests.schedules import AGREED_ON, by, days, milestone, on, the, within

AUGUST = within(on(8, 1), on(8, 31))


def due(when: When | None, *milestones: Milestone, today: date = TODAY) -> tuple[list[str], ...]:
    """The three parts of what is due, as ids."""
    hangs = not isinstance(when, Within | Run | OnOrBefore | OnOrAfter)
    asks = Due(Days(when, ID if hangs else None) if when else None)
    found = asked(asks, *milestones, today=today)
    assert found.items == (*found.surely, *found.possibly, *found.undated)
    assert len(found.items) == len({item.occurrence.key for item in found.items})
    return tuple(
        [item.occurrence.milestone for item in part] for part in (found.surely, found.possibly, found.undated)
    )


# What is due in some days ---------------------------------------------------------------------------


def test_surely_due_is_what_has_its_due_day_in_the_days() -> None:
    assert due(AUGUST, milestone("a", by(on(8, 31)))) == (["a"], [], [])
    assert due(AUGUST, milestone("a", by(on(9, 1)))) == ([], [], [])
    assert due(AUGUST, milestone("a", within(on(7, 20), on(8, 1)))) == (["a"], [], [])


def test_the_due_day_of_what_lasts_is_its_last() -> None:
    assert due(AUGUST, milestone("a", by(on(8, 31)), lasts=2)) == ([], [], [])
    assert due(AUGUST, milestone("a", by(on(8, 30)), lasts=2)) == (["a"], [], [])


def test_possibly_due_is_a_window_that_overlaps_the_days_and_ends_after_them() -> None:
    assert due(AUGUST, milestone("a", within(on(8, 31), on(9, 30)))) == ([], ["a"], [])
    assert due(AUGUST, milestone("a", within(on(9, 1), on(9, 30)))) == ([], [], [])
    assert due(AUGUST, milestone("a", within(on(7, 1), on(9, 30)))) == ([], ["a"], [])


def test_possibly_due_is_what_is_surely_in_time_only_in_the_days() -> None:
    assert due(AUGUST, milestone("a", by(on(9, 30), strictly=on(8, 31)))) == ([], ["a"], [])
    assert due(AUGUST, milestone("a", by(on(9, 30), strictly=on(7, 31)))) == ([], [], [])


def test_what_has_no_date_may_be_due_in_any_days_unless_it_cannot_begin_before_they_are_over() -> None:
    assert due(AUGUST, milestone("a", Undated())) == ([], [], ["a"])
    assert due(AUGUST, milestone("a", OnOrAfter(on(8, 31)))) == ([], [], ["a"])
    assert due(AUGUST, milestone("a", OnOrAfter(on(9, 1)))) == ([], [], [])
    assert due(within(on(6, 1), on(6, 30)), milestone("a", Undated())) == ([], [], [])


FORUM = milestone("x", OnOrAfter(on(9, 1)))
SPEECH = milestone("a", Before(the("x")))  # no due day, but surely in time only by 31 August


def test_possibly_due_is_what_has_no_due_day_and_is_surely_in_time_only_in_the_days() -> None:
    assert due(AUGUST, FORUM, SPEECH) == ([], ["a"], [])
    assert due(by(on(8, 31)), FORUM, SPEECH) == ([], ["a"], [])
    assert due(by(on(8, 30)), FORUM, SPEECH) == ([], [], ["a"])
    assert due(within(on(9, 1), on(9, 30)), FORUM, SPEECH) == ([], [], ["x", "a"])
    begun = milestone("a", OnOrAfter(on(8, 10)), Before(the("x")))
    assert due(within(on(8, 1), on(8, 9)), FORUM, begun) == ([], [], [])


def test_before_includes_what_is_overdue_and_in_does_not() -> None:
    late = milestone("late", by(on(7, 10)))
    assert due(by(on(8, 31)), late) == (["late"], [], [])
    assert due(AUGUST, late) == ([], [], [])
    assert due(within(on(7, 25), on(8, 24)), late) == ([], [], [])


def test_done_dropped_and_standing_ones_are_not_due() -> None:
    settled = (
        milestone("done", AUGUST, done=on(7, 20)),
        milestone("dropped", AUGUST, dropped=on(7, 20)),
        milestone("standing", Standing()),
    )
    assert due(AUGUST, *settled) == ([], [], [])
    assert due(None, *settled) == ([], [], [])


def test_they_come_by_due_day_and_then_by_first_day() -> None:
    later, deadline, window = (
        milestone("later", by(on(8, 31))),
        milestone("deadline", by(on(8, 15))),
        milestone("window", within(on(8, 1), on(8, 15))),
    )
    assert due(AUGUST, later, deadline, window) == (["window", "deadline", "later"], [], [])


def test_each_time_of_a_repeating_milestone_stands_in_one_part() -> None:
    quarterly = milestone("q", Every(Distance(1, Unit.MONTH), the("a")))
    start = milestone("a", within(on(8, 1), on(8, 10)))
    surely, possibly, undated = due(within(on(9, 1), on(10, 5)), start, quarterly)
    assert (surely, possibly, undated) == (["q"], ["q"], [])


# Days that hang on a milestone ------------------------------------------------------------------------

DIALOGUE = milestone("x", within(on(10, 1), on(10, 31)))


def test_before_a_milestone_is_certain_up_to_its_first_day_and_possible_up_to_its_last() -> None:
    early, between, last = (
        milestone("early", by(on(9, 30))),
        milestone("between", by(on(10, 1))),
        milestone("last", by(on(10, 31))),
    )
    assert due(Before(the("x")), DIALOGUE, early, between, last) == (["early"], ["between"], [])
    assert due(By(the("x")), DIALOGUE, early, between, last) == (["early", "between"], ["x", "last"], [])


def test_what_was_agreed_to_come_before_it_is_certain() -> None:
    assert due(Before(the("x")), DIALOGUE, milestone("a", Before(the("x")))) == (["a"], [], [])


def test_what_was_agreed_to_come_before_what_has_no_date_has_none_either() -> None:
    other = milestone("other", Before(the("y")))
    later = milestone("y", OnOrAfter(on(8, 20)))
    assert due(Before(the("x")), FORUM, SPEECH, later, other) == ([], ["other"], ["a", "y"])


def test_what_was_agreed_to_come_after_it_cannot_be_before_it() -> None:
    others = (milestone("later", After(the("x"))), milestone("undated", Undated()))
    assert due(Before(the("x")), DIALOGUE, *others) == ([], [], ["undated"])
    assert due(After(the("x")), DIALOGUE, milestone("a", Before(the("x")))) == ([], [], [])


def test_after_a_milestone_is_certain_after_its_last_day_and_possible_after_its_first() -> None:
    others = (milestone("a", by(on(10, 1))), milestone("b", by(on(10, 2))), milestone("c", by(on(11, 1))))
    assert due(After(the("x")), DIALOGUE, *others) == (["c"], ["b"], [])
    assert due(From(the("x")), DIALOGUE, *others) == (["x", "c"], ["a", "b"], [])


def test_at_a_milestone_is_on_its_days() -> None:
    others = (milestone("a", by(on(10, 1))), milestone("b", by(on(11, 1))))
    assert due(At(the("x")), DIALOGUE, *others) == ([], ["a", "x"], [])
    fixed = milestone("x", within(on(10, 1)))
    assert due(At(the("x")), fixed, *others) == (["x", "a"], [], [])


def test_distances_from_a_milestone() -> None:
    soon_after = Apart(the("x"), days(30), Direction.AFTER, Reach.WITHIN)
    others = (milestone("a", by(on(10, 31))), milestone("b", by(on(11, 20))), milestone("c", by(on(12, 1))))
    assert due(soon_after, DIALOGUE, *others) == (["a"], ["b"], [])
    both = AllOf((After(the("x")), by(on(11, 30))))
    assert due(both, DIALOGUE, *others) == (["b"], ["a"], [])


# What is due at all ------------------------------------------------------------------------------------


def test_due_alone_is_overdue_or_due_in_thirty_days_or_open_now_or_undated() -> None:
    found = due(
        None,
        milestone("late", by(on(7, 1))),
        milestone("soon", by(TODAY + timedelta(days=30))),
        milestone("far", by(TODAY + timedelta(days=31))),
        milestone("open now", within(on(7, 1), on(12, 31))),
        milestone("opens later", within(on(7, 26), on(12, 31))),
        milestone("strict", by(on(12, 31), strictly=on(8, 1))),
        milestone("undated", Undated()),
        milestone("undated later", OnOrAfter(on(12, 1))),
    )
    assert found == (["late", "soon"], ["open now", "strict"], ["undated", "undated later"])


def test_due_alone_is_also_what_has_no_due_day_and_is_surely_in_time_only_in_thirty_days() -> None:
    for ahead, soon in {-1: False, 0: True, 30: True, 31: False}.items():
        forum = milestone("x", OnOrAfter(TODAY + timedelta(days=ahead + 1)))
        assert due(None, forum, SPEECH) == ([], *((["a"], ["x"]) if soon else ([], ["x", "a"])))


Asks = Within | OnOrBefore | OnOrAfter
PERIODS: st.SearchStrategy[Asks] = st.one_of(
    st.tuples(st.integers(0, 120), st.integers(0, 60)).map(
        lambda pair: within(AGREED_ON + timedelta(days=pair[0]), AGREED_ON + timedelta(days=sum(pair)))
    ),
    st.integers(0, 150).map(lambda count: by(AGREED_ON + timedelta(days=count))),
    st.integers(0, 150).map(lambda count: OnOrAfter(AGREED_ON + timedelta(days=count))),
)
WHENS: st.SearchStrategy[When] = st.one_of(
    PERIODS,
    st.tuples(st.integers(0, 150), st.integers(0, 40)).map(
        lambda pair: by(AGREED_ON + timedelta(days=sum(pair)), AGREED_ON + timedelta(days=pair[0]))
    ),
    st.sampled_from([Undated(), Standing(), Regularly(), Before(the("m0")), After(the("m0"))]),
    st.integers(1, 60).map(lambda count: Every(days(count), Period.day(AGREED_ON))),
)


@st.composite
def agreements(draw: st.DrawFn) -> tuple[Milestone, ...]:
    """A few milestones of all kinds; the first has days of its own."""
    whens = [draw(PERIODS), *draw(st.lists(WHENS, max_size=6))]
    made = (milestone(f"m{number}", when, lasts=draw(st.integers(1, 3))) for number, when in enumerate(whens))
    return tuple(_ended(each, draw(st.sampled_from(["open", "open", "done", "dropped"]))) for each in made)


def _ended(made: Milestone, how: str) -> Milestone:
    whens = [statement.when for statement in made.statements]
    match how:
        case "done":
            return milestone(made.id, *whens, lasts=made.lasts, done=on(7, 1))
        case "dropped":
            return milestone(made.id, *whens, lasts=made.lasts, dropped=on(7, 1))
        case _:
            return made


def _day_by_day(when: Asks) -> frozenset[date]:
    """The days asked about, one by one, far enough into the past and the future."""
    days_around = (date(2014, 1, 1) + timedelta(days=count) for count in range(4000))
    match when:
        case Within(period):
            return frozenset(day for day in days_around if period.first <= day <= period.last)
        case OnOrBefore(last):
            return frozenset(day for day in days_around if day <= last)
        case OnOrAfter(first):
            return frozenset(day for day in days_around if day >= first)


def _part(occurrence: Occurrence, asks: frozenset[date], *, ends: bool, today: date) -> str | None:
    """The rules of the design once more, in other words."""
    if occurrence.state in {State.DONE, State.DROPPED, State.STANDING, State.LAPSED, State.UNKEEPABLE}:
        return None
    end, first = occurrence.due, occurrence.span.earliest
    over = max(asks) if ends else None
    if end is None:
        if occurrence.stricter_due in asks:
            return "possibly"
        is_too_late = over is not None and (over < today or (first is not None and first > over))
        return None if is_too_late else "undated"
    if end in asks:
        return "surely"
    if occurrence.stricter_due in asks:
        return "possibly"
    if first is not None and over is not None and end > over and asks & _days_from(first, end):
        return "possibly"
    return None


def _days_from(first: date, last: date) -> frozenset[date]:
    return frozenset(first + timedelta(days=count) for count in range((last - first).days + 1))


def _expected(timeline: Timeline, when: Asks) -> Mapping[str, set[str]]:
    asks = _day_by_day(when)
    parts: dict[str, set[str]] = {"surely": set(), "possibly": set(), "undated": set()}
    for id, entry in timeline.entries.items():
        ends = not isinstance(when, OnOrAfter)
        for each in entry.occurrences:
            if its := _part(each, asks, ends=ends, today=timeline.on):
                parts[its].add(id)
    return parts


@given(agreements(), PERIODS, st.integers(0, 90))
def test_the_parts_are_those_of_the_rules(made: tuple[Milestone, ...], when: Asks, later: int) -> None:
    today = AGREED_ON + timedelta(days=later)
    surely, possibly, undated = due(when, *made, today=today)
    parts = {"surely": set(surely), "possibly": set(possibly), "undated": set(undated)}
    assert parts == _expected(among(*made, today=today)[ID], when)
