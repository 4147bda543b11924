"""What comes before what by a statement."""

from __future__ import annotations

import pytest

from bot.answers import Rank, milestones_of
from bot.questions import ComesBefore, Compared, Days, Due, HangsOn, HappensAt, Question, Ref
from schedules.days import Distance, Unit
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
    Period,
    Reach,
    Regularly,
)
from tests.answers.asking import ID, asked, ref
from tests.schedules import at_each, by, days, milestone, on, the, within

CHAIN = (
    milestone("a", within(on(7, 1)), done=on(7, 1)),
    milestone("b", After(the("a"))),
    milestone("c", By(the("d"))),
    milestone("d", AllOf((Apart(the("b"), days(5), Direction.AFTER, Reach.AT_LEAST), by(on(10, 1))))),
    milestone("e", At(the("d"))),
    milestone("f", Regularly(the("e"))),
    milestone("g", Before(the("a")), dropped=on(7, 2)),
    milestone("h", at_each((the("f"),))),
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


# At each of several -------------------------------------------------------------------------------

PLENARIES = (
    milestone("spring", within(on(5, 10)), done=on(5, 10)),
    milestone("autumn", within(on(10, 10))),
    milestone("draft", Before(the("autumn"))),
    milestone("minutes", (at_each((the("spring"), the("autumn"))), on(4, 1))),
    milestone("archive", After(the("minutes"))),
)


def test_of_what_is_at_each_of_several_only_that_hangs_on_one_which_is_at_it() -> None:
    hanging = asked(HangsOn(ref("autumn")), *PLENARIES).items
    assert [item.occurrence.key for item in hanging] == ["minutes/2", "archive"]
    hanging = asked(HangsOn(ref("spring")), *PLENARIES).items
    assert [item.occurrence.key for item in hanging] == ["minutes/1"]  # the archive waits for the next ones


def test_nothing_is_at_one_that_was_over_when_it_was_said() -> None:
    minutes = milestone("minutes", at_each((the("spring"), the("autumn"))))
    assert asked(HangsOn(ref("spring")), *PLENARIES[:2], minutes).items == ()
    (there,) = asked(HangsOn(ref("autumn")), *PLENARIES[:2], minutes).items
    assert there.occurrence.key == "minutes/2"


def test_what_is_late_at_an_earlier_one_is_due_before_a_later_one() -> None:
    due = asked(Due(Days(Before(the("autumn")), ID)), *PLENARIES)
    assert [item.occurrence.key for item in due.surely] == ["minutes/1", "draft"]
    due = asked(Due(Days(After(the("autumn")), ID)), *PLENARIES)
    assert "minutes/1" not in [item.occurrence.key for item in due.items]


def test_at_each_of_one_that_repeats_they_take_turns() -> None:
    audits = (
        milestone("audit", Every(Distance(3, Unit.MONTH), Period.day(on(6, 14)))),
        milestone("fair", within(on(8, 1))),
        milestone("talks", at_each((the("audit"), the("fair")))),
    )
    hanging = asked(HangsOn(ref("audit")), *audits).items
    assert [item.occurrence.key for item in hanging] == ["talks/2"]
    hanging = asked(HangsOn(ref("fair")), *audits).items
    assert [item.occurrence.key for item in hanging] == ["talks/1"]


# One time of what repeats -------------------------------------------------------------------------

REVIEWS = (
    milestone("review", Every(Distance(1, Unit.MONTH), Period.day(on(7, 14)), Period.day(on(12, 31)))),
    milestone("report", Before(the("review", 2))),
    milestone("paper", After(the("report")), Before(the("review", 4))),
    milestone("letter", After(the("review", 3))),
    milestone("copy", After(the("letter"))),
    milestone("minutes", at_each((the("review"),))),
    milestone("visit", At(the("review", 3))),
    milestone("next", Before(the("review"))),
)


@pytest.mark.parametrize(
    ("number", "before", "hanging", "there"),
    [
        (1, "next", "minutes/1", "minutes/1"),
        (2, "report next", "minutes/2", "minutes/2"),
        (3, "report next", "minutes/3 visit letter copy", "minutes/3 visit"),
        (4, "report paper next", "minutes/4", "minutes/4"),
        (5, "report paper next", "minutes/5", "minutes/5"),
        (None, "next", "minutes/1", "minutes/1"),
    ],
)
def test_of_what_repeats_only_the_time_asked_about_is_meant(
    number: int | None, before: str, hanging: str, there: str
) -> None:
    def keys(question: Question) -> set[str]:
        return {item.occurrence.key for item in asked(question, *REVIEWS).items}

    assert keys(ComesBefore(ref("review", number))) == set(before.split())
    assert keys(HangsOn(ref("review", number))) == set(hanging.split())
    assert keys(HappensAt(ref("review", number))) == set(there.split())


def test_what_is_before_each_comes_before_its_own_time() -> None:
    drafts = milestone("draft", AtEach((Before(the("review")),)))
    (found,) = asked(ComesBefore(ref("review", 3)), REVIEWS[0], drafts).items
    assert found.occurrence.key == "draft/3"


def test_words_said_later_hang_on_the_next_time_after_they_were_said() -> None:
    late = milestone("late", (Before(the("review")), on(9, 20)))
    assert asked(ComesBefore(ref("review", 2)), REVIEWS[0], late).items == ()
    assert asked(ComesBefore(ref("review", 3)), REVIEWS[0], late).milestones == ("late",)


def test_which_of_two_times_comes_first_is_said_of_those_times() -> None:
    def rank(one: Ref, other: Ref) -> Rank | None:
        return asked(Compared(one, other), *REVIEWS).rank

    assert rank(ref("report"), ref("review", 2)) is Rank.ONE_FIRST
    assert rank(ref("report"), ref("review", 3)) is Rank.ONE_FIRST
    assert rank(ref("report"), ref("review", 1)) is not Rank.ONE_FIRST
    assert rank(ref("letter"), ref("review", 3)) is Rank.OTHER_FIRST
    assert rank(ref("letter"), ref("review", 4)) is Rank.UNKNOWN


def test_what_may_be_on_the_days_of_a_milestone_is_not_certain_to_come_before_or_after_it() -> None:
    talks = milestone("x", within(on(10, 1), on(10, 31)), lasts=3)
    on_a_day_of_it = milestone("a", At(the("x")))
    next_to_it = milestone("b", AllOf((After(the("a")), by(on(11, 1)))))
    found = asked(Due(Days(After(the("x")), ID)), talks, on_a_day_of_it, next_to_it)
    assert (found.surely, milestones_of(found.possibly)) == ((), ("b",))
    by_then = milestone("a", By(the("x")))
    assert asked(Due(Days(Before(the("x")), ID)), talks, by_then).surely == ()
    assert milestones_of(asked(Due(Days(By(the("x")), ID)), talks, by_then).surely) == ("a",)
