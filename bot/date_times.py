"""Words that say a day with its clock time, and where they stand in a text.

Telegram lets a reader tap such words, to see the moment in the own zone and to put it in a calendar (Bot API,
MessageEntity of the type ``date_time``). The text itself stays plain: the words are looked up in it, and what
stands before them tells which of several days they mean. Words that have a format are not shown by a client
that knows such entities: it puts the moment there as its reader's clock shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.parts import length

LONGEST = 127
"""What Telegram takes as the words of one moment, in UTF-16 units (ENTITY_DATE_TOO_LONG)."""

LONGEST_WITH_FORMAT = 31
"""The same of words in whose place the moment is shown."""

FORMAT = "dt"
"""The day and the clock time, short, as the reader's own client writes them (Bot API, date-time entities)."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said after a moment so that others can read it: ``words``, true as they stand, in a frame."""

    opening: str
    words: str
    closing: str

    @property
    def said(self) -> str:
        """All of it."""
        return self.opening + self.words + self.closing


@dataclass(frozen=True, slots=True)
class DateTimeWords:
    """``words`` mean the moment ``at`` wherever they follow ``before`` (which may be empty).

    ``format``: how each reader is shown the moment in place of the words; empty for the words themselves.
    ``beside`` is still to be said after them.
    """

    before: str
    words: str
    at: datetime
    format: str = ""
    beside: Beside | None = None

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
    format: str = ""


def entities_in(text: str, date_times: Iterable[DateTimeWords]) -> tuple[DateTimeEntity, ...]:
    """Where ``text`` says one of these moments, in order; of two that overlap the longer one.

    What would mean two different moments by the same words is left alone.
    """
    return tuple(_entity(text, start + len(each.before), each) for start, each in _found(text, date_times))


def with_beside(text: str, date_times: Iterable[DateTimeWords]) -> tuple[str, tuple[DateTimeWords, ...]]:
    """The text with what is to be said beside its moments, and the words that say them now."""
    pieces, place = list[str](), 0
    said = tuple(date_times)
    for start, each in _found(text, said):
        end = start + len(each.said)
        pieces += [text[place:end], each.beside.said if each.beside else ""]
        place = end
    return "".join([*pieces, text[place:]]), tuple(map(_completed, said))


def _completed(said: DateTimeWords) -> DateTimeWords:
    if said.beside is None:
        return said
    return DateTimeWords(said.said + said.beside.opening, said.beside.words, said.at, FORMAT)


def _found(text: str, date_times: Iterable[DateTimeWords]) -> list[tuple[int, DateTimeWords]]:
    """From where on each is said, in order."""
    meant: dict[tuple[str, str], dict[datetime, DateTimeWords]] = {}
    for each in date_times:
        meant.setdefault((each.before, each.words), {})[each.at] = each
    sure = [each for said in meant.values() if len(said) == 1 for each in said.values()]
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, DateTimeWords]] = []
    for each in sorted(sure, key=lambda one: len(one.said), reverse=True):
        for start in _places(text, each.said) if _is_short_enough(each) else ():
            end = start + len(each.said)
            if all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                found.append((start, each))
    return sorted(found, key=lambda one: one[0])


def _is_short_enough(said: DateTimeWords) -> bool:
    return length(said.words) <= (LONGEST_WITH_FORMAT if said.format else LONGEST)


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
    at = int(said.at.timestamp())
    return DateTimeEntity(length(text[:start]), length(said.words), at, said.format)
