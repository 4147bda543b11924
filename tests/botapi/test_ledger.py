"""How busy it was, judged by counting every span one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from tests.botapi.ledger import most_within
from tests.botapi.world import World

SPAN = 10


@given(st.lists(st.integers(0, 60), max_size=40))
def test_the_busiest_span_is_the_busiest_of_all(moments: list[int]) -> None:
    spans = ([start <= moment < start + SPAN for moment in moments] for start in range(61))
    assert most_within(SPAN, moments) == max(map(sum, spans))


def test_a_span_is_open_at_its_end() -> None:
    assert most_within(1, [0.0, 1.0, 2.0]) == 1


@pytest.mark.anyio
async def test_a_tally_counts_messages_and_requests(world: World, bot: Bot) -> None:
    before = await world.tally()  # the client asked who it is
    anna = await world.user(started=True)
    await bot.send_message(anna, "Due")
    await bot.get_me()
    assert await world.tally() == {"messages": 1, "requests": before["requests"] + 2}
