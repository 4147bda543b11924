"""Words as communiqués, agreements, plans and notices write them, read among milestones of such texts."""

from __future__ import annotations

import pytest

from schedules.calendar_units import AfterEnd, CalendarUnit
from schedules.days import Distance, Unit
from schedules.language import Context, Named, Names, NotUnderstood, read
from schedules.text import Text, language_of
from schedules.when import (
    After,
    AllOf,
    Apart,
    At,
    Before,
    By,
    Direction,
    EveryPeriod,
    MilestoneAnchor,
    OnOrAfter,
    Reach,
    Standing,
    Undated,
    When,
)
from tests.language.reading import SAID_ON, by, days, within

NAMES = Names(
    [
        Named("force", Text.of({"en": "Entry into force of the treaty", "zh": "条约生效"})),
        Named("signing", Text.of({"en": "Signing of the treaty", "zh": "条约签署"})),
        Named("summit", Text.of({"en": "Ministers' Forum", "zh": "部长论坛"})),
        Named("pact", Text.of({"en": "Fisheries pact", "zh": "渔业协定"})),
    ]
)
FORCE, SIGNING, SUMMIT, PACT = (MilestoneAnchor(id) for id in ("force", "signing", "summit", "pact"))


def after(anchor: MilestoneAnchor, count: int, unit: Unit, reach: Reach) -> Apart:
    return Apart(anchor, Distance(count, unit), Direction.AFTER, reach)


