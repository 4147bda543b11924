"""What each intent makes of the words in the slots of a pattern."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.questions.dialect import Intent
from bot.questions.finding import Finder, Missing
from bot.questions.values import (
    AgreedAbout,
    AlwaysInForce,
    ComesBefore,
    Due,
    Everything,
    HangsOn,
    Next,
    Overdue,
    Owes,
    Question,
    StillOpen,
    WasDone,
    WhenIs,
    Why,
    WithoutDate,
)


@dataclass(frozen=True, slots=True)
class Filled:
    """The words in the slots of a pattern that fits, and where to look for what they name."""

    slots: Mapping[str, str]
    find: Finder

    def __getitem__(self, name: str) -> str:
        return self.slots[name]


def _due(filled: Filled) -> Question:
    days = filled.find.days(filled.slots.get("when"))
    anchor = filled.find.anchor_without_date(days)
    return ComesBefore(anchor) if anchor else Due(days)


def _was_due(filled: Filled) -> Question:
    return Due(filled.find.days(filled.slots.get("when"), past=True))


def _done(filled: Filled) -> Question:
    return WasDone(filled.find.days(filled.slots.get("when"), past=True))


def _next_of(filled: Filled) -> Question:
    refs, series = filled.find.all_called(filled["what"])
    return Next(refs, series)


def _agreed(filled: Filled) -> Question:
    """About words that are found nowhere, nothing was agreed; unless they are half a question."""
    topic = filled["topic"]
    for side in filled.slots.keys() & {"party", "other"}:
        filled.find.party(filled[side])  # what one of them agreed to, all of them did; but it must be one
    refs = filled.find.mentioning(topic)
    if not refs and filled.find.whens.is_asking(topic):
        raise Missing(topic, is_name=True)
    return AgreedAbout(topic, refs)


def _found(filled: Filled) -> Question:
    refs = filled.find.mentioning(filled["topic"])
    if not refs:
        raise Missing(filled["topic"], is_name=True)
    return AgreedAbout(filled["topic"], refs)


def _mentioned(filled: Filled) -> Question:
    """Words alone: those of a topic ask for all of it, those of one milestone for that."""
    words = filled["topic"]
    named = () if filled.find.is_topic(words) else filled.find.named(words)
    refs = named or filled.find.mentioning(words)
    if not refs:
        raise Missing(words, is_name=True)
    return WhenIs(refs[0]) if len(refs) == 1 else AgreedAbout(words, refs)


def _owes(filled: Filled) -> Question:
    schedule, party = filled.find.party(filled["party"])
    return Owes(schedule, party, filled.find.days(filled.slots.get("when")))


def _why(filled: Filled) -> Question:
    filled.find.days(filled.slots.get("when"))
    return Why(filled.find.one(filled["what"]))


MAKERS: Mapping[Intent, Callable[[Filled], Question]] = {
    Intent.DUE: _due,
    Intent.WAS_DUE: _was_due,
    Intent.NEXT: lambda _: Next(),
    Intent.NEXT_OF: _next_of,
    Intent.OVERDUE: lambda _: Overdue(),
    Intent.OPEN: lambda _: StillOpen(),
    Intent.WHEN: lambda filled: WhenIs(filled.find.one(filled["what"])),
    Intent.WAS_WHEN: lambda filled: WhenIs(filled.find.one(filled["what"], settled=True)),
    Intent.WHY: _why,
    Intent.EVERYTHING: lambda _: Everything(),
    Intent.UNDATED: lambda _: WithoutDate(),
    Intent.STANDING: lambda _: AlwaysInForce(),
    Intent.DONE: _done,
    Intent.AGREED: _agreed,
    Intent.FOUND: _found,
    Intent.MENTIONED: _mentioned,
    Intent.OWES: _owes,
    Intent.BEFORE: lambda filled: ComesBefore(filled.find.one(filled["what"])),
    Intent.AFTER: lambda filled: HangsOn(filled.find.one(filled["what"])),
}
