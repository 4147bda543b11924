"""The conversation: what is said in a chat, and what the bot answers and does.

It knows neither Telegram nor the terminal. Whatever it changes is written on the connection it is
given, so the change, the answer and the mark that it was heard are one transaction.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answers import answer
from bot.delivery import Link, Outgoing
from bot.incoming import Incoming, Said
from bot.invitations import InvitationExpired, Invitations, InvitationUnknown
from bot.questions import Asker, Due, Everything, Next, Question, QuestionNotUnderstood, parse
from bot.settings import is_local
from bot.timelines import Timelines
from bot.wording.answers import not_understood, say
from bot.wording.chat import CHAT_WORDING, ChatWording
from schedules.language import LANGUAGES
from schedules.store import feeds, subscribers
from schedules.subscriber import Subscriber
from schedules.text import language_of
from schedules.timeline import Timeline
from schedules.zones import BadZone, zone_named

_COMMAND = re.compile(r"/(\S*)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said: in which chat, by whom, when, and as whom the chat is told."""

    conn: AsyncConnection
    said: Said
    now: datetime
    subscriber: Subscriber

    @property
    def wording(self) -> ChatWording:
        """The texts in the chat's language."""
        return CHAT_WORDING[self.subscriber.language]


@dataclass(frozen=True, slots=True)
class Reply:
    """A text, with links that a chat may show as buttons."""

    text: str
    links: tuple[Link, ...] = ()


Handler = Callable[["Conversation", Turn, str], Awaitable[Reply]]


