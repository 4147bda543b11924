"""What the tests of a changing agreement share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from schedules.store.engine import Store
from tests.botapi.server import botapi
from tests.botapi.world import World
from tests.conversation.talk import EDITORS, PUBLIC, Talk


@pytest.fixture
def talk(store: Store) -> Talk:
    """Chats over the public schedule; two of their users are its editors."""
    return Talk(store, PUBLIC, editors=EDITORS)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with botapi() as served:
        yield served
