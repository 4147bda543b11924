"""Statements that cannot all hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from schedules.calendar_units import CalendarUnit
from schedules.days import Unit
from schedules.milestone import Milestone, Schedule, Statement
from schedules.resolve import resolve
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import Contradiction
from schedules.when import After, AllOf, Apart, Before, Direction, EveryPeriod, Period, Reach, Undated
from tests.networks import open_ended, windowed
from tests.schedules import AGREED_ON, by, days, milestone, on, schedule, the, within

SOME_DAY = date(2016, 1, 1)
JUNE = within(on(6, 1), on(6, 30))


def saying_only(statements: Iterable[Statement], agreed: Schedule) -> Schedule:
    """The milestones of a schedule with no other words than these, each said once."""
    kept = list(statements)

    def words(milestone: Milestone) -> tuple[Statement, ...]:
        said = tuple(dict.fromkeys(s for s in milestone.statements if s in kept))
        return said or (Statement(milestone.id, Text.of("to be agreed"), SOME_DAY, Undated()),)

    return schedule(*(Milestone(m.id, m.title, words(m), lasts=m.lasts) for m in agreed.milestones.values()))


def contradictions(agreed: Schedule) -> tuple[Contradiction, ...]:
    return resolve(agreed, SOME_DAY).contradictions


def assert_irreducible(agreed: Schedule) -> None:
    for found in contradictions(agreed):
        (alone,) = contradictions(saying_only(found.statements, agreed))
        assert set(alone.statements) == set(found.statements)
        for one in found.statements:
            rest = [other for other in found.statements if other != one]
            assert contradictions(saying_only(rest, agreed)) == ()


@given(open_ended())
def test_drop_any_one_statement_and_the_rest_hold_by_days(agreed: Schedule) -> None:
    assert_irreducible(agreed)


@given(windowed(Unit.MONTH, Unit.WORKING_DAY, reach=40))
def test_drop_any_one_statement_and_the_rest_hold_by_months_and_working_days(agreed: Schedule) -> None:
    assert_irreducible(agreed)


@given(st.one_of(windowed(Unit.DAY, reach=20), windowed(Unit.MONTH, Unit.WORKING_DAY, reach=40)))
def test_with_the_newest_of_each_set_aside_the_rest_holds(agreed: Schedule) -> None:
    order = [s for m in agreed.milestones.values() for s in m.statements]
    aside = {
        max(found.statements, key=lambda s: (s.said_on, order.index(s))) for found in contradictions(agreed)
    }
    assert contradictions(saying_only([s for s in order if s not in aside], agreed)) == ()


def told(*milestones: Milestone) -> list[tuple[tuple[str, ...], int]]:
    """Of each contradiction whose words are in it, in order, and by how many days they miss."""
    found = resolve(schedule(*milestones), AGREED_ON).contradictions
    return [(tuple(s.milestone for s in one.statements), one.misses_by) for one in found]


def test_a_chain_that_leaves_no_day_misses_by_the_days_between() -> None:
    seminar = milestone("seminar", within(on(8, 1), on(8, 31)))
    report = milestone("report", After(the("seminar")), by(on(7, 20)))
    assert told(seminar, report) == [(("seminar", "report", "report"), 13)]


def test_two_statements_about_one_milestone() -> None:
    assert told(milestone("seminar", JUNE, within(on(7, 5), on(7, 31)))) == [(("seminar", "seminar"), 5)]


def test_a_circle_that_pushes_itself_forward() -> None:
    ahead = Apart(the("b"), days(3), Direction.BEFORE, Reach.AT_LEAST)
    assert told(milestone("a", ahead), milestone("b", Before(the("a")))) == [(("a", "b"), 4)]


def test_one_that_would_come_before_itself() -> None:
    assert told(milestone("a", Before(the("a")))) == [(("a",), 1)]


def test_what_bears_on_nothing_is_left_out() -> None:
    early = milestone("early", within(on(7, 1), on(7, 10)))
    late = milestone("late", within(on(9, 1)), Before(the("early")))
    others = [milestone(f"other {n}", Before(the("early")), After(the("first"))) for n in range(3)]
    first = milestone("first", JUNE)
    ((members, _),) = told(first, *others, early, late)
    assert set(members) == {"early", "late"}


def test_a_contradiction_is_told_in_the_order_in_which_it_was_said() -> None:
    amended = milestone("a", (by(on(7, 1)), on(6, 20)))
    older = milestone("b", (Before(the("a")), on(6, 14)), (within(on(8, 1)), on(6, 16)))
    (found,) = resolve(schedule(amended, older), AGREED_ON).contradictions
    assert [s.said_on.day for s in found.statements] == [14, 16, 20]


def test_its_members_fall_back_on_their_own_words_and_all_others_go_on_without_the_newest() -> None:
    seminar = milestone("seminar", within(on(8, 1), on(8, 31)))
    report = milestone("report", After(the("seminar")), (by(on(7, 20)), on(7, 1)))
    answer = milestone("answer", After(the("report")))
    entries = resolve(schedule(seminar, report, answer), AGREED_ON).entries
    assert [id for id, entry in entries.items() if entry.contradicted] == ["seminar", "report"]
    assert entries["seminar"].current.span == Span(on(8, 1), on(8, 31))
    assert entries["report"].current.span == Span(None, on(7, 20))
    assert entries["answer"].current.span == Span(on(8, 3))


def test_what_nothing_is_left_of_still_has_its_own_days() -> None:
    """All that was said of it is one statement, which is set aside, and nothing hangs on it."""
    seminar = milestone("seminar", within(on(8, 1), on(8, 31)))
    report = milestone("report", AllOf((After(the("seminar")), by(on(7, 20)))))
    found = resolve(schedule(seminar, report), AGREED_ON).entries["report"]
    assert found.contradicted
    assert found.current.span == Span(None, on(7, 20))


def test_two_contradictions_are_told_apart() -> None:
    impossible = [milestone(id, JUNE, within(on(7, 2))) for id in ("a", "b")]
    assert told(*impossible) == [(("a", "a"), 2), (("b", "b"), 2)]


def test_a_rhythm_that_contradicts_words_is_among_them() -> None:
    quarterly = milestone("review", EveryPeriod(CalendarUnit.QUARTER, Period.day(AGREED_ON)))
    draft = milestone("draft", After(the("review")), by(on(6, 20)))
    ((members, misses_by),) = told(quarterly, draft)
    assert set(members) == {"review", "draft"}
    assert misses_by == (on(7, 2) - on(6, 20)) / timedelta(days=1)


def test_one_part_can_hold_several_contradictions_found_one_after_another() -> None:
    """All hang on the fair; each of the three misses on its own, and what hangs on none still resolves."""
    fair = milestone("fair", JUNE)
    report = milestone("report", After(the("fair")), by(on(7, 31)))
    ids = {"tent": 3, "menu": 4, "band": 5}
    late = [milestone(id, Before(the("fair")), (within(on(7, n)), on(6, n))) for id, n in ids.items()]
    found = resolve(schedule(fair, *late, report), AGREED_ON)
    assert {(set(one.milestones) - {"fair"}).pop() for one in found.contradictions} == ids.keys()
    assert [id for id, entry in found.entries.items() if not entry.contradicted] == ["report"]
    assert found.entries["report"].current.span == Span(on(6, 2), on(7, 31))
