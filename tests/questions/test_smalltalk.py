"""Small talk around a question changes nothing; what may tell what is asked about is no small talk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import Changed, Due, Question, QuestionNotUnderstood, WhenIs, Who
from bot.questions.smalltalk import without_small_talk
from schedules.text import language_of
from tests.questions.agreement import asked

ENGLISH = (
    "when is the depth survey",
    "what is overdue",
    "who is responsible for the charts",
    "what's still open",
)
CHINESE = ("水深测量什么时候", "有什么逾期了", "海图由谁负责", "市政府还欠什么")
OPENINGS = (
    "hi there, ",
    "Good morning everyone! ",
    "sorry to bother you but could you tell me ",
    "could you please have a look and tell me ",
    "Dear all, I hope you are well. ",
    "i am new here. ",
    "i was on leave for a while, so ",
    "my boss wants to know ",
    "quick question: ",
    "before i forget, ",
    "i can't remember ",
    "not sure ",
    "i'd be grateful if you could tell me ",
    "would it be possible to know ",
    "hello, i just took over this file from a colleague. ",
)
CLOSINGS = (
    "",
    "?",
    "? thanks a lot!",
    ", thanks in advance",
    "? have a nice day",
    " - i forgot",
    ". Best regards",
)
CHINESE_OPENINGS = (
    "您好，麻烦问一下，",
    "各位老师好！我有个问题想请教一下：",
    "不好意思打扰了，",
    "我是新来的，请问",
    "我前段时间休假了，",
    "刚出差回来，",
    "领导让我问问",
    "记不清了，",
    "提醒我一下",
    "老师您好，",
)
CHINESE_CLOSINGS = ("", "？", "呢？谢谢", "？辛苦您了", "，多谢各位", "？盼复", "，我忘了")


@given(
    st.sampled_from(ENGLISH),
    st.lists(st.sampled_from(OPENINGS), max_size=3),
    st.sampled_from(CLOSINGS),
)
def test_english_small_talk_changes_nothing(text: str, before: list[str], after: str) -> None:
    assert without_small_talk(f"{''.join(before)}{text}{after}").rstrip("?.") == text


@given(
    st.sampled_from(CHINESE),
    st.lists(st.sampled_from(CHINESE_OPENINGS), max_size=3),
    st.sampled_from(CHINESE_CLOSINGS),
)
def test_chinese_small_talk_changes_nothing(text: str, before: list[str], after: str) -> None:
    assert without_small_talk(f"{''.join(before)}{text}{after}").rstrip("呢？谢") == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("i was away for a while, what has changed since june?", Changed),
        ("need to know when the depth survey is", WhenIs),
        ("not sure who handles the charts", Who),
        ("不太清楚海图是谁负责的", Who),
        ("刚休完假，最近有什么更新吗？", Changed),
        ("we are preparing a meeting, what is due next week", Due),
    ],
)
def test_what_is_asked_behind_small_talk_is_answered(text: str, kind: type[Question]) -> None:
    assert isinstance(asked(text, language_of(text)), kind)


@pytest.mark.parametrize(
    "text",
    [
        "we do not care about the charts, what is overdue?",
        "the depth survey was moved, what is due next?",
        "i only work for the french, what is due?",
        "i was away for two weeks, what has changed?",
        "the audit is not my job. When is the plenary dinner?",
        "我不管海图，有什么逾期了",
        "水深测量已经取消了，接下来是什么",
    ],
)
def test_a_clause_that_may_tell_what_is_asked_about_is_never_skipped(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked(text, language_of(text))


@pytest.mark.parametrize(
    "text", ["hi there", "quick question", "谢谢", "还不清楚的有哪些", "找不到的有哪些", ""]
)
def test_something_is_always_left(text: str) -> None:
    assert without_small_talk(text) == text


@pytest.mark.parametrize("text", [*ENGLISH, *CHINESE, "which charts are overdue", "哪个很急", "下个月有什么"])
def test_what_is_no_small_talk_stays(text: str) -> None:
    assert without_small_talk(text) == text


@pytest.mark.parametrize("text", ["想问下个月有什么到期", "请问下个截止日是哪一天", "麻烦问一下下周要做什么"])
def test_the_next_month_is_not_cut_in_two(text: str) -> None:
    assert without_small_talk(text).startswith("下")
