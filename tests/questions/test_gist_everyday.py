"""Everyday English: frames around a question, words for the same thing, and what sounds alike and is not."""

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
    Everything,
    HangsOn,
    HappensAt,
    HowLong,
    IfMoved,
    IsDone,
    IsLate,
    Overdue,
    Owes,
    Question,
    QuestionAmbiguous,
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
)
from schedules.when import OnOrAfter
from tests.questions.agreement import ID, asked, ref
from tests.schedules import on, within

CITY, PORT = Side(ID, "city"), Side(ID, "port")
AUGUST = Days(within(on(8, 1), on(8, 31)))
DREDGING = (ref("dredging"), ref("survey"))

FRAMED = (
    "According to the agreement, what is due in August?",
    "As for August: what's due?",
    "I have to brief my director tomorrow. What is due in August?",
    "we've got a call with the ambassador next week, what is due in august",
    "I'm a journalist, what is due in August?",
    "I am a young researcher writing a paper on this, what is due in August?",
    "My colleague from the embassy asks what is due in August",
    "Sorry if this was asked before, but what is due in August?",
    "to be honest i've lost track, what is due in august?",
    "what on earth is due in august",
    "generally speaking, what is due in august, as a list",
    "let me know what's due in august when you have time",
    "before i go on leave: what is due in august",
    "a quick overview of what is due in august",
    "walk me through what is due in august",
)


@pytest.mark.parametrize("text", FRAMED)
def test_what_is_said_around_a_question_changes_nothing_in_it(text: str) -> None:
    assert asked(text) == Due(AUGUST)


UNDERSTOOD: dict[str, Question] = {
    "what's coming our way in august": Due(AUGUST),
    "to-do list for august": Due(AUGUST),
    "tell me about august": Due(AUGUST),
    "what is due in the coming week": Due(Days(within(on(7, 25), on(8, 1)))),
    "what is due in the coming weeks": Due(),
    "what happens when the depth survey is done": HangsOn(ref("survey")),
    "what would the cancellation of the depth survey mean": HangsOn(ref("survey")),
    "what was agreed for august": Due(AUGUST),
    "deadlines for the next two months": Due(Days(within(on(7, 25), on(9, 25)))),
    "what were we supposed to finish in may": Due(Days(within(on(5, 1), on(5, 31))), past=True),
    "are there any laggards": Overdue(),
    "what should be finished by now but is not": Overdue(),
    "any delays": Overdue(),
    "are we on track": Overdue(),
    "which promises have been broken": Overdue(),
    "any delay with the safety audit": IsLate(ref("audit")),
    "has the deadline for the safety audit passed": IsLate(ref("audit")),
    "all open items please": StillOpen(),
    "which promises have not been honoured": StillOpen(),
    "is the safety audit finished or still in progress": IsDone(ref("audit")),
    "did anyone submit the sea charts": IsDone(ref("charts")),
    "which things are not on the calendar yet": WithoutDate(),
    "for which of the pledges has nobody fixed a day": WithoutDate(),
    "which points are still open as regards the date": WithoutDate(),
    "which milestones no longer count": WasDropped(),
    "which dates have shifted since june": Changed(Days(OnOrAfter(on(6, 1)))),
    "were there any amendments since june": Changed(Days(OnOrAfter(on(6, 1)))),
    "list all the commitments in the agreement": Everything(),
    "what are the milestones of the project": Everything(),
    "when is the closing date for the sea charts": WhenIs(ref("charts")),
    "at what point is the safety audit due": WhenIs(ref("audit")),
    "Regarding the safety audit: who is it up to?": Who(ref("audit")),
    "is it the city or the port authority that does the safety audit": Who(ref("audit")),
    "who will be organising the fire drill": Who(ref("drill")),
    "in how many days is the safety audit due": HowLong(ref("audit")),
    "why is there no date for the winter plenary": Why(ref("plenary-3")),
    "why is the review of the fees late": Why(ref("fees")),
    "why must the safety audit be held in that month": Why(ref("audit")),
    "the autumn plenary: what has to come before it?": ComesBefore(ref("plenary-2")),
    "safety audit: what must be settled first?": ComesBefore(ref("audit")),
    "what stands in the way of the safety audit": ComesBefore(ref("audit")),
    "which steps depend on the date of the depth survey": HangsOn(ref("survey")),
    "what can't start until the depth survey is done": HangsOn(ref("survey")),
    "what is to be reported to the city at the autumn plenary": HappensAt(ref("plenary-2")),
    "what must be shown at the autumn plenary": HappensAt(ref("plenary-2")),
    "is the depth survey before or after the safety audit": Compared(ref("survey"), ref("audit")),
    "where can i look up the text on the north channel": Written("north channel", (ref("dredging"),)),
    "how is the commitment on the north channel phrased": Written("north channel", (ref("dredging"),)),
    "what's planned about dredging": AgreedAbout("dredging", DREDGING),
    "what did the city promise": Owes(CITY),
    "what has the city failed to do": Overdue(CITY),
    "show all remaining duties of the city": Owes(CITY),
    "what does the port authority have to submit to the city": Owes(PORT),
    "which tasks fall to the city": Owes(CITY),
    "does the safety audit slip too if the city puts off the depth survey to october": IfMoved(
        ref("survey"), "october", within(on(10, 1), on(10, 31))
    ),
    "why must the depth survey be before the safety audit": Why(ref("survey")),
    "what has been wrapped up since april": WasDone(Days(OnOrAfter(on(4, 1)))),
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_it_is_understood(text: str) -> None:
    assert asked(text) == UNDERSTOOD[text]


@pytest.mark.parametrize(
    "text",
    [
        "what changes in august",
        "which changes next month",
        "what must be sent to the city by august",
        "what must reach the port authority in august",
        "what did the port authority send to the city",
        "how was the safety audit",
        "what is the result of the safety audit",
        "are you busy in august",
        "send me the sea charts",
        "who edits the sea charts",
        "who is going to the autumn plenary",
        "on what day does the council meet",
        "what is due in august but not for the city",
        "what is due instead of dredging",
        "which deadlines are there other than dredging",
        "what is due beyond august",
        "what is overdue apart from the fees",
        "what is due beforehand",
        "which milestones are likely",
        "i am a giraffe, what is due in august",
        "we have to move the survey tomorrow, what is due in august",
    ],
)
def test_it_is_refused(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked(text)


def test_a_deadline_of_a_name_that_several_bear_is_asked_back() -> None:
    with pytest.raises(QuestionAmbiguous):
        asked("deadline for the plenary?")


def test_words_that_mean_themselves_are_not_mended_into_a_name() -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked("are we fine")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("the fire drlil: what has to come before it", ComesBefore(ref("drill"))),
        ("which dredigng items are late", Among(Overdue(), "dredging", DREDGING)),
    ],
)
def test_the_likest_word_is_meant_be_it_a_cue_or_a_name(text: str, question: Question) -> None:
    assert asked(text) == question


def test_by_so_much_it_slides() -> None:
    question = asked("if the depth survey slides by two weeks, what would that mean for the rest")
    assert isinstance(question, IfMoved)
    assert (question.ref, question.when) == (ref("survey"), within(on(8, 15), on(9, 14)))


def test_a_list_of_some_of_those_that_are_late() -> None:
    assert asked("which of the dredging items are behind schedule") == Among(Overdue(), "dredging", DREDGING)
