"""Texts with entities: counted, checked and cleaned as Telegram does it.

Offsets and lengths are in UTF-16 code units.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.botapi.refusals import Json, bad_request

MAX_TEXT = 4096
MAX_CAPTION = 1024

_STYLES = {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote"}
_STYLES |= {"expandable_blockquote", "pre"}
_FOUND = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
_NEEDS = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}
_DATE_TIME = "date_time"
_DATE_TIME_FORMAT = re.compile("r|w?[dD]?[tT]?")
_LONGEST_DATE_TIME = 127
_LONGEST_FORMATTED = 31
_FURTHEST_SECONDS = 1098 * 86400
_INT32 = 2**31
_SPACES = {chr(c) for c in range(33)} - {"\n", "\r"}
_SEEN_IN_TEXT = re.compile(
    r"(?P<url>https?://[^\s<>]+)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z0-9_]{3,32})\b"
    r"|(?<!\w)(?P<hashtag>#\w+)"
)


def units(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as it is shown, and its entities, in order."""

    text: str
    entities: tuple[Json, ...] = ()


def found(text: str) -> tuple[Json, ...]:
    """The entities that Telegram finds by itself: commands, mentions, addresses, hashtags."""
    return tuple(
        {
            "type": str(match.lastgroup),
            "offset": units(text[: match.start()]),
            "length": units(match.group()),
        }
        for match in _SEEN_IN_TEXT.finditer(text)
    )


def cleaned(text: str, entities: list[Json]) -> Formatted:
    """The text as Telegram keeps it: control characters gone, trimmed, entities checked and moved.

    Raises:
        Refused: for an entity that is no entity, splits a character or leaves the text.
    """
    for entity in entities:
        _check_kind(entity)
    _check_utf8(text)
    kept = _Kept(text)
    moved = [kept.move(entity) for entity in entities if not _is_ignored(entity)]
    mine = [entity for entity in moved if entity["length"] > 0]
    for entity in mine:
        if entity["type"] == _DATE_TIME:
            _check_date_time(entity, time.time())
    free = [entity for entity in found(kept.text) if not any(_overlap(entity, own) for own in mine)]
    return Formatted(kept.text, tuple(sorted([*mine, *free], key=_place)))


def as_seen(formatted: Formatted, zone: ZoneInfo) -> str:
    """The text as a client shows it to somebody in ``zone``: moments that have a format by the own clock."""
    rest, shown = formatted.text.encode("utf-16-le"), ""
    for entity in sorted(formatted.entities, key=_place, reverse=True):
        if entity["type"] == _DATE_TIME and (written := entity.get("date_time_format")):
            end = 2 * (entity["offset"] + entity["length"])
            shown = _written_out(entity["unix_time"], written, zone) + rest[end:].decode("utf-16-le") + shown
            rest = rest[: 2 * entity["offset"]]
    return rest.decode("utf-16-le") + shown


def _written_out(unix_time: int, written: str, zone: ZoneInfo) -> str:
    """In the order of core.telegram.org, messageEntityFormattedDate: weekday, time, date."""
    ways = {"w": "%a", "t": "%H:%M", "T": "%H:%M:%S", "d": "%d.%m.%y", "D": "%d %B %Y"}
    at = datetime.fromtimestamp(unix_time, zone)
    return ", ".join(at.strftime(way) for sign, way in ways.items() if sign in written)


def checked_text(formatted: Formatted) -> Formatted:
    """A text of a message: 1 to 4096 units.

    Raises:
        Refused: if it is empty or longer.
    """
    if not formatted.text:
        raise bad_request("message text is empty")
    if units(formatted.text) > MAX_TEXT:
        raise bad_request("message is too long")
    return formatted


def checked_caption(formatted: Formatted) -> Formatted:
    """A caption: at most 1024 units.

    Raises:
        Refused: if it is longer.
    """
    if units(formatted.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return formatted


def _place(entity: Json) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )


def _check_utf8(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as broken:
        raise bad_request("strings must be encoded in UTF-8") from broken


def _check_kind(entity: Json) -> None:
    kind = entity.get("type")
    for name in ("offset", "length"):
        value = entity.get(name)
        if type(value) is not int:
            raise bad_request(f'can\'t parse MessageEntity: Field "{name}" must be of type Number')
        if not 0 <= value <= 1_000_000:
            raise bad_request(f"receive an entity with incorrect {name} {value}")
    if kind not in {*_STYLES, *_FOUND, *_NEEDS, _DATE_TIME}:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if kind == _DATE_TIME and type(entity.get("unix_time")) is not int:
        raise bad_request("can't parse MessageEntity: Can't find field \"unix_time\"")
    if (needed := _NEEDS.get(str(kind))) and not entity.get(needed):
        raise bad_request(f"can't parse MessageEntity: Can't find field \"{needed}\"")


def _is_ignored(entity: Json) -> bool:
    """What Telegram finds by itself, and moments that are none for it (tdlib/telegram-bot-api#852)."""
    return entity["type"] in _FOUND or entity.get("unix_time", 0) >= _INT32


def _check_date_time(entity: Json, now: float) -> None:
    """As the server behind the Bot API does (core.telegram.org, messages.sendMessage, possible errors)."""
    written = entity.get("date_time_format", "")
    if not isinstance(written, str) or not _DATE_TIME_FORMAT.fullmatch(written):
        raise bad_request("ENTITY_DATE_FORMAT_INVALID")
    if not 0 <= entity["unix_time"] <= now + _FURTHEST_SECONDS:
        raise bad_request("ENTITY_DATE_INVALID")
    if entity["length"] > (_LONGEST_FORMATTED if written else _LONGEST_DATE_TIME):
        raise bad_request("ENTITY_DATE_TOO_LONG")


class _Kept:
    """A text without what Telegram takes away, and where its places went."""

    def __init__(self, source: str) -> None:
        spaced = "".join(" " if c in _SPACES else c for c in source)
        self._source = source
        self._first = len(spaced) - len(spaced.lstrip())
        self._last = len(spaced.rstrip())
        self.text = spaced[self._first : self._last].replace("\r", "")
        self._starts = {}
        place = 0
        for index, character in enumerate(source):
            self._starts[place] = index
            place += units(character)
        self._starts[place] = len(source)
        self._end = place

    def move(self, entity: Json) -> Json:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if start > self._end:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {start}")
        if end > self._end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text "
                f"at UTF-16 offset {end}"
            )
        if start not in self._starts:
            raise bad_request(
                f"entity begins in a middle of a UTF-16 symbol at byte offset {self._bytes(start)}"
            )
        if end not in self._starts:
            raise bad_request(
                f"entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol "
                f"at byte offset {self._bytes(end)}"
            )
        first, last = self._moved(start), self._moved(end)
        return entity | {"offset": first, "length": last - first}

    def _bytes(self, place: int) -> int:
        return len(self._source[: self._starts[place + 1]].encode("utf-8"))

    def _moved(self, place: int) -> int:
        index = min(max(self._starts[place], self._first), self._last)
        return units(self._source[self._first : index].replace("\r", ""))
