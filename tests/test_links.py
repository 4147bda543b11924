"""Statements as inequalities between days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.days import Distance, IsWorkingDay, Unit, is_weekday
from schedules.links import FIRST_DAY, LAST_DAY, Anchors, Link, Term, term_of
from schedules.milestone import Statement
from schedules.when import (
    After,
    AllOf,
    Anchored,
    Apart,
    At,
    Before,
    By,
    Direction,
    Every,
    From,
    MilestoneAnchor,
    OnOrAfter,
    OnOrBefore,
    Period,
    Reach,
    Run,
    Standing,
    Undated,
    When,
    Within,
)
from tests.networks import NEW_YEAR
from tests.schedules import days, on, said, the

X = the("x")
REST_DAYS = frozenset(NEW_YEAR + timedelta(days=n) for n in (3, 4, 5, 9, 20))


def is_no_rest_day(day: date) -> bool:
    return day not in REST_DAYS and is_weekday(day)


def term(when: When, lasts: int = 1, is_working_day: IsWorkingDay = is_weekday) -> Term:
    """Words about ``m``; what they hang on runs for ``lasts`` days."""
    return term_of(said("m", when), 0, Anchors(lambda anchor, _: anchor.id, lambda _: lasts, is_working_day))


def bounds(when: When) -> tuple[date | None, date | None, date | None]:
    read = term(when)
    assert not read.links
    first, last, strict = (day and date.fromordinal(day) for day in (read.earliest, read.latest, read.strict))
    return first or None, last or None, strict or None


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (Within(Period(on(8, 1), on(8, 31))), (on(8, 1), on(8, 31), on(8, 31))),
        (Run(Period(on(8, 24), on(8, 25))), (on(8, 24), on(8, 24), on(8, 24))),
        (OnOrBefore(on(8, 31), on(7, 31)), (None, on(8, 31), on(7, 31))),
        (OnOrAfter(on(8, 1)), (on(8, 1), None, None)),
        (
            AllOf((OnOrAfter(on(8, 1)), OnOrBefore(on(9, 30), on(9, 30)), OnOrBefore(on(9, 15), on(9, 1)))),
            (on(8, 1), on(9, 15), on(9, 1)),
        ),
        (AllOf((OnOrAfter(on(8, 5)), OnOrAfter(on(8, 1)))), (on(8, 5), None, None)),
        (Standing(), (None, None, None)),
        (Undated(), (None, None, None)),
        (Every(days(3), X), (None, None, None)),
    ],
)
def test_dated_words_are_bounds(when: When, expected: tuple[date | None, date | None, date | None]) -> None:
    assert bounds(when) == expected


def test_words_that_hang_on_two_have_links_to_both() -> None:
    read = term(AllOf((After(X), Before(the("y")), OnOrAfter(on(8, 1)))))
    assert [(link.earlier, link.later) for link in read.links] == [("x", "m"), ("m", "y")]
    assert [link.other for link in read.links] == ["x", "y"]
    assert read.earliest == on(8, 1).toordinal()


def test_an_anchor_that_binds_nothing_has_no_link() -> None:
    def nothing(anchor: MilestoneAnchor, statement: Statement) -> None:
        return None

    assert term_of(said("m", Before(X)), 0, Anchors(nothing, lambda _: 1, is_weekday)).links == ()


ORDINALS = st.integers(-40, 80).map(lambda days: (NEW_YEAR + timedelta(days=days)).toordinal())
DISTANCES = st.builds(Distance, st.integers(1, 4), st.sampled_from(Unit))
ANCHORED: st.SearchStrategy[Anchored] = st.one_of(
    st.builds(Apart, st.just(X), DISTANCES, st.sampled_from(Direction), st.sampled_from(Reach)),
    *(st.just(kind(X)) for kind in (Before, By, At, From, After)),
)


def allowed_forth(link: Link, earlier: int, later: int) -> bool:
    moved = link.forth(earlier) if link.forth else earlier + link.gain
    assert moved is not None
    return moved <= later


def allowed_back(link: Link, earlier: int, later: int) -> bool:
    moved = link.back(later) if link.back else later - link.gain
    assert moved is not None
    return earlier <= moved


def holds(link: Link, own: int, other: int) -> bool:
    """Whether days of ``m`` and of what it hangs on are such as the link says."""
    return allowed_forth(link, *((other, own) if link.own == link.later else (own, other)))


X_DAY = date(2016, 1, 31)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (Before(X), None, on(1, 30)),
        (By(X), None, on(1, 31)),
        (At(X), on(1, 31), on(2, 2)),
        (From(X), on(1, 31), None),
        (After(X), on(2, 3), None),
        (Apart(X, Distance(2, Unit.WEEK), Direction.AFTER, Reach.EXACTLY), on(2, 16), on(2, 16)),
        (Apart(X, Distance(1, Unit.MONTH), Direction.AFTER, Reach.EXACTLY), on(3, 2), on(3, 2)),
        (Apart(X, Distance(2, Unit.WORKING_DAY), Direction.AFTER, Reach.EXACTLY), on(2, 4), on(2, 4)),
        (Apart(X, days(3), Direction.AFTER, Reach.AT_LEAST), on(2, 5), None),
        (Apart(X, Distance(1, Unit.MONTH), Direction.AFTER, Reach.AT_LEAST), on(3, 2), None),
        (Apart(X, days(3), Direction.AFTER, Reach.WITHIN), on(2, 2), on(2, 5)),
        (Apart(X, Distance(1, Unit.MONTH), Direction.AFTER, Reach.WITHIN), on(2, 2), on(3, 2)),
        (Apart(X, Distance(1, Unit.WEEK), Direction.BEFORE, Reach.EXACTLY), on(1, 24), on(1, 24)),
        (
            Apart(X, Distance(1, Unit.MONTH), Direction.BEFORE, Reach.EXACTLY),
            on(12, 31, 2015),
            on(12, 31, 2015),
        ),
        (Apart(X, days(3), Direction.BEFORE, Reach.AT_LEAST), None, on(1, 28)),
        (Apart(X, Distance(2, Unit.WORKING_DAY), Direction.BEFORE, Reach.WITHIN), on(1, 28), on(1, 31)),
    ],
)
def test_the_days_that_words_allow(when: Anchored, first: date | None, last: date | None) -> None:
    """What they hang on runs for three days from Sunday 31 January 2016."""
    links = term(when, lasts=3).links
    around = [X_DAY + timedelta(days=n) for n in range(-60, 60)]
    allowed = [d for d in around if all(holds(x, d.toordinal(), X_DAY.toordinal()) for x in links)]
    assert allowed == [d for d in around if (first or d) <= d <= (last or d)]


@given(ANCHORED, st.integers(1, 3), ORDINALS, st.integers(-3, 3))
def test_a_link_says_the_same_from_both_ends(when: Anchored, lasts: int, day: int, near: int) -> None:
    """Near the bound, where it matters."""
    for link in term(when, lasts, is_no_rest_day).links:
        later = (link.forth(day) or 0) if link.forth else day + link.gain
        earlier = (link.back(day) or 0) if link.back else day - link.gain
        for pair in ((day, later + near), (earlier + near, day)):
            assert allowed_forth(link, *pair) == allowed_back(link, *pair)


@given(ANCHORED, st.integers(1, 3), ORDINALS)
def test_the_gain_of_a_link_is_the_least_there_can_be(when: Anchored, lasts: int, earlier: int) -> None:
    for link in term(when, lasts, is_no_rest_day).links:
        if link.forth:
            later = link.forth(earlier)
            assert later is not None
            assert later - earlier >= link.gain


@pytest.mark.parametrize("unit", [Unit.MONTH, Unit.YEAR, Unit.WORKING_DAY])
@pytest.mark.parametrize("side", Direction)
def test_nothing_is_moved_out_of_the_calendar(unit: Unit, side: Direction) -> None:
    for link in term(Apart(X, Distance(2, unit), side, Reach.EXACTLY), lasts=3).links:
        assert link.forth is not None
        assert link.back is not None
        for day in (FIRST_DAY, FIRST_DAY + 1, LAST_DAY - 1, LAST_DAY):
            for moved in (link.forth(day), link.back(day)):
                assert moved is None or FIRST_DAY <= moved <= LAST_DAY
