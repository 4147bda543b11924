"""Chinese questions as they are typed, read by their words; and what looks like one and is none."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import (
    AgreedAbout,
    AlwaysInForce,
    Among,
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
    QuestionKind,
    QuestionNotUnderstood,
    Ref,
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
)
from schedules.when import OnOrAfter
from tests.questions.agreement import ID, MILESTONES, asked, ref
from tests.schedules import by, on, within

CITY, PORT = Side(ID, "city"), Side(ID, "port")
AUGUST = within(on(8, 1), on(8, 31))


def _of(party: str) -> tuple[Ref, ...]:
    return tuple(ref(milestone.id) for milestone in MILESTONES if party in milestone.responsible)


LISTS: dict[str, Question] = {
    "这阵子有哪些事要办": Due(),
    "八月份都有些什么安排": Due(Days(AUGUST)),
    "麻烦列一下下半年的所有期限": Due(Days(within(on(7, 1), on(12, 31)))),
    "能否告知本月尚需完成的事项": Due(Days(within(on(7, 1), on(7, 31)))),
    "八月底前要完成的都列出来": Due(Days(by(on(8, 31)))),
    "月底前咱们得弄完什么": Due(Days(by(on(7, 31)))),
    "6月该做的哪些没做": Due(Days(within(on(6, 1), on(6, 30))), past=True),
    "六月份本来应该交什么": Due(Days(within(on(6, 1), on(6, 30))), past=True),
    "8月该做的哪些还没做": Due(Days(AUGUST)),
    "接下来轮到什么了": Next(),
    "下個截止日是哪一天": Next(),
    "市政府下一步要干嘛": Next(_of("city")),
    "有啥拖着没交的": Overdue(),
    "过期没办的都有什么": Overdue(),
    "市政府那边有没有拖着的": Overdue(CITY),
    "逾期的有多少个": HowMany(Overdue()),
    "哪些已經弄好了": WasDone(),
    "最近完成了什么": WasDone(),
    "港務局都干完了什么": WasDone(by=PORT),
    "4月份办成了什么": WasDone(Days(within(on(4, 1), on(4, 30)))),
    "哪些日子还没定下来": WithoutDate(),
    "没有deadline的有几个": HowMany(WithoutDate()),
    "哪些是长期一直要做的": AlwaysInForce(),
    "砍掉了哪些": WasDropped(),
    "还差哪些没弄": StillOpen(),
    "把整个计划发我看看": Everything(),
    "港务局手上还有啥活": Owes(PORT),
    "市政府八月要做啥": Owes(CITY, Days(AUGUST)),
    "6月以来都变了哪些": Changed(Days(OnOrAfter(on(6, 1)))),
    "北航道有什么要做的": Among(Due(), "北航道", (ref("dredging"),)),
    "跟航道有关的有哪些": AgreedAbout("航道", (ref("dredging"),)),
    "港务局有哪些演习要做": Among(Owes(PORT), "演习", (ref("drill"),)),
    "哪些全会还没定日期": Among(
        WithoutDate(), "全会", (ref("plenary-1"), ref("plenary-2"), ref("plenary-3"))
    ),
    "哪里写了要疏浚航道": Written("疏浚航道", (ref("dredging"),)),
    "海图的原话是怎么写的": Written("海图", (ref("charts"),)),
}

OF_ONE: dict[str, Question] = {
    "安全审计最晚到什么时候": WhenIs(ref("audit")),
    "请问贵方能否告知水深测量的具体日期": WhenIs(ref("survey")),
    "水深測量啥時候搞": WhenIs(ref("survey")),
    "水深测良啥时候要": WhenIs(ref("survey")),
    "博物馆是什么时候取消的": WhenIs(ref("museum")),
    "水深测量还早吗": HowLong(ref("survey")),
    "离水深测量截止还有几天": HowLong(ref("survey")),
    "收费审议拖了多久了": HowLong(ref("fees")),
    "海图的期限怎么算出来的": Why(ref("charts")),
    "凭什么水深测量要到八月底": Why(ref("survey")),
    "海图怎么还没交": Why(ref("charts")),
    "做安全审计得先有什么": ComesBefore(ref("audit")),
    "开秋季全会之前必须先办好什么": ComesBefore(ref("plenary-2")),
    "audit之前要准备啥": ComesBefore(ref("audit")),
    "安全审计等啥呢": ComesBefore(ref("audit")),
    "哪些事要看水深测量": HangsOn(ref("survey")),
    "哪些事情卡在水深测量上": HangsOn(ref("survey")),
    "水深测量做完了然后呢": HangsOn(ref("survey")),
    "秋季全会上要处理哪些事": HappensAt(ref("plenary-2")),
    "海图要是delay到十月会怎样": IfMoved(ref("charts"), "十月", within(on(10, 1), on(10, 31))),
    "海图推到十月的话别的要动吗": IfMoved(ref("charts"), "十月", within(on(10, 1), on(10, 31))),
    "秋季全会往后拖一个月哪些会受影响": IfMoved(ref("plenary-2"), "一个月", within(on(11, 1), on(11, 30))),
    "海图该找谁要": Who(ref("charts")),
    "海图是不是市政府负责": Who(ref("charts")),
    "新版海图交上来了没有啊": IsDone(ref("charts")),
    "收费审议是不是已经过期了": IsLate(ref("fees")),
    "海图是在秋季全会前面吧": Compared(ref("charts"), ref("plenary-2"), Order.BEFORE),
    "海图和水深测量哪个先": Compared(ref("charts"), ref("survey")),
    "先做水深测量还是先开秋季全会": Compared(ref("survey"), ref("plenary-2")),
    "海图比秋季全会早吗": Compared(ref("charts"), ref("plenary-2")),
}

NONE_HERE = (
    "明天天气怎么样",
    "今天星期几",
    "市长是谁",
    "市政府在哪",
    "市政府有多少人",
    "冬季全会的晚饭吃什么",
    "秋季全会在哪里开",
    "秋季全会开几天",
    "谁参加秋季全会",
    "港口博物馆多少钱",
    "安全审计批了多少",
    "消防演习多久一次",
    "怎么做水深测量",
    "海图发给谁",
    "海图看过了吗",
    "第九次全会几号",
    "夏季全会什么时候",
    "安全审查什么时候",
    "法国要交什么",
    "市政府不用做什么",
    "不是八月到期的有哪些",
    "除了海图还有什么到期",
    "最晚到期的是哪个",
    "上一个完成的是什么",
    "哪方拖得最多",
    "把海图删了",
    "没事了",
    "完了吗",
    "没了",
    "然后呢",
    "一切顺利吗",
)


@pytest.mark.parametrize("text", [*LISTS, *OF_ONE])
def test_a_question_is_understood_however_it_is_typed(text: str) -> None:
    assert asked(text, "zh") == {**LISTS, **OF_ONE}[text]


@pytest.mark.parametrize("text", NONE_HERE)
def test_what_no_agreement_tells_is_refused(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked(text, "zh")


@given(
    st.sampled_from(sorted({**LISTS, **OF_ONE})),
    st.sampled_from(("", "请问", "麻烦问一下", "劳驾，", "你好，想问一下", "不好意思打扰一下，")),
    st.sampled_from(("", "？", "呀", "，谢谢", "，麻烦了", "，辛苦了！")),
)
def test_politeness_at_the_edges_changes_nothing(text: str, before: str, after: str) -> None:
    assert asked(f"{before}{text}{after}", "zh") == {**LISTS, **OF_ONE}[text]


@pytest.mark.parametrize("text", ["海图查一下什么时候", "海图告诉我哪天", "哪些麻烦逾期了"])
def test_politeness_is_no_part_of_a_question_elsewhere(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked(text, "zh")


@given(
    st.lists(
        st.sampled_from(sorted({*"".join({**LISTS, **OF_ONE}), "海图", "8月", "市政府", "什么时候"})),
        max_size=9,
    )
)
def test_any_words_in_any_order_are_a_question_or_refused(words: list[str]) -> None:
    with suppress(QuestionNotUnderstood):
        assert kind_of(asked("".join(words), "zh")) in QuestionKind
