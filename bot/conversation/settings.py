"""The menu of what a chat chooses for itself: drawn again in its place at every press."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from bot.conversation import choosing, preferring
from bot.conversation.turns import Handler, Reply, Turn, in_a_group
from bot.delivery import Press, Rows
from bot.presses import fits, press
from bot.store import awaited
from bot.store.awaited import Asked, Awaited
from bot.wording.chat import CHAT_WORDING
from schedules.language import LANGUAGES
from schedules.quiet import Weekday
from schedules.store import subscribers
from schedules.timeline import Timeline

Options = Callable[[Turn, Mapping[str, Timeline]], Iterator[tuple[str, str]]]
"""What a setting can be: label, and the words of its command."""

_HOURS = ("07:00", "08:00", "09:00", "10:00", "12:00", "18:00")
_ZONES = ("UTC", "Asia/Shanghai", "Asia/Tokyo", "Europe/London", "Europe/Berlin", "America/New_York")
_LEADS = ("30 7 1", "14 3 1", "7 1", "1")
_IN_A_ROW = 3
_MOST_OPTIONS = 12


async def settings(turn: Turn, words: str) -> Reply:
    """The menu; with the name of a setting, that one and what it can be."""
    if words in SETTINGS:
        return await _one(turn, words)
    rows = tuple((press(turn.menus.settings[name], "settings", name),) for name in SETTINGS)
    return Reply(await _overview(turn), _two_in_a_row(rows), in_place=True)


async def set_one(turn: Turn, words: str) -> Reply:
    """Choose what a setting is, and show it again."""
    name, _, chosen = words.partition(" ")
    if name not in SETTINGS:
        return Reply(turn.menus.stale())
    await SETTINGS[name][0](turn, chosen)
    return await _one(await _anew(turn), name)


async def _one(turn: Turn, name: str) -> Reply:
    """How it is set, as its command says it, and what else it can be."""
    handler, options = SETTINGS[name]
    told = await handler(turn, "")
    if name == "zone":
        told = await _with_city(turn, told)
    can_be = ((label, f"{name} {words}") for label, words in options(turn, await turn.seen()))
    buttons = [press(label, "set", words) for label, words in can_be if fits("set", words)]
    rows = _in_rows(buttons[:_MOST_OPTIONS])
    return replace(told, buttons=(*rows, (press(turn.menus.back, "settings"),)), in_place=True)


async def _with_city(turn: Turn, told: Reply) -> Reply:
    """There are too many zones for buttons, so the next words may name a city."""
    await awaited.ask(turn.conn, turn.chat, turn.user, Awaited(Asked.ZONE), turn.now, thread=turn.thread)
    return replace(told, text=f"{told.text}\n{turn.menus.city(in_reply=in_a_group(turn))}")


async def _anew(turn: Turn) -> Turn:
    """The turn with what has been chosen meanwhile."""
    chosen = await subscribers.choices(turn.conn, turn.chat)
    return replace(turn, subscriber=chosen.over(turn.here.defaults))


async def _overview(turn: Turn) -> str:
    me, say = turn.subscriber, turn.menus
    parties = dict(preferring.parties(turn, await turn.seen()))
    return say.menu(
        (
            ("hour", f"{me.hour:%H:%M}"),
            ("zone", me.zone.key),
            ("language", CHAT_WORDING[me.language].name),
            ("party", say.side(parties.get(me.side or ""))),
            ("topics", say.topics(preferring.chosen_topics(turn, await turn.seen()))),
            ("leads", say.leads(me.leads)),
            ("digest", say.digest(me.digest)),
            ("quiet", say.quiet(me.quiet)),
        )
    )


# What each can be -------------------------------------------------------------------------------


def _hours(_: Turn, __: Mapping[str, Timeline]) -> Iterator[tuple[str, str]]:
    return ((hour, hour) for hour in _HOURS)


def _zones(turn: Turn, timelines: Mapping[str, Timeline]) -> Iterator[tuple[str, str]]:
    """Those of what the chat follows, then some in which many live."""
    keys = (*(timeline.schedule.zone.key for timeline in timelines.values()), *_ZONES)
    language = turn.subscriber.language
    for key in dict.fromkeys(keys):
        yield get_timezone_location(ZoneInfo(key), locale=language, return_city=True), key


def _languages(_: Turn, __: Mapping[str, Timeline]) -> Iterator[tuple[str, str]]:
    return ((CHAT_WORDING[code].name, code) for code in LANGUAGES)


def _sides(turn: Turn, timelines: Mapping[str, Timeline]) -> Iterator[tuple[str, str]]:
    yield from ((name, id) for id, name in preferring.parties(turn, timelines))
    yield turn.menus.nobody, "none"


def _topics(turn: Turn, timelines: Mapping[str, Timeline]) -> Iterator[tuple[str, str]]:
    known = preferring.topics_of(timelines).all
    yield from ((name, name) for name in (topic.say(turn.subscriber.language) for topic in known))
    yield turn.menus.every_topic, "all"


def _leads(turn: Turn, _: Mapping[str, Timeline]) -> Iterator[tuple[str, str]]:
    for words in _LEADS:
        yield turn.menus.leads(preferring.leads_in(words) or ()), words
    yield turn.menus.no_leads, "off"


def _digests(turn: Turn, _: Mapping[str, Timeline]) -> Iterator[tuple[str, str]]:
    for weekday in Weekday:
        yield turn.menus.digest(weekday), weekday.name.casefold()
    yield turn.menus.every_day, "off"


def _quiet(turn: Turn, timelines: Mapping[str, Timeline]) -> Iterator[tuple[str, str]]:
    """Weekends, and the holidays of the countries whose working days the schedules count."""
    countries = [line.schedule.country for line in timelines.values() if line.schedule.country]
    for words in ("weekends", *(f"weekends {country}" for country in dict.fromkeys(countries))):
        quiet = preferring.quiet_in(words)
        if quiet:
            yield turn.menus.quiet(quiet), words
    yield turn.menus.no_quiet, "off"


SETTINGS: Mapping[str, tuple[Handler, Options]] = {
    "hour": (choosing.hour, _hours),
    "zone": (choosing.zone, _zones),
    "language": (choosing.language, _languages),
    "party": (preferring.party, _sides),
    "topics": (preferring.topics, _topics),
    "leads": (preferring.leads, _leads),
    "digest": (preferring.digest, _digests),
    "quiet": (preferring.quiet, _quiet),
}
"""By the name of its command: that command, and what it can be set to."""


# Rows -------------------------------------------------------------------------------------------


def _in_rows(buttons: Sequence[Press]) -> Rows:
    return tuple(tuple(buttons[at : at + _IN_A_ROW]) for at in range(0, len(buttons), _IN_A_ROW))


def _two_in_a_row(rows: Rows) -> Rows:
    buttons = [button for row in rows for button in row]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
