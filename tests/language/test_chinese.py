"""Chinese words about when: the table of docs/schedule.md, row by row, and its neighbours."""

from datetime import date, time

import pytest

from schedules.days import Distance, Unit
from schedules.language import SAYINGS, Context, Named, Names, read
from schedules.milestone import ClockTime
from schedules.text import Text
from schedules.when import (
    After,
    AllOf,
    Apart,
    At,
    AtEach,
    Before,
    By,
    CalendarUnit,
    DayOfYear,
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
    Side,
    Standing,
    Undated,
    When,
    Within,
    Yearly,
)
from tests.language.reading import DIALOGUE, NAMES, SAID_ON, SEMINAR, days, meaning, refusal

TODAY = Period.day(SAID_ON)


def by(day: str, strictly: str | None = None) -> OnOrBefore:
    return OnOrBefore(date.fromisoformat(day), date.fromisoformat(strictly or day))


def since(day: str) -> OnOrAfter:
    return OnOrAfter(date.fromisoformat(day))


def within(first: str, last: str | None = None) -> Within:
    return Within(days(first, last))


def before_dialogue(reach: Reach) -> Apart:
    return Apart(DIALOGUE, Distance(3, Unit.WEEK), Side.BEFORE, reach)


def after_seminar(count: int, unit: Unit, reach: Reach) -> Apart:
    return Apart(SEMINAR, Distance(count, unit), Side.AFTER, reach)


# Each line: what the words mean, and ways of saying it, said on Tuesday 14 June 2016.
PERIODS: list[tuple[When, str]] = [
    (
        within("2016-08-01", "2016-08-31"),
        "2016年8月|在2016年8月|二〇一六年八月|二零一六年8月份|8月内|于八月|8月期间",
    ),
    (
        within("2016-08-31"),
        "8月31日|八月三十一号|2016-08-31|2016/8/31|８月３１日|8月31日当天|8月31日（星期三）",
    ),
    (within("2016-06-20"), "20日|下周一|下星期一|本月20日|下周周一"),
    (within("2016-06-14"), "今天|今日|周二|星期二|禮拜二"),
    (within("2016-06-17"), "大后天|周五|本周五|这周五|三天后|3天之后"),
    (within("2016-06-28"), "两周后|两星期以后|14天后|下下周二"),
    (within("2016-09-14"), "三个月以后|三个月之后"),
    (within("2016-10-03"), "十月第一个星期一|10月的第一个周一"),
    (within("2016-08-26"), "八月最后一个星期五|8月的最后一个周五"),
    (within("2016-01-01", "2016-06-30"), "上半年|今年上半年|2016年上半年"),
    (within("2016-07-01", "2016-12-31"), "下半年"),
    (within("2016-07-01", "2016-09-30"), "第三季度|三季度|第三个季度|2016年第三季度|下季度|下个季度|Q3"),
    (within("2016-06-01", "2016-06-30"), "本月|这个月|本月内|月内"),
    (within("2016-07-01", "2016-07-31"), "下月|下个月|下個月"),
    (within("2016-05-01", "2016-05-31"), "上月|上个月"),
    (within("2016-01-01", "2016-12-31"), "今年|本年度|今年内|年内|2016年|2016年度|这一年"),
    (within("2017-01-01", "2017-12-31"), "明年|来年|2017年内|下一年"),
    (within("2018-01-01", "2018-12-31"), "后年"),
    (within("2015-01-01", "2015-12-31"), "去年"),
    (within("2016-06-13", "2016-06-19"), "本周|这周|这个星期|这一周|本周内"),
    (within("2016-06-20", "2016-06-26"), "下周|下星期|下个礼拜|下一周"),
    (within("2016-06-27", "2016-07-03"), "下下周"),
    (within("2016-06-06", "2016-06-12"), "上周"),
    (within("2016-08-08", "2016-08-14"), "8月8日当周|8月8日那一周|8月8日这一周|8月8日所在的周"),
    (within("2016-10-03", "2016-10-09"), "十月的第一周|10月第一周"),
    (within("2016-03-01", "2016-03-31"), "2016年的第三个月|2016年3月"),
    (within("2016-03-01", "2016-05-31"), "2016年春季|2016年春天|2016年春"),
    (within("2016-06-01", "2016-08-31"), "夏天|今夏|2016年夏"),
    (within("2023-12-01", "2024-02-29"), "2023年冬季"),
    (within("2020-01-01", "2029-12-31"), "2020年代"),
    (within("2016-10-01", "2016-10-10"), "10月上旬|10月初|十月初"),
    (within("2016-10-11", "2016-10-20"), "10月中旬|10月中|2016年10月中旬"),
    (within("2016-10-21", "2016-10-31"), "10月下旬|10月底|10月末"),
    (within("2017-01-01", "2017-04-30"), "2017年初|2017年年初|明年年初"),
    (within("2016-05-01", "2016-08-31"), "年中|2016年中"),
    (
        within("2016-07-01", "2016-09-30"),
        "7月至9月|7月到9月|7–9月|7-9月|从7月到9月|2016年7至9月|7月至9月之间|自7月起至9月止",
    ),
    (within("2016-07-01", "2016-12-31"), "三至四季度|第三至第四季度|三、四季度"),
    (within("2016-11-01", "2017-02-28"), "11月至2月|11月至2017年2月"),
    (within("2016-08-24", "2016-08-28"), "8月24日至28日期间|在8月24日和28日之间|8月24日至28日之间"),
    (within("2016-08-21", "2016-09-10"), "8月底至9月初|8月底和9月初"),
    (
        within("2016-06-14", "2016-09-14"),
        "三个月内|3个月之内|今后三个月|未来三个月内|接下来的三个月内|从现在起三个月内",
    ),
    (within("2016-06-14", "2016-09-22"), "100天内|一百天以内|百日内"),
    (within("2016-06-14", "2016-07-14"), "三十天内|30日内|30（三十）日内|不超过30天"),
    (within("2016-06-14", "2016-12-14"), "半年内|今后六个月内"),
    (within("2016-06-14", "2017-12-14"), "一年半内"),
    (within("2016-06-15", "2016-06-17"), "下三天|后三天"),
    (within("2016-08-31", "2016-09-30"), "8月31日后30天内|自8月31日起30日内"),
]

