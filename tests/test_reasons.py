"""Reasons that are told when they are asked for."""

from schedules.reasons import Reasons
from schedules.timeline import Bound, Happened, Reason
from tests.schedules import on

EARLIEST = Happened(Bound.EARLIEST, "seminar", on(8, 20))
LATEST = Happened(Bound.LATEST, "seminar", on(8, 20))


def test_nothing_is_worked_out_before_it_is_read_and_then_once() -> None:
    asked: list[str] = []

    def tell() -> tuple[Reason, ...]:
        asked.append("asked")
        return EARLIEST, LATEST

    reasons = Reasons(tell)
    assert asked == []
    assert list(reasons) == [EARLIEST, LATEST]
    assert (len(reasons), reasons[1], reasons[:1]) == (2, LATEST, (EARLIEST,))
    assert asked == ["asked"]


def test_they_are_equal_to_the_same_reasons_however_kept() -> None:
    both = EARLIEST, LATEST
    assert Reasons(lambda: both) == both
    assert Reasons(lambda: both) == [EARLIEST, LATEST]
    assert Reasons(lambda: both) == Reasons(lambda: both)
    assert Reasons(lambda: both) != both[:1]
    assert Reasons(lambda: both) != "both"
    assert len({Reasons(lambda: both), Reasons(lambda: both)}) == 1
    assert repr(Reasons(lambda: both)) == repr(both)
