"""The world around the bot, for tests: people write, block, press; the ledger is read.

It speaks to the server over HTTP only, so it works the same from any process.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

import httpx

from tests.botapi.chats import Access, Kind
from tests.botapi.faults import Break
from tests.botapi.refusals import Json
from tests.botapi.service import TOKEN

PATIENCE = 60.0
"""Seconds that ``messages`` and ``requests`` wait before they return what there is."""


class NotInThisWorld(Exception):
    """What a test asked for cannot happen; the text says why."""


class World:
    """A client of the server's control address."""

    def __init__(self, address: str, token: str = TOKEN) -> None:
        self.address = address
        self.token = token
        self.base_url = f"{address}/bot"
        # There is no TLS here, and loading certificates takes longer than most tests.
        self._http = httpx.AsyncClient(
            base_url=f"{address}/control/", timeout=None, trust_env=False, verify=False
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def user(
        self,
        name: str = "Anna",
        language: str | None = "en",
        username: str | None = None,
        started: bool = False,
    ) -> int:
        """Someone new; the id is also that of their private chat. ``started``: has written before."""
        details = {"name": name, "language": language, "username": username, "started": started}
        return int(await self._do("user", **details))

    async def group(
        self,
        title: str = "Delegation",
        members: Sequence[int] = (),
        administrators: Sequence[int] = (),
        kind: Kind = Kind.GROUP,
        is_forum: bool = False,
        username: str | None = None,
    ) -> int:
        """A group, supergroup, forum or channel of these users; the first owns it and added the bot."""
        details = {
            "members": list(members) or [await self.user("Owner")],
            "administrators": list(administrators),
            "is_forum": is_forum,
            "username": username,
        }
        return int(await self._do("chat", kind=kind, title=title, **details))

    async def topic(self, forum: int, title: str = "Dates") -> int:
        """A topic of a forum; its ``message_thread_id``."""
        return int(await self._do("topic", chat=forum, title=title))

    async def say(
        self,
        chat: int,
        text: str,
        user: int | None = None,
        thread: int | None = None,
        reply_to: int | None = None,
        is_anonymous: bool = False,
    ) -> Json:
        """Someone writes (in a group its owner, if nobody is named), or in the group's name; the message."""
        details = {"user": user, "thread": thread, "reply_to": reply_to, "is_anonymous": is_anonymous}
        return dict(await self._do("say", chat=chat, text=text, **details))

    async def edit(self, chat: int, message_id: int, text: str) -> Json:
        """Someone changes what they wrote; the message as it is now."""
        return dict(await self._do("edit", chat=chat, message_id=message_id, text=text))

    async def press(self, chat: int, message_id: int, label: str, user: int | None = None) -> Json:
        """Someone presses a button under a message of the bot; the callback query."""
        details = {"message_id": message_id, "label": label, "user": user}
        return dict(await self._do("press", chat=chat, **details))

    async def type(self, user: int, text: str, is_old: bool = False) -> str:
        """Someone types after the bot's name, in any chat; the id of the query. An old one has expired."""
        return str((await self._do("type", user=user, text=text, is_old=is_old))["id"])

    async def offered(self, query: str, within: float = PATIENCE) -> Json | None:
        """What the bot offers for a query, once it does; nothing after so many seconds."""
        answer = await self._do("offered", query=query, within=within)
        return None if answer is None else dict(answer)

    async def choose(self, query: str, result: str, chat: int) -> Json:
        """Who typed sends one of the results to a chat; the message."""
        return dict(await self._do("choose", query=query, result=result, chat=chat))

    async def block(self, user: int) -> None:
        """A user blocks the bot."""
        await self.change(user, Access.BLOCKED)

    async def unblock(self, user: int) -> None:
        """A user lets the bot write again."""
        await self.change(user, Access.OPEN)

    async def kick(self, chat: int) -> None:
        """The owner of a group or channel puts the bot out."""
        await self.change(chat, Access.KICKED)

    async def change(self, chat: int, access: Access, user: int | None = None) -> None:
        """Anything else that opens or closes a chat to the bot."""
        await self._do("access", chat=chat, access=access, user=user)

    async def migrate(self, group: int) -> int:
        """The group becomes a supergroup; its new id."""
        return int(await self._do("migrate", chat=group))

    async def fault(self, breaks: Break, method: str | None = "sendMessage", **details: Any) -> None:
        """Something goes wrong with requests to come; the details are the fields of ``Fault``."""
        await self._do("fault", breaks=breaks, method=method, **details)

    async def mend(self) -> None:
        """No faults any more; what hung is cut off."""
        await self._do("mend")

    async def messages(self, chat: int | None = None, count: int = 0, within: float = PATIENCE) -> list[Json]:
        """The messages accepted so far, once there are so many, or after so many seconds."""
        return list(await self._do("messages", chat=chat, count=count, within=within))

    async def requests(
        self, method: str | None = None, outcome: str | None = None, count: int = 0, within: float = PATIENCE
    ) -> list[Json]:
        """The requests so far with this outcome, once there are so many, or after so many seconds."""
        details = {"outcome": outcome, "count": count, "within": within}
        return list(await self._do("requests", method=method and method.lower(), **details))

    async def texts(self, chat: int, count: int = 0, within: float = PATIENCE) -> list[str]:
        """The texts of ``messages``."""
        return [message["text"] for message in await self.messages(chat, count, within)]

    async def ledger(self, chat: int | None = None, method: str | None = None) -> Json:
        """Everything: ``{"messages": […], "requests": […]}``, see ``ledger.Sent`` and ``ledger.Request``."""
        return dict(await self._do("ledger", chat=chat, method=method and method.lower()))

    async def busiest(self, seconds: float = 1, chat: int | None = None) -> int:
        """The largest number of messages accepted within any span of so many seconds."""
        return int(await self._do("busiest", seconds=seconds, chat=chat))

    async def tally(self) -> dict[str, int]:
        """How many messages were accepted so far: cheap, however many there are."""
        return dict(await self._do("tally"))

    async def shown(self, chat: int) -> list[Json]:
        """The chat as people see it now: all messages of all, as last edited."""
        return list(await self._do("shown", chat=chat))

    async def file(self, file_id: str) -> bytes:
        """What the bot uploaded."""
        return base64.b64decode(await self._do("file", file_id=file_id))

    async def unconfirmed(self) -> list[Json]:
        """The updates that the bot has not confirmed."""
        return list(await self._do("unconfirmed"))

    async def _do(self, action: str, **arguments: Any) -> Any:
        response = await self._http.post(action, json=arguments)
        if response.status_code != 200:
            raise NotInThisWorld(response.text)
        return response.json()
