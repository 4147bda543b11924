"""Every kind of notice, as it is told: for the golden file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.date_times import with_beside
from bot.wording.date_times import Moments, Reader
from bot.wording.notices import telling
from schedules.milestone import ClockTime, Milestone, Schedule
from schedules.notices import notices_between
from schedules.quiet import QuietDays, Weekday
from schedules.resolve import resolve
from schedules.subscriber import Snoozed, Subscriber
from schedules.text import Text
from schedules.when import After, Before, Every, OnOrAfter, Period, Run, Undated, When
from tests.schedules import by, days, milestone, on, schedule, the, within

DAY = timedelta(days=1)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def agreed(id: str, en: str, zh: str, quote: str, *whens: When, done: date | None = None) -> Milestone:
    made = milestone(id, *whens, done=done)
    return replace(made, title=Text.of({"en": en, "zh": zh}), quote=Text.of(quote))


HOTLINE = agreed("hotline", "Test the hotline", "测试热线", "testing it before September 2016", by(on(8, 31)))
SEMINAR = agreed("seminar", "Seminar", "研讨会", "hold a seminar in August 2016", within(on(8, 1), on(8, 31)))
SIGNING = agreed("signing", "Sign the annex", "签署附件", "on 24 August", within(on(8, 24)))
MEETING = agreed(
    "meeting", "Experts' meeting", "专家会晤", "on 24 and 25 August", Run(Period(on(8, 24), on(8, 25)))
)
COURSE = agreed("course", "Training course", "培训班", "1–14 August", Run(Period(on(8, 1), on(8, 14))))
REPORT = agreed("report", "Report", "提交报告", "report by September 2016", by(on(9, 30), strictly=on(8, 31)))
AUTUMN = within(on(9, 1), on(10, 31))
EXERCISE = agreed(
    "exercise", "Exercise", "演练", "in autumn, by October 2016", AUTUMN, by(on(10, 31), strictly=on(9, 30))
)
PAYMENT = replace(
    agreed("payment", "Pay the contribution", "缴纳会费", "by 17:00 on 31 August", by(on(8, 31))),
    at=ClockTime(time(17)),
)
PAPER = replace(
    agreed("paper", "Send the paper", "提交文件", "by 31 August, 23:59 AoE", by(on(8, 31))),
    at=ClockTime(time(23, 59), "Etc/GMT+12"),
)
CALL = agreed("call", "Call", "通话", "every ten days", Every(days(10), Period.day(on(8, 1))))
DIALOGUE = agreed("dialogue", "Next dialogue", "下次对话", "another dialogue session", Undated())
VISIT = agreed("visit", "Visit", "访问", "after the seminar", OnOrAfter(on(8, 2)))
FORUM_EARLIEST = on(10, 1)
FORUM = agreed("forum", "Forum", "论坛", "after September 2016", OnOrAfter(FORUM_EARLIEST))
SPEECH = agreed("speech", "Opening speech", "开幕致辞", "before the forum", Before(the("forum")))
BEGUN = agreed(
    "begun", "Draft", "草案", "from 1 July, before the forum", OnOrAfter(on(7, 1)), Before(the("forum"))
)
ANNUAL = agreed("annual", "Annual report", "年度报告", "by 15 January 2017", by(on(1, 15, 2017)))
TRIAL = agreed(
    "trial", "Trial", "试运行", "after the review, by 15 August", by(on(8, 15)), After(the("review"))
)
REVIEW = agreed("review", "Review", "评审", "a review", Undated(), done=on(8, 22))
CLASHING = agreed(
    "clash", "Audit", "审计", "by 31 August, after the seminar", by(on(8, 31)), After(the("late"))
)
LATE = agreed("late", "Closing", "闭幕", "on 5 September", within(on(9, 5)))


def summit() -> Schedule:
    """Another schedule, beside the usual one."""
    treaty = agreed("treaty", "Ratify the treaty", "批准条约", "by the end of August", by(on(8, 31)))
    made = schedule(treaty, DIALOGUE)
    return replace(made, id="summit", title=Text.of({"en": "Summit of May", "zh": "五月峰会"}))


def usual(*milestones: Milestone) -> Schedule:
    made = schedule(*milestones)
    return replace(made, zone=SHANGHAI, title=Text.of({"en": "Dialogue of June", "zh": "六月对话"}))


def told(
    language: str, *schedules: Schedule, until: date, after: date | None = None, zone: ZoneInfo = SHANGHAI
) -> str:
    """The message for ``until``; with ``after``, the first one after a time without any."""
    return told_to(Subscriber(zone, language), *schedules, until=until, after=after)


def told_to(
    me: Subscriber, *schedules: Schedule, until: date, after: date | None = None, is_alone: bool = True
) -> str:
    """The message for ``until`` to somebody with choices, or to several."""
    timelines = {made.id: resolve(made, until) for made in schedules}
    notices = [
        notice
        for made in schedules
        for notice in notices_between(
            cache(lambda day, made=made: resolve(made, day)), me, after or until - DAY, until
        )
    ]
    moments = Moments(me.language, until, Reader(me.zone, is_alone))
    text, _ = with_beside(
        telling(notices, timelines, until, me.language), moments.of_notices(notices, timelines)
    )
    return text


def notices(language: str) -> Iterator[tuple[str, str]]:
    """Each situation, and the message in that language."""
    yield from _ahead(language)
    yield from _passed(language)
    yield from _clocks(language)
    yield from _undated(language)
    yield from _surely(language)
    yield from _late(language)
    yield from _chosen(language)
    yield from _several(language)


def _each(
    language: str, what: str, of: Milestone, situations: Mapping[date, str]
) -> Iterator[tuple[str, str]]:
    for day, situation in situations.items():
        yield f"{what}, {situation}", told(language, usual(of), until=day)


def _ahead(language: str) -> Iterator[tuple[str, str]]:
    week, eve, itself = "a week ahead", "the day before", "on the day"
    deadline = {on(8, 1): "30 days ahead", on(8, 24): week, on(8, 30): eve, on(8, 31): itself}
    yield from _each(language, "A deadline", HOTLINE, deadline)
    window = {on(8, 1): "as it opens", on(8, 24): week, on(8, 30): eve, on(8, 31): "on its last day"}
    yield from _each(language, "A window", SEMINAR, window)
    yield from _each(language, "A day", SIGNING, {on(8, 17): week, on(8, 23): eve, on(8, 24): itself})
    run = {on(8, 18): week, on(8, 24): "as it begins", on(8, 25): "on its last day"}
    yield from _each(language, "A run of days", MEETING, run)
    yield from _each(language, "A long run", COURSE, {on(8, 1): "as it begins", on(8, 7): "within it"})
    stricter = {on(8, 24): week, on(8, 30): eve, on(8, 31): "on the stricter day", on(9, 30): itself}
    yield from _each(language, "A deadline with a stricter day", REPORT, stricter)
    both = {on(9, 1): "as it opens", on(9, 23): week, on(9, 30): "on the stricter day", on(10, 31): itself}
    yield from _each(language, "A window with a stricter day", EXERCISE, both)
    yield from _each(language, "In another year", ANNUAL, {on(12, 16): "30 days ahead"})
    yield from _each(language, "The second time of something that repeats", CALL, {on(8, 20): eve})
    yield "A date that other statements contradict", told(language, usual(CLASHING, LATE), until=on(8, 24))


def _passed(language: str) -> Iterator[tuple[str, str]]:
    day, week = "a day overdue", "a week overdue"
    yield from _each(language, "A deadline", HOTLINE, {on(9, 1): day, on(9, 7): week})
    yield from _each(language, "A window", SEMINAR, {on(9, 1): day})
    yield from _each(language, "A day", SIGNING, {on(8, 25): day})
    yield from _each(language, "A run of days", MEETING, {on(8, 26): day})
    yield from _each(language, "A deadline with a stricter day", REPORT, {on(10, 7): week})
    yield "What can no longer be kept", told(language, usual(REVIEW, TRIAL), until=on(8, 22))


def _clocks(language: str) -> Iterator[tuple[str, str]]:
    yield from _each(language, "A clock time", PAYMENT, {on(8, 24): "a week ahead", on(8, 31): "on the day"})
    los_angeles = ZoneInfo("America/Los_Angeles")
    there = told(language, usual(PAYMENT), until=on(8, 30), zone=los_angeles)
    yield "A clock time, in a zone where the hour of that day is too late", there
    group = told_to(Subscriber(SHANGHAI, language), usual(PAYMENT), until=on(8, 24), is_alone=False)
    yield "A clock time, in a group, whose members may live anywhere", group
    yield from _each(language, "Anywhere on Earth", PAPER, {on(9, 1): "where the day is over already"})


def _undated(language: str) -> Iterator[tuple[str, str]]:
    yield "What has no date yet", told(language, usual(DIALOGUE, VISIT), until=on(8, 14))
    surely = told(language, usual(SPEECH, BEGUN, FORUM), until=on(8, 14))
    yield "What has no date, but a day by which it is surely in time", surely
    egg = agreed("egg", "Egg", "蛋", "after the hen", After(the("hen")))
    hen = agreed("hen", "Hen", "鸡", "after the egg", After(the("egg")))
    yield "What has no date, and contradicts itself", told(language, usual(egg, hen), until=on(8, 14))


def _surely(language: str) -> Iterator[tuple[str, str]]:
    """Of what has no date, ahead of the day by which it is surely in time, and on it."""
    week, eve, itself = "a week ahead", "the day before", "on the day"
    for day, situation in {on(9, 23): week, on(9, 29): eve, on(9, 30): itself}.items():
        said = told(language, usual(SPEECH, FORUM), until=day)
        yield f"A day by which what has no date is surely in time, {situation}", said
    yet_to_begin = agreed(
        "toast", "Toast", "祝酒", "from 15 September", OnOrAfter(on(9, 15)), Before(the("forum"))
    )
    ahead = told(language, usual(yet_to_begin, FORUM), until=on(8, 31))
    yield "A day by which what has no date is surely in time, before its first day", ahead
    missed = told(language, usual(SPEECH, FORUM), after=on(9, 14), until=on(10, 2))
    yield "After downtime: a day by which what has no date was surely in time", missed
    for day in (on(9, 10), on(10, 10)):
        hush = Snoozed(usual(SPEECH).id, SPEECH.id, day)
        snoozed = Subscriber(SHANGHAI, language, hushes=frozenset({hush}))
        when = "before" if day < FORUM_EARLIEST else "after"
        over = told_to(snoozed, usual(SPEECH, FORUM), until=day)
        yield f"The end of a snooze: no date, {when} the day by which it is surely in time", over


def _late(language: str) -> Iterator[tuple[str, str]]:
    def after_downtime(of: Milestone, until: date) -> str:
        return told(language, usual(of), after=on(7, 25), until=until)

    yield "After downtime: a lead", after_downtime(HOTLINE, on(8, 27))
    yield "After downtime: an opening", after_downtime(SEMINAR, on(8, 3))
    yield "After downtime: a long run", after_downtime(COURSE, on(8, 3))
    yield "After downtime: a stricter day", after_downtime(REPORT, on(9, 2))
    yield "After downtime: overdue", after_downtime(HOTLINE, on(9, 4))
    yield "After downtime: undated", after_downtime(DIALOGUE, on(8, 20))


def _chosen(language: str) -> Iterator[tuple[str, str]]:
    quiet = Subscriber(SHANGHAI, language, quiet=QuietDays(weekends=True))
    sunday = agreed("sunday", "Sign the annex", "签署附件", "on 4 September", within(on(9, 4)))
    report = agreed("report", "Report", "提交报告", "by 4 or 30 September", by(on(9, 30), strictly=on(9, 4)))
    october = agreed("october", "Seminar", "研讨会", "in October 2016", within(on(10, 1), on(10, 31)))
    yield "Before a quiet day: a day", told_to(quiet, usual(sunday), until=on(9, 2))
    yield "Before a quiet day: a stricter day", told_to(quiet, usual(report), until=on(9, 2))
    yield "Before a quiet day: the opening of a window", told_to(quiet, usual(october), until=on(9, 30))
    yield "After a quiet day: overdue", told_to(quiet, usual(sunday), until=on(9, 5))
    weekly = Subscriber(SHANGHAI, language, digest=Weekday.MONDAY)
    week = usual(DIALOGUE, SEMINAR, HOTLINE, SIGNING, REPORT, PAYMENT)
    yield "Once a week", told_to(weekly, week, until=on(8, 29))
    for of, day, what in (
        (HOTLINE, on(8, 27), "a deadline"),
        (HOTLINE, on(9, 3), "overdue"),
        (SEMINAR, on(8, 10), "a window"),
        (DIALOGUE, on(8, 10), "no date"),
    ):
        hush = Snoozed(usual(of).id, of.id, day)
        snoozed = Subscriber(SHANGHAI, language, hushes=frozenset({hush}))
        yield f"The end of a snooze: {what}", told_to(snoozed, usual(of), until=day)


def _several(language: str) -> Iterator[tuple[str, str]]:
    one = usual(DIALOGUE, SEMINAR, HOTLINE, VISIT, REPORT, SIGNING)
    yield "Several in one message", told(language, one, after=on(8, 13), until=on(8, 31))
    two = told(language, usual(DIALOGUE, HOTLINE), summit(), after=on(8, 13), until=on(8, 31))
    yield "Several schedules in one message", two
