"""The state of every promise: kept, kept late, open, overdue, and what can no longer be kept."""

from __future__ import annotations

from dataclasses import replace

from bot.report import Fate, Report, report
from schedules.milestone import Done, Milestone
from schedules.resolve import resolve
from schedules.text import Text
from schedules.when import After, Apart, At, Direction, Every, Reach, Standing, Undated
from tests.answers.asking import TODAY, among
from tests.questions.agreement import timelines
from tests.schedules import by, days, milestone, on, the, within


def made(*milestones: Milestone, meeting: str | None = None) -> Report:
    """The report about these."""
    (timeline,) = among(*milestones).values()
    return report(timeline, meeting)


def fates(found: Report) -> dict[str, str]:
    """How each promise stands, by its id."""
    return {each.occurrence.key: each.fate for part in found.sections for each in part.promises}


def test_every_promise_has_one_fate() -> None:
    found = made(
        milestone("kept", by(on(7, 1)), done=on(7, 1)),
        milestone("late", by(on(7, 1)), done=on(7, 4)),
        replace(milestone("told", by(on(7, 1))), outcome=Done((on(7, 4),), reported=True)),
        milestone("open", by(on(8, 1))),
        milestone("overdue", by(on(7, 1))),
        milestone("undated", Undated()),
        milestone("standing", Standing()),
        milestone("dropped", by(on(8, 1)), dropped=on(7, 2)),
        milestone("impossible", After(the("late")), by(on(7, 3))),
    )
    assert fates(found) == {
        "kept": Fate.KEPT,
        "late": Fate.KEPT_LATE,
        "told": Fate.KEPT,
        "open": Fate.OPEN,
        "overdue": Fate.OVERDUE,
        "undated": Fate.UNDATED,
        "standing": Fate.STANDING,
        "dropped": Fate.DROPPED,
        "impossible": Fate.UNKEEPABLE,
    }
    assert sum(found.counts.values()) == 9


def test_a_promise_is_late_by_the_day_that_followed_when_it_was_done() -> None:
    first = milestone("first", by(on(6, 20)), done=on(7, 1))
    within_ten_days = Apart(the("first"), days(10), Direction.AFTER, Reach.WITHIN)
    sections = made(first, milestone("next", within_ten_days, done=on(7, 10))).sections
    late_by = {each.occurrence.key: each.late_by for part in sections for each in part.promises}
    assert late_by == {"first": 11, "next": 0}


def test_of_what_repeats_there_are_the_times_that_are_over_and_the_current_one() -> None:
    drill = milestone("drill", Every(days(10), the("start")), done=on(6, 24))
    found = made(milestone("start", by(on(6, 14)), done=on(6, 14)), drill)
    assert fates(found) == {
        "start": Fate.KEPT,
        "drill/1": Fate.KEPT,
        "drill/2": Fate.MISSED,
        "drill/3": Fate.MISSED,
        "drill/4": Fate.OVERDUE,
    }


def test_topics_stand_in_the_order_of_the_schedule_and_what_has_none_last() -> None:
    found = made(
        milestone("a", by(on(8, 1))),
        replace(milestone("b", by(on(8, 1))), topic=Text.of("x")),
        replace(milestone("c", by(on(8, 1))), topic=Text.of("x")),
    )
    assert [section.topic for section in found.sections] == [Text.of("x"), None]


def test_for_a_meeting_what_can_only_come_after_it_is_left_out() -> None:
    found = made(
        milestone("meeting", within(on(9, 1), on(9, 30))),
        milestone("minutes", After(the("meeting"))),
        milestone("told", At(the("meeting"))),
        milestone("later", within(on(10, 1), on(10, 31))),
        milestone("sooner", by(on(12, 1))),
        milestone("undated", Undated()),
        meeting="meeting",
    )
    assert set(fates(found)) == {"told", "sooner", "undated"}


def test_a_report_is_as_of_its_day() -> None:
    (timeline,) = timelines().values()
    before = resolve(timeline.schedule, on(4, 1))
    assert Fate.OVERDUE in report(timeline).counts
    assert Fate.OVERDUE not in report(before).counts
    assert timeline.on == TODAY
