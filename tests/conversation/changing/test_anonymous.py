"""Administrators who stay anonymous: what they are asked, answer and change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.incoming import ChatKind, Pressed, Said
from bot.presses import mark_of
from bot.wording.changes import CHANGE_WORDING
from schedules.store import schedules as owned
from tests.botapi.chats import Kind
from tests.botapi.world import World
from tests.conversation.changing.helpers import GROUP, SHOWN, press, zone_of
from tests.conversation.talk import BEN, EDITOR, NOW, Talk
from tests.processes import serve

pytestmark = pytest.mark.anyio

EN = CHANGE_WORDING["en"]


ANONYMOUS = Said(GROUP, ChatKind.GROUP, "Berlin", name="Fair", administrator=True)


async def test_an_anonymous_administrator_is_asked_by_name_and_answers_without(talk: Talk) -> None:
    for said in ("/add Hall: to be agreed", "yes", "/next"):
        await talk.answer(replace(ANONYMOUS, text=said))
    own = owned.id_of(GROUP)
    unset = mark_of(own, talk.timelines.on(NOW.date(), [own])[own].entries["hall"].current)
    pressed = Pressed(GROUP, ChatKind.GROUP, "77", f"date:{unset}", 12, user=BEN, administrator=True)
    await talk.press(pressed)
    stranger = Said(GROUP, ChatKind.GROUP, "by 12 August", user=EDITOR, name="Anna")
    assert SHOWN not in (await talk.answer(stranger)).text
    assert SHOWN in (await talk.answer(replace(ANONYMOUS, text="by 12 August"))).text
    assert SHOWN not in (await talk.answer(replace(ANONYMOUS, text="by 13 August"))).text, "it was answered"


async def test_of_two_who_were_asked_nobody_knows_which_one_answers(talk: Talk) -> None:
    for user in (EDITOR, BEN):
        await press(talk, "settings:zone", user, GROUP)
    await talk.answer(ANONYMOUS)
    assert await zone_of(talk, GROUP) is None
    await talk.answer(replace(ANONYMOUS, user=BEN, administrator=False))
    assert await zone_of(talk, GROUP) == ZoneInfo("Europe/Berlin")
    await talk.answer(replace(ANONYMOUS, text="cancel"))
    await talk.answer(replace(ANONYMOUS, text="Paris", user=EDITOR, administrator=False))
    assert await zone_of(talk, GROUP) == ZoneInfo("Europe/Berlin"), "nothing was awaited any more"


async def test_an_administrator_who_stays_anonymous_changes_what_the_group_owns(
    tmp_path: Path, world: World
) -> None:
    anna, ben = await world.user("Anna"), await world.user("Ben")
    group = await world.group("Delegation", members=[anna, ben], kind=Kind.SUPERGROUP)

    async def heard(text: str, user: int = anna, *, is_anonymous: bool = True) -> str:
        before = len(await world.texts(group))
        await world.say(group, text, user, is_anonymous=is_anonymous)
        return (await world.texts(group, count=before + 1, within=30))[-1]

    async with serve(tmp_path, world, "--now", "2016-07-25T12:00"):
        await world.texts(group, count=1, within=30)
        refused = await heard("/add Hall: to be agreed", ben, is_anonymous=False)
        assert refused.startswith(EN.for_administrators(EN.own_title()))
        assert SHOWN in await heard("/add Hall: to be agreed")
        made = await heard("@agreed_test_bot yes")
        assert "New: Hall, no date yet." in made
        assert "by Delegation" in made
        assert "by 12 August" in await heard("/move hall to by 12 August")
        (*_, shown) = await world.messages(group)
        await world.press(group, shown["message_id"], EN.yes(), ben)
        assert (await world.texts(group, count=6, within=30))[-1] == refused
        await world.press(group, shown["message_id"], EN.yes(), anna)
        assert "Moved: Hall, now by 12 Aug" in (await world.texts(group, count=7, within=30))[-1]
