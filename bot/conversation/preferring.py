"""What a chat chooses to be told: of which side and topics, how long before, on which days."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache

from babel import Locale
from babel.dates import get_day_names

from bot.conversation.naming import finder
from bot.conversation.turns import Reply, Turn
from bot.questions.failures import Ambiguity, Missing
from schedules.days import Distance, Unit
from schedules.quiet import NO_QUIET, QuietDays, Weekday
from schedules.store import subscribers
from schedules.subscriber import DEFAULT_LEADS, MOST_LEADS
from schedules.timeline import Timeline
from schedules.topics import Topics
from schedules.workdays import countries

_NONE = {"off", "no", "none", "nobody", "无", "不", "关", "关闭", "取消"}
_ALL = {"all", "every", "everything", "全部", "所有", "都"}
_DEFAULT = {"default", "默认"}
_WEEKENDS = re.compile(r"weekends?|周末|週末", re.IGNORECASE)
_COMMAS = re.compile(r"\s*[,，、;；]\s*")
_LEAD = re.compile(
    r"(?P<count>[0-9]{1,4})(?![0-9])\s*"
    r"(?P<unit>working days?|个?工作日|days?|d\b|天|日|weeks?|w\b|个?星期|周|months?|个?月)?",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"(?:[\s,，、;；]|and\b|和|及|before\b|提?前)*", re.IGNORECASE)
_UNITS = (
    ("working", Unit.WORKING_DAY),
    ("工作", Unit.WORKING_DAY),
    ("w", Unit.WEEK),
    ("周", Unit.WEEK),
    ("星期", Unit.WEEK),
    ("m", Unit.MONTH),
    ("月", Unit.MONTH),
)
_SHOWN = 64


async def party(turn: Turn, words: str) -> Reply:
    """Whose promises "we" owe."""
    timelines = await turn.seen()
    known = parties(turn, timelines)
    if not words:
        return Reply(turn.choices.side(dict(known).get(turn.subscriber.side or ""), known))
    if words.casefold() in _NONE:
        await subscribers.choose(turn.conn, turn.chat, turn.now, side=None)
        return Reply(turn.choices.side(None, known))
    found = _sides(turn, timelines, words)
    if not found:
        return Reply(turn.choices.bad_side(words[:_SHOWN], known))
    if len(found) > 1:
        return Reply(turn.choices.several_sides(words[:_SHOWN], [dict(known)[id] for id in found]))
    await subscribers.choose(turn.conn, turn.chat, turn.now, side=found[0])
    return Reply(turn.choices.side(dict(known)[found[0]], known))


def _sides(turn: Turn, timelines: Mapping[str, Timeline], words: str) -> Sequence[str]:
    """The parties that are called so, each once: one may be a party to several schedules."""
    found = list[str]()
    for id, timeline in timelines.items():
        with suppress(Missing, Ambiguity):  # "we" is nobody yet
            found.append(finder(turn.asker(), {id: timeline}, words).party(words).party)
    return tuple(dict.fromkeys(found))


def parties(turn: Turn, timelines: Mapping[str, Timeline]) -> Sequence[tuple[str, str]]:
    """The parties to these schedules, by id and name."""
    language = turn.subscriber.language
    named = ((timeline.schedule.parties or {}).items() for timeline in timelines.values())
    return tuple({id: name.say(language) for some in named for id, name in some}.items())


async def topics(turn: Turn, words: str) -> Reply:
    """Of which topics the chat is told."""
    timelines, language = await turn.seen(), turn.subscriber.language
    topics = topics_of(timelines)
    known = [topic.say(language) for topic in topics.all]
    if not words:
        return Reply(turn.choices.topics(chosen_topics(turn, timelines), known))
    if words.casefold() in _ALL:
        await subscribers.choose(turn.conn, turn.chat, turn.now, topics=None)
        return Reply(turn.choices.topics(None, known))
    asked = {name: topics.called(name) for name in _COMMAS.split(words.strip()) if name}
    unknown = [name[:_SHOWN] for name, topic in asked.items() if topic is None]
    if unknown or not asked:
        return Reply(turn.choices.bad_topics(unknown or [words[:_SHOWN]], known))
    wanted = dict.fromkeys(topic for topic in asked.values() if topic)
    # By all its names: another schedule may know it by one of them only.
    names = frozenset(name for topic in wanted for name in topic.all)
    await subscribers.choose(turn.conn, turn.chat, turn.now, topics=names)
    return Reply(turn.choices.topics([topic.say(language) for topic in wanted], known))


def chosen_topics(turn: Turn, timelines: Mapping[str, Timeline]) -> Sequence[str] | None:
    """What the chat has chosen, each topic once, as it is called in its language; ``None`` for all."""
    me, topics = turn.subscriber, topics_of(timelines)
    if me.topics is None:
        return None
    called = ((topics.called(name), name) for name in sorted(me.topics))
    return sorted({topic.say(me.language) if topic else name for topic, name in called})


def topics_of(timelines: Mapping[str, Timeline]) -> Topics:
    """The topics of these schedules, in their order."""
    milestones = (m for timeline in timelines.values() for m in timeline.schedule.milestones.values())
    return Topics(milestone.topic for milestone in milestones if milestone.topic)


async def leads(turn: Turn, words: str) -> Reply:
    """How long before a due day the chat is told."""
    if not words:
        return Reply(turn.choices.leads(turn.subscriber.leads))
    chosen = leads_in(words)
    if chosen is None or len(chosen) > MOST_LEADS:
        return Reply(turn.choices.bad_leads(words[:_SHOWN], MOST_LEADS))
    is_default = words.casefold() in _DEFAULT
    await subscribers.choose(turn.conn, turn.chat, turn.now, leads=None if is_default else chosen)
    return Reply(turn.choices.leads(chosen))


def leads_in(words: str) -> tuple[Distance, ...] | None:
    """The distances that are meant, each once; ``None`` where anything else is said."""
    if words.casefold() in _NONE:
        return ()
    if words.casefold() in _DEFAULT:
        return DEFAULT_LEADS
    found, at = list[Distance](), _after_joints(words, 0)
    while at < len(words):
        match = _LEAD.match(words, at)
        if match is None or not int(match["count"]):
            return None
        found.append(Distance(int(match["count"]), _unit(match["unit"] or "")))
        at = _after_joints(words, match.end())
    return tuple(dict.fromkeys(found)) or None


def _after_joints(words: str, at: int) -> int:
    joints = _JOINTS.match(words, at)
    return joints.end() if joints else at


def _unit(words: str) -> Unit:
    folded = words.casefold().removeprefix("个")
    return next((unit for start, unit in _UNITS if folded.startswith(start)), Unit.DAY)


async def digest(turn: Turn, words: str) -> Reply:
    """On which day of the week the chat is told all of the week, if on one."""
    if not words:
        return Reply(turn.choices.digest(turn.subscriber.digest))
    chosen = None if words.casefold() in _NONE else _weekdays().get(_plain_weekday(words))
    if chosen is None and words.casefold() not in _NONE:
        return Reply(turn.choices.bad_digest(words[:_SHOWN]))
    await subscribers.choose(turn.conn, turn.chat, turn.now, digest=chosen)
    return Reply(turn.choices.digest(chosen))


def _plain_weekday(words: str) -> str:
    plain = words.casefold().removeprefix("every ").removeprefix("on ").removeprefix("每").replace("週", "周")
    return plain.replace("星期", "周").replace("礼拜", "周").removesuffix("s").strip(" .")


@cache
def _weekdays() -> Mapping[str, Weekday]:
    """By their names in full and for short; 周日 is also 周天."""
    names: dict[str, Weekday] = {"周天": Weekday.SUNDAY}
    for language in ("en", "zh"):
        for width in ("wide", "abbreviated"):
            for number, name in get_day_names(width, locale=language).items():
                names[_plain_weekday(str(name))] = Weekday(number)
    return names


async def quiet(turn: Turn, words: str) -> Reply:
    """On which days the chat is told nothing."""
    if not words:
        return Reply(turn.choices.quiet(turn.subscriber.quiet))
    chosen = quiet_in(words)
    if chosen is None:
        return Reply(turn.choices.bad_quiet(words[:_SHOWN]))
    await subscribers.choose(turn.conn, turn.chat, turn.now, quiet=chosen)
    return Reply(turn.choices.quiet(chosen))


def quiet_in(words: str) -> QuietDays | None:
    """The days that are meant; ``None`` where anything is said that names none."""
    if words.casefold() in _NONE:
        return NO_QUIET
    rest, weekends = _WEEKENDS.subn(" ", words)
    place = " ".join(word for word in re.split(r"[\s,，、和]+", rest) if word.casefold() not in {"", "and"})
    country = _countries().get(place.casefold())
    if place and country is None:
        return None
    return QuietDays(bool(weekends), country)


@cache
def _countries() -> Mapping[str, str]:
    """Those whose holidays are known, by code and by name."""
    known = countries()
    names = (Locale.parse(language).territories for language in ("en", "zh", "zh_Hant"))
    named = {name.casefold(): code for some in names for code, name in some.items() if code in known}
    return named | {code.casefold(): code for code in known}