class Conversation:
    """Answers in every chat, over ``timelines``; ``address`` is where the calendars are served."""

    def __init__(
        self, timelines: Timelines, defaults: Subscriber, invitations: Invitations, address: str
    ) -> None:
        self._timelines = timelines
        self._defaults = defaults
        self._invitations = invitations
        self._address = address

    async def hear(self, conn: AsyncConnection, incoming: Incoming, now: datetime) -> Sequence[Outgoing]:
        """Do what follows from ``incoming`` and give the answers; both hold once ``conn`` commits."""
        if not isinstance(incoming, Said) or not incoming.addressed:
            return ()
        if not incoming.named and _is_of_another_bot(incoming.text):
            return ()
        chosen = await subscribers.choices(conn, incoming.chat)
        turn = Turn(conn, incoming, now, chosen.over(self._defaults))
        reply = await self._reply(turn)
        language = turn.subscriber.language
        return (Outgoing(incoming.chat, incoming.thread, reply.text, reply.links, language=language),)

    async def _reply(self, turn: Turn) -> Reply:
        text = turn.said.text.strip()
        command = _COMMAND.fullmatch(text)
        if command is None:
            return await self._ask(turn, text, language_of(text))
        name, words = command.groups()
        handler = COMMANDS.get(name.casefold())
        if handler is None:
            return Reply(turn.wording.not_a_command(name[:32]))
        return await handler(self, turn, words)

    # Questions -----------------------------------------------------------------------------------

    async def _ask(self, turn: Turn, asked: str | Question, language: str) -> Reply:
        timelines = await self._seen_by(turn)
        if not timelines:
            return Reply(turn.wording.nothing_to_see())
        zone = turn.subscriber.zone
        asker = Asker(turn.now.astimezone(zone), zone, language)
        try:
            question = parse(asked, asker, timelines) if isinstance(asked, str) else asked
        except QuestionNotUnderstood as refusal:
            return Reply(not_understood(refusal, asker.language))
        return Reply(say(answer(question, timelines, asker), asker.language, timelines, asker.today))

    async def _seen_by(self, turn: Turn) -> Mapping[str, Timeline]:
        """What the chat follows; where it follows nothing yet, what anyone may see."""
        today = turn.now.astimezone(turn.subscriber.zone).date()
        followed = await subscribers.subscriptions_of(turn.conn, turn.said.chat)
        return self._timelines.on(today, followed) or self._timelines.on(today, self._timelines.public)

    async def due(self, turn: Turn, words: str) -> Reply:
        """What is due, at all or in a period."""
        language = "zh" if language_of(words) == "zh" else turn.subscriber.language
        return await self._ask(turn, f"due {words}" if words else Due(), language)

    async def next(self, turn: Turn, _: str) -> Reply:
        """What comes next."""
        return await self._ask(turn, Next(), turn.subscriber.language)

    async def timeline(self, turn: Turn, _: str) -> Reply:
        """Everything, in order."""
        return await self._ask(turn, Everything(), turn.subscriber.language)

    # Following -----------------------------------------------------------------------------------

    async def start(self, turn: Turn, payload: str) -> Reply:
        """Follow what is public, or what an invitation is for; answered with what is due."""
        try:
            wanted = self._invited(turn, payload) if payload else self._timelines.public
        except InvitationExpired:
            return Reply(turn.wording.invitation_expired())
        except InvitationUnknown:
            return Reply(turn.wording.invitation_unknown())
        await subscribers.subscribe(turn.conn, turn.said.chat, wanted, turn.now, turn.said.thread)
        seen = await self._seen_by(turn)
        if not seen:
            return Reply(turn.wording.nothing_public())
        due = await self.due(turn, "")
        return Reply(f"{self._welcome(turn, seen)}\n\n{due.text}")

    def _welcome(self, turn: Turn, followed: Mapping[str, Timeline]) -> str:
        me = turn.subscriber
        titles = [timeline.schedule.title.say(me.language) for timeline in followed.values()]
        return turn.wording.subscribed(titles, me.hour, me.zone.key)

    def _invited(self, turn: Turn, payload: str) -> tuple[str, ...]:
        return (self._invitations.read(payload, self._timelines.schedules, turn.now),)

    async def stop(self, turn: Turn, _: str) -> Reply:
        """Remind no more."""
        await subscribers.rest(turn.conn, turn.said.chat)
        return Reply(turn.wording.resting())

    async def calendar(self, turn: Turn, _: str) -> Reply:
        """Where the calendars of what the chat follows can be subscribed to."""
        language = turn.subscriber.language
        seen = await self._seen_by(turn)
        if not seen:
            return Reply(turn.wording.nothing_to_see())
        feeds = [(line.schedule.title.say(language), await self._feed(turn, id)) for id, line in seen.items()]
        links = () if is_local(self._address) else tuple(Link(title, url) for title, url in feeds)
        return Reply(turn.wording.calendar(feeds), links)

    async def _feed(self, turn: Turn, schedule: str) -> str:
        if schedule in self._timelines.public:
            return f"{self._address}/{schedule}.ics"
        token = await feeds.feed_token(turn.conn, turn.said.chat, turn.now)
        return f"{self._address}/f/{token}/{schedule}.ics"

    # Choosing ------------------------------------------------------------------------------------

    async def hour(self, turn: Turn, words: str) -> Reply:
        """When the chat is told."""
        me = turn.subscriber
        if not words:
            return Reply(turn.wording.hour(me.hour, me.zone.key))
        try:
            chosen = _minute(words)
        except ValueError:
            return Reply(turn.wording.bad_hour(words[:64]))
        await subscribers.choose(turn.conn, turn.said.chat, turn.now, hour=chosen)
        return Reply(turn.wording.hour(chosen, me.zone.key))

    async def zone(self, turn: Turn, words: str) -> Reply:
        """The zone that the chat lives in."""
        me = turn.subscriber
        if not words:
            return Reply(turn.wording.zone(me.zone.key, me.hour))
        try:
            chosen = zone_named(words)
        except BadZone as problem:
            return Reply(turn.wording.bad_zone(words[:64], problem.nearest))
        await subscribers.choose(turn.conn, turn.said.chat, turn.now, zone=chosen)
        return Reply(turn.wording.zone(chosen.key, me.hour))

    async def language(self, turn: Turn, words: str) -> Reply:
        """The language that the chat is spoken to in."""
        chosen = words.casefold()
        if not chosen:
            return Reply(turn.wording.language(LANGUAGES))
        if chosen not in LANGUAGES:
            return Reply(turn.wording.bad_language(words[:64], LANGUAGES))
        await subscribers.choose(turn.conn, turn.said.chat, turn.now, language=chosen)
        return Reply(CHAT_WORDING[chosen].language(LANGUAGES))

    # About the bot -------------------------------------------------------------------------------

    async def id(self, turn: Turn, _: str) -> Reply:
        """The ids that settings ask for."""
        return Reply(turn.wording.ids(turn.said.user, turn.said.chat))

    async def help(self, turn: Turn, _: str) -> Reply:
        """The table below."""
        return Reply(turn.wording.help(tuple(COMMANDS)))


COMMANDS: Mapping[str, Handler] = {
    "due": Conversation.due,
    "next": Conversation.next,
    "timeline": Conversation.timeline,
    "calendar": Conversation.calendar,
    "hour": Conversation.hour,
    "zone": Conversation.zone,
    "language": Conversation.language,
    "start": Conversation.start,
    "stop": Conversation.stop,
    "id": Conversation.id,
    "help": Conversation.help,
}
"""Every command, in the order in which /help and the command menu list them."""


def _is_of_another_bot(text: str) -> bool:
    command = _COMMAND.fullmatch(text.strip())
    return command is not None and command[1].casefold() not in COMMANDS


def _minute(words: str) -> time:
    # ISO 8601, but for a leading zero and the width of the colon: 8, 8:30, 08：30.
    chosen = time.fromisoformat(words.replace("：", ":").zfill(2 if words.isdecimal() else 5))
    if chosen.tzinfo or chosen.second or chosen.microsecond:
        raise ValueError("a time of day, to the minute")
    return chosen
