"""What each intent makes of the words in the slots of a pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.questions.dialect import Intent
from bot.questions.failures import Missing
from bot.questions.filled import Filled
from bot.questions.moving import lies_behind, moved_by, since
from bot.questions.refusals import ComesAgain
from bot.questions.searching import agreed, found, mentioned, where
from bot.questions.values import (
    AlwaysInForce,
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
    Next,
    Order,
    Overdue,
    Owes,
    Question,
    Ref,
    StillOpen,
    WasDone,
    WasDropped,
    WhenIs,
    Who,
    Why,
    WithoutDate,
)
from schedules.when import After, At, Before, OnOrAfter, Period, Within

_NTH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|last"
_COUNTED = re.compile(rf"(?:the )?(?:{_NTH}) (?P<of>.+)", re.IGNORECASE)
_COUNTED_ALONE = re.compile(rf"(?:before|after) (?:the )?(?:{_NTH})(?: one)?", re.IGNORECASE)

_MONTH = timedelta(days=31)


def _due(filled: Filled) -> Question:
    days = filled.find.days(filled.slots.get("when"))
    anchor = filled.find.anchor_without_date(days)
    return ComesBefore(anchor) if anchor else Due(days)


def _was_due(filled: Filled) -> Question:
    """What was due "since" some days was due up to today."""
    days, today = filled.find.days(filled.slots.get("when"), past=True), filled.find.asker.today
    match days:
        case Days(OnOrAfter(day)) if day <= today:
            days = Days(Within(Period(day, today)))
        case _:
            pass
    return Due(days, past=True)


def _due_then(filled: Filled) -> Question:
    return _was_due(filled) if lies_behind(filled.find, filled["when"]) else _due(filled)


def _due_lately(filled: Filled) -> Question:
    match filled.find.days(filled["when"], past=True):
        case Days(Within(period)) if period.last - period.first < _MONTH:
            return _due_then(filled)
        case _:
            return _due(filled)


def _done(filled: Filled) -> Question:
    """What was agreed, fixed or done "for" some days is what they bring.

    Raises:
        Missing: so.
    """
    by, when = filled.find.party_or_all(filled.slots.get("party")), filled.slots.get("when")
    if when and when.casefold().startswith("for "):
        raise Missing(when)
    return WasDone(filled.find.days(when, past=True), by)


def _dropped(filled: Filled) -> Question:
    return WasDropped(filled.find.days(filled.slots.get("when"), past=True))


def _changed(filled: Filled) -> Question:
    days = filled.find.days(filled.slots.get("when"), past=True)
    return Changed(days or since(filled.find, filled.slots.get("since")))


def _overdue(filled: Filled) -> Question:
    return Overdue(filled.find.party_or_all(filled.slots.get("party")))


def _next(filled: Filled) -> Question:
    return Next(filled.find.of_side(filled["party"]) if "party" in filled.slots else None)


def _next_of(filled: Filled) -> Question:
    refs, series = filled.find.all_called(filled["what"])
    return Next(refs, series)


def _our_open(filled: Filled) -> Question:
    side = filled.find.party_or_all(filled.find.dialect.our_side)
    return Owes(side) if side else StillOpen()


def _owes(filled: Filled) -> Question:
    """What a side has to do "at" a milestone is asked of that milestone.

    Raises:
        Missing: if so.
    """
    days = filled.find.days(filled.slots.get("when"))
    if days and isinstance(days.when, At):
        raise Missing(filled["when"])
    return Owes(filled.find.party(filled["party"]), days)


def _why(filled: Filled) -> Question:
    filled.check_days()
    return Why(filled.find.one(filled["what"]))


def _when(filled: Filled) -> Question:
    """Whether one is before or after another is asked of both."""
    filled.check_side()
    days = filled.find.days(_in_full(filled.slots.get("when"), filled["what"]))
    ref = filled.find.one(filled["what"])
    match days:
        case Days(Before(anchor) | After(anchor) as when, str(schedule)):
            order = Order.BEFORE if isinstance(when, Before) else Order.AFTER
            return _in_order(ref, Ref(schedule, anchor.id, anchor.number), order)
        case _:
            return WhenIs(ref)


def _in_full(when: str | None, what: str) -> str | None:
    """ "Before the third" of "the second plenary" is before the third plenary, and no day of the month."""
    one, other = _COUNTED.fullmatch(what), _COUNTED_ALONE.fullmatch(when or "")
    return f"{when} {one['of']}" if one and other else when


def _in_order(one: Ref, other: Ref, order: Order | None) -> Question:
    """Of one and itself nothing comes first."""
    if one == other:
        raise Missing(one.milestone)
    return Compared(one, other, order)


def _if_moved(filled: Filled) -> Question:
    """Something "slips past October" to a day that is not told, and not to last October."""
    ref, words = _movable(filled), filled["when"]
    if words.casefold().startswith("past "):
        raise Missing(words)
    return IfMoved(ref, words, filled.find.when(words, ref.schedule))


def _movable(filled: Filled) -> Ref:
    """What happens once: other days for one time of what repeats would be told as those of all of them."""
    ref = filled.find.one(filled["what"])
    if filled.find.timelines[ref.schedule].entries[ref.milestone].current.number is not None:
        raise Missing(filled["what"], ComesAgain())
    return ref


def _if_shifted(filled: Filled, sign: int) -> Question:
    ref, words = _movable(filled), filled["by"]
    return IfMoved(ref, words, moved_by(filled.find, words, ref, sign))


def _when_was(filled: Filled) -> Question:
    filled.check_side()
    return WhenIs(filled.find.one(filled["what"], settled=True))


def _is_done(filled: Filled) -> Question:
    filled.check_side()
    return IsDone(filled.find.one(filled["what"]))


def _is_late(filled: Filled) -> Question:
    filled.check_side()
    return IsLate(filled.find.one(filled["what"]))


def _compared(filled: Filled) -> Question:
    order = filled.slots.get("order")
    one, other = filled.find.one(filled["what"]), filled.find.one(filled["than"])
    return _in_order(one, other, Order(order) if order else None)


MAKERS: Mapping[Intent, Callable[[Filled], Question]] = {
    Intent.DUE: _due,
    Intent.WAS_DUE: _was_due,
    Intent.DUE_THEN: _due_then,
    Intent.DUE_LATELY: _due_lately,
    Intent.NEXT: _next,
    Intent.NEXT_OF: _next_of,
    Intent.OVERDUE: _overdue,
    Intent.OPEN: lambda _: StillOpen(),
    Intent.OUR_OPEN: _our_open,
    Intent.WHEN: _when,
    Intent.WAS_WHEN: _when_was,
    Intent.HOW_LONG: lambda filled: HowLong(filled.find.one(filled["what"])),
    Intent.IS_DONE: _is_done,
    Intent.IS_LATE: _is_late,
    Intent.COMPARED: _compared,
    Intent.WHERE: where,
    Intent.WHO: lambda filled: Who(filled.find.one(filled["what"])),
    Intent.WHY: _why,
    Intent.IF_MOVED: _if_moved,
    Intent.IF_LATER: lambda filled: _if_shifted(filled, 1),
    Intent.IF_EARLIER: lambda filled: _if_shifted(filled, -1),
    Intent.EVERYTHING: lambda _: Everything(),
    Intent.UNDATED: lambda _: WithoutDate(),
    Intent.STANDING: lambda _: AlwaysInForce(),
    Intent.DONE: _done,
    Intent.DROPPED: _dropped,
    Intent.CHANGED: _changed,
    Intent.AGREED: agreed,
    Intent.FOUND: found,
    Intent.MENTIONED: mentioned,
    Intent.OWES: _owes,
    Intent.BEFORE: lambda filled: ComesBefore(filled.find.one(filled["what"])),
    Intent.AFTER: lambda filled: HangsOn(filled.find.one(filled["what"])),
    Intent.AT: lambda filled: HappensAt(filled.find.one(filled["what"])),
}
