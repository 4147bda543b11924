"""Words that hang on one time of what repeats: "the third review", "the next review"."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from schedules.language import SAYINGS
from schedules.reading import ScheduleProblems, load
from schedules.resolve import resolve
from schedules.timeline import State, Timeline
from schedules.when import Before, MilestoneAnchor

REVIEW = "{title: {en: Review, zh: 评审}, when: every quarter}"


def timeline(tmp_path: Path, when: str, review: str = REVIEW) -> Timeline:
    """A draft agreed in these words in June 2016, beside a review."""
    lines = (
        "schedule: net",
        "title: Net",
        "agreed_on: 2016-06-14",
        "timezone: UTC",
        "milestones:",
        f"  review: {review}",
        f"  draft: {{title: {{en: Draft, zh: 草案}}, when: {when}}}",
    )
    file = tmp_path / "net.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return resolve(load(file), date(2016, 6, 14))


def due(found: Timeline) -> date | None:
    return found.entries["draft"].current.due


@pytest.mark.parametrize(
    ("when", "last"),
    [
        ("before the third review", date(2017, 3, 30)),  # the reviews are in Q3, Q4 and Q1
        ("before the first review", date(2016, 9, 29)),
        ("before the 3rd review", date(2017, 3, 30)),
        ("第三次评审前", date(2017, 3, 30)),
        ("第3次评审之前", date(2017, 3, 30)),
        ("at the second review", date(2016, 12, 31)),
        ("within 10 days after the second review", date(2017, 1, 10)),
        ("第二次评审后10天内", date(2017, 1, 10)),
        ("before the next review", date(2016, 9, 29)),
        ("下次评审前", date(2016, 9, 29)),
        ("before the 20th review", date(2021, 6, 29)),  # further ahead than two years, but it is counted to
    ],
)
def test_times_are_counted_from_the_first(tmp_path: Path, when: str, last: date) -> None:
    assert due(timeline(tmp_path, when)) == last


def test_the_next_is_the_first_after_the_day_it_was_said_for_good(tmp_path: Path) -> None:
    found = timeline(tmp_path, "before the next review")
    assert due(resolve(found.schedule, date(2017, 8, 1))) == due(found)


def test_a_time_that_was_done_counts_from_its_day(tmp_path: Path) -> None:
    review = "{title: Review, when: every quarter, done: [2016-07-20, 2016-11-02]}"
    schedule = timeline(tmp_path, "within 10 days after the second review", review).schedule
    assert due(resolve(schedule, date(2016, 11, 3))) == date(2016, 11, 12)


def test_a_time_that_will_never_come_leaves_no_date(tmp_path: Path) -> None:
    review = "{title: Review, when: every quarter until the end of 2016}"
    draft = timeline(tmp_path, "after the third review", review).entries["draft"].current
    assert draft.state is State.UNDATED
    assert draft.span.is_open


def test_a_rhythm_can_follow_a_counted_time(tmp_path: Path) -> None:
    draft = timeline(tmp_path, "every month after the second review").entries["draft"].current
    assert draft.span.latest == date(2017, 1, 31)


def test_what_hangs_on_each_has_all_of_them(tmp_path: Path) -> None:
    review = "{title: Review, when: every month after the second draft}"
    found = timeline(tmp_path, "every quarter", review)
    assert found.entries["review"].current.span.latest == date(2017, 1, 31)


@pytest.mark.parametrize("when", ["before the third review", "第三次评审前"])
def test_what_happens_once_has_no_third_time(tmp_path: Path, when: str) -> None:
    with pytest.raises(ScheduleProblems) as refused:
        timeline(tmp_path, when, "{title: {en: Review, zh: 评审}, when: in August 2016}")
    assert "time 3 of review, which happens once" in str(refused.value)


def test_the_first_of_what_happens_once_is_that_one(tmp_path: Path) -> None:
    review = "{title: Review, when: in August 2016}"
    assert due(timeline(tmp_path, "before the first review", review)) == date(2016, 8, 30)


def test_a_counted_time_is_said_back_as_it_is_read() -> None:
    def say(language: str, number: int) -> str:
        return SAYINGS[language].echo(Before(MilestoneAnchor("review", number)), lambda _: "Review")

    assert [say("en", number) for number in (3, 11, 22)] == [
        "before the third “Review”",
        "before the 11th “Review”",
        "before the 22nd “Review”",
    ]
    assert say("zh", 3) == "第3次“Review”之前"


@pytest.mark.parametrize("when", ["at each plenary", "在每次全会上"])
def test_each_of_a_series_is_each_that_was_not_over_when_it_was_said(tmp_path: Path, when: str) -> None:
    plenaries = "\n".join(
        f"  plenary-{n}: {{title: Plenary {n}, aliases: [plenary, 全会], when: in {month} 2016}}"
        for n, month in ((1, "March"), (2, "September"), (3, "December"))
    )
    lines = (
        "schedule: net",
        "title: Net",
        "agreed_on: 2016-06-14",
        "timezone: UTC",
        "milestones:",
        plenaries,
    )
    file = tmp_path / "net.yaml"
    file.write_text("\n".join((*lines, f"  report: {{title: Report, when: {when}}}")), encoding="utf-8")
    reports = resolve(load(file), date(2016, 6, 14)).entries["report"]
    assert [(report.number, report.due) for report in reports.occurrences] == [
        (2, date(2016, 9, 30)),
        (3, date(2016, 12, 31)),
    ]