RUNS: list[tuple[Period, str]] = [
    (
        days("2016-08-24", "2016-08-25"),
        "8月24日至25日|8月24日和25日|8月24、25日|8月24–25日|2016年8月24至25日",
    ),
    (days("2016-06-24", "2016-06-25"), "24日至25日|24、25日|24日和25日"),
    (days("2016-08-30", "2016-09-02"), "8月30日至9月2日|自8月30日起至9月2日|从2016年8月30日到9月2日"),
    (days("2016-06-13", "2016-06-17"), "本周一至周五"),
    (days("2016-12-24", "2017-01-03"), "12月24日至1月3日"),
]

BOUNDS: list[tuple[When, str]] = [
    (by("2016-08-31"), "2016年9月前|2016年9月之前|9月以前|早于9月"),
    (by("2016-08-31", "2016-08-30"), "8月31日前|在8月31日前|2016年8月31日（星期三）前|8月31号前"),
    (by("2016-08-30"), "8月31日之前|8月31日以前|早于8月31日"),
    (
        by("2016-08-31"),
        "不迟于8月31日|不晚于8月31日|最迟8月31日|截至8月31日|8月31日止|至8月31日为止|8月31日截止",
    ),
    (
        by("2016-08-31"),
        "8月31日或之前|8月31日及以前|8月31日（含）前|8月31日前（含当日）|最迟在8月底前|8月结束前",
    ),
    (by("2016-09-30", "2016-08-31"), "截至9月|截止9月|9月为止|不迟于9月"),
    (by("2016-12-31"), "年底前|2016年底前|今年年底之前|不迟于年底"),
    (by("2016-09-30"), "三季度末前|第三季度底之前|三季度结束前"),
    (by("2016-06-30"), "月底前|本月底前|季度末前"),
    (by("2016-10-31"), "10月底前"),
    (by("2016-10-10"), "10月中旬前"),
    (by("2016-06-17", "2016-06-16"), "周五前|本周五前"),
    (by("2016-08-10"), "8月31日前至少三周|至少在8月31日之前三周"),
    (by("2017-01-27"), "春节前|春節之前|2017年春节前|明年春节以前"),
    (by("2016-09-30"), "国庆节前|国庆前|10月1日之前"),
    (since("2016-10-02"), "国庆节后|國慶節之後|国庆节以后"),
    (by("2016-07-12", "2016-07-11"), "12号前"),
    (by("2016-06-19"), "不迟于本周|截至這個星期"),
    (since("2016-07-01"), "自7月起|从7月开始|7月起|自从7月|不早于7月|最早7月"),
    (since("2016-09-01"), "8月后|8月之后|8月以后|8月31日后|8月结束后"),
    (since("2016-09-01"), "9月1日起|9月1日或之后|自9月1日起"),
    (since("2016-06-14"), "即日起|自即日起|从今天起"),
    (
        AllOf((since("2016-09-02"), by("2016-12-31"))),
        "9月1日以后，年底以前|9月1日之后且年底之前",
    ),
]

