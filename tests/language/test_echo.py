"""What a reading is echoed as, word for word, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from schedules.calendar_units import CalendarUnit, DayOf, DayOfWeek, FromTo, UpTo
from schedules.days import Distance, Unit
from schedules.language import SAYINGS
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
    OnOrAfter,
    OnOrBefore,
    Period,
    Reach,
    Regularly,
    Run,
    Standing,
    Undated,
    When,
    Within,
)
from tests.schedules import at_each

EN, ZH = SAYINGS["en"], SAYINGS["zh"]
TITLES = {
    "en": {"seminar": "Seminar", "dialogue": "Next dialogue", "report": "Report"},
    "zh": {"seminar": "研讨会", "dialogue": "下次对话", "report": "报告"},
}
SEMINAR, DIALOGUE, REPORT = map(MilestoneAnchor, ("seminar", "dialogue", "report"))
AGREED, THIRTIETH, THIRTY_FIRST = date(2016, 6, 14), date(2016, 8, 30), date(2016, 8, 31)
AUGUST = Period(date(2016, 8, 1), THIRTY_FIRST)


def apart(count: int, unit: Unit, side: Direction, reach: Reach) -> Apart:
    """At a distance from the dialogue."""
    return Apart(DIALOGUE, Distance(count, unit), side, reach)


ECHOES: list[tuple[When, str, str]] = [
    (Within(Period.day(THIRTY_FIRST)), "on Wednesday 31 August 2016", "在2016年8月31日（星期三）"),
    (
        Within(AUGUST),
        "between Monday 1 August 2016 and Wednesday 31 August 2016",
        "在2016年8月1日（星期一）至2016年8月31日（星期三）之间",
    ),
    (
        Run(Period(THIRTIETH, THIRTY_FIRST)),
        "from Tuesday 30 August 2016 to Wednesday 31 August 2016",
        "从2016年8月30日（星期二）至2016年8月31日（星期三）",
    ),
    (
        OnOrBefore(THIRTY_FIRST, THIRTY_FIRST),
        "on or before Wednesday 31 August 2016",
        "2016年8月31日（星期三）或之前",
    ),
    (
        OnOrBefore(THIRTY_FIRST, THIRTIETH),
        "on or before Wednesday 31 August 2016 (strictly: Tuesday 30 August 2016)",
        "2016年8月31日（星期三）或之前（从严：2016年8月30日（星期二））",
    ),
    (OnOrAfter(date(2017, 1, 1)), "on or after Sunday 1 January 2017", "2017年1月1日（星期日）或之后"),
    (Before(DIALOGUE), "before “Next dialogue”", "“下次对话”之前"),
    (By(DIALOGUE), "by “Next dialogue”", "不迟于“下次对话”"),
    (At(DIALOGUE), "at “Next dialogue”", "在“下次对话”时"),
    (From(DIALOGUE), "from “Next dialogue” on", "自“下次对话”起"),
    (After(DIALOGUE), "after “Next dialogue”", "“下次对话”之后"),
    (
        apart(3, Unit.WEEK, Direction.BEFORE, Reach.EXACTLY),
        "3 weeks before “Next dialogue”",
        "“下次对话”之前恰好3周",
    ),
    (
        apart(10, Unit.WORKING_DAY, Direction.AFTER, Reach.EXACTLY),
        "10 working days after “Next dialogue”",
        "“下次对话”之后恰好10个工作日",
    ),
    (
        apart(1, Unit.DAY, Direction.AFTER, Reach.EXACTLY),
        "1 day after “Next dialogue”",
        "“下次对话”之后恰好1天",
    ),
    (
        apart(3, Unit.WEEK, Direction.BEFORE, Reach.AT_LEAST),
        "at least 3 weeks before “Next dialogue”",
        "“下次对话”之前至少3周",
    ),
    (
        apart(2, Unit.YEAR, Direction.AFTER, Reach.AT_LEAST),
        "at least 2 years after “Next dialogue”",
        "“下次对话”之后至少2年",
    ),
    (
        apart(1, Unit.MONTH, Direction.BEFORE, Reach.WITHIN),
        "within 1 month before “Next dialogue”",
        "“下次对话”之前1个月以内",
    ),
    (
        apart(30, Unit.DAY, Direction.AFTER, Reach.WITHIN),
        "within 30 days after “Next dialogue”",
        "“下次对话”之后30天以内",
    ),
    (
        Every(Distance(3, Unit.MONTH), Period.day(AGREED)),
        "every 3 months after Tuesday 14 June 2016",
        "2016年6月14日（星期二）之后每3个月一次",
    ),
    (
        Every(Distance(1, Unit.MONTH), SEMINAR, DIALOGUE),
        "every 1 month after “Seminar” until “Next dialogue”",
        "“研讨会”之后每1个月一次，直至“下次对话”",
    ),
    (
        Every(Distance(2, Unit.WEEK), AUGUST, Period.day(date(2016, 12, 30))),
        "every 2 weeks after Monday 1 August 2016 to Wednesday 31 August 2016 until Friday 30 December 2016",
        "2016年8月1日（星期一）至2016年8月31日（星期三）之后每2周一次，直至2016年12月30日（星期五）",
    ),
    (
        Every(Distance(1, Unit.WORKING_DAY), SEMINAR, AUGUST),
        "every 1 working day after “Seminar” until Monday 1 August 2016 to Wednesday 31 August 2016",
        "“研讨会”之后每1个工作日一次，直至2016年8月1日（星期一）至2016年8月31日（星期三）",
    ),
    (
        EveryPeriod(CalendarUnit.QUARTER, Period.day(AGREED)),
        "once every calendar quarter after Tuesday 14 June 2016",
        "2016年6月14日（星期二）之后每个日历季度一次",
    ),
    (
        EveryPeriod(CalendarUnit.HALF_YEAR, SEMINAR, DIALOGUE),
        "once every calendar half-year after “Seminar” until “Next dialogue”",
        "“研讨会”之后每个日历半年一次，直至“下次对话”",
    ),
    (
        EveryPeriod(CalendarUnit.WEEK, SEMINAR),
        "once every calendar week after “Seminar”",
        "“研讨会”之后每个日历周一次",
    ),
    (
        EveryPeriod(CalendarUnit.MONTH, SEMINAR),
        "once every calendar month after “Seminar”",
        "“研讨会”之后每个日历月一次",
    ),
    (
        EveryPeriod(CalendarUnit.YEAR, SEMINAR),
        "once every calendar year after “Seminar”",
        "“研讨会”之后每个日历年一次",
    ),
    (
        EveryPeriod(CalendarUnit.WEEK, Period.day(AGREED), parts=(UpTo(DayOfWeek(4), DayOfWeek(3)),)),
        "on or before Friday of every calendar week (strictly: Thursday of every calendar week), "
        "after Tuesday 14 June 2016",
        "2016年6月14日（星期二）之后每个日历周星期五或之前（从严：星期四）",
    ),
    (
        EveryPeriod(CalendarUnit.WEEK, SEMINAR, DIALOGUE, (UpTo(DayOfWeek(4), DayOfWeek(4)),)),
        "on or before Friday of every calendar week, after “Seminar” until “Next dialogue”",
        "“研讨会”之后每个日历周星期五或之前，直至“下次对话”",
    ),
    (
        EveryPeriod(CalendarUnit.YEAR, Period.day(AGREED), parts=(FromTo(DayOf(4, 1), DayOf(3, 31)),)),
        "between 1 April and 31 March of every calendar year, after Tuesday 14 June 2016",
        "2016年6月14日（星期二）之后每个日历年4月1日至3月31日之间",
    ),
    (at_each((DIALOGUE,)), "at each “Next dialogue”", "在每次“下次对话”时"),
    (
        at_each((SEMINAR, DIALOGUE)),
        "at each of “Seminar” and “Next dialogue”",
        "在每次“研讨会”和“下次对话”时",
    ),
    (
        at_each((SEMINAR, REPORT, DIALOGUE)),
        "at each of “Seminar”, “Report” and “Next dialogue”",
        "在每次“研讨会”、“报告”和“下次对话”时",
    ),
    (Regularly(), "regularly", "定期"),
    (Regularly(SEMINAR), "regularly after “Seminar”", "“研讨会”之后定期"),
    (
        Regularly(Period.day(AGREED)),
        "regularly after Tuesday 14 June 2016",
        "2016年6月14日（星期二）之后定期",
    ),
    (Standing(), "always in force", "长期有效"),
    (Undated(), "to be agreed", "待定"),
    (
        AllOf((After(REPORT), OnOrBefore(THIRTY_FIRST, THIRTY_FIRST), Before(DIALOGUE))),
        "after “Report”, and on or before Wednesday 31 August 2016, and before “Next dialogue”",
        "“报告”之后，且2016年8月31日（星期三）或之前，且“下次对话”之前",
    ),
]


@pytest.mark.parametrize(("when", "english", "chinese"), ECHOES, ids=[row[1] for row in ECHOES])
def test_every_meaning_is_echoed(when: When, english: str, chinese: str) -> None:
    assert EN.echo(when, TITLES["en"].__getitem__) == english
    assert ZH.echo(when, TITLES["zh"].__getitem__) == chinese
