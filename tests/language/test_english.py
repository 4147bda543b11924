"""English words about when: the table of docs/schedule.md, row by row, and its neighbours."""

from datetime import date, time

import pytest

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance, Unit
from schedules.language import Context, read
from schedules.milestone import ClockTime
from schedules.when import (
    After,
    AllOf,
    Apart,
    At,
    Before,
    By,
    Direction,
    Every,
    EveryPeriod,
    From,
    MilestoneAnchor,
    Period,
    Reach,
    Regularly,
    Run,
    Standing,
    Undated,
    When,
)
from tests.language.reading import DIALOGUE, SAID_ON, SEMINAR, by, days, meaning, since, within
from tests.schedules import at_each

TODAY = Period.day(SAID_ON)


def weeks(count: int) -> Distance:
    return Distance(count, Unit.WEEK)


PERIODS = {
    "in August 2016": within("2016-08-01", "2016-08-31"),
    "August, 2016": within("2016-08-01", "2016-08-31"),
    "on 24 August": within("2016-08-24"),
    "31 August 2016": within("2016-08-31"),
    "31-Aug-2016": within("2016-08-31"),
    "2016-08-31": within("2016-08-31"),
    "August 31st, 2016": within("2016-08-31"),
    "the thirty-first of August": within("2016-08-31"),
    "Wednesday, 31 August 2016": within("2016-08-31"),
    "22/04/2017": within("2017-04-22"),
    "in May": within("2017-05-01", "2017-05-31"),
    "on Friday": within("2016-06-17"),
    "on Tuesday": within("2016-06-14"),
    "next Friday": within("2016-06-24"),
    "Friday of next week": within("2016-06-24"),
    "the first Monday of October": within("2016-10-03"),
    "the last Friday in October 2016": within("2016-10-28"),
    "the third quarter": within("2016-07-01", "2016-09-30"),
    "Q3 2016": within("2016-07-01", "2016-09-30"),
    "in the first half of 2017": within("2017-01-01", "2017-06-30"),
    "first half": within("2016-01-01", "2016-06-30"),
    "spring 2016": within("2016-03-01", "2016-05-31"),
    "winter 2023": within("2023-12-01", "2024-02-29"),
    "in the course of this year": within("2016-01-01", "2016-12-31"),
    "for 2017": within("2017-01-01", "2017-12-31"),
    "next month": within("2016-07-01", "2016-07-31"),
    "this quarter": within("2016-04-01", "2016-06-30"),
    "August next year": within("2017-08-01", "2017-08-31"),
    "the week of 8 August": within("2016-08-08", "2016-08-14"),
    "the week after next": within("2016-06-27", "2016-07-03"),
    "the second week of October 2016": within("2016-10-10", "2016-10-16"),
    "the 2020s": within("2020-01-01", "2029-12-31"),
    "early October": within("2016-10-01", "2016-10-10"),
    "in mid-October 2016": within("2016-10-11", "2016-10-20"),
    "late February 2017": within("2017-02-21", "2017-02-28"),
    "early in Q3": within("2016-07-01", "2016-07-31"),
    "late in the second half of 2016": within("2016-11-01", "2016-12-31"),
    "mid-2017": within("2017-05-01", "2017-08-31"),
    "at the end of August": within("2016-08-21", "2016-08-31"),
    "between July and September": within("2016-07-01", "2016-09-30"),
    "from November to March": within("2016-11-01", "2017-03-31"),
    "between 24 and 28 August": within("2016-08-24", "2016-08-28"),
    "within six months": within("2016-06-14", "2016-12-14"),
    "within the next 100 days": within("2016-06-14", "2016-09-22"),
    "over the next year": within("2016-06-14", "2017-06-14"),
    "within half a year": within("2016-06-14", "2016-12-14"),
    "in three weeks": within("2016-07-05"),
    "two days from tomorrow": within("2016-06-17"),
    "within 30 days after 31 August": within("2016-08-31", "2016-09-30"),
    "the first half of October": within("2016-10-01", "2016-10-15"),
    "the last quarter of 2016": within("2016-10-01", "2016-12-31"),
    "the first three months of 2017": within("2017-01-01", "2017-03-31"),
    "the last working day of September": within("2016-09-30"),
    "August/September 2016": within("2016-08-01", "2016-09-30"),
    "late 2016 or early 2017": within("2016-09-01", "2017-04-30"),
    "week 36 of 2016": within("2016-09-05", "2016-09-11"),
    "in the year 2017": within("2017-01-01", "2017-12-31"),
    "in the month of September": within("2016-09-01", "2016-09-30"),
    "later this year": within("2016-06-14", "2016-12-31"),
    "within thirty (30) days": within("2016-06-14", "2016-07-14"),
    "in two weeks’ time": within("2016-06-28"),
    "scheduled for August": within("2016-08-01", "2016-08-31"),
    "to be held in October 2016": within("2016-10-01", "2016-10-31"),
}

