"""What tests may do, by name: ``POST /control/<name>`` with the arguments as a JSON object."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from tests.botapi import inline, people
from tests.botapi.chats import Access, Chat, Kind, User
from tests.botapi.faults import Break, Fault
from tests.botapi.refusals import Json
from tests.botapi.service import Service

Action = Callable[..., Awaitable[Any]]


async def _user(
    service: Service, name: str, language: str | None, username: str | None, started: bool
) -> int:
    return people.add_user(service, name, language, username, started).id


async def _chat(
    service: Service,
    kind: str,
    title: str,
    members: Sequence[int],
    administrators: Sequence[int],
    is_forum: bool,
    username: str | None,
) -> int:
    return people.add_chat(service, Kind(kind), title, members, administrators, is_forum, username).id


async def _topic(service: Service, chat: int, title: str) -> int:
    return people.add_topic(service, service.chat(chat), title)


async def _say(
    service: Service,
    chat: int,
    text: str,
    user: int | None,
    thread: int | None,
    reply_to: int | None,
    is_anonymous: bool,
) -> Json:
    place = service.chat(chat)
    author = None if place.kind is Kind.CHANNEL else _someone(service, place, user)
    return people.say(service, place, text, author, thread or 0, reply_to, is_anonymous)


async def _edit(service: Service, chat: int, message_id: int, text: str) -> Json:
    return people.edit(service, service.chat(chat), message_id, text)


async def _press(service: Service, chat: int, message_id: int, label: str, user: int | None) -> Json:
    place = service.chat(chat)
    return people.press(service, place, message_id, label, _someone(service, place, user))


async def _type(service: Service, user: int, text: str, is_old: bool) -> Json:
    return inline.type_to_bot(service, service.users[user], text, is_old=is_old)


async def _offered(service: Service, query: str, within: float) -> Json | None:
    return await service.bell.until(lambda: service.inline[query].answer, within)


async def _choose(service: Service, query: str, result: str, chat: int) -> Json:
    return inline.choose(service, query, result, service.chat(chat))


async def _access(service: Service, chat: int, access: str, user: int | None) -> None:
    place = service.chat(chat)
    people.change_access(service, place, Access(access), _someone(service, place, user))


async def _migrate(service: Service, chat: int) -> int:
    return people.migrate(service, service.chat(chat)).id


async def _fault(service: Service, breaks: str, method: str | None, **details: Any) -> None:
    service.faults.append(Fault(Break(breaks), method and method.lower(), **details))


async def _mend(service: Service) -> None:
    service.mend()


async def _ledger(service: Service, chat: int | None, method: str | None) -> Json:
    return service.ledger.to_json(chat, method)


async def _busiest(service: Service, seconds: float, chat: int | None) -> int:
    return service.ledger.busiest(seconds, chat)


async def _tally(service: Service) -> Json:
    return service.ledger.tally()


async def _unconfirmed(service: Service) -> list[Json]:
    return service.updates.waiting()


async def _shown(service: Service, chat: int) -> list[Json]:
    return list(service.chat(chat).messages.values())


async def _file(service: Service, file_id: str) -> str:
    return base64.b64encode(service.files[file_id].content).decode()


async def _messages(service: Service, chat: int | None, count: int, within: float) -> list[Json]:
    def look() -> list[Json] | None:
        found: list[Json] = service.ledger.to_json(chat)["messages"]
        return found if len(found) >= count else None

    return await service.bell.until(look, within) or service.ledger.to_json(chat)["messages"]


async def _requests(
    service: Service, method: str | None, outcome: str | None, count: int, within: float
) -> list[Json]:
    def seen() -> list[Json]:
        requests: list[Json] = service.ledger.to_json(method=method)["requests"]
        return [request for request in requests if outcome in {None, request["outcome"]}]

    def look() -> list[Json] | None:
        found = seen()
        return found if len(found) >= count else None

    return await service.bell.until(look, within) or seen()


def _someone(service: Service, chat: Chat, user: int | None) -> User:
    if user is not None:
        return service.users[user]
    return service.users[chat.id if chat.kind is Kind.PRIVATE else chat.members[0]]


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "user": _user,
        "chat": _chat,
        "topic": _topic,
        "say": _say,
        "edit": _edit,
        "press": _press,
        "type": _type,
        "offered": _offered,
        "choose": _choose,
        "access": _access,
        "migrate": _migrate,
        "fault": _fault,
        "mend": _mend,
        "ledger": _ledger,
        "messages": _messages,
        "requests": _requests,
        "busiest": _busiest,
        "tally": _tally,
        "shown": _shown,
        "file": _file,
        "unconfirmed": _unconfirmed,
    }
)
