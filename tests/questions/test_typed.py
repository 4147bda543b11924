"""Ways to ask that were refused or read wrongly: where it stands, why it was dropped, topics, sides."""

from __future__ import annotations

import pytest

from bot.questions import (
    AgreedAbout,
    Among,
    Changed,
    ComesBefore,
    Compared,
    Days,
    Due,
    HowLong,
    IsLate,
    Order,
    Overdue,
    Owes,
    Question,
    QuestionNotUnderstood,
    Side,
    StillOpen,
    WasDropped,
    WhenIs,
    Written,
)
from schedules.text import language_of
from schedules.when import OnOrAfter
from tests.questions.agreement import ID, asked, ref
from tests.schedules import on, within

CITY, PORT = Side(ID, "city"), Side(ID, "port")
AUGUST = within(on(8, 1), on(8, 31))
DREDGING = (ref("dredging"), ref("survey"))

UNDERSTOOD: dict[str, Question] = {
    "which section talks about the sea charts": Written("sea charts", (ref("charts"),)),
    "in which paragraph is the safety audit": Written("safety audit", (ref("audit"),)),
    "where does the text mention the depth survey": Written("depth survey", (ref("survey"),)),
    "安全审计在哪一节": Written("安全审计", (ref("audit"),)),
    "水深测量写在第几段": Written("水深测量", (ref("survey"),)),
    "why was the harbour museum cancelled": WhenIs(ref("museum")),
    "reason for dropping the museum": WhenIs(ref("museum")),
    "what was dropped and for what reason": WasDropped(),
    "博物馆怎么取消了": WhenIs(ref("museum")),
    "博物馆咋就不做了": WhenIs(ref("museum")),
    "dredging stuff due in august": Among(Due(Days(AUGUST)), "dredging", DREDGING),
    "dredging items that are overdue": Among(Overdue(), "dredging", DREDGING),
    "the safety things that are still open": Among(StillOpen(), "safety", (ref("audit"), ref("drill"))),
    "how is the dredging stuff going": AgreedAbout("dredging", DREDGING),
    "演习那块的情况": WhenIs(ref("drill")),
    "by when is the safety audti needed": WhenIs(ref("audit")),
    "is the second plenary due before the third": Compared(ref("plenary-2"), ref("plenary-3"), Order.BEFORE),
    "what changed on the sea charts since june": Among(
        Changed(Days(OnOrAfter(on(6, 1)))), "sea charts", (ref("charts"),)
    ),
    "things to do for the autumn plenary": ComesBefore(ref("plenary-2")),
    "how long until the depth survey": HowLong(ref("survey")),
    "how long is the depth survey away": HowLong(ref("survey")),
    "is the review of the fees late": IsLate(ref("fees")),
    "what were the deadlines in april": Due(Days(within(on(4, 1), on(4, 30))), past=True),
    "was anything cancelled, and if so why": WasDropped(),
    "which paragraph requires the depth survey": Written("depth survey", (ref("survey"),)),
    "四月该交的是什么": Due(Days(within(on(4, 1), on(4, 30))), past=True),
    "六月应该完成的有哪些": Due(Days(within(on(6, 1), on(6, 30))), past=True),
    "八月该交什么": Due(Days(AUGUST)),
    "what was due in april": Due(Days(within(on(4, 1), on(4, 30))), past=True),
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_it_is_understood(text: str) -> None:
    assert asked(text, language_of(text)) == UNDERSTOOD[text]


@pytest.mark.parametrize(
    "text",
    [
        "how long is the depth survey",
        "how many days is the autumn plenary",
        "is the third plenary after the second one",
        "where is the autumn plenary",
        "until when can i register for the autumn plenary",
        "which section of the harbour is deepest",
        "giraffe stuff due in august",
        "who attends the autumn plenary",
        "we meet the port authority tomorrow, what do they owe us",
        "my depth survey is in august, what is overdue",
        "stop reminding me",
    ],
)
def test_it_is_refused(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked(text)


@pytest.mark.parametrize("text", ["what do they owe us", "they owe us what"])
def test_they_are_the_other_side_where_ours_is_known(text: str) -> None:
    assert asked(text, side="city") == Owes(PORT)


@pytest.mark.parametrize("text", ["our deadlines in august", "what are our deadlines in august"])
def test_ours_are_those_of_our_side(text: str) -> None:
    assert asked(text, side="city") == Owes(CITY, Days(AUGUST))
    assert asked(text) == Due(Days(AUGUST))
