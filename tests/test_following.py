"""Questions one after another: what is kept, and what goes on with it."""

from __future__ import annotations

import pytest

from bot.answers import Answer
from bot.following import Heard, Kept, hear
from bot.questions import (
    AgreedAbout,
    ComesBefore,
    Days,
    Due,
    HangsOn,
    HowLong,
    HowMany,
    Overdue,
    Owes,
    Question,
    QuestionAmbiguous,
    Side,
    WasDone,
    WhenIs,
    Who,
    Why,
)
from schedules.text import language_of
from tests.questions.agreement import ID, asker, ref, timelines
from tests.schedules import on, within

AUGUST, OCTOBER = within(on(8, 1), on(8, 31)), within(on(10, 1), on(10, 31))


def heard(*texts: str) -> Heard:
    """What the last of several questions comes to, asked one after another."""
    last = Heard(QuestionAmbiguous("", "", (), ()), Kept())
    for text in texts:
        last = hear(text, last.kept, asker(language_of(text)), timelines())
    return last


def asked(*texts: str) -> Question | None:
    """What the last of several questions asks; ``None`` where it is refused."""
    found = heard(*texts).found
    return found.question if isinstance(found, Answer) else None


@pytest.mark.parametrize(
    ("texts", "question"),
    [
        (("what is due in August?", "and in October?"), Due(Days(OCTOBER))),
        (("what is due in August?", "and the month after?"), Due(Days(within(on(9, 1), on(9, 30))))),
        (("how many are due in August?", "and in October?"), HowMany(Due(Days(OCTOBER)))),
        (("what was done in May?", "and in April?"), WasDone(Days(within(on(4, 1), on(4, 30))))),
        (("when is the depth survey?", "why?"), Why(ref("survey"))),
        (("when is the depth survey?", "and the fire drill?"), WhenIs(ref("drill"))),
        (("when is the depth survey?", "who is responsible for it?"), Who(ref("survey"))),
        (("when is the depth survey?", "how long is that from now"), HowLong(ref("survey"))),
        (("when is the depth survey?", "what must happen before that?"), ComesBefore(ref("survey"))),
        (("when is the depth survey?", "and after that?"), HangsOn(ref("survey"))),
        (("what does the City owe?", "and the Port Authority?"), Owes(Side(ID, "port"))),
        (("what does the City owe?", "and in August?"), Owes(Side(ID, "city"), Days(AUGUST))),
        (("what is overdue?", "which of them are the City's?"), Overdue(Side(ID, "city"))),
        (("what did we agree about safety?", "and about charts?"), AgreedAbout("charts", (ref("charts"),))),
        (("when is the third plenary?", "and the second?"), WhenIs(ref("plenary-2"))),
        (("when is the plenary?", "the autumn one"), WhenIs(ref("plenary-2"))),
        (("when is the plenary?", "the second"), WhenIs(ref("plenary-2"))),
        (("what do we owe?", "the City"), Owes(Side(ID, "city"))),
        (("8月有什么到期？", "那10月呢？"), Due(Days(OCTOBER))),
        (("水深测量是什么时候？", "为什么？"), Why(ref("survey"))),
        (("水深测量是什么时候？", "由谁负责"), Who(ref("survey"))),
        (("水深测量是什么时候？", "那消防演习呢？"), WhenIs(ref("drill"))),
        (("全会什么时候开？", "秋季的"), WhenIs(ref("plenary-2"))),
        (("when is the depth survey?", "为什么"), Why(ref("survey"))),
    ],
)
def test_a_question_goes_on_with_the_one_before(texts: tuple[str, ...], question: Question) -> None:
    assert asked(*texts) == question


@pytest.mark.parametrize(
    "texts", [("why?",), ("what is due in August?", "why?"), ("what is still open?", "谁负责")]
)
def test_what_has_no_subject_is_refused(texts: tuple[str, ...]) -> None:
    assert asked(*texts) is None


def test_a_question_that_stands_alone_is_answered_as_if_nothing_had_been_asked() -> None:
    assert asked("when is the plenary?", "what is due in August?") == Due(Days(AUGUST))
    assert asked("when is the depth survey?", "what is due in August?", "why?") is None


def test_what_one_would_be_moved_to_is_not_meant_for_another() -> None:
    assert asked("what if the depth survey moves to October?", "and the fire drill?") == WhenIs(ref("drill"))


def test_what_is_not_understood_changes_nothing_kept() -> None:
    assert asked("when is the depth survey?", "thanks a lot", "why?") == Why(ref("survey"))


def test_few_texts_are_kept_and_only_those_that_go_on_with_each_other() -> None:
    assert heard("what is overdue?", "when is the depth survey?").kept == Kept(("when is the depth survey?",))
    months = [f"and in {month}?" for month in ("May", "June", "August", "September", "October", "November")]
    assert heard("what was done in April?", *months).kept == Kept(("what was done in April?", months[-1]))
    assert asked("what was done in April?", *months) == WasDone(
        Days(within(on(11, 1, 2015), on(11, 30, 2015)))
    )
