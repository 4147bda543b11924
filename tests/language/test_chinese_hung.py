"""Chinese words that hang on milestones, and what happens again and again."""

from datetime import date

import pytest

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance, Unit
from schedules.language import SAYINGS, Context, Named, Names, read
from schedules.text import Text
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
    When,
)
from tests.language.reading import DIALOGUE, NAMES, SAID_ON, SEMINAR, by, days, meaning
from tests.schedules import at_each

TODAY = Period.day(SAID_ON)


def before_dialogue(reach: Reach) -> Apart:
    return Apart(DIALOGUE, Distance(3, Unit.WEEK), Direction.BEFORE, reach)


def after_seminar(count: int, unit: Unit, reach: Reach) -> Apart:
    return Apart(SEMINAR, Distance(count, unit), Direction.AFTER, reach)


# Each line: what the words mean, and ways of saying it, said on Tuesday 14 June 2016.
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
    (
        before_dialogue(Reach.EXACTLY),
        "对话前三周|对话之前恰好3周|对话召开前三周|在对话前三个星期|對話召開前三週",
    ),
    # 对话三周前 is a last day, as 8月31日前 is one.
    (
        before_dialogue(Reach.AT_LEAST),
        "对话三周前|对话三周之前|对话召开三周前|應於對話召開三週前|对话召开3周以前",
    ),
    (
        before_dialogue(Reach.AT_LEAST),
        "对话前至少三周|至少在对话前三周|不迟于对话前三周|最迟在对话前三周|对话前至少提前三周|至少提前对话三周",
    ),
    (
        Apart(SEMINAR, Distance(15, Unit.DAY), Direction.BEFORE, Reach.AT_LEAST),
        "研讨会召开15日前|研讨会15天前|最迟于研讨会召开15日前|應於研討會召開15日前提交",
    ),
    (
        Apart(SEMINAR, Distance(15, Unit.DAY), Direction.BEFORE, Reach.EXACTLY),
        "研讨会召开前15日|研讨会前15天|於研討會召開前15日",
    ),
    (after_seminar(2, Unit.WEEK, Reach.AT_LEAST), "不早于研讨会后两周|研讨会后至少两周"),
    (after_seminar(2, Unit.MONTH, Reach.EXACTLY), "研讨会结束两个月后|研讨会闭幕两个月后"),
    (
        after_seminar(30, Unit.DAY, Reach.WITHIN),
        "研讨会结束30日内|研讨会结束后30日内提交|研讨会召开后30天内完成|自研讨会之日起30日内",
    ),
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
    (EveryPeriod(CalendarUnit.MONTH, TODAY), "每月|每个月一次|每月至少一次|至少每月召开一次"),
    (EveryPeriod(CalendarUnit.WEEK, TODAY), "每周|每周一次|每星期|每星期一次|每周例会"),
    (Every(Distance(1, Unit.WEEK), days("2016-06-10")), "每周五|每星期五|每逢周五"),
    (
        EveryPeriod(CalendarUnit.QUARTER, days("2016-12-31"), days("2018-12-31")),
        "自2017年1月起至2018年12月每季度一次|2017年至2018年，每季度一次",
    ),
    (EveryPeriod(CalendarUnit.QUARTER, days("2016-03-31")), "每季度末前|每季度结束前"),
    (EveryPeriod(CalendarUnit.MONTH, days("2016-05-31")), "每月底前|每月月底前报送"),
    (EveryPeriod(CalendarUnit.YEAR, days("2015-12-31")), "每年年底前|每年底前"),
    (Every(Distance(2, Unit.WEEK), TODAY), "每两周一次|两周一次|隔周"),
    (Every(Distance(2, Unit.YEAR), TODAY), "每两年|两年一次"),
    (Every(Distance(3, Unit.MONTH), SEMINAR), "研讨会后每三个月|研讨会后每三个月一次"),
    (
        Every(Distance(3, Unit.MONTH), SEMINAR, DIALOGUE),
        "研讨会后每三个月一次，直至对话|研讨会后每三个月直到对话",
    ),
    (EveryPeriod(CalendarUnit.MONTH, days("2016-07-31")), "自8月起每月一次|8月起，每月"),
    (Regularly(), "定期|此后定期|不定期"),
    (Regularly(SEMINAR), "研讨会后定期|自研讨会后定期"),
    (at_each((DIALOGUE,)), "在今后的对话上|在今后的每次对话上|在每次对话上|每次对话时|历次对话"),
    (at_each((DIALOGUE, SEMINAR)), "在每次对话和研讨会上"),
    (at_each(tuple(MilestoneAnchor(f"plenary-{n}") for n in (1, 2, 3))), "每次全会|历届全会"),
    (at_each((MilestoneAnchor("plenary-2"), MilestoneAnchor("plenary-3"))), "今后的全会上|未来历次全会"),
]


def rows(table: list[tuple[When, str]]) -> list[tuple[str, When]]:
    return [(words, when) for when, ways in table for words in ways.split("|")]


@pytest.mark.parametrize(("words", "when"), rows([*HUNG, *REPEATING]))
def test_words_may_hang_on_milestones_and_repeat(words: str, when: When) -> None:
    assert meaning(words, "zh") == when


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


def test_in_a_question_the_bare_name_of_a_series_is_the_first_still_open() -> None:
    assert meaning("全会前", "zh", question=True) == Before(MilestoneAnchor("plenary-2"))


@pytest.mark.parametrize("when", [row[0] for row in (*HUNG, *REPEATING)])
def test_what_is_said_back_is_read_to_the_equal_value(when: When) -> None:
    said = SAYINGS["zh"].echo(when, lambda id: NAMES.known[id].title.say("zh"))
    assert meaning(said, "zh", date(2020, 2, 29)) == when


def test_names_are_compared_in_simplified_script() -> None:
    assert meaning("網絡保護研討會之後", "zh") == After(SEMINAR)
    assert meaning("「網絡保護研討會」之後", "zh") == After(SEMINAR)
