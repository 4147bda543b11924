"""Which of two milestones comes first, and lists of only some."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import Rank
from bot.questions import (
    Among,
    Compared,
    Days,
    Due,
    Everything,
    HowMany,
    IsLate,
    Overdue,
    QuestionKind,
    Side,
    StillOpen,
    WasDone,
    WithoutDate,
    Written,
)
from schedules.when import After, Before, Standing, Undated, When
from tests.answers import asking
from tests.answers.test_answers import harbour
from tests.questions.agreement import ID, ref
from tests.schedules import by, milestone, on, the, within

DREDGING = (ref("dredging"), ref("survey"))
AUGUST = within(on(8, 1), on(8, 31))


def rank(one: When, other: When, *, done: date | None = None, dropped: date | None = None) -> Rank | None:
    """Which of two comes first; the first of them done or dropped on a day."""
    both = milestone("a", one, done=done, dropped=dropped), milestone("b", other)
    return asking.asked(Compared(asking.ref("a"), asking.ref("b")), *both).rank


@given(st.tuples(*[st.integers(0, 6)] * 4))
def test_what_is_said_of_two_windows_holds_on_every_two_days_in_them(days: tuple[int, ...]) -> None:
    (one, other) = (range(start, start + size + 1) for start, size in (days[:2], days[2:]))
    whens = [within(_day(each[0]), _day(each[-1])) for each in (one, other)]
    pairs = list(product(one, other))
    if all(a < b for a, b in pairs):
        expected = Rank.ONE_FIRST
    elif all(a > b for a, b in pairs):
        expected = Rank.OTHER_FIRST
    elif all(a == b for a, b in pairs):
        expected = Rank.SAME_DAY
    elif one[-1] == other[-1]:
        expected = Rank.UNKNOWN
    else:
        expected = Rank.ONE_DUE_FIRST if one[-1] < other[-1] else Rank.OTHER_DUE_FIRST
    assert rank(*whens) is expected


def _day(number: int) -> date:
    return on(9, 1) + timedelta(days=number)


def test_what_was_agreed_is_sure_whatever_the_days() -> None:
    assert rank(Before(the("b")), Undated()) is Rank.ONE_FIRST
    assert rank(After(the("b")), Undated()) is Rank.OTHER_FIRST
    assert rank(Undated(), Undated()) is Rank.UNKNOWN


def test_what_was_done_came_before_what_is_not() -> None:
    assert rank(by(on(12, 1)), by(on(8, 1)), done=on(7, 1)) is Rank.ONE_FIRST
    assert rank(by(on(8, 1)), by(on(9, 1)), dropped=on(7, 1)) is Rank.UNKNOWN
    assert rank(Standing(), by(on(9, 1))) is Rank.UNKNOWN


def test_a_list_of_some_holds_only_those() -> None:
    due = harbour(Among(Due(Days(AUGUST)), "dredging", DREDGING))
    assert due.kind is QuestionKind.DUE
    assert due.milestones == ("survey", "dredging")
    assert [item.ref for item in due.surely] == [ref("survey"), ref("dredging")]
    assert due.undated == ()
    city = Side(ID, "city")
    assert harbour(Among(Overdue(), "dredging", DREDGING)).items == ()
    assert "dredging" not in harbour(Among(Everything(), "dredging", DREDGING, city)).milestones
    assert harbour(Among(WithoutDate(), None, None, city)).milestones == ("plenary-3", "audit")
    assert harbour(Among(WasDone(), "plenary", (ref("plenary-1"), ref("plenary-2")))).milestones == (
        "plenary-1",
    )


def test_a_list_of_some_is_counted() -> None:
    found = harbour(HowMany(Among(StillOpen(), "dredging", DREDGING)))
    assert (found.kind, found.count, found.milestones) == (QuestionKind.COUNT, 2, ("survey", "dredging"))


@pytest.mark.parametrize("id", ["fees", "survey"])
def test_whether_it_is_late_and_where_it_is_written_are_about_it(id: str) -> None:
    assert harbour(IsLate(ref(id))).milestones == (id,)
    assert harbour(Written("it", (ref(id),))).milestones == (id,)
