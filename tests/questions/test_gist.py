"""Questions read by their words, whatever the order; and what is no question, however like one it looks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import (
    AgreedAbout,
    Among,
    Changed,
    ComesBefore,
    Compared,
    Days,
    Due,
    HangsOn,
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
    QuestionNotUnderstood,
    Ref,
    Side,
    StillOpen,
    WasDone,
    WhenIs,
    Who,
    Why,
    WithoutDate,
    Written,
    kind_of,
)
from schedules.text import language_of
from schedules.when import Before, OnOrAfter, When
from tests.questions.agreement import ID, MILESTONES, asked, ref
from tests.schedules import by, on, the, within

AUGUST = within(on(8, 1), on(8, 31))
CITY = Side(ID, "city")
THE_CITYS = tuple(ref(milestone.id) for milestone in MILESTONES if "city" in milestone.responsible)
DREDGING = (ref("dredging"), ref("survey"))

ANY_ORDER: dict[str, Question] = {
    "stuff due later this month": Due(Days(within(on(7, 25), on(7, 31)))),
    "august - anything due": Due(Days(AUGUST)),
    "whats due nxt week pls": Due(Days(within(on(8, 1), on(8, 7)))),
    "has everything been done that was due in may": Due(Days(within(on(5, 1), on(5, 31))), past=True),
    "next thing for the city": Next(THE_CITYS),
    "which dredging things are overdue": Among(Overdue(), "dredging", DREDGING),
    "any dredging deadlines before september": Among(Due(Days(by(on(8, 31)))), "dredging", DREDGING),
    "is anything late about dredging": Among(Overdue(), "dredging", DREDGING),
    "which of the dredging items have no date": Among(WithoutDate(), "dredging", DREDGING),
    "how many dredging things are still open": HowMany(Among(StillOpen(), "dredging", DREDGING)),
    "anything open ended that the city promised": Among(WithoutDate(), None, None, CITY),
    "anything finished by the city since april": WasDone(Days(OnOrAfter(on(4, 1))), CITY),
    "anything new about dredging since june": Among(Changed(Days(OnOrAfter(on(6, 1)))), "dredging", DREDGING),
    "what in august does the city still have to deliver": Owes(CITY, Days(AUGUST)),
    "did we miss anything, city?": Overdue(CITY),
    "is the review of the fees overdue": IsLate(ref("fees")),
    "are the fees late already": IsLate(ref("fees")),
    "the depth survey: by when do i need it": WhenIs(ref("survey")),
    "when r we going to dredge the north channel": WhenIs(ref("dredging")),
    "the sea charts, submitted yet or not": IsDone(ref("charts")),
    "how many weeks do we still have for the safety audit": HowLong(ref("audit")),
    "how did u get that safety audit date": Why(ref("audit")),
    "the logbook is whose job again": Who(ref("logbook")),
    "what do we need to have finished before the safety audit can start": ComesBefore(ref("audit")),
    "what comes once we have the safety audit": HangsOn(ref("audit")),
    "anything due before the autumn plenary for us": Due(Days(Before(the("plenary-2")), ID)),
    "is the depth survey before the safety audit": Compared(ref("survey"), ref("audit"), Order.BEFORE),
    "depth survey or safety audit, which is earlier": Compared(ref("survey"), ref("audit")),
    "is the fire drill after the depth survey": Compared(ref("drill"), ref("survey"), Order.AFTER),
    "where is it written that the channel is dredged": Written("channel dredged", (ref("dredging"),)),
    "exact wording on the north channel pls": Written("north channel", (ref("dredging"),)),
    "whats in there about dredging": AgreedAbout("dredging", DREDGING),
    "收费审议逾期了吗": IsLate(ref("fees")),
    "水深测量和安全审计哪个先": Compared(ref("survey"), ref("audit")),
}


@pytest.mark.parametrize("text", ANY_ORDER)
def test_words_are_enough_in_any_order(text: str) -> None:
    assert asked(text, language_of(text)) == ANY_ORDER[text]


MISTYPED: dict[str, Question] = {
    "which dredgign things are ovredue": Among(Overdue(), "dredging", DREDGING),
    "how many dredging thigns are still open": HowMany(Among(StillOpen(), "dredging", DREDGING)),
    "is the safety auditt ovrdue": IsLate(ref("audit")),
    "wats due nxt week": Due(Days(within(on(8, 1), on(8, 7)))),
    "exact wroding on the north channel": Written("north channel", (ref("dredging"),)),
}


@pytest.mark.parametrize("text", MISTYPED)
def test_slips_are_mended_where_only_one_word_is_like_them(text: str) -> None:
    assert asked(text) == MISTYPED[text]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("is anything due about giraffes and lions in august", "giraffes"),
        ("which flying things are overdue", "flying"),
        ("whats due in septembre about dredging", "septembre"),
    ],
)
def test_a_refusal_names_the_words_that_are_known_nowhere(text: str, missing: str) -> None:
    with pytest.raises(QuestionNotUnderstood) as caught:
        asked(text)
    assert missing in (caught.value.missing or "")


def test_days_are_never_cut_out_of_a_name() -> None:
    before = Due(Days(Before(the("plenary-2")), ID))
    assert asked("anything due before the autumn plenary for us") == before
    assert asked("stuff due before the autumn plenary") == before


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("if the depth survey two weeks later, what else changes", within(on(8, 15), on(9, 14))),
        ("the depth survey gets pushed back by two weeks, consequences?", within(on(8, 15), on(9, 14))),
        ("depth survey moved to october, impact?", within(on(10, 1), on(10, 31))),
    ],
)
def test_so_much_later_is_counted_from_what_is_moved_and_not_from_today(text: str, question: When) -> None:
    found = asked(text)
    assert isinstance(found, IfMoved)
    assert (found.ref, found.when) == (ref("survey"), question)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("what is overdue for us", Overdue(CITY)),
        ("did we miss anything", Overdue(CITY)),
        ("what do we still owe the port authority", Owes(CITY)),
        ("what does the port authority still owe us", Owes(Side(ID, "port"))),
        ("any of our stuff without a date", Among(WithoutDate(), None, None, CITY)),
        ("so what do i still have to deliver before september", Owes(CITY, Days(by(on(8, 31))))),
    ],
)
def test_we_are_meant_where_it_is_known_who_we_are(text: str, one: Question) -> None:
    assert asked(text, side="city") == one


@pytest.mark.parametrize("text", ["what does the other side owe us", "anything the other side still owes"])
def test_the_other_side_is_the_one_that_we_are_not(text: str) -> None:
    assert asked(text, side="port") == Owes(CITY)
    with pytest.raises(QuestionAmbiguous):
        asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "what is the weather next week",
        "who is the president",
        "how many people live in the city",
        "is the city nice in august",
        "what should i wear in august",
        "when is dinner",
        "which movie is next",
        "who won the survey",
        "how deep is the channel",
        "why is the sky blue",
        "what does the audit cost",
        "book a table for two in august",
        "can you dance",
        "do you like the museum",
        "how old is the harbour",
        "what is not overdue",
        "is the audit bigger than the survey",
        "due overdue done open",
        "august september october",
        "before after before",
        "who who who",
        "the the the",
        "when",
        "if",
        "what",
        "is it late",
        "city port city port",
        "the audit survey drill charts",
        "shall we meet tomorrow",
        "good morning everyone",
        "thanks, see you on monday",
        "tell me a joke about plenaries",
        "what happens if the audit",
        "did not",
        "everything but the plenaries",
        "what is overdue except dredging",
        "all open without the city",
        "due in august but not dredging",
        "which ones are not late",
        "has nothing been done",
        "is the survey better than the audit",
        "move the fire drill to october",
        "postpone the depth survey",
        "how far is it from the harbour to the museum",
        "why does the audit cost so much",
        "what does the city think about dredging",
        "is it august",
        "who is responsible for august",
        "what day is it",
        "remind the city",
        "what is owed to the city",
        "how many weeks are in a month",
        "what comes after august before october",
        "明天天气怎么样",
        "谁是总统",
        "八月去哪里玩",
        "港口有多少人",
    ],
)
def test_what_is_no_question_about_milestones_is_refused(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked(text, language_of(text))


PIECES = (
    "what", "due", "overdue", "done", "before", "after", "when", "who", "is", "the", "not", "if",
    "moves to", "or", "in august", "by 31 August", "two weeks later", "the city", "we", "dredging",
    "depth survey", "safety audit", "plenary", "fire drill", "first", "how many", "about", "next", "什么",
    "之前", "水深测量", "逾期", "8月",
)  # fmt: skip
NAMED = {
    "dredging": {"dredging", "survey"},
    "depth survey": {"survey"},
    "safety audit": {"audit"},
    "plenary": {"plenary-1", "plenary-2", "plenary-3"},
    "fire drill": {"drill"},
    "水深测量": {"survey"},
}


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
def test_a_question_speaks_of_nothing_that_its_words_do_not_name(pieces: list[str]) -> None:
    try:
        question = asked(" ".join(pieces))
    except QuestionNotUnderstood:
        return
    kind_of(question)
    named = set().union(*(NAMED.get(piece, set()) for piece in pieces))
    if "the city" in pieces:
        named |= {each.milestone for each in THE_CITYS}
    assert {each.milestone for each in _refs(question)} <= named, question


def _refs(question: object) -> set[Ref]:
    """Every milestone that stands in a question, wherever."""
    if isinstance(question, Ref):
        return {question}
    if isinstance(question, tuple):
        return set().union(*map(_refs, question), set())
    slots = (
        getattr(type(question), "__slots__", ())
        if type(question).__module__ == "bot.questions.values"
        else ()
    )
    return set().union(*(_refs(getattr(question, name)) for name in slots)) if slots else set()
