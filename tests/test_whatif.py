"""What would move if a milestone were agreed in other words."""

import pytest

from schedules.whatif import what_if
from schedules.when import After, OnOrAfter, Undated
from tests.schedules import AGREED_ON, by, milestone, on, schedule, the, within

AGREED = schedule(
    milestone("seminar", within(on(8, 1), on(8, 31))),
    milestone("report", After(the("seminar")), by(on(9, 30))),
    milestone("other", Undated()),
)


def test_what_hangs_on_it_moves_with_it() -> None:
    found = what_if(AGREED, "seminar", "in July", within(on(7, 1), on(7, 31)), AGREED_ON)
    assert [change.key for change in found.changes] == ["seminar", "report"]
    assert found.contradictions == ()


def test_what_would_newly_contradict_is_told() -> None:
    found = what_if(AGREED, "seminar", "from October", OnOrAfter(on(10, 1)), AGREED_ON)
    (contradiction,) = found.contradictions
    assert set(contradiction.milestones) == {"seminar", "report"}


def test_the_schedule_stays_as_it_was() -> None:
    before = dict(AGREED.milestones)
    found = what_if(AGREED, "seminar", "to be agreed", Undated(), AGREED_ON)
    assert dict(AGREED.milestones) == before
    assert found.before.schedule is AGREED


def test_an_unknown_milestone_is_an_error() -> None:
    with pytest.raises(KeyError):
        what_if(AGREED, "nobody", "to be agreed", Undated(), AGREED_ON)
