"""Phrases once read wrongly, or refused although they mean one thing, each as of a day when it happened."""

from __future__ import annotations

from datetime import date

import pytest

from schedules.days import Distance, Unit
from schedules.language import Context, read
from schedules.text import language_of
from schedules.when import (
    AllOf,
    Apart,
    Before,
    By,
    Direction,
    Every,
    OnOrAfter,
    OnOrBefore,
    Reach,
    Run,
    Standing,
    Undated,
    When,
    Within,
)
from tests.language.reading import DIALOGUE, SEMINAR, days, meaning, refusal

SIX_TO_EIGHT_WEEKS = AllOf(
    (
        Apart(SEMINAR, Distance(6, Unit.WEEK), Direction.AFTER, Reach.AT_LEAST),
        Apart(SEMINAR, Distance(8, Unit.WEEK), Direction.AFTER, Reach.WITHIN),
    )
)
READ: list[tuple[str, str, When]] = [
    # In most years there is no 29 February: the next one counts, and not the last one until the next March.
    ("29 February to 1 March", "2018-09-18", Run(days("2020-02-29", "2020-03-01"))),
    ("2月29日至3月1日", "2018-09-18", Run(days("2020-02-29", "2020-03-01"))),
    ("the 30th to the 1st", "2019-02-15", Run(days("2019-03-30", "2019-04-01"))),
    # The order of figures that one end leaves no doubt of is that of the other end.
    ("2/29-3/1", "2019-09-18", Run(days("2020-02-29", "2020-03-01"))),
    ("13/4 - 2/5", "2018-09-18", Run(days("2019-04-13", "2019-05-02"))),
    ("from 2/5 to 13/4", "2018-04-20", Run(days("2018-05-02", "2019-04-13"))),
    ("13/4/2019 to 2/5/2019", "2018-09-18", Run(days("2019-04-13", "2019-05-02"))),
    ("13/4-22/5", "2018-09-18", Run(days("2019-04-13", "2019-05-22"))),
    # A bare day of the month is the next one; a month without it is passed over.
    ("the 31st", "2016-02-01", Within(days("2016-03-31"))),
    ("31日", "2016-02-01", Within(days("2016-03-31"))),
    ("在31号", "2016-02-01", Within(days("2016-03-31"))),
    # "Since" looks back, in both languages, but for what lies ahead.
    ("since May", "2016-06-14", OnOrAfter(date(2016, 5, 1))),
    ("since late August", "2016-01-31", OnOrAfter(date(2015, 8, 21))),
    ("8月下旬以来", "2016-01-31", OnOrAfter(date(2015, 8, 21))),
    ("since 2017", "2016-06-14", OnOrAfter(date(2017, 1, 1))),
    # An ordinal without a word of its own counts what the other one counts.
    ("between the first and second Monday of July", "2016-06-14", Within(days("2016-07-04", "2016-07-11"))),
    ("the first to third Monday of July", "2016-06-14", Run(days("2016-07-04", "2016-07-18"))),
    ("from the 1st until the 5th working day of July", "2016-06-14", Run(days("2016-07-01", "2016-07-07"))),
    # A week at the end of a month is in doubt only where most of its days lie in the month.
    ("the last week of February", "2016-01-31", Within(days("2016-02-22", "2016-02-28"))),
    ("the last week of December", "2017-06-14", Within(days("2017-12-25", "2017-12-31"))),
    ("the first week of January", "2016-12-31", Within(days("2017-01-02", "2017-01-08"))),
    # What is counted from returns, and the last time of it is too long ago to be meant.
    ("within 30 days after 31 August", "2016-06-14", Within(days("2016-08-31", "2016-09-30"))),
    ("8月31日后一个月内", "2016-06-14", Within(days("2016-08-31", "2016-09-30"))),
    # What began this month may be spoken of, though it is over.
    ("from the beginning of the month", "2016-01-31", OnOrAfter(date(2016, 1, 1))),
    ("by the 15th of the month", "2016-02-10", OnOrBefore(date(2016, 2, 15), date(2016, 2, 15))),
    ("three weeks before 1 March", "2016-02-09", Within(days("2016-02-09"))),
    ("three weeks before 1 March 2016", "2016-02-20", Within(days("2016-02-09"))),
    ("within three weeks before 1 March", "2016-02-20", Within(days("2016-02-09", "2016-03-01"))),
    ("月初", "2016-02-10", Within(days("2016-02-01", "2016-02-10"))),
    ("within 90 days from today", "2016-06-14", Within(days("2016-06-14", "2016-09-12"))),
    ("within 10 days from 31 August", "2016-06-14", Within(days("2016-08-31", "2016-09-10"))),
    ("before June", "2016-06-14", OnOrBefore(date(2017, 5, 31), date(2017, 5, 31))),
    ("by June", "2016-06-14", OnOrBefore(date(2016, 6, 30), date(2016, 6, 30))),
    ("between July and the dialogue", "2016-06-14", AllOf((OnOrAfter(date(2016, 7, 1)), Before(DIALOGUE)))),
    (
        "in August, after the 15th",
        "2016-06-14",
        AllOf((Within(days("2016-08-01", "2016-08-31")), OnOrAfter(date(2016, 8, 16)))),
    ),
    ("1 September 2016 - 31 August 2018", "2016-06-14", Run(days("2016-09-01", "2018-08-31"))),
    # Quarters are those of the calendar; a quarter of a length is three months.
    ("next 7 quarters", "2019-07-04", Within(days("2019-10-01", "2021-06-30"))),
    ("the next two quarters", "2016-06-14", Within(days("2016-07-01", "2016-12-31"))),
    ("接下来两个季度", "2016-06-14", Within(days("2016-07-01", "2016-12-31"))),
    ("未来的七个季度", "2019-07-04", Within(days("2019-10-01", "2021-06-30"))),
    ("within two quarters after 31 August 2016", "2016-06-14", Within(days("2016-08-31", "2017-02-28"))),
    ("two to three quarters after 31 August", "2016-06-14", Within(days("2017-02-28", "2017-05-31"))),
    # From one length to another.
    ("6–8 weeks after the seminar", "2016-06-14", SIX_TO_EIGHT_WEEKS),
    ("between six and eight weeks after the seminar", "2016-06-14", SIX_TO_EIGHT_WEEKS),
    ("in the six to eight weeks after the seminar", "2016-06-14", SIX_TO_EIGHT_WEEKS),
    ("研讨会后6至8周", "2016-06-14", SIX_TO_EIGHT_WEEKS),
    ("研讨会六到八周后", "2016-06-14", SIX_TO_EIGHT_WEEKS),
    ("two to three months before 1 March 2017", "2016-06-14", Within(days("2016-12-01", "2017-01-01"))),
    ("in two to three weeks", "2016-06-14", Within(days("2016-06-28", "2016-07-05"))),
    ("2至3周后", "2016-06-14", Within(days("2016-06-28", "2016-07-05"))),
    # Seasons of this year and the next.
    ("this summer", "2016-06-14", Within(days("2016-06-01", "2016-08-31"))),
    ("this winter", "2016-06-14", Within(days("2016-12-01", "2017-02-28"))),
    ("next winter", "2017-01-20", Within(days("2017-12-01", "2018-02-28"))),
    ("last winter", "2017-01-20", Within(days("2015-12-01", "2016-02-29"))),
    ("winter 2016/17", "2016-06-14", Within(days("2016-12-01", "2017-02-28"))),
    ("in winter 2016-17", "2016-06-14", Within(days("2016-12-01", "2017-02-28"))),
    ("next spring", "2016-06-14", Within(days("2017-03-01", "2017-05-31"))),
    ("这个夏天", "2016-06-14", Within(days("2016-06-01", "2016-08-31"))),
    ("明年春季", "2016-06-14", Within(days("2017-03-01", "2017-05-31"))),
    ("今冬明春", "2016-06-14", Within(days("2016-12-01", "2017-05-31"))),
    # A year that was said before.
    ("2016年12月至次年3月", "2016-06-14", Within(days("2016-12-01", "2017-03-31"))),
    ("今年11月至次年第一季度", "2016-06-14", Within(days("2016-11-01", "2017-03-31"))),
    ("2016-12-31至次年3月31日", "2016-06-14", Run(days("2016-12-31", "2017-03-31"))),
    ("2016年9月至当年12月", "2016-06-14", Within(days("2016-09-01", "2016-12-31"))),
    # Months that follow one another are one period.
    ("in July, August and September", "2016-06-14", Within(days("2016-07-01", "2016-09-30"))),
    ("November, December or January 2018", "2016-06-14", Within(days("2017-11-01", "2018-01-31"))),
    ("7月、8月和9月", "2016-06-14", Within(days("2016-07-01", "2016-09-30"))),
    # As communiqués, plans and notices write it.
    ("October 29-November 1, 2015", "2015-08-20", Run(days("2015-10-29", "2015-11-01"))),
    ("in the months of October and November 2016", "2016-09-01", Within(days("2016-10-01", "2016-11-30"))),
    ("during the 2017 calendar year", "2016-06-07", Within(days("2017-01-01", "2017-12-31"))),
    (
        "by the end of the 2017 calendar year",
        "2016-11-01",
        OnOrBefore(date(2017, 12, 31), date(2017, 12, 31)),
    ),
    ("as of 00:00 on 15 February 2015", "2015-02-12", OnOrAfter(date(2015, 2, 15))),
    ("自2021年1月1日零时起", "2020-12-20", OnOrAfter(date(2021, 1, 1))),
    ("兹定于2015年1月20日至22日", "2015-01-05", Run(days("2015-01-20", "2015-01-22"))),
    ("8月下旬9月上旬", "2015-06-01", Within(days("2015-08-21", "2015-09-10"))),
    ("3月或4月", "2016-12-01", Within(days("2017-03-01", "2017-04-30"))),
    ("9月底或10月初", "2016-06-01", Within(days("2016-09-21", "2016-10-10"))),
    ("今年最后两个月", "2016-06-01", Within(days("2016-11-01", "2016-12-31"))),
    ("9月最后10天", "2016-06-01", Within(days("2016-09-21", "2016-09-30"))),
    ("持续推进", "2021-03-01", Standing()),
    ("until further notice", "2016-11-01", Standing()),
    ("下半年适时召开", "2016-06-15", Within(days("2016-07-01", "2016-12-31"))),
    # But a last day may hold beside what hangs on a milestone.
    (
        "对话前和9月底前",
        "2016-06-14",
        AllOf((Before(DIALOGUE), OnOrBefore(date(2016, 9, 30), date(2016, 9, 30)))),
    ),
    (
        "by the dialogue and by 30 September",
        "2016-06-14",
        AllOf((By(DIALOGUE), OnOrBefore(date(2016, 9, 30), date(2016, 9, 30)))),
    ),
    # A deadline is the last day, not the only one.
    ("deadline: 31 January 2017", "2016-06-14", OnOrBefore(date(2017, 1, 31), date(2017, 1, 31))),
    ("deadline: end of January 2017", "2016-06-14", OnOrBefore(date(2017, 1, 31), date(2017, 1, 31))),
    ("the deadline for comments is 16 June", "2016-06-14", OnOrBefore(date(2016, 6, 16), date(2016, 6, 16))),
    ("submission deadline: January 2017", "2016-06-14", OnOrBefore(date(2017, 1, 31), date(2016, 12, 31))),
    ("due 31 January 2017", "2016-06-14", OnOrBefore(date(2017, 1, 31), date(2017, 1, 31))),
    ("due in January 2017", "2016-06-14", Within(days("2017-01-01", "2017-01-31"))),
    ("deadline to be agreed", "2016-06-14", Undated()),
    ("due two weeks before 31 January 2017", "2016-06-14", OnOrBefore(date(2017, 1, 17), date(2017, 1, 17))),
    ("target date: Q1 2017", "2016-06-14", Within(days("2017-01-01", "2017-03-31"))),
    ("shall enter into force on 1 January 2017", "2016-06-14", Within(days("2017-01-01"))),
    (
        "commencing on 1 January 2017 and ending on 31 December 2017",
        "2016-06-14",
        Run(days("2017-01-01", "2017-12-31")),
    ),
    ("on 4/4/2016", "2016-06-14", Within(days("2016-04-04"))),
    ("by 3/3/17", "2016-06-14", OnOrBefore(date(2017, 3, 3), date(2017, 3, 3))),
    ("on Mondays", "2016-06-14", Every(Distance(1, Unit.WEEK), days("2016-06-13"))),
    ("每月12号", "2018-09-18", meaning("每月12日", "zh", date(2018, 9, 18))),
]


