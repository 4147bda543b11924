"""Days up to another, days until now, sides told first, and other ways of putting a question."""

from __future__ import annotations

import pytest

from bot.questions import (
    Changed,
    Days,
    Due,
    Everything,
    HangsOn,
    HappensAt,
    Owes,
    Question,
    QuestionAmbiguous,
    QuestionNotUnderstood,
    Side,
    StillOpen,
    WhenIs,
    Who,
    Why,
    Written,
)
from bot.questions.dialects import DIALECTS
from schedules.text import language_of
from schedules.when import OnOrAfter
from tests.questions.agreement import ID, asked, ref
from tests.schedules import by, on, within

CITY, PORT = Side(ID, "city"), Side(ID, "port")
SINCE_JUNE = Changed(Days(OnOrAfter(on(6, 1))))

UNDERSTOOD: dict[str, Question] = {
    # Up to
    "every deadline up to the end of September": Due(Days(by(on(9, 30)))),
    "what falls due up until 30 September": Due(Days(by(on(9, 30)))),
    # Until now
    "6月到现在，有啥改动没": SINCE_JUNE,
    "6月1日起到目前为止有什么更新": SINCE_JUNE,
    # A side that is told first, in part, or with another language
    "City: what do they still owe": Owes(CITY),
    "the authority: what have they not done": Owes(PORT),
    "港务局8月底前要做什么": Owes(PORT, Days(by(on(8, 31)))),
    "survey 是谁 responsible 的": Who(ref("survey")),
    "下个month有什么due的吗": Due(Days(within(on(8, 1), on(8, 31)))),
    "next周要交什么": Due(Days(within(on(8, 1), on(8, 7)))),
    # What follows
    "once the depth survey is there, what follows?": HangsOn(ref("survey")),
    "水深测量做完以后还有什么要跟进": HangsOn(ref("survey")),
    "水深测量一结束，接着要做啥": HangsOn(ref("survey")),
    "水深测量后面都连着什么事": HangsOn(ref("survey")),
    "水深测量要在什么之前完成": HangsOn(ref("survey")),
    "要是没有水深测量怎么办": HangsOn(ref("survey")),
    "what if there is no depth survey": HangsOn(ref("survey")),
    # A day that only describes
    "收费审议最晚为什么是7月10日": Why(ref("fees")),
    "收费审议为什么要卡在7月10日": Why(ref("fees")),
    # Two words of one name with others between them
    "收费最迟哪天审议完": WhenIs(ref("fees")),
    # In other words
    "where is the review of the fees set out": Written("review of the fees", (ref("fees"),)),
    "show me the full list with everything on it": Everything(),
    "we're planning september, what lands there?": Due(Days(within(on(9, 1), on(9, 30)))),
    "what has not the city delivered yet": Owes(CITY),
    "has everything due in may been done": Due(Days(within(on(5, 1), on(5, 31))), past=True),
    # A month that is just over, where nobody says whether it lies behind
    "6月份到期的有哪些": Due(Days(within(on(6, 1), on(6, 30))), past=True),
    "6月底前该完成的有哪些": Due(Days(by(on(6, 30))), past=True),
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_it_is_understood(text: str) -> None:
    assert asked(text, language_of(text)) == UNDERSTOOD[text]


OPEN = (
    "What do we still have to do?",
    "what have we not done yet",
    "what are our outstanding tasks",
    "我们还有哪些任务没完成",
    "咱们还剩什么没做",
)


@pytest.mark.parametrize("text", OPEN)
def test_what_we_still_have_to_do_is_what_our_side_owes(text: str) -> None:
    assert asked(text, language_of(text), side="city") == Owes(CITY)


@pytest.mark.parametrize("text", OPEN)
def test_without_a_side_it_is_all_that_is_open(text: str) -> None:
    assert asked(text, language_of(text)) == StillOpen()


@pytest.mark.parametrize("text", ["what are our duties", "咱们这边该做的都有啥", "我们的义务有哪些"])
def test_who_we_are_is_asked_where_duties_are_meant(text: str) -> None:
    with pytest.raises(QuestionAmbiguous):
        asked(text, language_of(text))


@pytest.mark.parametrize(
    "text", ["when is teh sfaety audit", "when is the safety adit", "水深测亮是哪天", "收费审仪什么时候"]
)
def test_a_slip_is_mended(text: str) -> None:
    right = {"收": "fees", "水": "survey"}.get(text[0], "audit")
    assert asked(text, language_of(text)) == WhenIs(ref(right))


def test_a_side_at_a_milestone_is_asked_of_that_milestone() -> None:
    assert asked("秋季全会上市政府要汇报什么", "zh") == HappensAt(ref("plenary-2"))


@pytest.mark.parametrize("text", ["关于船员培训谁负责", "关于船员培训多久", "第3节写了什么"])
def test_half_a_question_is_not_told_that_nothing_was_agreed(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked(text, "zh")


@pytest.mark.parametrize("word", ["什么", "谁", "哪", "多久", "几天", "几时", "几号", "为何", "怎"])
def test_every_question_word_is_known_to_ask(word: str) -> None:
    assert word in DIALECTS["zh"].asking
