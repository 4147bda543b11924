"""What comes before what by a statement."""

from __future__ import annotations

import pytest

from bot.questions import ComesBefore, HangsOn
from schedules.when import After, AllOf, Apart, At, AtEach, Before, By, Reach, Regularly, Side
from tests.answers.asking import asked, ref
from tests.schedules import by, days, milestone, on, the, within

CHAIN = (
    milestone("a", within(on(7, 1)), done=on(7, 1)),
    milestone("b", After(the("a"))),
    milestone("c", By(the("d"))),
    milestone("d", AllOf((Apart(the("b"), days(5), Side.AFTER, Reach.AT_LEAST), by(on(10, 1))))),
    milestone("e", At(the("d"))),
    milestone("f", Regularly(the("e"))),
    milestone("g", Before(the("a")), dropped=on(7, 2)),
    milestone("h", AtEach((the("f"),))),
)


@pytest.mark.parametrize(
    ("id", "before"),
    [("a", ""), ("b", "a"), ("c", ""), ("d", "abc"), ("e", "abc"), ("f", "abce"), ("g", ""), ("h", "abce")],
)
def test_before_is_all_that_comes_earlier_by_a_statement_to_the_end_of_the_chain(
    id: str, before: str
) -> None:
    assert set(asked(ComesBefore(ref(id)), *CHAIN).milestones) == set(before)


@pytest.mark.parametrize(
    ("id", "after"),
    [("a", "bdefh"), ("b", "defh"), ("c", "defh"), ("d", "efh"), ("e", "fh"), ("f", "h"), ("g", "")],
)
def test_what_hangs_on_it_is_the_other_way(id: str, after: str) -> None:
    assert set(asked(HangsOn(ref(id)), *CHAIN).milestones) == set(after)


def test_a_circle_has_an_end() -> None:
    circle = (milestone("a", Before(the("b"))), milestone("b", Before(the("a"))))
    assert asked(ComesBefore(ref("a")), *circle).milestones == ("b",)
    assert asked(HangsOn(ref("a")), *circle).milestones == ("b",)
