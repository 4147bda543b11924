"""What a chat chooses for itself: when, where and how it is told, and of what."""

from __future__ import annotations

from datetime import time

from bot.conversation.turns import NotAnAnswer, Reply, Turn
from bot.wording.chat import CHAT_WORDING
from schedules.language import LANGUAGES
from schedules.store import subscribers
from schedules.zones import BadZone, zone_named


async def hour(turn: Turn, words: str) -> Reply:
    """When the chat is told."""
    me = turn.subscriber
    if not words:
        return Reply(turn.wording.hour(me.hour, me.zone.key))
    try:
        chosen = _minute(words)
    except ValueError:
        return Reply(turn.wording.bad_hour(words[:64]))
    await subscribers.choose(turn.conn, turn.chat, turn.now, hour=chosen)
    return Reply(turn.wording.hour(chosen, me.zone.key))


async def zone(turn: Turn, words: str) -> Reply:
    """The zone that the chat lives in."""
    me = turn.subscriber
    if not words:
        return Reply(turn.wording.zone(me.zone.key, me.hour))
    try:
        chosen = zone_named(words)
    except BadZone as problem:
        return Reply(turn.wording.bad_zone(words[:64], problem.nearest))
    await subscribers.choose(turn.conn, turn.chat, turn.now, zone=chosen)
    return Reply(turn.wording.zone(chosen.key, me.hour))


async def answered_zone(turn: Turn, _: str, words: str) -> Reply:
    """The zone that the chat lives in, by the name of a city that was asked for.

    Raises:
        NotAnAnswer: if there is no such zone.
    """
    try:
        zone_named(words)
    except BadZone as problem:
        raise NotAnAnswer(turn.wording.bad_zone(words[:64], problem.nearest)) from None
    return await zone(turn, words)


async def language(turn: Turn, words: str) -> Reply:
    """The language that the chat is spoken to in."""
    chosen = words.casefold()
    if not chosen:
        return Reply(turn.wording.language(LANGUAGES))
    if chosen not in LANGUAGES:
        return Reply(turn.wording.bad_language(words[:64], LANGUAGES))
    await subscribers.choose(turn.conn, turn.chat, turn.now, language=chosen)
    return Reply(CHAT_WORDING[chosen].language(LANGUAGES))


def _minute(words: str) -> time:
    # ISO 8601, but for a leading zero and the width of the colon: 8, 8:30, 08：30.
    chosen = time.fromisoformat(words.replace("：", ":").zfill(2 if words.isdecimal() else 5))
    if chosen.tzinfo or chosen.second or chosen.microsecond:
        raise ValueError("a time of day, to the minute")
    return chosen
