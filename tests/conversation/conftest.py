"""What the tests of the conversation share."""

from __future__ import annotations

import pytest

from schedules.store.engine import Store
from tests.conversation.talk import INVITED, PUBLIC, Talk


@pytest.fixture
def talk(store: Store) -> Talk:
    """One chat; beside the public schedule there is one that needs an invitation."""
    return Talk(store, PUBLIC, INVITED)
