"""What became of a milestone, as a file says it."""

from __future__ import annotations

import pytest

from schedules.milestone import Done, Dropped
from schedules.outcomes import done, dropped
from schedules.text import Text
from tests.schedules import on
from tests.values import problems, value


def test_done_on_a_day_on_several_or_at_an_unknown_time() -> None:
    assert value(done, "2016-08-20") == Done((on(8, 20),))
    assert value(done, "[2016-11-20, 2016-08-20]") == Done((on(8, 20), on(11, 20)))
    assert value(done, "{reported: 2016-06-14}") == Done((on(6, 14),), reported=True)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("yes", "'yes' is not a day"),
        ("[]", "the list is empty"),
        ("[2016-08-20, 2016-08-20]", "a day stands here twice"),
        ("[2016-08-20, soon]", "'soon' is not a day"),
        ("{reported: soon}", "key.reported: 'soon' is not a day"),
        ("{}", "'reported' is missing; write reported: 2016-06-14"),
        ("", "nothing is written here"),
    ],
)
def test_what_is_no_done_day_is_told(written: str, says: str) -> None:
    (problem,) = problems(done, written)
    assert says in problem


def test_a_report_is_of_one_day() -> None:
    told = problems(done, "\n  reportd: 2016-06-14\n  on: 2016-06-14")
    assert [problem[:2] for problem in told] == ["2:", "2:", "3:"]
    assert "did you mean 'reported'?" in told[1]


def test_dropped_on_a_day_for_a_reason() -> None:
    assert value(dropped, "{on: 2016-08-20, why: no money}") == Dropped(on(8, 20), Text.of("no money"))
    assert value(dropped, "{on: 2016-08-20}") == Dropped(on(8, 20))


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("2016-08-20", "write {on: 2016-08-20, why: …}"),
        ("{why: no money}", "'on' is missing"),
        ("{on: soon}", "key.on: 'soon' is not a day"),
    ],
)
def test_what_is_not_dropped_is_told(written: str, says: str) -> None:
    (problem,) = problems(dropped, written)
    assert says in problem
