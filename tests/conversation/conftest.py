"""What the tests of the conversation share."""

from __future__ import annotations

import pytest

from schedules.store.engine import Store
from tests.conversation.talk import INVITED, PUBLIC, Talk
from tests.databases import BOTH


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run on each kind of database what its transactions, its uniqueness or its types decide.

    What is said in reply is the same on all, so most of these tests need only one.
    """
    if metafunc.definition.get_closest_marker("each_database"):
        metafunc.parametrize("database_url", BOTH, indirect=True)


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, of the kind that the test asks for."""
    is_file = getattr(request, "param", "sqlite") == "sqlite"
    address: str = request.getfixturevalue("sqlite_file_url" if is_file else "tables_url")
    return address


@pytest.fixture
def talk(store: Store) -> Talk:
    """One chat; beside the public schedule there is one that needs an invitation."""
    return Talk(store, PUBLIC, INVITED)