# Each line: what the words mean, and ways of saying it, said on Tuesday 14 June 2016.
READ: list[tuple[When, str]] = [
    # A quarter beside a year is of that year, and no range from the one to the other.
    (
        within("2017-01-01", "2017-03-31"),
        "2017-Q1|Q1-2017|Q1/2017|2017/Q1|2017年首季|2017年第1季|明年首个季度",
    ),
    (by("2017-03-31", "2016-12-31"), "by 2017-Q1|no later than Q1/2017"),
    (within("2017-07-01", "2017-12-31"), "H2/2017|2017-H2|the third and fourth quarters of 2017"),
    (within("2016-10-01", "2017-03-31"), "Q4 2016-Q1 2017|2016-Q4 to 2017-Q1|2016年第4季至2017年第1季"),
    (within("2017-01-01", "2017-09-30"), "Q1-Q3/2017|the first to third quarter of 2017"),
    (within("2017-01-01", "2017-06-30"), "in the first or second quarter of 2017"),
    # From one third to the next.
    (within("2016-08-11", "2016-08-31"), "mid-to-late August|in mid to late August|8月中旬至下旬"),
    (within("2017-01-01", "2017-08-31"), "early to mid 2017|early-to-mid 2017"),
    # This year, the next one.
    (within("2016-01-01", "2017-12-31"), "this year and next|this year or next year|今明两年"),
    (within("2017-01-01", "2018-12-31"), "明后两年"),
    (within("2017-01-01", "2017-12-31"), "sometime next year|some time next year"),
    (within("2016-01-01", "2016-12-31"), "within the calendar year"),
    (AllOf((OnOrAfter(SAID_ON), by("2016-12-31"))), "from now to the end of the year"),
    (within("2016-06-14", "2016-12-14"), "within a period not exceeding six months"),
    (
        by("2016-08-31"),
        "no later than 12:00 noon on Wednesday 31 August|最晚不超过8月31日|before or by 31 August",
    ),
    (by("2016-08-31", "2016-08-30"), "请于8月31日前反馈|请务必在8月31日前报送|敬请于8月31日前答复"),
    (by("2025-12-31"), "到“十四五”期末|十四五期末前"),
    (within("2017-01-01", "2017-12-31"), "scheduled for completion in 2017|计划于2017年重启"),
    # The possessive of a plural, "this" and 本 within a name, the day of what happens.
    (Before(SUMMIT), "ahead of the next Ministers' Forum|before the Ministers’ Forum|部长论坛前"),
    (After(FORCE), "after the entry into force of this treaty|本条约生效后|该条约生效后"),
    (
        after(FORCE, 12, Unit.MONTH, Reach.WITHIN),
        "within 12 months of the date of entry into force of this treaty",
    ),
    (after(FORCE, 90, Unit.DAY, Reach.WITHIN), "自本条约生效之日起90日内|本條約生效後九十日內"),
    (At(SIGNING), "on the date of the signing|at the date of signing of this treaty"),
    (after(SIGNING, 30, Unit.DAY, Reach.EXACTLY), "on the thirtieth day following the signing of the treaty"),
    (after(SIGNING, 60, Unit.DAY, Reach.WITHIN), "beginning not later than 60 days after the signing"),
    (
        Apart(SUMMIT, Distance(2, Unit.MONTH), Direction.BEFORE, Reach.EXACTLY),
        "two months ahead of the forum",
    ),
    (After(PACT), "渔业协定签署后|渔业协定达成后"),
    # At what is held in a month is in that month.
    (
        AllOf((At(SUMMIT), within("2016-11-01", "2016-11-30"))),
        "at the Ministers' Forum in November|at the forum to be held in November 2016|"
        "在2016年11月举行的部长论坛上|11月部长论坛期间",
    ),
    (By(SUMMIT), "by the forum|不迟于部长论坛"),
    (EveryPeriod(CalendarUnit.YEAR, days("2016-06-14")), "每年举行一次会议|每年举办一届"),
    (
        after(SIGNING, 6, Unit.MONTH, Reach.WITHIN),
        "as soon as possible, and at the latest six months after the signing",
    ),
    (
        Apart(SUMMIT, Distance(30, Unit.DAY), Direction.BEFORE, Reach.EXACTLY),
        "部长论坛召开之日前30日|部长论坛之日前30天",
    ),
    (by("2020-12-31", "2019-12-31"), "到2020年，全面完成|到2020年，基本建成|不晚于2020年，正式启动"),
    (within("2016-01-01", "2020-12-31"), "“十三五”期间内"),
    (within("2017-03-31", "2017-04-30"), "2017年第一季度结束后30日内|2017年第一季度结束后30天内"),
    (within("2017-01-01", "2017-01-31"), "元月|2017年元月份"),
    (
        EveryPeriod(CalendarUnit.QUARTER, days("2016-06-13"), None, (AfterEnd(Distance(15, Unit.DAY)),)),
        "每季度终了后15日内",
    ),
    # Where it is held says nothing about when.
    (
        within("2016-10-01", "2016-10-31"),
        "in Geneva in October|to be held in Rio de Janeiro, Brazil, in October 2016|October 2016, Vienna|"
        "in October 2016 in Beijing and Washington, D.C.|10月在北京举行|拟于2016年10月在北京和维也纳召开",
    ),
    # The weekday of a day, in brackets.
    (
        within("2016-08-31"),
        "31 August 2016 (Wednesday)|August 31, 2016 (Wed)|2016-08-31 (Wednesday)",
    ),
    # Without a date, or always.
    (
        Undated(),
        "at a mutually agreed date|on dates to be mutually agreed|within a reasonable period of time|"
        "as swiftly as possible|as a matter of priority|when conditions permit|at the first opportunity|"
        "具体时间由双方另行商定|日期通过外交渠道商定|在各方均合适的时间|双方都方便的时候|近期内|中长期",
    ),
    (Standing(), "when necessary|if required|on an as-needed basis|for an indefinite period|于必要时|可随时"),
]


@pytest.mark.parametrize(
    ("words", "when"), [(words, when) for when, ways in READ for words in ways.split("|")]
)
def test_it_is_read_as_it_was_meant(words: str, when: When) -> None:
    assert read(words, Context(SAID_ON, NAMES), language_of(words)).when == when


