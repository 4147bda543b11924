"""Whatever people write, Telegram takes what is answered: nothing of it can break a message."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Bot

from bot.conversation import COMMANDS
from bot.date_times import entities_in
from bot.delivery import Delivery, Sent
from bot.store.messages import pieces_of
from bot.telegram.outlet import TelegramOutlet
from schedules.milestone import ClockTime
from schedules.store.engine import Store
from tests.botapi.world import World
from tests.conversation.talk import PUBLIC, Talk

pytestmark = pytest.mark.anyio

CLOCKED = replace(
    PUBLIC, milestones={id: replace(one, at=ClockTime(time(17))) for id, one in PUBLIC.milestones.items()}
)
"""Everything in it is due at a clock time."""

_WITH_PICTURES = {"timeline", "calendar"}
_COMMANDS = st.sampled_from(["", *(f"/{name} " for name in COMMANDS if name not in _WITH_PICTURES)])
_MILESTONES = st.sampled_from(["", "hotline test ", "hotline test until ", "hotline test: ", "热线测试到"])
_MARKS = ["*a_b*", "[x](tg://user?id=1)", "<b>&lt;", "`", "\u202e", "@agreed_test_bot", "/due"]
_TEXTS = st.text(max_size=200) | st.sampled_from(_MARKS)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(command=_COMMANDS, name=_MILESTONES, text=_TEXTS)
async def test_any_words_are_answered_in_a_message_that_arrives(
    store: Store, world: World, bot: Bot, command: str, name: str, text: str
) -> None:
    anna = await world.user(started=True)
    answer = await Talk(store, CLOCKED).ask(f"{command}{name}{text}" or "?", chat=anna)
    pieces = pieces_of(answer, answer.text)
    for number, (part, attachment) in enumerate(pieces, 1):
        buttons = answer.buttons if number == len(pieces) else ()
        entities = entities_in(part, answer.date_times)
        delivery = Delivery(number, anna, None, part, buttons, attachment=attachment, entities=entities)
        assert isinstance(await TelegramOutlet(bot).send(delivery), Sent)
    shown = "".join(message["text"] for message in await world.messages(anna))
    assert letters(shown) == letters(answer.text)


def letters(text: str) -> str:
    """Telegram leaves out what cannot be seen."""
    return "".join(filter(str.isalnum, text))