HUNG: list[tuple[When, str]] = [
    (
        Before(DIALOGUE),
        "下次对话前|下一次对话之前|下届对话前|下輪對話前|对话召开前|早于对话|在“下次高级别对话”之前",
    ),
    (By(DIALOGUE), "不迟于对话|截至对话|对话或之前|直至下次对话"),
    (At(DIALOGUE), "在下次对话上|下次对话时|对话期间|对话当天|在「对话」时|下次对话"),
    (From(SEMINAR), "自研讨会起|研讨会开始|从研讨会起"),
    (
        After(SEMINAR),
        "研讨会后|研讨会之后|研讨会结束后|在网络保护研讨会以后|研讨会后尽快|Network-protection seminar之后",
    ),
    (before_dialogue(Reach.EXACTLY), "对话前三周|对话之前恰好3周|对话三周前|在对话前三个星期"),
    (
        before_dialogue(Reach.AT_LEAST),
        "对话前至少三周|至少在对话前三周|不迟于对话前三周|最迟在对话前三周|对话前至少提前三周|至少提前对话三周",
    ),
    (after_seminar(2, Unit.WEEK, Reach.AT_LEAST), "不早于研讨会后两周|研讨会后至少两周"),
    (
        after_seminar(30, Unit.DAY, Reach.WITHIN),
        "研讨会后30天内|研讨会后的三十天内|研讨会後30日內|自研讨会结束之日起30日内|不迟于研讨会后30天",
    ),
    (after_seminar(10, Unit.WORKING_DAY, Reach.EXACTLY), "研讨会后第10个工作日|研讨会后10个工作日"),
    (after_seminar(10, Unit.WORKING_DAY, Reach.WITHIN), "研讨会后10个工作日内|研讨会之后十个工作日以内"),
    (after_seminar(1, Unit.DAY, Reach.EXACTLY), "研讨会次日|研讨会后一天"),
    (AllOf((After(SEMINAR), by("2016-08-31", "2016-08-30"))), "研讨会后、8月31日前|研讨会后，8月31日前"),
    (
        AllOf((After(SEMINAR), Before(DIALOGUE))),
        "研讨会之后且对话之前|在研讨会和对话之间|研讨会后至对话前|研讨会后，对话前",
    ),
    (Before(MilestoneAnchor("plenary-2")), "下次全会前|第二次全会前|第2届全会之前"),
    (After(MilestoneAnchor("plenary-1")), "首次全会后"),
]

