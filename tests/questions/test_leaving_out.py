"""A little that is not known is left out of a question, and told, where it hardly changes what is asked."""

from __future__ import annotations

import pytest

from bot.following import Kept, hear
from bot.questions import (
    ComesBefore,
    Due,
    HowLong,
    Overdue,
    Owes,
    Question,
    QuestionAmbiguous,
    QuestionNotUnderstood,
    WhenIs,
    Why,
    parse,
    read,
)
from bot.wording.answers import say
from schedules.text import language_of
from tests.questions.agreement import TODAY, asker, ref, timelines

LEFT_OUT = [
    ("what must be laminated by the end of August?", Due, "laminated"),
    ("what do we have to frobnicate this month", Due, "frobnicate"),
    ("what needs to be hammered out before the autumn plenary?", ComesBefore, "hammered out"),
    ("what must the Port Authority cough up by September?", Owes, "cough up"),
    ("when do we have to furnish the new sea charts", WhenIs, "furnish"),
    ("when must the new sea charts be laminated?", WhenIs, "laminated"),
    ("how many days do we have to frobnicate the sea charts?", HowLong, "frobnicate"),
    ("what is allegedly overdue?", Overdue, "allegedly"),
    ("our accountant wants to know: what is overdue?", Overdue, "our accountant wants to know"),
    ("水深测量什么时候亮相？", WhenIs, "亮相"),
    ("8月底前要攻坚的有哪些", Due, "攻坚"),
    ("秋季全会之前要打磨什么", ComesBefore, "打磨"),
    ("媒体朋友问：有哪些逾期了？", Overdue, "媒体朋友问"),
]


@pytest.mark.parametrize(("text", "kind", "words"), LEFT_OUT)
def test_a_little_is_left_out_and_told(text: str, kind: type[Question], words: str) -> None:
    reading = read(text, asker(language_of(text)), timelines())
    assert (type(reading.question), reading.left_out) == (kind, words)


@pytest.mark.parametrize("text", [text for text, _, _ in LEFT_OUT])
def test_only_where_that_is_told(text: str) -> None:
    """What is typed letter by letter, or answers a question of ours, is still read whole or not at all."""
    with pytest.raises(QuestionNotUnderstood):
        parse(text, asker(language_of(text)), timelines())


@pytest.mark.parametrize("text", ["疏浚最迟哪天北航道完", "港口什么时候博物馆完成的"])
def test_a_name_in_two_parts_is_one(text: str) -> None:
    reading = read(text, asker("zh"), timelines())
    assert isinstance(reading.question, WhenIs)
    assert reading.left_out == ""


@pytest.mark.parametrize(
    "text",
    [
        # another thing, beside a name
        "when is the depth survey banquet?",
        "when is the vegetarian depth survey?",
        "when is the sea charts raffle due?",
        "水深测量大巴什么时候到",
        "水深测量晚宴是哪天",
        "素食水深测量是什么时候",
        # what narrows
        "when is the depth survey in Paris?",
        "what must be laminated in tokyo?",
        "what must be laminated by gary?",
        "what is due to paris by October?",
        "在巴黎开的水深测量是什么时候",
        # who does it, and to whom
        "what must germany laminate by October?",
        "what must Germany deliver in October?",
        "when does gary laminate the sea charts?",
        "who laminates the sea charts?",
        "who attends the depth survey?",
        "德国十月前要交什么",
        "老王十月要盯什么",
        "谁裱新版海图",
        # what is not asked for by what an agreement tells of
        "when was the depth survey ridiculed?",
        "has the depth survey been ridiculed?",
        "why was the depth survey ridiculed?",
        "what could be laminated by October?",
        "how many must be laminated by October?",
        "which vouchers are due in August?",
        "what must be skipped in August?",
        "what must be undecided in August?",
        "is the depth survey partially done?",
        "八月有哪些护照到期",
        "八月要交护照什么",
        "水深测量什么时候崩溃",
        "水深测量被嘲笑了吗",
        # who asks is another "we", or nobody
        "中方没问：有哪些逾期了",
        "nobody asks: what is overdue",
        "does gary want to know: what is overdue",
        "gary asks: when is the moon landing?",
        "the sea charts gary asked, what is overdue?",
        "新版海图老王问：有哪些逾期了",
        # too much
        "what must be laminated, embossed and framed by August?",
        "what frobs must be laminated by August?",
        "水深测量什么时候亮相露脸出风头",
        # and never what would be so
        "what if the depth survey frobnicates to December?",
        "假如水深测量蹦跶到12月会影响什么",
    ],
)
def test_what_may_change_the_question_is_not_left_out(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        read(text, asker(language_of(text)), timelines())


def test_a_name_of_several_is_still_asked_about() -> None:
    with pytest.raises(QuestionAmbiguous):
        read("when is the plenary?", asker(), timelines())
    with pytest.raises(QuestionNotUnderstood):
        read("when must the plenary be laminated?", asker(), timelines())


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("what must be laminated by the end of August?", "Left out: “laminated”."),
        ("水深测量什么时候亮相？", "“亮相”没有计入。"),
    ],
)
def test_the_last_line_tells_it(text: str, last: str) -> None:
    who = asker(language_of(text))
    found = hear(text, Kept(), who, timelines()).found
    assert not isinstance(found, QuestionNotUnderstood)
    assert say(found, who.language, timelines(), TODAY).splitlines()[-1] == last


def test_a_question_can_go_on_with_it() -> None:
    kept = hear("when must the new sea charts be laminated?", Kept(), asker(), timelines()).kept
    found = hear("why?", kept, asker(), timelines()).found
    assert not isinstance(found, QuestionNotUnderstood)
    assert found.question == Why(ref("charts"))
    assert found.left_out == ""
