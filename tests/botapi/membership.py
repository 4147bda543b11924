"""Chats and their members, as the bot sees them."""

from __future__ import annotations

from tests.botapi.chats import Access, Chat, Kind, User
from tests.botapi.ledger import Request
from tests.botapi.parameters import Parameters
from tests.botapi.refusals import Json, bad_request
from tests.botapi.service import Service

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


async def get_chat(service: Service, asked: Parameters, _: Request) -> Json:
    """The chat in full."""
    chat = _readable(service, asked)
    more = {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    return chat.to_json() | more


async def get_chat_member(service: Service, asked: Parameters, _: Request) -> Json:
    """One user's part in a chat."""
    chat = _readable(service, asked)
    user_id = asked.integer("user_id")
    if user_id == service.bot.id:
        return bots_part(service.bot, chat)
    if (user := service.users.get(user_id)) is None:
        raise bad_request("user not found")
    return _part(user, chat)


async def get_chat_administrators(service: Service, asked: Parameters, _: Request) -> list[Json]:
    """The owner and the administrators of a group or channel."""
    chat = _readable(service, asked)
    if not chat.is_shared:
        raise bad_request("there are no administrators in the private chat")
    leading = dict.fromkeys([chat.members[0], *chat.administrators])
    found = [_part(service.users[user], chat) for user in leading]
    return [*found, *([bots_part(service.bot, chat)] if chat.kind is Kind.CHANNEL else [])]


def bots_part(bot: User, chat: Chat) -> Json:
    """The bot's own part in a chat: an administrator in channels, else a member."""
    match chat.access:
        case Access.BLOCKED | Access.KICKED:
            return _as(bot, "kicked") | {"until_date": 0}
        case Access.NOT_STARTED | Access.LEFT | Access.DELETED:
            return _as(bot, "left")
        case Access.OPEN | Access.DEACTIVATED:
            return _administrator(bot) if chat.kind is Kind.CHANNEL else _as(bot, "member")


def _part(user: User, chat: Chat) -> Json:
    if not chat.is_shared:
        return _as(user, "member")
    if user.id == chat.members[0]:
        return _as(user, "creator") | {"is_anonymous": False}
    if user.id in chat.administrators:
        return _administrator(user)
    return _as(user, "member" if user.id in chat.members else "left")


def _administrator(user: User) -> Json:
    more = {"can_be_edited": False, "is_anonymous": False}
    return _as(user, "administrator") | more | dict.fromkeys(_RIGHTS, True)


def _as(user: User, status: str) -> Json:
    return {"user": user.to_json(), "status": status}


def _readable(service: Service, asked: Parameters) -> Chat:
    chat = service.chat(asked.text("chat_id"))
    if chat.is_shared and (refusal := chat.refusal()) is not None:
        raise refusal
    return chat
