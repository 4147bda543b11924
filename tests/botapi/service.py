"""The state of the Telegram that one bot sees."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import time
from dataclasses import dataclass, field

from tests.botapi.bell import Bell
from tests.botapi.chats import Access, Chat, Kind, User
from tests.botapi.faults import Fault
from tests.botapi.ledger import Ledger, Request, Sent
from tests.botapi.limits import Limits
from tests.botapi.parameters import Upload
from tests.botapi.refusals import CHAT_NOT_FOUND, THREAD_NOT_FOUND, Json, too_many_requests
from tests.botapi.updates import Updates
from tests.botapi.webhook import Webhook

TOKEN = "123456789:local-server-for-tests-only-000000000"
BOT = User(123456789, "Agreed", "agreed_test_bot", is_bot=True)


@dataclass(slots=True)
class Typed:
    """An inline query as it waits: ``at`` in Unix seconds; ``answer`` is what the bot last offered."""

    query: Json
    at: float
    answer: Json | None = None


@dataclass(slots=True)
class Service:
    """Users, chats, updates and the ledger. All of it lives on one event loop."""

    token: str = TOKEN
    limits: Limits | None = None
    bot: User = BOT
    bell: Bell = field(default_factory=Bell)
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    faults: list[Fault] = field(default_factory=list)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    queries: dict[str, Json] = field(default_factory=dict)
    inline: dict[str, Typed] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    released: asyncio.Event = field(default_factory=asyncio.Event)
    updates: Updates = field(init=False)
    webhook: Webhook = field(init=False)

    def __post_init__(self) -> None:
        self.updates = Updates(self.bell)
        self.webhook = Webhook(self.updates, self.bell)

    def mend(self) -> None:
        """No faults any more; what hangs is cut off."""
        self.faults.clear()
        self.released.set()
        self.released = asyncio.Event()

    def close(self) -> None:
        """The server ends: nothing may go on waiting."""
        self.mend()
        self.webhook.set("", "")
        self.updates.close()

    def chat(self, chat_id: str | int) -> Chat:
        """The chat with this id or ``@name``.

        Raises:
            Refused: 400 if there is none.
        """
        wanted = str(chat_id)
        for chat in self.chats.values():
            if wanted == str(chat.id) or (chat.username and wanted == f"@{chat.username}"):
                return chat
        raise CHAT_NOT_FOUND

    def writable(self, chat_id: str, thread: int) -> Chat:
        """The chat, where the bot may write to it and to this thread of it (0 for none).

        Raises:
            Refused: with the cause.
        """
        chat = self.chat(chat_id)
        if (refusal := chat.refusal()) is not None:
            raise refusal
        if thread and thread not in chat.threads:
            raise THREAD_NOT_FOUND
        return chat

    def accept(self, request: Request, chat: Chat, thread: int, content: Json) -> Json:
        """Put a message of the bot into the chat and the ledger; the message as it stands there.

        Raises:
            Refused: 429, where limits are kept and this message breaks one.
        """
        now = time.time()
        if self.limits is not None and (wait := self.limits.wait(self.ledger.sent, chat, now)):
            raise too_many_requests(wait)
        message = self.write(chat, None if chat.kind is Kind.CHANNEL else self.bot, content, thread, now)
        self.ledger.sent.append(
            Sent(
                number=next(self.numbers),
                request=request.number,
                at=now,
                method=request.method,
                chat=chat.id,
                thread=thread or None,
                message_id=message["message_id"],
                text=content.get("text") or content.get("caption", ""),
                reply_markup=content.get("reply_markup"),
                message=message,
            )
        )
        self.bell.ring()
        return message

    def write(self, chat: Chat, author: User | None, content: Json, thread: int = 0, now: float = 0) -> Json:
        """Put a message into a chat, whoever wrote it; a channel's posts have no author."""
        message: Json = {
            "message_id": chat.next_message_id,
            "date": int(now or time.time()),
            "chat": chat.to_json(),
        }
        if author is None:
            message["sender_chat"] = chat.to_json()
        else:
            message["from"] = author.to_json()
        if thread:
            message["message_thread_id"] = thread
        if thread and chat.is_forum:
            message["is_topic_message"] = True
        message |= content
        chat.messages[message["message_id"]] = message
        return message

    def keep(self, upload: Upload) -> Json:
        """Store a file; what a message says of it. The same content has the same ids."""
        unique = hashlib.sha256(upload.content).hexdigest()
        file_id = f"file-{unique[:32]}"
        self.files[file_id] = upload
        return {"file_id": file_id, "file_unique_id": unique[:16], "file_size": len(upload.content)}

    def private(self, user: User, access: Access = Access.NOT_STARTED) -> Chat:
        """The private chat of a user with the bot, made when it is first needed."""
        found = self.chats.get(user.id)
        if found is None:
            found = Chat(user.id, Kind.PRIVATE, user.first_name, user.username, access)
            self.chats[user.id] = found
        return found
