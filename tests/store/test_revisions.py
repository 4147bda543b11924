from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from schedules.revision import Revision
from schedules.store.engine import Store
from schedules.store.revisions import load_revisions, save_revisions
from tests.databases import sqlite_url

pytestmark = pytest.mark.anyio

MOMENT = datetime(2016, 7, 25, 1, 30, tzinfo=UTC)
HOTLINE = Revision("hotline-test", 0, "a" * 64, MOMENT, '{"热线": "1"}')
REPORT = Revision("report/2", 3, "b" * 64, MOMENT, None)
BOTH = {"hotline-test": HOTLINE, "report/2": REPORT}


async def test_a_schedule_never_shown_has_no_revisions(store: Store) -> None:
    async with store.connect() as conn:
        assert await load_revisions(conn, "dialogue-2016") == {}


async def test_what_is_saved_is_loaded_again_equal(store: Store) -> None:
    async with store.begin() as conn:
        await save_revisions(conn, "dialogue-2016", {}, BOTH)
        await save_revisions(conn, "another", {}, {"report/2": replace(REPORT, sequence=9)})
    async with store.connect() as conn:
        assert await load_revisions(conn, "dialogue-2016") == BOTH


async def test_a_change_replaces_what_was_known_and_nothing_else(store: Store) -> None:
    dropped = replace(HOTLINE, sequence=1, cancelled_on=date(2016, 8, 20))
    other = Revision("hotline-test", 7, "c" * 64, MOMENT, None)
    async with store.begin() as conn:
        await save_revisions(conn, "dialogue-2016", {}, BOTH)
        await save_revisions(conn, "another", {}, {"hotline-test": other})
    async with store.begin() as conn:
        known = await load_revisions(conn, "dialogue-2016")
        await save_revisions(conn, "dialogue-2016", known, {**known, "hotline-test": dropped})
    async with store.connect() as conn:
        assert await load_revisions(conn, "dialogue-2016") == {**BOTH, "hotline-test": dropped}
        assert await load_revisions(conn, "another") == {"hotline-test": other}


async def test_a_schedule_may_change_all_of_its_thirty_three_thousand_events_at_once(tmp_path: Path) -> None:
    # On SQLite only: its statements take fewer values than PostgreSQL's, and it is quicker here.
    store = await Store.open(sqlite_url(tmp_path))
    first = {key: replace(HOTLINE, key=key) for key in (f"event/{number}" for number in range(33_000))}
    second = {key: replace(revision, sequence=1) for key, revision in first.items()}
    async with store.begin() as conn:
        await save_revisions(conn, "dialogue-2016", {}, first)
        await save_revisions(conn, "dialogue-2016", first, second)
        assert await load_revisions(conn, "dialogue-2016") == second
    await store.close()
