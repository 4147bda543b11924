"""What is said to a question: the answer first, then what it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.answers import answer
from bot.questions import (
    Asker,
    Days,
    Due,
    HowLong,
    IsLate,
    Owes,
    Question,
    Side,
    WasDone,
    WhenIs,
    Why,
    WithoutDate,
)
from bot.wording.answers import say
from bot.wording.periods import Whole, whole
from schedules.calendar_units import CalendarUnit
from schedules.language import LANGUAGES
from schedules.milestone import ClockTime, Done, Dropped, Milestone
from schedules.text import Text
from schedules.when import Before, OnOrAfter, Period, Run, When
from tests.answers.asking import ID, TODAY, UTC, among, ref
from tests.questions.agreement import asker, timelines
from tests.schedules import by, milestone, on, the, within
from tests.wording.answer_samples import QUESTIONS, answered, answers


def said(question: Question, *milestones: Milestone, language: str = "en", today: date = TODAY) -> list[str]:
    """The lines of the answer to a question about these milestones."""
    lines = among(*milestones, today=today)
    who = Asker(asker(today=today).now.astimezone(UTC), UTC, language)
    return say(answer(question, lines, who), language, lines, today).splitlines()


def when(made: Milestone, language: str = "en", today: date = TODAY) -> str:
    """What is said of when a milestone is."""
    return said(WhenIs(ref(made.id)), made, language=language, today=today)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_something_to_say_in_every_situation(language: str) -> None:
    texts = dict(answers(language))
    assert set(texts) == set(QUESTIONS)
    for text in texts.values():
        assert text.strip() == text
        assert "{" not in text
        assert "None" not in text
        assert "::" not in text
        assert "\n\n" not in text


def test_the_answer_comes_first_and_says_the_days_as_they_were_read() -> None:
    assert answered("what is due before September?", "en").splitlines() == [
        "Due by 31 August 2016:",
        "• Review of the fees · by 10 Jul (overdue by 15 days)",
        "• Depth survey · 1–31 Aug (no day set)",
        "• Dredge the north channel · by 31 Aug",
        "No date yet:",
        "• Winter plenary",
        "• Safety audit · from 2 Aug",
    ]
    assert answered("9月前有什么到期？", "zh").splitlines() == [
        "2016年8月31日或之前到期的事项：",
        "• 收费审议 · 不迟于7月10日（已逾期15天）",
        "• 水深测量 · 8月1日至31日（具体日期未定）",
        "• 疏浚北航道 · 不迟于8月31日",
        "尚无日期：",
        "• 冬季全会",
        "• 安全审计 · 8月2日起",
    ]


@pytest.mark.parametrize(
    ("days", "english", "chinese"),
    [
        (within(on(10, 1), on(10, 31)), "in October 2016", "2016年10月"),
        (within(on(7, 1), on(9, 30)), "in the third quarter of 2016", "2016年第三季度"),
        (within(on(7, 1), on(12, 31)), "in the second half of 2016", "2016年下半年"),
        (within(on(1, 1), on(12, 31)), "in 2016", "2016年"),
        (within(on(8, 31)), "on Wednesday 31 August 2016", "2016年8月31日（星期三）"),
        (within(on(8, 8), on(8, 14)), "from 8 August to 14 August 2016", "2016年8月8日至8月14日"),
        (
            within(on(12, 31), on(1, 1, 2017)),
            "from 31 December 2016 to 1 January 2017",
            "2016年12月31日至2017年1月1日",
        ),
        (Run(Period(on(8, 24), on(8, 25))), "from 24 August to 25 August 2016", "2016年8月24日至8月25日"),
        (by(on(8, 31)), "by 31 August 2016", "2016年8月31日或之前"),
        (OnOrAfter(on(9, 1)), "from 1 September 2016 on", "2016年9月1日起"),
    ],
)
def test_where_nothing_is_due_it_is_said_of_which_days(days: When, english: str, chinese: str) -> None:
    assert said(Due(Days(days))) == [f"Nothing is due {english}."]
    assert said(Due(Days(days)), language="zh") == [f"没有{chinese}到期的事项。"]


def test_what_has_no_date_is_a_count_that_opens_where_no_days_are_asked_about() -> None:
    assert answered("what is due?", "en").splitlines()[-1] == "2 have no date yet; ask: what has no date?"
    assert answered("what has no date?", "en").splitlines() == [
        "Without a date:",
        "• Winter plenary",
        "• Safety audit · from 2 Aug",
    ]


def test_when_gives_the_days_how_it_stands_and_one_quote() -> None:
    assert answered("when must the channel be dredged?", "en").splitlines() == [
        "Dredge the north channel: on or before Wednesday 31 August 2016 (open).",
        "“the channel shall be dredged before September 2016”",
    ]


def test_both_days_are_said_where_they_differ() -> None:
    assert "under every reading by 31 Aug" in when(milestone("a", by(on(9, 30), strictly=on(8, 31))))
    assert "under every reading" not in when(milestone("a", by(on(9, 30))))
    assert "按最严格的理解不迟于8月31日" in when(milestone("a", by(on(9, 30), strictly=on(8, 31))), "zh")


def test_a_stricter_day_is_said_of_what_has_no_date() -> None:
    report, dialogue = (
        milestone("report", Before(the("dialogue"))),
        milestone("dialogue", OnOrAfter(on(10, 1))),
    )
    assert said(WithoutDate(), report, dialogue) == [
        "Without a date:",
        "• report (under every reading by 30 Sep)",
        "• dialogue · from 1 Oct",
    ]
    assert "• report（按最严格的理解不迟于9月30日）" in said(WithoutDate(), report, dialogue, language="zh")


def test_what_has_no_date_and_is_surely_in_time_only_in_the_days_is_possible_and_has_no_day_set() -> None:
    made = (
        milestone("speech", Before(the("dialogue"))),
        milestone("draft", OnOrAfter(on(9, 2)), Before(the("dialogue"))),
        milestone("dialogue", OnOrAfter(on(10, 1))),
    )
    september = Due(Days(within(on(9, 1), on(9, 30))))
    assert said(september, *made) == [
        "Nothing is certain to be due in September 2016.",
        "Possibly:",
        "• draft · from 2 Sep (no day set; under every reading by 30 Sep)",
        "• speech · no date yet (under every reading by 30 Sep)",
    ]
    assert said(september, *made, language="zh") == [
        "没有确定2016年9月到期的事项。",
        "可能到期：",
        "• draft · 9月2日起（具体日期未定；按最严格的理解不迟于9月30日）",
        "• speech · 尚无日期（按最严格的理解不迟于9月30日）",
    ]
    assert said(Due(None), *made, today=on(9, 10))[-1] == "1 has no date yet; ask: what has no date?"
    assert said(WithoutDate(), *made)[2] == "• draft · from 2 Sep (under every reading by 30 Sep)"


def test_of_a_window_it_is_said_that_no_day_is_set() -> None:
    assert "no day set" in when(milestone("a", within(on(8, 1), on(8, 31))))
    assert "no day set" not in when(milestone("a", within(on(8, 1))))


def test_a_clock_time_is_said_with_its_zone_and_when_it_has_passed() -> None:
    made = replace(milestone("a", by(TODAY)), at=ClockTime(time(6), "Asia/Shanghai"))
    assert "06:00 Shanghai time" in when(made)
    assert "the hour has passed" in when(made)
    assert "the hour has passed" not in when(replace(made, at=ClockTime(time(23), "Etc/GMT+12")))


def test_the_day_after_it_is_open_while_its_hour_elsewhere_is_still_to_come() -> None:
    made = replace(milestone("a", by(on(7, 24))), at=ClockTime(time(23, 59), "Etc/GMT+12"))
    for question, start in (
        (IsLate(ref("a")), "No. a: on or before"),
        (HowLong(ref("a")), "a: on or before"),
    ):
        (sentence, *_) = said(question, made)
        assert sentence.startswith(start)
        assert sentence.endswith("23:59 AoE (open).")


def test_what_became_of_it_is_said() -> None:
    made = milestone("a", within(on(6, 1), on(6, 30)))
    assert when(replace(made, outcome=Done((on(6, 20),)))) == "a: done on 20 Jun."
    assert when(replace(made, outcome=Done((on(7, 1),), reported=True))) == "a: done, as reported on 1 Jul."
    dropped = replace(made, outcome=Dropped(on(7, 1), Text.of("no money")))
    assert when(dropped) == "a: dropped on 1 Jul: no money."
    late = "a: between Wednesday 1 June 2016 and Thursday 30 June 2016 (overdue by 25 days)."
    assert when(made) == late


def test_why_gives_the_chain_of_reasons() -> None:
    lines = answered("why are the new sea charts due then?", "en").splitlines()
    assert lines[0] == "New sea charts: by 30 Oct. Why:"
    assert [line.partition(":")[0] for line in lines[1:]] == ["• New sea charts", "• Autumn plenary"]
    assert said(Why(ref("a")), milestone("a", OnOrAfter(on(8, 1))))[0] == "a: from 1 Aug. Why:"


def test_days_that_hang_on_a_milestone_name_it_and_its_days() -> None:
    lines = answered("what is due before the autumn plenary?", "en").splitlines()
    assert lines[0] == "Due before “Autumn plenary”:"
    assert lines[-2:] == ["This hangs on:", "• Autumn plenary · 1–31 Oct (no day set)"]


def test_where_several_schedules_are_asked_about_each_is_named() -> None:
    both = {**timelines(), ID: among(milestone("a", by(on(8, 1))))[ID]}
    found = answer(Due(Days(within(on(8, 1), on(8, 31)))), both, asker())
    assert say(found, "en", both, TODAY).splitlines()[1:3] == [
        "• a [Test] · by 1 Aug",
        "• Depth survey [Harbour agreement] · 1–31 Aug (no day set)",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_in_a_question_is_said(language: str) -> None:
    text = "what is due befor septembre" if language == "en" else "狗年马月有什么到期"
    missing = "befor septembre" if language == "en" else "狗年马月"
    first, *_ = answered(text, language).splitlines()
    assert f"“{missing}”" in first


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_very_many_the_first_are_told_and_how_many_more_there_are(language: str) -> None:
    many = [milestone(f"m{number}", by(on(8, 1))) for number in range(205)]
    lines = said(Due(), *many, language=language)
    assert len(lines) == 1 + 200 + 1
    assert "5" in lines[-1]


def test_a_long_text_is_not_said_back_in_full() -> None:
    assert len(answered("x" * 5000, "en")) < 500


def test_answers_about_the_past_speak_of_it_as_past() -> None:
    lines = timelines()
    found = answer(WasDone(Days(within(on(5, 1), on(5, 31)))), lines, asker())
    assert say(found, "en", lines, TODAY) == "Nothing was done in May 2016."


def test_a_side_is_called_by_its_name() -> None:
    lines = timelines()
    found = answer(Owes(Side("harbour", "port")), lines, asker("zh"))
    assert say(found, "zh", lines, TODAY).startswith("港务局应履行的事项：")


@pytest.mark.parametrize(
    ("period", "unit"),
    [
        (Period(on(2, 1), on(2, 29)), Whole(CalendarUnit.MONTH, 2, 2016)),
        (Period(on(4, 1), on(6, 30)), Whole(CalendarUnit.QUARTER, 2, 2016)),
        (Period(on(1, 1), on(6, 30)), Whole(CalendarUnit.HALF_YEAR, 1, 2016)),
        (Period(on(1, 1), on(12, 31)), Whole(CalendarUnit.YEAR, 1, 2016)),
        (Period(on(2, 1), on(4, 30)), None),
        (Period(on(2, 1), on(2, 28)), None),
        (Period(on(2, 2), on(2, 29)), None),
        (Period(on(1, 1), on(12, 31, 2017)), None),
    ],
)
def test_a_whole_unit_of_the_calendar_is_recognised(period: Period, unit: Whole | None) -> None:
    assert whole(period) == unit
