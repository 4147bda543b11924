"""What a phrase can mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from schedules.calendar_units import CalendarUnit, DayOf, FromTo
from schedules.kinds import WhenKind, kind_of
from schedules.when import (
    After,
    AllOf,
    Apart,
    At,
    AtEach,
    Before,
    By,
    Direction,
    Every,
    EveryPeriod,
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
    anchors_of,
)
from tests.schedules import at_each, days, on, the

AUGUST = Period(on(8, 1), on(8, 31))
A, B = the("a"), the("b")

EACH_KIND: dict[When, tuple[str, ...]] = {
    Within(AUGUST): (),
    Run(AUGUST): (),
    OnOrBefore(on(8, 31), on(7, 31)): (),
    OnOrAfter(on(8, 1)): (),
    Before(A): ("a",),
    By(A): ("a",),
    At(A): ("a",),
    From(A): ("a",),
    After(A): ("a",),
    Apart(A, days(3), Direction.AFTER, Reach.WITHIN): ("a",),
    Every(days(3), A, until=B): ("a", "b"),
    EveryPeriod(CalendarUnit.YEAR, A, B, (FromTo(DayOf(3, 1), DayOf(3, 31)),)): ("a", "b"),
    at_each((B, A)): ("b", "a"),
    Regularly(A): ("a",),
    Standing(): (),
    Undated(): (),
    AllOf((After(B), OnOrBefore(on(8, 31), on(8, 31)), Before(A))): ("b", "a"),
}


def test_every_meaning_has_a_kind_of_its_own() -> None:
    assert {type(when) for when in EACH_KIND} == set(get_args(When))
    assert {kind_of(when) for when in EACH_KIND} == set(WhenKind)


@pytest.mark.parametrize(("when", "ids"), EACH_KIND.items(), ids=[kind_of(when) for when in EACH_KIND])
def test_what_it_hangs_on_is_in_the_order_of_the_words(when: When, ids: tuple[str, ...]) -> None:
    assert tuple(anchor.id for anchor in anchors_of(when)) == ids


def test_without_an_anchor_it_hangs_on_nothing() -> None:
    assert anchors_of(Regularly()) == ()
    assert anchors_of(Every(days(3), AUGUST)) == ()


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: Period(on(8, 31), on(8, 1)),
        lambda: Run(Period.day(on(8, 1))),
        lambda: OnOrBefore(on(8, 1), strictly=on(8, 2)),
        lambda: at_each(()),
        lambda: AllOf((After(A),)),
    ],
)
def test_what_cannot_be_meant_cannot_be_made(impossible: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        impossible()


def test_it_lies_in_one_way_beside_each() -> None:
    with pytest.raises(ValueError, match=r"."):
        AtEach((Before(A), After(B)))
    assert AtEach((Before(A), Before(B))).anchors == (A, B)


def test_two_parts_are_enough() -> None:
    assert len(AllOf((After(A), Before(B))).parts) == 2


def test_a_period_of_one_day_is_a_day() -> None:
    assert Period.day(on(8, 1)).is_day
    assert not AUGUST.is_day
