"""Words of Chinese questions, by class: what changes nothing, what undoes, what puts in order."""

from __future__ import annotations

import pytest

from bot.questions import (
    AgreedAbout,
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
    IsDone,
    Overdue,
    Owes,
    Question,
    QuestionNotUnderstood,
    Side,
    StillOpen,
    WasDropped,
    WhenIs,
    Who,
    Why,
    WithoutDate,
    Written,
)
from schedules.when import OnOrAfter
from tests.questions.agreement import ID, asked, ref
from tests.schedules import by, on, within

CITY, PORT = Side(ID, "city"), Side(ID, "port")
DREDGING = AgreedAbout("疏浚", (ref("dredging"), ref("survey")))

ADVERBS: dict[str, Question] = {
    "有哪些是中途取消的": WasDropped(),
    "当初是怎么约定疏浚的": DREDGING,
    "关于疏浚当时是怎么商量的": DREDGING,
    "疏浚最后怎么定的": DREDGING,
    "哪些仍在进行": StillOpen(),
    "7月底为止要做完哪些": Due(Days(by(on(7, 31)))),
    "7月以来进度有什么变动": Changed(Days(OnOrAfter(on(7, 1)))),
    "最近进展如何": Changed(Days(OnOrAfter(on(6, 25)))),
    "一共几件事": HowMany(Everything()),
    "总的来看都有哪些任务": Everything(),
    "秋季全会上得汇报点什么": HappensAt(ref("plenary-2")),
    "今天距秋季全会还有多少天": HowLong(ref("plenary-2")),
    "海图不是已经交了吗": IsDone(ref("charts")),
    "收费审议这摊事归谁": Who(ref("fees")),
    "海图写在哪一节": Written("海图", (ref("charts"),)),
    "我是项目助理，海图几号交": WhenIs(ref("charts")),
    "作为志愿者，我想知道哪些逾期了": Overdue(),
    "海图几号交，我要排日程": WhenIs(ref("charts")),
}

UNDONE: dict[str, Question] = {
    "哪几件连个日子都没定": WithoutDate(),
    "哪些事还没有明确的完成时间": WithoutDate(),
    "6月本该做完却没做完的有哪些": Due(Days(within(on(6, 1), on(6, 30))), past=True),
    "没办完的都列出来": StillOpen(),
    "拖到今天还没交的有哪些": Overdue(),
    "已过规定期限仍未完成的": Overdue(),
    "海图怎么没有日期": Why(ref("charts")),
    "水深测量没做的话会连累谁": HangsOn(ref("survey")),
    "水深测量一拖，后面哪些会受影响": HangsOn(ref("survey")),
}

OF_A_SIDE: dict[str, Question] = {
    "按照协议港务局要做哪些": Owes(PORT),
    "协议要求港务局做什么": Owes(PORT),
    "由市政府来做的有哪些": Owes(CITY),
    "市政府的所有任务": Owes(CITY),
    "负责海图的是谁": Who(ref("charts")),
    "海图落在谁头上": Who(ref("charts")),
}

IN_ORDER: dict[str, Question] = {
    "水深测量完成才能做哪些": HangsOn(ref("survey")),
    "等水深测量做完才能开始的是什么": HangsOn(ref("survey")),
    "哪些事要在水深测量之后才能做": HangsOn(ref("survey")),
    "水深测量是哪些事的前提": HangsOn(ref("survey")),
    "什么会影响安全审计": ComesBefore(ref("audit")),
    "水深测量会影响什么": HangsOn(ref("survey")),
    "海图下一步是什么": HangsOn(ref("charts")),
    "什么做完了才能开始安全审计": ComesBefore(ref("audit")),
    "安全审计要有什么才能开": ComesBefore(ref("audit")),
    "水深测量推迟到哪天了": WhenIs(ref("survey")),
    "为什么要把水深测量定在八月": Why(ref("survey")),
    "秋季全会比海图晚吗": Compared(ref("plenary-2"), ref("charts")),
}

UNDERSTOOD = {**ADVERBS, **UNDONE, **OF_A_SIDE, **IN_ORDER}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_it_is_understood(text: str) -> None:
    assert asked(text, "zh") == UNDERSTOOD[text]


@pytest.mark.parametrize(
    "text",
    [
        "8月会有什么变化",
        "能不能取消水深测量",
        "水深测量可以不做吗",
        "没有逾期的有哪些",
        "我的快递到了没有",
        "哪天推迟的海图",
        "最后到期的是哪个",
        "我们完了没有",
        "非秋季全会什么时候",
        "我要准备预算，几号截止",
        "关于疏浚大伙儿都约定了什么",
        "疏浚经费约定了什么",
    ],
)
def test_it_is_refused(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked(text, "zh")
