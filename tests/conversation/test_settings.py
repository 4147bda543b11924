"""The menu of the settings: how everything is set, and chosen in place."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bot.wording.chat import CHAT_WORDING
from bot.wording.menus import MENU_WORDING
from schedules.quiet import QuietDays, Weekday
from tests.conversation.buttons import MESSAGE, labels, press
from tests.conversation.talk import Talk

pytestmark = pytest.mark.anyio

MENU = MENU_WORDING["en"]


async def test_the_menu_shows_how_everything_is_set(talk: Talk) -> None:
    menu = await talk.ask("/settings")
    assert menu.replaces is None
    assert labels(menu) == [
        ["Hour", "Time zone"],
        ["Language", "Our side"],
        ["Topics", "Lead times"],
        ["Days", "Quiet days"],
    ]
    for line in (
        "Hour: 09:00",
        "Time zone: Asia/Shanghai",
        "Our side: none",
        "Topics: all",
        "Days: every day",
    ):
        assert line in menu.text


@pytest.mark.parametrize(
    ("setting", "option", "name", "chosen"),
    [
        ("Our side", "China", "side", "cn"),
        ("Time zone", "New York", "zone", ZoneInfo("America/New_York")),
        ("Topics", "hotline", "topics", frozenset({"hotline", "热线"})),
        ("Days", "Mondays only", "digest", Weekday.MONDAY),
        ("Quiet days", "weekends", "quiet", QuietDays(weekends=True)),
        ("Lead times", "On the day only", "leads", ()),
    ],
)
@pytest.mark.each_database
async def test_a_setting_is_chosen_in_place(
    talk: Talk, setting: str, option: str, name: str, chosen: object
) -> None:
    options = await press(talk, await talk.ask("/settings"), setting)
    assert options.replaces == MESSAGE
    assert labels(options)[-1] == [MENU.back]
    done = await press(talk, options, option)
    assert done.replaces == MESSAGE
    assert getattr((await talk.chat()).choices, name) == chosen
    again = await press(talk, done, option)
    assert again.text == done.text, "a double press is harmless"
    back = await press(talk, done, MENU.back)
    assert back.replaces == MESSAGE
    assert back.text == (await talk.ask("/settings")).text


async def test_the_menu_is_drawn_again_in_the_language_that_was_chosen(talk: Talk) -> None:
    options = await press(talk, await talk.ask("/settings"), "Language")
    done = await press(talk, options, "中文")
    assert done.text == CHAT_WORDING["zh"].language(["en", "zh"])
    assert labels(done)[-1] == [MENU_WORDING["zh"].back]