RUNS = {
    "on 24 and 25 August": days("2016-08-24", "2016-08-25"),
    "24–25 August 2016": days("2016-08-24", "2016-08-25"),
    "from 24 to 26 August": days("2016-08-24", "2016-08-26"),
    "30 August – 2 September": days("2016-08-30", "2016-09-02"),
    "July 13-15": days("2016-07-13", "2016-07-15"),
    "July 13–15, 2017": days("2017-07-13", "2017-07-15"),
    "24, 25 and 26 August": days("2016-08-24", "2016-08-26"),
    "for 3 days from today": days("2016-06-14", "2016-06-16"),
}

BOUNDS = {
    "before September 2016": by("2016-08-31"),
    "prior to 31 August": by("2016-08-30"),
    "ahead of September": by("2016-08-31"),
    "well before September": by("2016-08-31"),
    "by 31 August": by("2016-08-31"),
    "no later than 31 August": by("2016-08-31"),
    "by no later than 31 August": by("2016-08-31"),
    "on or before 31 August": by("2016-08-31"),
    "by September 2016": by("2016-09-30", "2016-08-31"),
    "until September": by("2016-09-30", "2016-08-31"),
    "through September": by("2016-09-30"),
    "by the end of August": by("2016-08-31"),
    "before the end of Q3": by("2016-09-30"),
    "by year-end": by("2016-12-31"),
    "by the end of the year": by("2016-12-31"),
    "before the start of October": by("2016-09-30"),
    "by mid-October": by("2016-10-20", "2016-10-10"),
    "by September at the latest": by("2016-09-30", "2016-08-31"),
    "in September at the latest": by("2016-09-30"),
    "by September inclusive": by("2016-09-30"),
    "31 August 2016 or earlier": by("2016-08-31"),
    "by year-end 2017": by("2017-12-31"),
    "by mid-year": by("2016-08-31", "2016-08-31"),
    "as soon as possible and in any case by 31 August": by("2016-08-31"),
    "due by 31 August": by("2016-08-31"),
    "2017 onwards": since("2017-01-01"),
    "1 September at the earliest": since("2016-09-01"),
    "with immediate effect": since("2016-06-14"),
    "not until September": since("2016-09-01"),
    "from July": since("2016-07-01"),
    "starting in July": since("2016-07-01"),
    "since 2015": since("2015-01-01"),
    "not before 1 September": since("2016-09-01"),
    "after August": since("2016-09-01"),
    "from this month onwards": since("2016-06-01"),
    "at least three weeks before 31 August": by("2016-08-10"),
}

HUNG: dict[str, When] = {
    "before the next dialogue": Before(DIALOGUE),
    "ahead of the dialogue": Before(DIALOGUE),
    "by the dialogue": By(DIALOGUE),
    "at the next dialogue": At(DIALOGUE),
    "during the seminar": At(SEMINAR),
    "from the seminar on": From(SEMINAR),
    "after the seminar": After(SEMINAR),
    "following the network protection seminar": After(SEMINAR),
    "as soon as possible after the seminar": After(SEMINAR),
    "three weeks before the dialogue": Apart(DIALOGUE, weeks(3), Direction.BEFORE, Reach.EXACTLY),
    "the day after the seminar": Apart(SEMINAR, Distance(1, Unit.DAY), Direction.AFTER, Reach.EXACTLY),
    "at least three weeks before the dialogue": Apart(DIALOGUE, weeks(3), Direction.BEFORE, Reach.AT_LEAST),
    "no later than three weeks before the dialogue": Apart(
        DIALOGUE, weeks(3), Direction.BEFORE, Reach.AT_LEAST
    ),
    "no earlier than two weeks after the seminar": Apart(SEMINAR, weeks(2), Direction.AFTER, Reach.AT_LEAST),
    "within 30 days after the seminar": Apart(SEMINAR, Distance(30, Unit.DAY), Direction.AFTER, Reach.WITHIN),
    "within thirty days of the seminar": Apart(
        SEMINAR, Distance(30, Unit.DAY), Direction.AFTER, Reach.WITHIN
    ),
    "10 working days after the seminar": Apart(
        SEMINAR, Distance(10, Unit.WORKING_DAY), Direction.AFTER, Reach.EXACTLY
    ),
    "within two quarters before the dialogue": Apart(
        DIALOGUE, Distance(6, Unit.MONTH), Direction.BEFORE, Reach.WITHIN
    ),
    "by the day before the dialogue": Apart(
        DIALOGUE, Distance(1, Unit.DAY), Direction.BEFORE, Reach.AT_LEAST
    ),
    "before the start of the seminar": Before(SEMINAR),
    "upon completion of the seminar": After(SEMINAR),
    "within two weeks of the end of the seminar": Apart(SEMINAR, weeks(2), Direction.AFTER, Reach.WITHIN),
    "during the two weeks after the seminar": Apart(SEMINAR, weeks(2), Direction.AFTER, Reach.WITHIN),
    "three weeks before the dialogue at the latest": Apart(
        DIALOGUE, weeks(3), Direction.BEFORE, Reach.AT_LEAST
    ),
    "on the margins of the dialogue": At(DIALOGUE),
    "after workshop-a": After(MilestoneAnchor("workshop-a")),
    "after the seminar and before the dialogue": AllOf((After(SEMINAR), Before(DIALOGUE))),
    "after the seminar, by 30 September": AllOf((After(SEMINAR), by("2016-09-30"))),
    "between the seminar and the dialogue": AllOf((After(SEMINAR), Before(DIALOGUE))),
    "before the next plenary": Before(MilestoneAnchor("plenary-2")),
    "before the third plenary": Before(MilestoneAnchor("plenary-3")),
    "after the “First plenary”": After(MilestoneAnchor("plenary-1")),
}

