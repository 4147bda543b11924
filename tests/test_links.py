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
    Every,
    From,
    OnOrAfter,
    OnOrBefore,
    Period,
    Reach,
    Run,
    Side,
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
    return term_of(said("m", when), 0, Anchors(lambda id, _: id, lambda _: lasts, is_working_day))


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
    def nothing(id: str, statement: Statement) -> None:
        return None

    assert term_of(said("m", Before(X)), 0, Anchors(nothing, lambda _: 1, is_weekday)).links == ()


ORDINALS = st.integers(-40, 80).map(lambda days: (NEW_YEAR + timedelta(days=days)).toordinal())
DISTANCES = st.builds(Distance, st.integers(1, 4), st.sampled_from(Unit))
ANCHORED: st.SearchStrategy[Anchored] = st.one_of(
    st.builds(Apart, st.just(X), DISTANCES, st.sampled_from(Side), st.sampled_from(Reach)),
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


@given(ANCHORED, st.integers(1, 3), ORDINALS, ORDINALS)
def test_a_link_says_the_same_from_both_ends(when: Anchored, lasts: int, earlier: int, later: int) -> None:
    for link in term(when, lasts, is_no_rest_day).links:
        assert allowed_forth(link, earlier, later) == allowed_back(link, earlier, later)


@given(ANCHORED, st.integers(1, 3), ORDINALS)
def test_the_gain_of_a_link_is_the_least_there_can_be(when: Anchored, lasts: int, earlier: int) -> None:
    for link in term(when, lasts, is_no_rest_day).links:
        if link.forth:
            later = link.forth(earlier)
            assert later is not None
            assert later - earlier >= link.gain


@pytest.mark.parametrize("unit", [Unit.MONTH, Unit.YEAR, Unit.WORKING_DAY])
@pytest.mark.parametrize("side", Side)
def test_nothing_is_moved_out_of_the_calendar(unit: Unit, side: Side) -> None:
    for link in term(Apart(X, Distance(2, unit), side, Reach.EXACTLY), lasts=3).links:
        assert link.forth is not None
        assert link.back is not None
        for day in (FIRST_DAY, FIRST_DAY + 1, LAST_DAY - 1, LAST_DAY):
            for moved in (link.forth(day), link.back(day)):
                assert moved is None or FIRST_DAY <= moved <= LAST_DAY
