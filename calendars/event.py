"""What a calendar shows of one milestone or occurrence, in every language, before it is iCalendar."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from schedules.text import Text


class Status(StrEnum):
    """``STATUS`` of RFC 5545."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class EventText:
    """What it says in one language. ``cancelled`` is the summary it would have if it were dropped."""

    summary: str
    description: str
    cancelled: str


@dataclass(frozen=True, slots=True)
class Event:
    """All-day, from ``first`` to ``last``, both included.

    A ``window`` is open on each of these days and binds only on the last. ``alarms`` are the days
    on which a calendar program may remind, ascending. ``texts`` is by language. ``topic`` and
    ``parties`` are those of its milestone: a feed can be of one topic, or of one party.
    """

    key: str
    first: date
    last: date
    window: bool
    status: Status
    texts: dict[str, EventText]
    url: str | None = None
    alarms: tuple[date, ...] = ()
    topic: Text | None = None
    parties: tuple[str, ...] = ()

    def cancelled(self) -> Event:
        """The same, given up: marked in its title, and without alarms."""
        texts = {language: replace(text, summary=text.cancelled) for language, text in self.texts.items()}
        return replace(self, status=Status.CANCELLED, texts=texts, alarms=())

    def to_json(self) -> str:
        """As text that is the same for equal events."""
        fields = asdict(self) | {"topic": _written(self.topic)}
        return json.dumps(fields, ensure_ascii=False, sort_keys=True, default=str)

    @classmethod
    def from_json(cls, text: str) -> Event:
        """The event of which ``text`` was made."""
        return _parsed(text)


# A feed asks for the same events again and again.
@lru_cache(maxsize=32_768)
def _parsed(text: str) -> Event:
    fields: dict[str, Any] = json.loads(text)
    return Event(
        key=fields["key"],
        first=date.fromisoformat(fields["first"]),
        last=date.fromisoformat(fields["last"]),
        window=fields["window"],
        status=Status(fields["status"]),
        texts={language: EventText(**said) for language, said in fields["texts"].items()},
        url=fields["url"],
        alarms=tuple(map(date.fromisoformat, fields["alarms"])),
        topic=_read(fields.get("topic")),  # events kept before there were feeds of one topic have none
        parties=tuple(fields.get("parties", ())),
    )


def _written(topic: Text | None) -> Any:
    """A plain name stays plain: to write it otherwise would be a change of the event."""
    if topic is None:
        return None
    plain = topic.all[0]
    return plain if topic == Text.of(plain) else topic.versions


def _read(written: Any) -> Text | None:
    if written is None:
        return None
    if isinstance(written, str):
        return Text.of(written)
    return Text(tuple((language, name) for language, name in written))