# Each line: words that are refused, and something of what is said of them.
REFUSED = [
    # From a year to a part of none.
    ("2016 - Q3", "several days"),
    ("2016 to September", "several days"),
    # What becomes of a milestone later is another day.
    ("条约签署生效后30天内", "“生效”不是本日程中的事项"),
    ("渔业协定生效后", "“生效”不是本日程中的事项"),
    ("自渔业协定批准之日起30日内", "“批准”不是本日程中的事项"),
    ("部长论坛启动后", "“启动”不是本日程中的事项"),
    ("after the adoption of the pact", "is no milestone of this schedule"),
    # Whether the other one's days or this one's, is not said.
    ("before the forum in November", "may be those of “forum”"),
    ("by the forum to be held in November 2016", "may be those of “forum”"),
    ("two weeks before the forum in November", "may be those of “forum”"),
    ("不迟于2016年11月举行的部长论坛", "若是“部长论坛”的日期"),
    ("11月部长论坛前", "若是“部长论坛”的日期"),
    # A rhythm counts from a day, and none is said.
    ("biennially from 2018 to 2024", "counts from a day"),
    ("every two weeks from July to December", "counts from a day"),
    ("every three months from September 2016", "counts from a day"),
    ("2018年至2024年，每两年一次", "要从某一天算起"),
    ("7月至12月，每两周一次", "要从某一天算起"),
    # Later than now, or than what was said before?
    ("from 1 July 2016 until three years later", "several days"),
    ("from the forum to two years later", "several days"),
    ("after the forum, two years later", "but not “later”"),
    ("2016年7月1日起至三年后", "可能指不同的日子"),
    ("自部长论坛起至三年后", "可能指不同的日子"),
    # Of two last days the later would count for nothing.
    ("by the end of 2016, and at the latest by March 2017", "two last days"),
    ("by the end of 2016 but no later than March 2017", "two last days"),
    ("年底前，最迟不超过明年3月", "两个期限"),
    ("不迟于年底，最晚明年3月", "两个期限"),
    ("8月底前，12月底前", "两个期限"),
    # What is held elsewhere may be another one; a place alone says no day.
    ("before the forum in Vienna", "but not “Vienna”"),
    ("by the Vienna forum", "but not “Vienna forum”"),
    ("in Vienna", "but not “Vienna”"),
    ("不迟于11月在北京举行的部长论坛", "若是“部长论坛”的日期"),
    ("在北京部长论坛上", "没有读懂“北京部长论坛上”"),
    ("部长论坛在北京举行后", "没有读懂“在北京举行后”"),
    ("在北京", "没有读懂“北京”"),
    # Before May by the rule of thirds, by the end of June to most.
    ("before mid-2017", "several days"),
    ("before the middle of the year", "several days"),
    ("2017年年中前", "可能指不同的日子"),
    ("31 August 2016 (Friday)", "that day is Wednesday 31 August 2016"),
    ("at the 2017 forum", "may be those of “forum”"),
    ("before the November forum", "may be those of “forum”"),
    ("on the first day of the forum", "“first day” of a milestone is no day of its own"),
    ("by the last day of the forum", "“last day” of a milestone is no day of its own"),
    # How long, an hour that is none, the moon's first month, and what is not settled.
    ("until at least 2020", "“until at least” says how long"),
    ("for an initial period of three years", "says how long"),
    ("by end of day on 31 March 2017", "“end of day on” names no hour"),
    ("by EOD Friday", "“EOD Friday” names no hour"),
    ("元月十五", "换成公历日期"),
    ("2017年（待定）", "“（待定）”只是打算"),
    ("in the new year", "one day to some and many days to others"),
    ("in the course of the next year", "the next of the calendar, or as long from now on"),
    ("during the next month", "the next of the calendar, or as long from now on"),
    # At it, or from it on?
    ("upon entry into force of the treaty", "“upon” may be before, after or during it"),
    ("in the weeks ahead", "is no number"),
    ("late to early 2017", "no day is left"),
    ("8月下旬至中旬", "没有读懂“中旬”"),
    ("the first and third quarters of 2017", "do not follow one another"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_it_is_refused_with_the_reason(words: str, said: str) -> None:
    with pytest.raises(NotUnderstood, match=said):
        read(words, Context(SAID_ON, NAMES), language_of(words))


def test_this_is_passed_over_in_names_and_not_in_the_calendar() -> None:
    names = Names([Named("end", Text.of("The end of the week")), Named("report", Text.of("Report"))])
    assert read("by the end of this week", Context(SAID_ON, names), "en").when == by("2016-06-19")
    assert read("by the end of this month", Context(SAID_ON, names), "en").when == by("2016-06-30")


def test_a_place_may_be_a_side_in_a_question() -> None:
    with pytest.raises(NotUnderstood):
        read("in China in October", Context(SAID_ON, NAMES, question=True), "en")
    with pytest.raises(NotUnderstood):
        read("10月在中国", Context(SAID_ON, NAMES, question=True), "zh")