REPEATING: dict[str, When] = {
    "every three months": Every(Distance(3, Unit.MONTH), TODAY),
    "every other month": Every(Distance(2, Unit.MONTH), TODAY),
    "every quarter": EveryPeriod(CalendarUnit.QUARTER, TODAY),
    "annually": EveryPeriod(CalendarUnit.YEAR, TODAY),
    "twice a year": EveryPeriod(CalendarUnit.HALF_YEAR, TODAY),
    "once every two years": Every(Distance(2, Unit.YEAR), TODAY),
    "every three months after the seminar until the dialogue": Every(
        Distance(3, Unit.MONTH), SEMINAR, DIALOGUE
    ),
    "quarterly from 2017": EveryPeriod(CalendarUnit.QUARTER, Period.day(date(2016, 12, 31))),
    "quarterly from January 2017 until December 2018": EveryPeriod(
        CalendarUnit.QUARTER, Period.day(date(2016, 12, 31)), days("2018-12-31")
    ),
    "monthly in 2017": EveryPeriod(CalendarUnit.MONTH, Period.day(date(2016, 12, 31)), days("2017-12-31")),
    "monthly in 2016": EveryPeriod(CalendarUnit.MONTH, TODAY, days("2016-12-31")),
    "at least once a year": EveryPeriod(CalendarUnit.YEAR, TODAY),
    "by the end of each quarter": EveryPeriod(CalendarUnit.QUARTER, days("2016-03-31")),
    "every Friday from September": Every(weeks(1), days("2016-08-26")),
    "at each dialogue": at_each((DIALOGUE,)),
    "at future dialogues": at_each((DIALOGUE,)),
    "at each plenary": at_each(tuple(MilestoneAnchor(f"plenary-{n}") for n in (1, 2, 3))),
    "at future plenaries": at_each((MilestoneAnchor("plenary-2"), MilestoneAnchor("plenary-3"))),
    "regularly": Regularly(),
    "afterwards, regularly": Regularly(),
    "regularly after the seminar": Regularly(SEMINAR),
}

WITHOUT_DATE: dict[str, When] = {
    "ongoing": Standing(),
    "upon request": Standing(),
    "to be agreed": Undated(),
    "as soon as possible": Undated(),
    "at an early date": Undated(),
    "without further delay": Undated(),
    "forthwith": Undated(),
}


@pytest.mark.parametrize(("words", "when"), [*PERIODS.items(), *BOUNDS.items(), *WITHOUT_DATE.items()])
def test_dated_words_become_days(words: str, when: When) -> None:
    assert meaning(words, "en") == when


@pytest.mark.parametrize(("words", "run"), RUNS.items())
def test_days_that_are_joined_are_a_run(words: str, run: Period) -> None:
    assert meaning(words, "en") == Run(run)


@pytest.mark.parametrize(("words", "when"), [*HUNG.items(), *REPEATING.items()])
def test_words_may_hang_on_milestones_and_repeat(words: str, when: When) -> None:
    assert meaning(words, "en") == when


@pytest.mark.parametrize(
    ("words", "time", "zone"),
    [
        ("by 17:00 on 31 August", time(17), None),
        ("31 August, 23:59 AoE", time(23, 59), "Etc/GMT+12"),
        ("by 31 August at 5 pm", time(17), None),
        ("before 12:30 Europe/Paris on 31 August", time(12, 30), "Europe/Paris"),
        ("by 17.00 on 31 August", time(17), None),
        ("by 17h30 on 31 August", time(17, 30), None),
        ("31 August 2016, 17:00 (Geneva time)", time(17), "Europe/Zurich"),
    ],
)
def test_a_clock_time_belongs_to_the_due_day(words: str, time: time, zone: str | None) -> None:
    reading = read(words, Context(SAID_ON), "en")
    assert reading.at == ClockTime(time, zone)
    assert reading.when in {by("2016-08-31"), within("2016-08-31")}


def test_in_a_question_the_bare_name_of_a_series_is_the_first_still_open() -> None:
    assert meaning("before the plenary", "en", question=True) == Before(MilestoneAnchor("plenary-2"))


def test_a_question_about_the_past_looks_back() -> None:
    past = read("in May", Context(SAID_ON, past=True), "en")
    assert past.when == within("2016-05-01", "2016-05-31")