@pytest.mark.parametrize(("words", "said_on", "when"), READ, ids=[row[0] for row in READ])
def test_it_is_read_as_it_was_meant(words: str, said_on: str, when: When) -> None:
    assert meaning(words, language_of(words), date.fromisoformat(said_on)) == when


REFUSED = [
    ("from 29 February to 1 March 2019", "2018-09-18"),
    ("2017年3月1日至2月29日", "2016-09-18"),
    ("2/3-4/5", "2018-09-18"),  # either order would do
    ("13/4-2/5/2019", "2018-09-18"),
    # To most people these are 26 to 31 December, and 1 to 4 September.
    ("the last week of 2016", "2016-06-14"),
    ("the last week of December", "2016-12-31"),
    ("2016年最后一周", "2016-06-14"),
    ("the first week of September", "2016-06-14"),
    ("9月第二周", "2016-06-14"),
    # The one that has just passed, or the next?
    ("this Monday", "2016-09-04"),
    ("by this Friday", "2016-12-31"),
    ("within 30 days after 31 August", "2016-09-04"),
    ("six months from 31 August", "2016-09-04"),
    ("8月31日后6个月内", "2016-09-04"),
    ("within three months starting 1 September", "2016-09-04"),
    ("early in the month", "2016-01-31"),
    ("the first Monday of the month", "2016-01-31"),
    ("by the middle of the month", "2016-12-31"),
    ("月初", "2016-01-31"),
    ("by the 15th of the month", "2016-01-31"),
    ("the first of the month", "2016-08-15"),
    ("本月15日前", "2016-01-31"),
    # Three weeks before the next 1 March have begun: that of the year after may be meant.
    ("three weeks before 1 March", "2016-02-20"),
    ("no later than one month before 31 March", "2016-03-05"),
    ("3月1日前三周", "2016-02-20"),
    ("one month before the end of September", "2016-09-04"),
    ("年中前", "2016-12-31"),
    # To some that day, to others the next one.
    ("周五前", "2016-08-19"),
    ("2月29日前", "2016-02-29"),
    ("12月31日前", "2016-12-31"),
    ("第四季度中", "2016-06-14"),  # in it, or in its middle
    ("2017年上半年中", "2016-06-14"),
    ("each first quarter", "2016-06-14"),  # once a year, or every three months
    ("every third quarter", "2016-06-14"),
    ("every first month", "2016-06-14"),
    # Next on the calendar, or from now on?
    ("in the next year", "2016-06-14"),
    ("in the next month", "2016-06-14"),
    ("over the next quarter", "2016-06-14"),
    ("over the next two quarters", "2016-06-14"),
    ("within the next two quarters", "2016-06-14"),
    ("未来两个季度内", "2016-06-14"),
    ("未来两个季度后", "2016-06-14"),
    # This winter is the one that has begun, or the next to begin; in spring one that is over, or the next.
    ("this winter", "2017-01-20"),
    ("this winter", "2017-04-20"),
    ("next winter", "2017-07-01"),
    ("今冬", "2017-01-20"),
    ("winter 2016/18", "2016-06-14"),
    ("spring 2016/17", "2016-06-14"),
    ("今年冬天", "2017-01-20"),
    ("今冬明春", "2017-01-20"),
    # Months that do not follow one another are several times.
    ("in July, August and October", "2016-06-14"),
    ("July, August and September 24", "2016-06-14"),
    ("7月、9月和11月", "2016-06-14"),
    # The year after which one?
    ("次年3月", "2016-06-14"),
    ("11月至次年3月", "2016-06-14"),
    ("2017年对话次年3月", "2016-06-14"),
    ("8 to 6 weeks after the seminar", "2016-06-14"),
    ("6 to 8 weeks from now after the seminar", "2016-06-14"),
    ("研讨会后8至6周", "2016-06-14"),
    # Two things are done, each in days of its own.
    ("2016年6月启动，2017年底前完成", "2016-06-15"),
    ("8月底前提交、9月底前完成", "2016-06-15"),
    ("研讨会后启动，12月31日前完成", "2016-06-15"),
    ("三个月内提交，六个月内完成", "2016-06-15"),
    # A clock time that is not the first of the day, or after which it begins.
    ("from 17:00 on 15 February 2015", "2015-02-12"),
    ("after 00:00 on 15 February 2015", "2015-02-12"),
    ("3月或5月", "2016-12-01"),
    # Two last days are two times, and the earlier is not the last day of both.
    ("by 30 June 2017 and by 31 December 2017", "2016-06-14"),
    ("2016年底前和2017年底前", "2016-06-14"),
    ("8月底前、12月底前", "2016-06-14"),
    # Within 30 days of the seminar, or from now on?
    ("after the seminar, within 30 days", "2016-06-14"),
    ("研讨会后，30天内", "2016-06-14"),
    ("自9月1日起，六个月内", "2016-06-14"),
    # Which Monday follows what is not said; and the day of another milestone is no day of this one.
    ("the following Monday", "2016-06-14"),
    ("in the following September", "2016-06-14"),
    ("下次对话定于10月", "2016-06-14"),
    ("the next dialogue is scheduled for October", "2016-06-14"),
]


@pytest.mark.parametrize(("words", "said_on"), REFUSED)
def test_it_is_refused(words: str, said_on: str) -> None:
    assert str(refusal(words, language_of(words), date.fromisoformat(said_on)))


LOOKING_BACK = [
    ("December to February", "2016-01-31", Within(days("2015-12-01", "2016-02-29"))),
    ("August 24-26", "2016-09-02", Run(days("2016-08-24", "2016-08-26"))),
    ("8月24日至26日", "2016-09-02", Run(days("2016-08-24", "2016-08-26"))),
    ("29 February to 1 March", "2016-01-31", Run(days("2012-02-29", "2012-03-01"))),
    ("this Monday", "2016-09-02", Within(days("2016-08-29"))),
    ("by the 15th of the month", "2016-01-31", OnOrBefore(date(2016, 1, 15), date(2016, 1, 15))),
]


@pytest.mark.parametrize(("words", "asked_on", "when"), LOOKING_BACK)
def test_a_question_about_the_past_is_of_the_last_time(words: str, asked_on: str, when: When) -> None:
    context = Context(date.fromisoformat(asked_on), past=True)
    assert read(words, context, language_of(words)).when == when
