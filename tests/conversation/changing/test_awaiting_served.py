"""A date is asked for under a reminder and given, by a program that is killed meanwhile."""

from __future__ import annotations

import json
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from bot.wording.changes import CHANGE_WORDING
from bot.wording.menus import MENU_WORDING
from tests.botapi.world import World
from tests.processes import Served, serve
from tests.processes import talk as talk_to

pytestmark = pytest.mark.anyio

EN, MENU = CHANGE_WORDING["en"], MENU_WORDING["en"]


FAIR = """\
schedule: fair
title: Fair
agreed_on: 2016-06-14
timezone: Asia/Shanghai
visibility: public
milestones:
  hall: {title: Rent the hall, when: to be agreed}
"""


async def test_under_a_monthly_reminder_in_a_group_over_restarts(tmp_path: Path, world: World) -> None:
    (tmp_path / "fair.yaml").write_text(FAIR, encoding="utf-8")
    anna = await world.user("Anna", username="anna")
    group = await world.group(members=[anna])

    def serving(now: str) -> AbstractAsyncContextManager[Served]:
        return serve(tmp_path, world, "fair.yaml", "--now", now, EDITORS=str(anna))

    async with serving("2016-08-13T12:00"):
        await world.texts(group, count=1, within=30)  # what is said to a group that the bot joined
        await talk_to(world, group, "/start")
    async with serving("2016-08-14T09:00:30") as served:
        (*_, reminder) = await world.messages(group, count=3, within=30)
        assert reminder["text"].startswith("No date yet:\n• Rent the hall")
        await world.press(group, reminder["message_id"], MENU.set_date, anna)
        (*_, asked) = await world.messages(group, count=4, within=30)
        assert asked["text"].startswith("@anna Rent the hall: when?")
        await served.kill()
    (*_, request) = await world.requests("sendMessage")
    prompt = {"force_reply": True, "input_field_placeholder": "before September", "selective": True}
    assert json.loads(request["parameters"]["reply_markup"]) == prompt
    async with serving("2016-08-14T09:30"):
        await world.say(group, "by 30 August", anna, reply_to=asked["message_id"])
        (*_, shown) = await world.messages(group, count=5, within=30)
        assert "“by 30 August” = on or before Tuesday 30 August 2016" in shown["text"]
        await world.press(group, shown["message_id"], EN.yes(), anna)
        assert "Rent the hall, now by 30 Aug" in (await world.texts(group, count=6, within=30))[-1]
