"""Chats with the bot, as tests hold them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.conversation import Conversation, Heard
from bot.delivery import Acknowledged, Outgoing
from bot.incoming import ChatKind, Incoming, Pressed, Said
from bot.invitations import Invitations
from bot.planner import plan
from bot.store.buttons import read_buttons
from bot.store.messages import deliveries
from bot.timelines import Timelines
from bot.wording.chat import CHAT_WORDING
from schedules.examples import example
from schedules.milestone import Schedule, Visibility
from schedules.reading import load
from schedules.store import amendments, subscribers
from schedules.store.engine import Store
from schedules.store.subscribers import Chat
from schedules.subscriber import Subscriber

CHAT = 7
NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
PUBLIC = load(example("dialogue-2016"))
INVITED = replace(PUBLIC, id="another", visibility=Visibility.INVITED)
ADDRESS = "https://agreed.example.org"
INVITATIONS = Invitations(b"s" * 32)
EDITOR, BEN, OTHER_EDITOR = CHAT, 8, 9
EDITORS = frozenset({EDITOR, OTHER_EDITOR})
NAMES = {EDITOR: "Anna", BEN: "Ben", OTHER_EDITOR: "Clara"}


class Talk:
    """Chats with the bot, over a real database; nothing is shared between two of these but that."""

    def __init__(
        self, store: Store, *schedules: Schedule, address: str = ADDRESS, editors: Collection[int] = ()
    ) -> None:
        self.defaults = Subscriber(SHANGHAI, "en", time(9))
        self.store = store
        self.timelines = Timelines(schedules)
        self._conversation = Conversation(self.timelines, self.defaults, INVITATIONS, address, editors)

    async def hear(self, incoming: Incoming, now: datetime = NOW) -> Sequence[Heard]:
        async with self.store.begin() as conn:
            return await self._conversation.hear(conn, incoming, now)

    async def answer(self, incoming: Incoming, now: datetime = NOW) -> Outgoing:
        """The one message that follows."""
        (reply,) = await self.hear(incoming, now)
        assert isinstance(reply, Outgoing)
        return reply

    async def ask(self, text: str, now: datetime = NOW, chat: int = CHAT) -> Outgoing:
        reply = await self.answer(
            Said(chat, ChatKind.PRIVATE, text, user=chat, name=NAMES.get(chat, "")), now
        )
        assert reply.chat == chat
        return reply

    async def say(self, text: str, now: datetime = NOW, chat: int = CHAT) -> str:
        return (await self.ask(text, now, chat)).text

    async def press(self, pressed: Pressed, now: datetime = NOW) -> Outgoing:
        """The one message that follows a press, which is acknowledged."""
        acknowledged, reply = await self.hear(pressed, now)
        assert acknowledged == Acknowledged(pressed.id)
        assert isinstance(reply, Outgoing)
        return reply

    async def outgoing(self, after: datetime, until: datetime) -> list[Outgoing]:
        """The reminders of these days, with their buttons, day by day."""
        async with self.store.connect() as conn:
            first = await conn.scalar(select(func.max(deliveries.c.id))) or 0
        await self.told("", after, until)
        async with self.store.connect() as conn:
            later = select(deliveries).where(deliveries.c.id > first).order_by(deliveries.c.id)
            rows = await conn.execute(later)
            return [Outgoing(CHAT, None, row.text, read_buttons(row.buttons)) for row in rows]

    async def told(self, about: str, after: datetime, until: datetime) -> list[str]:
        """The reminders that hold ``about``, of all that is planned day by day."""
        async with self.store.connect() as conn:
            first = await conn.scalar(select(func.max(deliveries.c.id))) or 0
        while after <= until:
            await plan(self.store, self.timelines, self.defaults, after)
            after += timedelta(days=1)
        async with self.store.connect() as conn:
            texts = await conn.scalars(select(deliveries.c.text).where(deliveries.c.id > first))
            return [text for text in texts if about in text]

    async def kept(self) -> int:
        """How many amendments were made."""
        async with self.store.connect() as conn:
            return await amendments.newest(conn)

    def due(self, milestone: str, schedule: str = PUBLIC.id) -> date | None:
        return self.timelines.on(NOW.date())[schedule].entries[milestone].current.due

    async def chat(self, id: int = CHAT) -> Chat:
        async with self.store.connect() as conn:
            found = await subscribers.find(conn, id)
        assert found is not None
        return found

    async def follows(self, id: int = CHAT) -> tuple[str, ...]:
        async with self.store.connect() as conn:
            return await subscribers.subscriptions_of(conn, id)


async def chinese(talk: Talk) -> None:
    assert await talk.say("/language zh") == CHAT_WORDING["zh"].language(["en", "zh"])
