"""Words that say a day with its clock time, and where they stand in a text.

Telegram lets a reader tap such words, to see the moment in the own zone and to put it in a calendar (Bot API,
MessageEntity of the type ``date_time``). The text itself stays plain: the words are looked up in it, and what
stands before them tells which of several days they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.parts import length

LONGEST = 127
"""What Telegram takes as the words of one moment, in UTF-16 units (ENTITY_DATE_TOO_LONG)."""


@dataclass(frozen=True, slots=True)
class DateTimeWords:
    """``words`` mean the moment ``at`` wherever they follow ``before`` (which may be empty)."""

    before: str
    words: str
    at: datetime

    @property
    def said(self) -> str:
        """What stands in the text: what is before them, and the words."""
        return self.before + self.words


@dataclass(frozen=True, slots=True)
class DateTimeEntity:
    """A stretch of a text that means the moment ``unix_time``; ``offset`` and ``length`` in UTF-16 units."""

    offset: int
    length: int
    unix_time: int


def entities_in(text: str, date_times: Iterable[DateTimeWords]) -> tuple[DateTimeEntity, ...]:
    """Where ``text`` says one of these moments, in order; of two that overlap the longer one.

    What would mean two different moments by the same words is left alone.
    """
    meant: dict[tuple[str, str], set[datetime]] = {}
    for each in date_times:
        meant.setdefault((each.before, each.words), set()).add(each.at)
    sure = [DateTimeWords(*said, *at) for said, at in meant.items() if len(at) == 1]
    taken: list[tuple[int, int]] = []
    found: list[DateTimeEntity] = []
    for each in sorted(sure, key=lambda one: len(one.said), reverse=True):
        for start in _places(text, each.said):
            end = start + len(each.said)
            if length(each.words) <= LONGEST and all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                found.append(_entity(text, start + len(each.before), each))
    return tuple(sorted(found, key=lambda entity: entity.offset))


def _places(text: str, said: str) -> Iterator[int]:
    """Where it stands by itself: "1月5日" does not stand in "11月5日"."""
    place = text.find(said)
    while place >= 0:
        if not (_are_one_word(text, place) or _are_one_word(text, place + len(said))):
            yield place
        place = text.find(said, place + 1)


def _are_one_word(text: str, place: int) -> bool:
    """Whether the characters before and after a place belong together, as those of a number do."""
    around = text[max(place - 1, 0) : place + 1]
    return 0 < place < len(text) and around.isascii() and around.isalnum()


def _entity(text: str, start: int, said: DateTimeWords) -> DateTimeEntity:
    return DateTimeEntity(length(text[:start]), length(said.words), int(said.at.timestamp()))
