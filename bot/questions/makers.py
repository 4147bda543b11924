"""What each intent makes of the words in the slots of a pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.questions.dialect import Intent
from bot.questions.failures import Missing
from bot.questions.finding import Finder
from bot.questions.moving import lies_behind, moved_by, since
from bot.questions.refusals import ComesAgain
from bot.questions.values import (
    AgreedAbout,
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
from schedules.when import After, Before

_NTH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|last"
_COUNTED = re.compile(rf"(?:the )?(?:{_NTH}) (?P<of>.+)", re.IGNORECASE)
_COUNTED_ALONE = re.compile(rf"(?:before|after) (?:the )?(?:{_NTH})(?: one)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filled:
    """The words in the slots of a pattern that fits, and where to look for what they name."""

    slots: Mapping[str, str]
    find: Finder

    def __getitem__(self, name: str) -> str:
        return self.slots[name]

    def check_side(self) -> None:
        """Where sides are named that change nothing in the answer, they must be sides all the same.

        Raises:
            Missing, Ambiguity: as ``Finder.party``.
        """
        for name in ("party", "other"):
            words = self.slots.get(name)
            if words and words.casefold() not in self.find.dialect.we:
                self.find.party(words)

    def choosing(self, candidate: Ref | Side) -> Filled:
        """The same, where it is known which one a name means that fits several."""
        return replace(self, find=replace(self.find, chosen=candidate))


def _due(filled: Filled) -> Question:
    days = filled.find.days(filled.slots.get("when"))
    anchor = filled.find.anchor_without_date(days)
    return ComesBefore(anchor) if anchor else Due(days)


def _was_due(filled: Filled) -> Question:
    return Due(filled.find.days(filled.slots.get("when"), past=True), past=True)


def _due_then(filled: Filled) -> Question:
    return _was_due(filled) if lies_behind(filled.find, filled["when"]) else _due(filled)


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


def _agreed(filled: Filled) -> Question:
    """About words found nowhere, nothing was agreed; unless they are half a question or half found."""
    topic = filled["topic"]
    filled.check_side()
    refs = filled.find.mentioning(topic)
    find = filled.find
    unclear = find.whens.is_asking(topic) or topic.casefold() in find.dialect.it or find.holds_part(topic)
    if not refs and unclear:
        raise Missing(topic, is_name=True)
    return AgreedAbout(topic, refs)


def _found(filled: Filled) -> Question:
    """All that bear a name or a topic, where there are such; else all in which the words stand."""
    words = filled["topic"]
    _check_days(words, filled.find)
    named = filled.find.named(words)
    refs = named if len(named) > 1 else filled.find.mentioning(words)
    if not refs:
        raise Missing(words, is_name=True)
    return AgreedAbout(words, refs)


def _mentioned(filled: Filled) -> Question:
    """Words alone: those of a topic ask for all of it, those of one milestone for that."""
    words = filled["topic"]
    _check_days(words, filled.find)
    named = () if filled.find.is_topic(words) else filled.find.named_in_full(words)
    refs = named or filled.find.mentioning(words)
    if not refs:
        raise Missing(words, is_name=True)
    return WhenIs(refs[0]) if len(refs) == 1 else AgreedAbout(words, refs)


def _check_days(words: str, find: Finder) -> None:
    """ "Publications in November" are those of a topic in some days, even if one quote holds all the words.

    Raises:
        Missing: if so; a full name may end in days.
    """
    each = words.split()
    for end in range(1, 0 if find.named_in_full(words) else len(each)):
        of_topic = any(find.is_topic(" ".join(each[start:end])) for start in range(end))
        if of_topic and find.has_days(" ".join(each[end:])):
            raise Missing(words)


def _owes(filled: Filled) -> Question:
    days = filled.find.days(filled.slots.get("when"))
    return Owes(filled.find.party(filled["party"]), days)


def _why(filled: Filled) -> Question:
    filled.find.days(filled.slots.get("when"))
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


def _where(filled: Filled) -> Question:
    """What bears a name in full, else all in which the words stand."""
    words = filled["topic"]
    filled.check_side()
    refs = filled.find.named_in_full(words) or filled.find.mentioning(words)
    if not refs:
        raise Missing(words, is_name=True)
    return Written(words, refs)


MAKERS: Mapping[Intent, Callable[[Filled], Question]] = {
    Intent.DUE: _due,
    Intent.WAS_DUE: _was_due,
    Intent.DUE_THEN: _due_then,
    Intent.NEXT: _next,
    Intent.NEXT_OF: _next_of,
    Intent.OVERDUE: _overdue,
    Intent.OPEN: lambda _: StillOpen(),
    Intent.WHEN: _when,
    Intent.WAS_WHEN: _when_was,
    Intent.HOW_LONG: lambda filled: HowLong(filled.find.one(filled["what"])),
    Intent.IS_DONE: _is_done,
    Intent.IS_LATE: _is_late,
    Intent.COMPARED: _compared,
    Intent.WHERE: _where,
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
    Intent.AGREED: _agreed,
    Intent.FOUND: _found,
    Intent.MENTIONED: _mentioned,
    Intent.OWES: _owes,
    Intent.BEFORE: lambda filled: ComesBefore(filled.find.one(filled["what"])),
    Intent.AFTER: lambda filled: HangsOn(filled.find.one(filled["what"])),
    Intent.AT: lambda filled: HappensAt(filled.find.one(filled["what"])),
}
