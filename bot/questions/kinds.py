"""The names of the questions, as scripts see them (docs/json.md)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bot.questions.values import (
    AgreedAbout,
    AlwaysInForce,
    Among,
    Changed,
    ComesBefore,
    Compared,
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
    Overdue,
    Owes,
    Question,
    StillOpen,
    WasDone,
    WasDropped,
    WhenIs,
    Who,
    Why,
    WithoutDate,
    Written,
)


class QuestionKind(StrEnum):
    """What is asked for, in a word."""

    DUE = "due"
    NEXT = "next"
    OVERDUE = "overdue"
    OPEN = "open"
    WHEN = "when"
    HOW_LONG = "how_long"
    IS_DONE = "is_done"
    IS_OVERDUE = "is_overdue"
    COMPARED = "compared"
    WHO = "who"
    WHY = "why"
    TIMELINE = "timeline"
    UNDATED = "undated"
    STANDING = "standing"
    DONE = "done"
    DROPPED = "dropped"
    CHANGED = "changed"
    AGREED = "agreed"
    WHERE = "where"
    OWES = "owes"
    BEFORE = "before"
    AFTER = "after"
    AT = "at"
    IF_MOVED = "if_moved"
    COUNT = "count"


_KINDS: Mapping[type[Question], QuestionKind] = {
    Due: QuestionKind.DUE,
    Next: QuestionKind.NEXT,
    Overdue: QuestionKind.OVERDUE,
    StillOpen: QuestionKind.OPEN,
    WhenIs: QuestionKind.WHEN,
    HowLong: QuestionKind.HOW_LONG,
    IsDone: QuestionKind.IS_DONE,
    IsLate: QuestionKind.IS_OVERDUE,
    Compared: QuestionKind.COMPARED,
    Who: QuestionKind.WHO,
    Why: QuestionKind.WHY,
    IfMoved: QuestionKind.IF_MOVED,
    Everything: QuestionKind.TIMELINE,
    WithoutDate: QuestionKind.UNDATED,
    AlwaysInForce: QuestionKind.STANDING,
    WasDone: QuestionKind.DONE,
    WasDropped: QuestionKind.DROPPED,
    Changed: QuestionKind.CHANGED,
    AgreedAbout: QuestionKind.AGREED,
    Written: QuestionKind.WHERE,
    Owes: QuestionKind.OWES,
    ComesBefore: QuestionKind.BEFORE,
    HangsOn: QuestionKind.AFTER,
    HappensAt: QuestionKind.AT,
    HowMany: QuestionKind.COUNT,
}


def kind_of(question: Question) -> QuestionKind:
    """The name of a question, as scripts see it; restricted, it is called as if it were not."""
    if isinstance(question, Among):
        return kind_of(question.of)
    return _KINDS[type(question)]