REPEATING: list[tuple[When, str]] = [
    (Every(Distance(3, Unit.MONTH), TODAY), "每三个月|每3个月一次|三个月一次|每三个月举行一次"),
    (EveryPeriod(CalendarUnit.QUARTER, TODAY), "每季度|每个季度一次|按季度"),
    (EveryPeriod(CalendarUnit.YEAR, TODAY), "每年|每年一次|一年一次|每一年"),
    (EveryPeriod(CalendarUnit.HALF_YEAR, TODAY), "每半年|一年两次|每年两次"),
    (EveryPeriod(CalendarUnit.MONTH, TODAY), "每月|每个月一次"),
    (EveryPeriod(CalendarUnit.WEEK, TODAY), "每周|每周一次|每星期"),
    (Every(Distance(2, Unit.WEEK), TODAY), "每两周一次|两周一次|隔周"),
    (Every(Distance(2, Unit.YEAR), TODAY), "每两年|两年一次"),
    (Every(Distance(3, Unit.MONTH), SEMINAR), "研讨会后每三个月|研讨会后每三个月一次"),
    (
        Every(Distance(3, Unit.MONTH), SEMINAR, DIALOGUE),
        "研讨会后每三个月一次，直至对话|研讨会后每三个月直到对话",
    ),
    (EveryPeriod(CalendarUnit.MONTH, days("2016-07-31")), "自8月起每月一次|8月起，每月"),
    (Yearly(DayOfYear(3, 1), DayOfYear(3, 31), TODAY), "每年3月|每年三月份|每年3月内|每年，3月"),
    (Yearly(DayOfYear(10, 1), DayOfYear(10, 1), TODAY), "每年10月1日|每年国庆节"),
    (Yearly(DayOfYear(1, 1), DayOfYear(3, 31), TODAY), "每年3月31日前|每年3月底前|每年第一季度"),
    (Regularly(), "定期|此后定期|不定期"),
    (Regularly(SEMINAR), "研讨会后定期|自研讨会后定期"),
    (AtEach((DIALOGUE,)), "在今后的对话上|在今后的每次对话上|在每次对话上|每次对话时|历次对话"),
    (AtEach((DIALOGUE, SEMINAR)), "在每次对话和研讨会上"),
    (AtEach(tuple(MilestoneAnchor(f"plenary-{n}") for n in (1, 2, 3))), "每次全会|历届全会"),
    (AtEach((MilestoneAnchor("plenary-2"), MilestoneAnchor("plenary-3"))), "今后的全会上|未来历次全会"),
]

WITHOUT_DATE: list[tuple[When, str]] = [
    (Standing(), "持续|应请求|根据需要|长期|随时|长期有效"),
    (Undated(), "待定|尽快|适时|另行商定|日期未定|在适当时候|早日"),
]


def rows(table: list[tuple[When, str]]) -> list[tuple[str, When]]:
    return [(words, when) for when, ways in table for words in ways.split("|")]


@pytest.mark.parametrize(("words", "when"), rows([*PERIODS, *BOUNDS, *WITHOUT_DATE]))
def test_dated_words_become_days(words: str, when: When) -> None:
    assert meaning(words, "zh") == when


@pytest.mark.parametrize(("words", "run"), [(words, run) for run, ways in RUNS for words in ways.split("|")])
def test_days_that_are_joined_are_a_run(words: str, run: Period) -> None:
    assert meaning(words, "zh") == Run(run)


@pytest.mark.parametrize(("words", "when"), rows([*HUNG, *REPEATING]))
def test_words_may_hang_on_milestones_and_repeat(words: str, when: When) -> None:
    assert meaning(words, "zh") == when


