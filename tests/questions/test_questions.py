"""Questions in words, and what they ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import (
    AgreedAbout,
    AlwaysInForce,
    Asker,
    Changed,
    ComesBefore,
    Compared,
    Days,
    Due,
    Everything,
    HangsOn,
    HappensAt,
    HowLong,
    HowMany,
    IfMoved,
    IsDone,
    IsLate,
    Next,
    Order,
    Overdue,
    Owes,
    Question,
    QuestionAmbiguous,
    QuestionKind,
    QuestionNotUnderstood,
    Side,
    StillOpen,
    WasDone,
    WasDropped,
    WhenIs,
    Who,
    Why,
    WithoutDate,
    Written,
    kind_of,
    parse,
)
from schedules.milestone import Schedule
from schedules.resolve import resolve
from schedules.text import Text, language_of
from schedules.when import After, Before, OnOrAfter, When
from tests.questions.agreement import ID, SCHEDULE, TODAY, ZONE, asked, asker, ref, timelines
from tests.schedules import by, on, the, within

AUGUST = within(on(8, 1), on(8, 31))


def due(when: When) -> Due:
    """What is due in those days."""
    return Due(Days(when))


def moved(id: str, words: str, when: When) -> IfMoved:
    """What would move if a milestone were agreed so."""
    return IfMoved(ref(id), words, when)


OCTOBER = within(on(10, 1), on(10, 31))

DUE = {
    "what is due?": Due(),
    "due": Due(),
    "whats coming up": Due(),
    "what is due before September?": due(by(on(8, 31))),
    "What's due in August?": due(AUGUST),
    "is anything due by 31 August": due(by(on(8, 31))),
    "what do we have to do by the end of august": due(by(on(8, 31))),
    "anything in august": due(AUGUST),
    "august": due(AUGUST),
    "and in august?": due(AUGUST),
    "please can you tell me what is due this month": due(within(on(7, 1), on(7, 31))),
    "what must be done within 30 days": due(within(on(7, 25), on(8, 24))),
    "what is due after August 2016, please": due(OnOrAfter(on(9, 1))),
    "due before September": due(by(on(8, 31))),
    "what is due before the autumn plenary": Due(Days(Before(the("plenary-2")), ID)),
    "what is due after the depth survey": Due(Days(After(the("survey")), ID)),
    "what was due last month?": Due(Days(within(on(6, 1), on(6, 30))), past=True),
    "到期": Due(),
    "有什么快到期了吗": Due(),
    "9月前有什么到期？": due(by(on(8, 31))),
    "请问八月有什么": due(AUGUST),
    "8月有哪些事项要完成？": due(AUGUST),
    "9月前要做什么": due(by(on(8, 31))),
    "八月": due(AUGUST),
    "八月呢？": due(AUGUST),
    "未来30天内有什么到期": due(within(on(7, 25), on(8, 24))),
    "秋季全会前有什么到期": Due(Days(Before(the("plenary-2")), ID)),
    "what is due 9月前": due(by(on(8, 31))),
}

LISTS: dict[str, Question] = {
    "what is next?": Next(),
    "next": Next(),
    "what comes next": Next(),
    "接下来是什么": Next(),
    "下一步做什么？": Next(),
    "is anything overdue?": Overdue(),
    "what is late": Overdue(),
    "有什么逾期了吗？": Overdue(),
    "有没有逾期的事项": Overdue(),
    "what is still open": StillOpen(),
    "还有什么没完成": StillOpen(),
    "timeline": Everything(),
    "show me everything": Everything(),
    "what did we agree?": Everything(),
    "全部": Everything(),
    "时间表": Everything(),
    "我们约定了什么？": Everything(),
    "what has no date yet?": WithoutDate(),
    "which milestones don't have a date": WithoutDate(),
    "哪些还没有日期？": WithoutDate(),
    "what has been done": WasDone(),
    "what did we do in April": WasDone(Days(within(on(4, 1), on(4, 30)))),
    "已经完成了什么": WasDone(),
    "4月完成了什么": WasDone(Days(within(on(4, 1), on(4, 30)))),
    "what is always in force": AlwaysInForce(),
    "长期有效的有哪些": AlwaysInForce(),
    "what was dropped?": WasDropped(),
    "which milestones were cancelled in July": WasDropped(Days(within(on(7, 1), on(7, 31)))),
    "哪些取消了？": WasDropped(),
    "what changed since last week?": Changed(Days(OnOrAfter(on(7, 18)))),
    "what's new since 1 July": Changed(Days(OnOrAfter(on(7, 1)))),
    "what changed in June": Changed(Days(within(on(6, 1), on(6, 30)))),
    "any changes?": Changed(Days(OnOrAfter(on(6, 25)))),
    "上周以来有什么变化？": Changed(Days(OnOrAfter(on(7, 18)))),
    "最近有什么变化": Changed(Days(OnOrAfter(on(6, 25)))),
    "what is the Port Authority late with?": Overdue(Side(ID, "port")),
    "which of the City's are overdue": Overdue(Side(ID, "city")),
    "市政府有哪些逾期？": Overdue(Side(ID, "city")),
    "how many are due in August?": HowMany(due(AUGUST)),
    "how many things are overdue": HowMany(Overdue()),
    "how many milestones are there": HowMany(Everything()),
    "8月有多少项到期": HowMany(due(AUGUST)),
    "有几项逾期？": HowMany(Overdue()),
}

ABOUT_ONE: dict[str, Question] = {
    "when is the depth survey?": WhenIs(ref("survey")),
    "when is the survey": WhenIs(ref("survey")),
    "When do we dredge the north channel": WhenIs(ref("dredging")),
    "by when must the channel be dredged": WhenIs(ref("dredging")),
    "how long until the safety audit": HowLong(ref("audit")),
    "is the depth survey done": IsDone(ref("survey")),
    "tell me about the fire drill": WhenIs(ref("drill")),
    "when is the depth servey": WhenIs(ref("survey")),
    "depth survey": WhenIs(ref("survey")),
    "水深测量是什么时候？": WhenIs(ref("survey")),
    "什么时候疏浚北航道": WhenIs(ref("dredging")),
    "新版海图什么时候交？": WhenIs(ref("charts")),
    "海图何时发布": WhenIs(ref("charts")),
    "水深测量完成了吗": IsDone(ref("survey")),
    "水深测量做没做": IsDone(ref("survey")),
    "安全审计批下来没有": IsDone(ref("audit")),
    "新版海圖給了沒": IsDone(ref("charts")),
    "港务局航道的疏浚批了吗": IsDone(ref("dredging")),
    "离水深测量还有多久": HowLong(ref("survey")),
    "海图的日子是怎么定的": Why(ref("charts")),
    "疏浚北行道是哪天": WhenIs(ref("dredging")),
    "when is the 水深测量": WhenIs(ref("survey")),
    "depth survey 是什么时候": WhenIs(ref("survey")),
    "when was the plenary": WhenIs(ref("plenary-1")),
    "when is the third plenary": WhenIs(ref("plenary-3")),
    "who is responsible for the depth survey?": Who(ref("survey")),
    "whose job is the safety audit": Who(ref("audit")),
    "which side must deliver the new sea charts": Who(ref("charts")),
    "水深测量由谁负责？": Who(ref("survey")),
    "谁负责安全审计": Who(ref("audit")),
    "what has to be reported at the autumn plenary": HappensAt(ref("plenary-2")),
    "秋季全会上要报告什么？": HappensAt(ref("plenary-2")),
    "what if the depth survey moves to October?": moved("survey", "October", OCTOBER),
    "can we move the depth survey to October, what would that change": moved("survey", "October", OCTOBER),
    "what if the depth survey is delayed by two weeks": moved(
        "survey", "two weeks", within(on(8, 15), on(9, 14))
    ),
    "what if the fees are brought forward by 3 days": moved("fees", "3 days", by(on(7, 7))),
    "如果水深测量改到10月会怎么样？": moved("survey", "10月", OCTOBER),
    "水深测量推迟两周会影响什么": moved("survey", "两周", within(on(8, 15), on(9, 14))),
    "how late is the review of the fees": HowLong(ref("fees")),
    "水深测量还剩几天": HowLong(ref("survey")),
    "was the spring plenary held?": IsDone(ref("plenary-1")),
    "is the review of the fees already overdue?": IsLate(ref("fees")),
    "收费审议过期了没有": IsLate(ref("fees")),
    "is the depth survey before the audit?": Compared(ref("survey"), ref("audit"), Order.BEFORE),
    "where is it written that the channel is dredged": Written("channel dredged", (ref("dredging"),)),
    "why is the depth survey due then?": Why(ref("survey")),
    "why must the audit be after the survey": Why(ref("audit")),
    "水深测量为什么是那时候": Why(ref("survey")),
    "为什么水深测量在8月": Why(ref("survey")),
    "what must happen before the autumn plenary?": ComesBefore(ref("plenary-2")),
    "what has to be done before the audit": ComesBefore(ref("audit")),
    "what does the audit depend on": ComesBefore(ref("audit")),
    "秋季全会前必须完成什么？": ComesBefore(ref("plenary-2")),
    "what hangs on the survey?": HangsOn(ref("survey")),
    "what comes after the depth survey": HangsOn(ref("survey")),
    "什么取决于水深测量": HangsOn(ref("survey")),
    "水深测量之后做什么": HangsOn(ref("survey")),
}

ABOUT_SOME: dict[str, Question] = {
    "what did we agree about dredging?": AgreedAbout("dredging", (ref("dredging"), ref("survey"))),
    "what was agreed on safety": AgreedAbout("safety", (ref("audit"), ref("drill"))),
    "what did we agree about fish": AgreedAbout("fish", ()),
    "safety": AgreedAbout("safety", (ref("audit"), ref("drill"))),
    "tell me about dredging": AgreedAbout("dredging", (ref("dredging"), ref("survey"))),
    "are there any plenaries": AgreedAbout(
        "plenaries", (ref("plenary-1"), ref("plenary-2"), ref("plenary-3"))
    ),
    "关于航道我们约定了什么": AgreedAbout("航道", (ref("dredging"),)),
    "what does the Port Authority owe?": Owes(Side(ID, "port")),
    "what does the city have to do in August": Owes(Side(ID, "city"), Days(AUGUST)),
    "what is the City responsible for": Owes(Side(ID, "city")),
    "市政府要做什么": Owes(Side(ID, "city")),
    "港务局那边欠着什么": Owes(Side(ID, "port")),
    "港务局8月要完成什么": Owes(Side(ID, "port"), Days(AUGUST)),
}

ALL = {**DUE, **LISTS, **ABOUT_ONE, **ABOUT_SOME}


@pytest.mark.parametrize("text", ALL)
def test_a_question_is_understood(text: str) -> None:
    assert asked(text, language_of(text)) == ALL[text]


@pytest.mark.parametrize("text", ALL)
def test_the_language_of_the_chat_does_not_matter(text: str) -> None:
    assert asked(text, "en") == asked(text, "zh") == ALL[text]


@pytest.mark.parametrize("text", ALL)
def test_capitals_and_marks_do_not_matter(text: str) -> None:
    bare = text.rstrip("?？")
    assert asked(f"  {bare.upper()} ?") == ALL[text] or isinstance(ALL[text], AgreedAbout | IfMoved | Written)
    assert asked(f"{bare}!!") == ALL[text]


@pytest.mark.parametrize(
    "text",
    [
        "please tell me what is due in August",
        "Hi, could you tell me what is due in August please?",
        "do you know what is due in August",
        "请问8月有什么到期吗",
        "麻烦告诉我8月有什么到期，谢谢",
    ],
)
def test_politeness_is_no_part_of_a_question(text: str) -> None:
    assert asked(text) == due(AUGUST)


@pytest.mark.parametrize(
    "text", ["when is the next plenary?", "next plenary", "下次全会是什么时候？", "下一次全会"]
)
def test_the_next_of_a_series_is_left_to_the_answer(text: str) -> None:
    series = (ref("plenary-1"), ref("plenary-2"), ref("plenary-3"))
    assert asked(text) == Next(series, series=True)


def test_every_kind_of_question_has_its_name() -> None:
    kinds = {kind_of(question) for question in ALL.values()}
    assert kinds == set(QuestionKind)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("this weekend", within(on(7, 30), on(7, 31))),
        ("on the weekend", within(on(7, 30), on(7, 31))),
        ("next weekend", within(on(8, 6), on(8, 7))),
        ("这个周末", within(on(7, 30), on(7, 31))),
        ("下周末", within(on(8, 6), on(8, 7))),
        ("in the last two weeks", within(on(7, 11), on(7, 25))),
        ("过去30天", within(on(6, 25), on(7, 25))),
    ],
)
def test_periods_of_everyday_speech_are_read_in_questions(words: str, days: When) -> None:
    text = f"what is due {words}" if language_of(words) == "en" else f"{words}有什么到期"
    assert asked(text) == due(days)


@pytest.mark.parametrize(
    "text",
    [
        "when is the depht survey",
        "when is the deptj survey",
        "WHENS THE DEPTH SURVEY???",
        "wen is the depth survey",
        "pls, when exactly is the depth survey",
        "水深側量是什么时候",
        "水深測量是什麼時候？",
        "水深测量　是什么时候",
        "when is the 水深测量",
    ],
)
def test_it_is_understood_as_people_type(text: str) -> None:
    assert asked(text) == WhenIs(ref("survey"))


@pytest.mark.parametrize(
    "text", ["what has the City not done yet?", "what is the City's?", "市政府还有什么没完成"]
)
def test_what_a_side_has_not_done_it_owes(text: str) -> None:
    assert asked(text) == Owes(Side(ID, "city"))


# Refusals -----------------------------------------------------------------------------------------


def refused(text: str, language: str = "en", side: str | None = None) -> QuestionNotUnderstood:
    """The refusal of a question."""
    with pytest.raises(QuestionNotUnderstood) as caught:
        asked(text, language, side)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "how is the weather in Beijing?",
        "今天天气怎么样",
        "hello",
        "x" * 5000,
        "due " * 400,
        "\0",
        "😀",
    ],
)
def test_what_is_no_question_is_refused_with_three_that_are(text: str) -> None:
    for language in ("en", "zh"):
        refusal = refused(text, language)
        assert len(refusal.suggestions) == 3
        for suggestion in refusal.suggestions:
            asked(suggestion, language)


def test_a_refusal_says_what_was_understood() -> None:
    refusal = refused("what is due befor septembre")
    assert refusal.understood == ("what is due",)
    assert refusal.missing == "befor septembre"
    refusal = refused("when is the moon landing?")
    assert refusal.understood == ("when is",)
    assert refusal.missing == "the moon landing"
    assert refused("rain overdue, snow done, and so on").understood == ("overdue", "done")


def test_a_name_that_is_not_known_is_answered_with_names_like_it() -> None:
    refusal = refused("when is the annual safety audition?")
    assert "Safety audit" in refusal.nearest
    assert asked(refusal.suggestions[0]) == WhenIs(ref("audit"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("who is responsible for the moon landing?", "en"),
        ("how long until the moon landing?", "en"),
        ("what happens if the moon landing moves to May?", "en"),
        ("who wrote Hamlet", "en"),
        ("the fourth plenary?", "en"),
        ("who prepares the plenary?", "en"),
        ("谁负责登月？", "zh"),
        ("如果登月推迟到五月会怎样", "zh"),
        ("昨晚谁赢了", "zh"),
        ("谁主办全会？", "zh"),
    ],
)
def test_every_suggestion_works_and_goes_with_what_was_asked(text: str, language: str) -> None:
    refusal = refused(text, language)
    assert len(refusal.suggestions) == 3
    for suggestion in refusal.suggestions:
        asked(suggestion, language)
    if "responsible" in text:
        assert "Who is responsible for “Autumn plenary”?" in refusal.suggestions


def test_a_name_of_several_is_asked_about() -> None:
    refusal = refused("when is the plenary?")
    assert isinstance(refusal, QuestionAmbiguous)
    plenaries = ["Spring plenary", "Autumn plenary", "Winter plenary"]
    assert [each.title.say("en") for each in refusal.candidates] == plenaries
    assert refusal.meant == tuple(WhenIs(ref(f"plenary-{number}")) for number in (1, 2, 3))
    assert asked(refusal.suggestions[0]) == WhenIs(ref("plenary-2"))


def test_a_question_about_one_of_several_is_not_taken_for_their_name_alone() -> None:
    refusal = refused("is the plenary made?")
    assert isinstance(refusal, QuestionAmbiguous)
    assert refusal.meant == tuple(IsDone(ref(f"plenary-{number}")) for number in (1, 2, 3))


def test_we_are_the_side_of_the_asker() -> None:
    assert asked("what do we owe?", side="city") == Owes(Side(ID, "city"))
    assert asked("我们欠什么", "zh", side="port") == Owes(Side(ID, "port"))
    refusal = refused("what do we owe?")
    assert isinstance(refusal, QuestionAmbiguous)
    assert [each.title.say("en") for each in refusal.candidates] == ["Port Authority", "City"]
    assert asked(refusal.suggestions[1]) == Owes(Side(ID, "city"))


def test_what_is_due_before_something_without_a_date_is_what_must_come_before_it() -> None:
    assert asked("what is due before the winter plenary") == ComesBefore(ref("plenary-3"))


def test_working_days_and_fiscal_years_are_those_of_the_schedule() -> None:
    agreement = replace(SCHEDULE, country="CN", fiscal_month=10)
    asker = Asker(datetime(2016, 9, 29, 9, tzinfo=ZONE), ZONE, "en")

    def days(text: str) -> Question:
        return parse(text, asker, {ID: resolve(agreement, on(9, 29))})

    # 1 to 7 October are holidays in China, and the weekend after them is worked in exchange.
    assert days("what is due within 5 working days?") == due(within(on(9, 29), on(10, 11)))
    assert days("what is due in fiscal year 2017?") == due(within(on(10, 1), on(9, 30, 2017)))


# Several schedules --------------------------------------------------------------------------------


def _second(title: str) -> Schedule:
    survey = SCHEDULE.milestones["survey"]
    return Schedule("other", Text.of(title), SCHEDULE.agreed_on, SCHEDULE.zone, {"survey": survey})


def test_a_name_known_in_two_schedules_is_asked_about() -> None:
    other = _second("Other agreement")
    both = {**timelines(), "other": resolve(other, TODAY)}
    with pytest.raises(QuestionAmbiguous) as caught:
        parse("when is the depth survey?", asker(), both)
    schedules = [each.schedule.say("en") for each in caught.value.candidates if each.schedule]
    assert schedules == ["Harbour agreement", "Other agreement"]
    with pytest.raises(QuestionAmbiguous):
        parse("what is due before the depth survey?", asker(), both)


def test_a_name_known_in_one_of_them_is_enough() -> None:
    both = {"other": resolve(_second("Other agreement"), TODAY), **timelines()}
    assert parse("when is the safety audit?", asker(), both) == WhenIs(ref("audit"))
    assert parse("what is due in August?", asker(), both) == due(AUGUST)
    assert parse("what does the City owe?", asker(), both) == Owes(Side(ID, "city"))


def test_without_a_schedule_questions_about_all_are_understood_and_others_refused() -> None:
    assert parse("what is next?", asker(), {}) == Next()
    with pytest.raises(QuestionNotUnderstood):
        parse("when is the depth survey?", asker(), {})


@given(st.text(max_size=60))
def test_whatever_is_asked_is_understood_or_refused(text: str) -> None:
    try:
        kind_of(asked(text))
    except QuestionNotUnderstood as refusal:
        assert len(refusal.suggestions) <= 3  # noqa: PT017 - both ends are right
