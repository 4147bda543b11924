"""What people do, and what the bot is told of it."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from tests.botapi.chats import Kind
from tests.botapi.world import NotInThisWorld, World

pytestmark = pytest.mark.anyio


async def told(bot: Bot) -> list[Update]:
    updates = list(await bot.get_updates())
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


def texts(updates: list[Update]) -> list[Any]:
    return [update.effective_message and update.effective_message.text for update in updates]


async def test_a_private_chat_begins_when_its_user_writes(world: World, bot: Bot) -> None:
    anna = await world.user("Anna", language="zh-hans", username="anna")
    await world.say(anna, "/start x1")
    (update,) = await told(bot)
    assert update.message is not None
    assert update.message.from_user is not None
    assert (update.message.chat.type, update.message.from_user.language_code) == ("private", "zh-hans")
    assert list(update.message.parse_entities().values()) == ["/start"]
    assert (await bot.send_message(anna, "Welcome")).chat_id == anna


async def test_blocking_and_unblocking_are_told(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    await world.block(anna)
    await world.unblock(anna)
    changes = [update.my_chat_member for update in await told(bot)]
    assert [change and change.new_chat_member.status for change in changes] == ["kicked", "member"]
    assert {change and change.chat.id for change in changes} == {anna}


async def test_whoever_blocked_the_bot_cannot_write_to_it(world: World) -> None:
    anna = await world.user(started=True)
    await world.block(anna)
    with pytest.raises(NotInThisWorld, match="blocked by the user"):
        await world.say(anna, "Hello")


async def test_in_a_group_the_bot_reads_what_is_meant_for_it(world: World, bot: Bot) -> None:
    group = await world.group()
    await told(bot)
    asked = await bot.send_message(group, "Which dialogue?")
    await world.say(group, "Good morning")
    await world.say(group, "/due")
    await world.say(group, "/due@agreed_test_bot")
    await world.say(group, "/due@another_bot")
    await world.say(group, "What is next, @Agreed_Test_Bot?")
    await world.say(group, "The second", reply_to=asked.message_id)
    assert texts(await told(bot)) == [
        "/due",
        "/due@agreed_test_bot",
        "What is next, @Agreed_Test_Bot?",
        "The second",
    ]


async def test_the_bot_is_told_of_groups_it_joins_and_leaves(world: World, bot: Bot) -> None:
    group = await world.group("Delegation")
    joined, arrival = await told(bot)
    assert joined.my_chat_member is not None
    assert joined.my_chat_member.new_chat_member.status == "member"
    assert arrival.message is not None
    assert [user.id for user in arrival.message.new_chat_members] == [bot.id]
    await world.kick(group)
    (left,) = await told(bot)
    assert left.my_chat_member is not None
    assert left.my_chat_member.new_chat_member.status == "kicked"


async def test_a_migration_is_told_in_both_chats(world: World, bot: Bot) -> None:
    group = await world.group()
    await told(bot)
    grown = await world.migrate(group)
    old, new = [update.message for update in await told(bot)]
    assert old is not None
    assert new is not None
    assert (old.chat_id, old.migrate_to_chat_id) == (group, grown)
    assert (new.chat_id, new.migrate_from_chat_id) == (grown, group)
    with pytest.raises(NotInThisWorld):
        await world.migrate(group)


async def test_a_channel_posts_without_an_author(world: World, bot: Bot) -> None:
    channel = await world.group("News", kind=Kind.CHANNEL)
    await told(bot)
    await world.say(channel, "/due")
    (update,) = await told(bot)
    assert update.channel_post is not None
    assert (update.channel_post.from_user, update.effective_user) == (None, None)
    assert (await bot.send_message(channel, "Due")).from_user is None


async def test_threads_of_forums_and_of_replies(world: World, bot: Bot) -> None:
    forum = await world.group(kind=Kind.SUPERGROUP, is_forum=True)
    thread = await world.topic(forum)
    supergroup = await world.group(kind=Kind.SUPERGROUP)
    await told(bot)
    await world.say(forum, "/due", thread=thread)
    root = await bot.send_message(supergroup, "Due")
    await world.say(supergroup, "/next", reply_to=root.message_id)
    messages = [update.message for update in await told(bot)]
    assert [(note and note.message_thread_id, note and note.is_topic_message) for note in messages] == [
        (thread, True),
        (root.message_id, None),
    ]


async def test_pressing_a_button(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Seen", callback_data="seen:7")]])
    sent = await bot.send_message(anna, "Due", reply_markup=buttons)
    await world.press(anna, sent.message_id, "Seen")
    (update,) = await told(bot)
    assert update.callback_query is not None
    assert update.callback_query.data == "seen:7"
    assert await update.callback_query.answer("Noted")
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query("1")
    with pytest.raises(NotInThisWorld, match="no button"):
        await world.press(anna, sent.message_id, "Done")


async def test_who_is_who_in_a_group(world: World, bot: Bot) -> None:
    owner, deputy, member, stranger = [await world.user(name) for name in ("Olga", "Dan", "Mei", "Sam")]
    group = await world.group(members=[owner, deputy, member], administrators=[deputy])
    people = (owner, deputy, member, stranger, bot.id)
    parts = [(await bot.get_chat_member(group, user)).status for user in people]
    assert parts == ["creator", "administrator", "member", "left", "member"]
    assert [part.user.id for part in await bot.get_chat_administrators(group)] == [owner, deputy]
    assert (await bot.get_chat(group)).title == "Delegation"
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(owner)


async def test_only_members_write_in_a_group(world: World) -> None:
    group, stranger = await world.group(), await world.user()
    with pytest.raises(NotInThisWorld, match="no member"):
        await world.say(group, "Hello", user=stranger)


async def test_an_administrator_writes_in_the_name_of_the_group(world: World, bot: Bot) -> None:
    olga, dan, mei = [await world.user(name) for name in ("Olga", "Dan", "Mei")]
    group = await world.group(members=[olga, dan, mei], administrators=[dan])
    await told(bot)
    for administrator in (olga, dan):
        await world.say(group, "/due", administrator, is_anonymous=True)
        (update,) = await told(bot)
        assert update.message is not None
        assert update.message.from_user is not None
        assert update.message.sender_chat is not None
        assert (update.message.from_user.username, update.message.from_user.is_bot) == (
            "GroupAnonymousBot",
            True,
        )
        assert update.message.sender_chat.id == group
    for chat, user in ((group, mei), (olga, olga)):
        with pytest.raises(NotInThisWorld, match="only an administrator"):
            await world.say(chat, "/due", user, is_anonymous=True)


async def test_posts_of_a_channel_are_edited_but_not_those_of_the_bot(world: World, bot: Bot) -> None:
    channel = await world.group(kind=Kind.CHANNEL)
    post, ours = await world.say(channel, "/nxt"), await bot.send_message(channel, "Due")
    await told(bot)
    await world.edit(channel, post["message_id"], "/next")
    (update,) = await told(bot)
    assert update.edited_channel_post is not None
    assert update.edited_channel_post.text == "/next"
    with pytest.raises(NotInThisWorld, match="nobody can edit"):
        await world.edit(channel, ours.message_id, "Not due")
