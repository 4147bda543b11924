"""What people do in Telegram, and the updates that the bot gets of it."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Sequence

from tests.botapi.chats import Access, Chat, Kind, User
from tests.botapi.entities import found
from tests.botapi.membership import bots_part
from tests.botapi.refusals import Json
from tests.botapi.service import Service

GROUP_ANONYMOUS_BOT = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
"""Who writes in place of an administrator that stays anonymous (Bot API, Message: from, sender_chat)."""

_FIRST_USER = 1_000_001
_FIRST_GROUP = -4_000_001
_FIRST_SUPERGROUP = -1_001_000_000_001


def add_user(service: Service, name: str, language: str | None, username: str | None, started: bool) -> User:
    """Someone new; ``started`` if they have written to the bot before."""
    user = User(_FIRST_USER + len(service.users), name, username, language)
    service.users[user.id] = user
    service.private(user, Access.OPEN if started else Access.NOT_STARTED)
    return user


def add_chat(
    service: Service,
    kind: Kind,
    title: str,
    members: Sequence[int],
    administrators: Sequence[int],
    is_forum: bool,
    username: str | None,
) -> Chat:
    """A group, supergroup, forum or channel into which its first member has just put the bot.

    The first member owns it; in a channel the bot is an administrator.

    Raises:
        ValueError: if there is no member.
    """
    if not members or kind is Kind.PRIVATE:
        raise ValueError("a chat of several people needs at least one member, who owns it")
    chat = Chat(_next_chat_id(service, kind), kind, title, username, Access.LEFT, is_forum=is_forum)
    chat.members, chat.administrators = list(members), list(administrators)
    service.chats[chat.id] = chat
    owner = service.users[members[0]]
    change_access(service, chat, Access.OPEN, owner)
    if kind is not Kind.CHANNEL:
        bot = service.bot.to_json()
        arrival = {"new_chat_participant": bot, "new_chat_member": bot, "new_chat_members": [bot]}
        service.updates.add("message", service.write(chat, owner, arrival))
    return chat


def add_topic(service: Service, chat: Chat, title: str) -> int:
    """A topic of a forum; its thread id."""
    owner = service.users[chat.members[0]]
    thread = chat.next_message_id
    chat.threads.add(thread)
    created = {"forum_topic_created": {"name": title, "icon_color": 7322096}}
    service.updates.add("message", service.write(chat, owner, created, thread))
    return thread


def say(
    service: Service,
    chat: Chat,
    text: str,
    author: User | None,
    thread: int,
    reply_to: int | None,
    is_anonymous: bool,
) -> Json:
    """Someone writes; the bot gets an update if it may read this.

    Raises:
        ValueError: where the chat is closed, the writer is not in it, or may not stay anonymous there.
    """
    if chat.kind is Kind.PRIVATE and chat.access is Access.NOT_STARTED:
        chat.access = Access.OPEN
    if chat.refusal() is not None:
        raise ValueError(f"nobody can write to the bot in chat {chat.id}: {chat.refusal()}")
    if author is not None and chat.is_shared and author.id not in chat.members:
        raise ValueError(f"user {author.id} is no member of chat {chat.id}")
    content: Json = {"text": text}
    if is_anonymous:
        _check_administers(chat, author)
        author, content["sender_chat"] = GROUP_ANONYMOUS_BOT, chat.to_json()
    if marked := found(text):
        content["entities"] = list(marked)
    if reply_to is not None:
        content["reply_to_message"] = chat.messages[reply_to]
        if chat.kind is Kind.SUPERGROUP and not chat.is_forum:
            thread = reply_to
            chat.threads.add(reply_to)
    message = service.write(chat, author, content, thread)
    if chat.kind is Kind.CHANNEL:
        service.updates.add("channel_post", message)
    elif chat.kind is Kind.PRIVATE or _is_for_bot(service.bot, message):
        service.updates.add("message", message)
    return message


def _check_administers(chat: Chat, author: User | None) -> None:
    """Only administrators of a group can write in its name."""
    administrators = {*chat.administrators, *chat.members[:1]}
    if chat.kind not in {Kind.GROUP, Kind.SUPERGROUP} or author is None or author.id not in administrators:
        raise ValueError(f"only an administrator writes anonymously in chat {chat.id}")


def edit(service: Service, chat: Chat, message_id: int, text: str) -> Json:
    """Someone changes what they wrote; the bot gets an update if it may read this.

    Raises:
        ValueError: if no text of a person is there.
    """
    message = chat.messages[message_id]
    if "text" not in message or not _is_by_a_person(service, chat, message):
        raise ValueError(f"nobody can edit message {message_id}")
    message.pop("entities", None)
    message |= {"text": text, "edit_date": int(time.time())}
    if marked := found(text):
        message["entities"] = list(marked)
    if chat.kind is Kind.CHANNEL:
        service.updates.add("edited_channel_post", message)
    elif chat.kind is Kind.PRIVATE or _is_for_bot(service.bot, message):
        service.updates.add("edited_message", message)
    return message


def _is_by_a_person(service: Service, chat: Chat, message: Json) -> bool:
    """Who writes in the name of a chat may be the bot itself, in a channel."""
    if "sender_chat" not in message:
        return not message["from"]["is_bot"]
    place = chat.id, message["message_id"]
    return all((sent.chat, sent.message_id) != place for sent in service.ledger.sent)


def press(service: Service, chat: Chat, message_id: int, label: str, user: User) -> Json:
    """Someone presses the button with this label under a message of the bot; the query.

    Raises:
        ValueError: if no such button with callback data is there.
    """
    message = chat.messages[message_id]
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row if button["text"] == label]
    if not buttons or "callback_data" not in buttons[0]:
        raise ValueError(f"no button {label!r} with callback data under message {message_id}")
    query = {
        "id": str(secrets.randbits(62)),
        "from": user.to_json(),
        "message": message,
        "chat_instance": str(chat.id),
        "data": buttons[0]["callback_data"],
    }
    service.queries[query["id"]] = query
    service.updates.add("callback_query", query)
    return query


def change_access(service: Service, chat: Chat, access: Access, who: User) -> None:
    """Let the bot in, or block or remove it; it is told so."""
    before = bots_part(service.bot, chat)
    chat.access = access
    after = bots_part(service.bot, chat)
    if before == after:
        return
    change = {
        "chat": chat.to_json(),
        "from": who.to_json(),
        "date": int(time.time()),
        "old_chat_member": before,
        "new_chat_member": after,
    }
    service.updates.add("my_chat_member", change)


def migrate(service: Service, chat: Chat) -> Chat:
    """The group becomes a supergroup under another id, and both chats say so.

    Raises:
        ValueError: if it is no group, or has migrated before.
    """
    if chat.kind is not Kind.GROUP or chat.migrated_to is not None:
        raise ValueError(f"chat {chat.id} is not a group that could become a supergroup")
    grown = Chat(_next_chat_id(service, Kind.SUPERGROUP), Kind.SUPERGROUP, chat.name)
    grown.members, grown.administrators = chat.members, chat.administrators
    service.chats[grown.id] = grown
    chat.migrated_to = grown.id
    owner = service.users[chat.members[0]]
    for place, note in (
        (chat, {"migrate_to_chat_id": grown.id}),
        (grown, {"migrate_from_chat_id": chat.id}),
    ):
        service.updates.add("message", service.write(place, owner, note))
    return grown


def _next_chat_id(service: Service, kind: Kind) -> int:
    first = _FIRST_GROUP if kind is Kind.GROUP else _FIRST_SUPERGROUP
    return first - len(service.chats)


def _is_for_bot(bot: User, message: Json) -> bool:
    """What a bot in privacy mode can read in a group: commands, mentions, replies to itself."""
    if message.get("reply_to_message", {}).get("from", {}).get("id") == bot.id:
        return True
    text = message["text"]
    if re.search(rf"@{bot.username}\b", text, re.IGNORECASE):
        return True
    return re.match(r"/\w+(?![\w@])", text) is not None