@pytest.mark.parametrize(
    ("words", "time", "zone"),
    [
        ("8月31日17:00前", time(17), None),
        ("不迟于8月31日下午5点", time(17), None),
        ("最迟8月31日23:59 AoE", time(23, 59), "Etc/GMT+12"),
    ],
)
def test_a_clock_time_belongs_to_the_due_day(words: str, time: time, zone: str | None) -> None:
    reading = read(words, Context(SAID_ON), "zh")
    assert reading.at == ClockTime(time, zone)
    assert reading.when == by("2016-08-31")


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("2017财年", within("2016-04-01", "2017-03-31")),
        ("本财政年度内", within("2016-04-01", "2017-03-31")),
        ("下一财年", within("2017-04-01", "2018-03-31")),
        ("2017财年第一季度", within("2016-04-01", "2016-06-30")),
        ("2017財年底前", by("2017-03-31")),
    ],
)
def test_fiscal_years_begin_in_the_schedules_month(words: str, when: When) -> None:
    assert read(words, Context(SAID_ON, fiscal_month=4), "zh").when == when


def test_spaces_traditional_script_and_full_stops_change_nothing() -> None:
    for words in ("2016 年 9 月 前", "2016年9月前。", "２０１６年９月前", " 2016年9月　之前"):
        assert meaning(words, "zh") == by("2016-08-31")
    assert meaning("禮拜五之後", "zh") == since("2016-06-18")
    assert meaning("網絡保護研討會後", "zh") == After(SEMINAR)


def test_a_title_that_ends_in_words_of_the_calendar_hides_them_from_nobody() -> None:
    names = Names([Named("report", Text.of("总结报告第三季度")), Named("spring", Text.of("春季"))])
    context = Context(SAID_ON, names)
    assert read("第三季度前", context, "zh").when == by("2016-06-30")
    assert read("总结报告第三季度前", context, "zh").when == Before(MilestoneAnchor("report"))
    assert read("“春季”前", context, "zh").when == Before(MilestoneAnchor("spring"))


def test_a_title_may_hold_quotation_marks_and_english() -> None:
    names = Names([Named("pact", Text.of("落实“热线”安排")), Named("cert", Text.of("CERT 对话"))])
    context = Context(SAID_ON, names)
    assert read("“落实“热线”安排”之后", context, "zh").when == After(MilestoneAnchor("pact"))
    assert read("cert对话前", context, "zh").when == Before(MilestoneAnchor("cert"))


def test_a_question_about_the_past_looks_back() -> None:
    past = Context(SAID_ON, past=True)
    assert read("5月", past, "zh").when == within("2016-05-01", "2016-05-31")
    assert read("这周一", past, "zh").when == within("2016-06-13")


def test_in_a_question_the_bare_name_of_a_series_is_the_first_still_open() -> None:
    assert meaning("全会前", "zh", question=True) == Before(MilestoneAnchor("plenary-2"))


@pytest.mark.parametrize("when", [row[0] for row in (*PERIODS, *BOUNDS, *HUNG, *REPEATING, *WITHOUT_DATE)])
def test_what_is_said_back_is_read_to_the_equal_value(when: When) -> None:
    said = SAYINGS["zh"].echo(when, lambda id: NAMES.known[id].title.say("zh"))
    assert meaning(said, "zh", date(2020, 2, 29)) == when


@pytest.mark.parametrize(
    "words", ["8月31日17:00以前", "8月31日17:00之前", "8月31日下午5点前", "8月31日17时前"]
)
def test_before_a_clock_time_is_still_on_that_day(words: str) -> None:
    reading = read(words, Context(SAID_ON), "zh")
    assert reading.when == OnOrBefore(date(2016, 8, 31), date(2016, 8, 31))
    assert reading.at == ClockTime(time(17))


def test_there_is_no_hour_24() -> None:
    assert refusal("8月31日24时前", "zh").position == 5


def test_names_are_compared_in_simplified_script() -> None:
    assert meaning("網絡保護研討會之後", "zh") == After(SEMINAR)
    assert meaning("「網絡保護研討會」之後", "zh") == After(SEMINAR)
