"""What is asked for, in a few words that every answer to it begins with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers import SOON
from bot.questions import (
    AgreedAbout,
    AlwaysInForce,
    Among,
    Changed,
    ComesBefore,
    Countable,
    Days,
    Due,
    Everything,
    HangsOn,
    HappensAt,
    Overdue,
    Owes,
    Side,
    StillOpen,
    WasDone,
    WasDropped,
    WithoutDate,
)
from bot.wording.answer_wording import AnswerWording
from bot.wording.items import ItemTeller
from schedules.when import OnOrAfter

_LONGEST_SHOWN = 120

ByState = Overdue | StillOpen | Everything | WithoutDate | AlwaysInForce
Past = WasDone | WasDropped | Changed


def shown(text: str) -> str:
    """What was typed, as much of it as is worth repeating."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


@dataclass(frozen=True, slots=True)
class Asked:
    """Says it in one language."""

    wording: AnswerWording
    items: ItemTeller
    language: str

    def what(self, question: Countable) -> str:
        """As it goes with "nothing is …" and with a heading; of a restricted list, without that."""
        match question:
            case Due(None):
                return self.wording.soon(SOON.days)
            case Due(days, past):
                said = self._days(days) or ""
                return self.wording.was_due(said) if past else self.wording.due(said)
            case Owes(side, days):
                return self.wording.owed(self.party(side), self._days(days))
            case WasDone() | WasDropped() | Changed():
                return self._what_became(question)
            case Among(of):
                return self.what(of)
            case AgreedAbout(words):
                return self.wording.agreed(shown(words))
            case ComesBefore(ref):
                return self.wording.before(self.items.time(ref))
            case HangsOn(ref):
                return self.wording.hanging(self.items.time(ref))
            case HappensAt(ref):
                return self.wording.happening_at(self.items.time(ref))
            case _:
                return self._what_state(question)

    def _what_became(self, question: Past) -> str:
        match question:
            case WasDone(days, side):
                return self.wording.done(self._past_days(days), self.party(side) if side else None)
            case WasDropped(days):
                return self.wording.was_dropped(self._past_days(days))
            case Changed(days):
                return self.wording.changed(self._past_days(days) or "")

    def _past_days(self, days: Days | None) -> str | None:
        match days:
            case Days(OnOrAfter(day)):
                return self.wording.since(day)
            case _:
                return self._days(days)

    def _what_state(self, question: ByState) -> str:
        match question:
            case Overdue(side):
                return self.wording.overdue(self.party(side) if side else None)
            case WithoutDate():
                return self.wording.undated()
            case AlwaysInForce():
                return self.wording.standing()
            case StillOpen():
                return self.wording.still_open()
            case Everything():
                return self.wording.agreed(None)

    def _days(self, days: Days | None) -> str | None:
        if days is None:
            return None
        schedule = days.schedule or ""
        return self.wording.days(days.when, lambda id: self.items.name(schedule, id))

    def party(self, side: Side) -> str:
        """What a side is called."""
        parties = self.items.timelines[side.schedule].schedule.parties or {}
        return parties[side.party].say(self.language)
