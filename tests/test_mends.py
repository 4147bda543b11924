"""What would mend a contradiction."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance, Unit
from schedules.mends import Mend, mends
from schedules.milestone import Milestone, Schedule, Statement
from schedules.resolve import resolve
from schedules.timeline import Contradiction
from schedules.when import (
    After,
    AllOf,
    Apart,
    Before,
    Direction,
    EveryPeriod,
    OnOrAfter,
    OnOrBefore,
    Period,
    Reach,
    Run,
    Undated,
    Within,
)
from tests.networks import open_ended, windowed
from tests.schedules import AGREED_ON, by, days, milestone, on, said, schedule, the, within

A_DAY = timedelta(days=1)


UNDATED = Undated()


def with_instead(agreed: Schedule, mend: Mend) -> Schedule:
    """The schedule with one statement meaning something else, or nothing."""
    owner = agreed.milestones[mend.statement.milestone]
    said = tuple(instead_of(s, mend) for s in owner.statements)
    return replace(agreed, milestones={**agreed.milestones, owner.id: replace(owner, statements=said)})


def instead_of(statement: Statement, mend: Mend) -> Statement:
    return replace(statement, when=mend.when or UNDATED) if statement is mend.statement else statement


def is_resolved(agreed: Schedule, found: Contradiction, mend: Mend) -> bool:
    """Whether those statements, one of them mended, hold together in the schedule."""
    held = {instead_of(statement, mend) for statement in found.statements}
    left = resolve(with_instead(agreed, mend), AGREED_ON).contradictions
    return not any(held.issuperset(other.statements) for other in left)


def hold_alone(agreed: Schedule, found: Contradiction, mend: Mend) -> bool:
    """Whether they hold where nothing else is said at all."""
    held = [instead_of(statement, mend) for statement in found.statements]
    alone = {
        id: replace(m, statements=tuple(s for s in held if s.milestone == id) or (said(id, UNDATED),))
        for id, m in agreed.milestones.items()
    }
    return not resolve(replace(agreed, milestones=alone), AGREED_ON).contradictions


def check_every_mend(agreed: Schedule) -> None:
    timeline = resolve(agreed, AGREED_ON)
    for found in timeline.contradictions:
        proposed = mends(found, timeline)
        assert proposed
        for mend in proposed:
            assert is_resolved(agreed, found, mend)
            assert hold_alone(agreed, found, mend)


def by_a_day_less(mend: Mend) -> Mend | None:
    """The same move, one day short; ``None`` where that is no move or several bounds moved."""
    match mend.statement.when, mend.when:
        case OnOrBefore(was), OnOrBefore(day, strictly) if (day - was).days > 1:
            return replace(mend, when=OnOrBefore(day - A_DAY, strictly - A_DAY))
        case OnOrAfter(was), OnOrAfter(day) if (was - day).days > 1:
            return replace(mend, when=OnOrAfter(day + A_DAY))
        case Within(Period(_, was)), Within(Period(first, last)) if (last - was).days > 1:
            return replace(mend, when=Within(Period(first, last - A_DAY)))
        case Within(Period(was, _)), Within(Period(first, last)) if (was - first).days > 1:
            return replace(mend, when=Within(Period(first + A_DAY, last)))
        case Apart(distance=Distance(was, unit)), Apart(distance=Distance(count, moved)) if (
            unit is moved and abs(count - was) > 1
        ):
            nearer = Distance(count - (1 if count > was else -1), unit)
            return replace(mend, when=replace(mend.when, distance=nearer))
        case _:
            return None


@given(windowed(Unit.DAY, Unit.WEEK, reach=30))
def test_every_mend_resolves_its_contradiction_by_days(agreed: Schedule) -> None:
    check_every_mend(agreed)


@given(windowed(Unit.MONTH, Unit.WORKING_DAY, reach=60))
def test_every_mend_resolves_its_contradiction_by_months_and_working_days(agreed: Schedule) -> None:
    check_every_mend(agreed)


@given(open_ended())
def test_every_mend_resolves_its_contradiction_with_open_ends(agreed: Schedule) -> None:
    check_every_mend(agreed)


@given(windowed(Unit.DAY, Unit.MONTH, Unit.WORKING_DAY, reach=40))
def test_no_smaller_move_would_do(agreed: Schedule) -> None:
    timeline = resolve(agreed, AGREED_ON)
    for found in timeline.contradictions:
        for mend in mends(found, timeline):
            shorter = by_a_day_less(mend)
            assert shorter is None or not hold_alone(agreed, found, shorter)


def test_the_smallest_change_is_proposed() -> None:
    agreed = schedule(
        milestone("trial", After(the("report")), within(on(7, 1), on(7, 18))),
        milestone("report", OnOrAfter(on(7, 20))),
    )
    timeline = resolve(agreed, AGREED_ON)
    (found,) = timeline.contradictions
    assert found.misses_by == 3
    assert {(mend.statement.milestone, mend.when) for mend in mends(found, timeline)} == {
        ("trial", within(on(7, 1), on(7, 21))),
        ("report", OnOrAfter(on(7, 17))),
    }


def test_a_circle_of_words_without_days_can_only_be_given_up() -> None:
    agreed = schedule(milestone("a", Before(the("b"))), milestone("b", Before(the("a")), by(on(8, 1))))
    timeline = resolve(agreed, AGREED_ON)
    (found,) = timeline.contradictions
    (mend,) = mends(found, timeline)
    assert mend.when is None


def proposed(*milestones: Milestone) -> list[tuple[str, object]]:
    """For the one contradiction of these milestones: whose words would have to mean what."""
    timeline = resolve(schedule(*milestones), AGREED_ON)
    (found,) = timeline.contradictions
    return [(mend.statement.milestone, mend.when) for mend in mends(found, timeline)]


def test_the_newest_is_proposed_first() -> None:
    report = milestone("report", (by(on(6, 30)), on(6, 14)))
    audit = milestone("audit", (Before(the("report")), on(6, 15)), (OnOrAfter(on(7, 12)), on(6, 20)))
    assert proposed(audit, report) == [("audit", OnOrAfter(on(6, 29))), ("report", by(on(7, 13)))]


def test_of_a_circle_the_newest_is_given_up() -> None:
    hen = milestone("hen", Apart(the("egg"), days(3), Direction.AFTER, Reach.EXACTLY))
    assert proposed(milestone("egg", After(the("hen"))), hen) == [("hen", None)]


def test_words_about_something_that_says_nothing_itself() -> None:
    """Both are about the report alone, and the fair is in neither."""
    apart = Apart(the("fair"), days(9), Direction.AFTER, Reach.AT_LEAST)
    soon = Apart(the("fair"), days(4), Direction.AFTER, Reach.WITHIN)
    fair = milestone("fair", Undated())
    assert proposed(fair, milestone("report", apart, soon)) == [
        ("report", replace(soon, distance=days(9))),
        ("report", replace(apart, distance=days(4))),
    ]


def test_a_run_moves_as_a_whole() -> None:
    meeting = milestone("meeting", Run(Period(on(8, 24), on(8, 25))), by(on(8, 20)))
    assert proposed(meeting) == [
        ("meeting", by(on(8, 24))),
        ("meeting", Run(Period(on(8, 20), on(8, 21)))),
    ]


def test_one_part_of_several_words_is_moved() -> None:
    fair = milestone("fair", within(on(8, 10)))
    report = milestone("report", AllOf((After(the("fair")), by(on(8, 1)))))
    assert proposed(fair, report) == [
        ("report", AllOf((After(the("fair")), by(on(8, 11))))),
        ("fair", within(on(7, 31), on(8, 10))),
    ]


def test_months_that_vary_are_tried_until_they_do() -> None:
    """From 31 January a month takes 28 days, and never fewer; from 5 July it takes 31."""
    month = Apart(the("fair"), Distance(1, Unit.MONTH), Direction.AFTER, Reach.AT_LEAST)
    soon = Apart(the("fair"), days(20), Direction.AFTER, Reach.WITHIN)
    report = milestone("report", month, soon)
    assert proposed(milestone("fair", Undated()), report) == [("report", replace(soon, distance=days(28)))]
    at_month = milestone("report", month, by(on(7, 10)))
    assert proposed(milestone("fair", within(on(7, 5))), at_month) == [
        ("report", by(on(8, 5))),
        ("fair", within(on(6, 10), on(7, 5))),
    ]


def test_a_rhythm_stays_and_the_words_beside_it_move() -> None:
    quarterly = milestone("review", EveryPeriod(CalendarUnit.QUARTER, Period.day(AGREED_ON)))
    draft = milestone("draft", After(the("review")), by(on(6, 20)))
    assert proposed(quarterly, draft) == [("draft", by(on(7, 2)))]


def test_beyond_the_calendar_nothing_is_proposed() -> None:
    last = date(9999, 12, 31)
    assert proposed(
        milestone("end", OnOrAfter(last), Before(the("start"))), milestone("start", by(last))
    ) == [("end", OnOrAfter(last - A_DAY))]


@pytest.mark.parametrize(
    ("distance", "reach", "report", "mended"),
    [
        (Distance(1, Unit.MONTH), Reach.WITHIN, within(on(10, 20)), 3),  # after 1 August
        (Distance(6, Unit.MONTH), Reach.AT_LEAST, within(on(10, 20)), 2),
        (Distance(2, Unit.MONTH), Reach.EXACTLY, within(on(12, 1)), 4),
        (Distance(1, Unit.YEAR), Reach.WITHIN, within(on(8, 2, 2019)), 4),
        (Distance(10, Unit.WORKING_DAY), Reach.WITHIN, within(on(8, 31)), 22),
        (Distance(30, Unit.WORKING_DAY), Reach.AT_LEAST, within(on(8, 31)), 22),
        (Distance(30, Unit.WORKING_DAY), Reach.EXACTLY, within(on(8, 31)), 22),
    ],
)
def test_a_distance_is_moved_in_its_own_unit(
    distance: Distance, reach: Reach, report: Within, mended: int
) -> None:
    apart = Apart(the("fair"), distance, Direction.AFTER, reach)
    agreed = schedule(milestone("fair", within(on(8, 1))), milestone("report", report, apart))
    timeline = resolve(agreed, AGREED_ON)
    moved = [
        mend.when for mend in mends(timeline.contradictions[0], timeline) if mend.statement.when == apart
    ]
    assert moved == [replace(apart, distance=Distance(mended, distance.unit))]
