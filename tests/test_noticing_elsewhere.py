"""News where machines have different files, and where rows of the database make no sense."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from bot.planner import plan
from schedules.store.engine import Store
from tests.noticing import HOTLINE, ME, SOONER, agreed, at, subscribe, told
from tests.schedules import by, milestone, on

pytestmark = pytest.mark.anyio


async def test_machines_with_different_files_make_news_of_each_once_whoever_plans(store: Store) -> None:
    await subscribe(store, since=at(7, 1))
    one, other = agreed(HOTLINE), agreed(SOONER)
    with capture_logs() as logs:
        for hour, timelines in enumerate([one, other, one, other, one, one]):
            await plan(store, timelines, ME, at(7, 5, 10 + hour))
    assert [text.splitlines()[1] for _, text in await told(store)] == [
        "• Moved: hotline, now by 26 Aug; it was by 31 Aug."
    ]
    assert [(line["event"].partition(";")[0], line["of"]) for line in logs] == [
        ("another machine has another version", "test")
    ]
    one.take(other.schedules["test"])  # the same file, at last
    await plan(store, one, ME, at(7, 5, 17))
    one.take(agreed(HOTLINE).schedules["test"])  # and an edit
    await plan(store, one, ME, at(7, 5, 18))
    assert len(await told(store)) == 2
    await plan(store, other, ME, at(7, 5, 19))
    assert len(await told(store)) == 2


@pytest.mark.parametrize(
    ("table", "garbage"), [("news", '{"items": 7}'), ("shown", "no json"), ("shown", '[{"title": 7}]')]
)
async def test_a_row_that_makes_no_sense_keeps_nobody_from_being_told(
    store: Store, table: str, garbage: str
) -> None:
    await subscribe(store, since=at(7, 1))
    await plan(store, agreed(HOTLINE), ME, at(7, 5))
    await plan(store, agreed(SOONER), ME, at(7, 5, 10))
    column = {"news": "body", "shown": "occurrences"}[table]
    async with store.begin() as conn:
        await conn.execute(text(f"UPDATE {table} SET {column} = :garbage"), {"garbage": garbage})
    edited = agreed(SOONER, milestone("report", by(on(8, 26))))
    with capture_logs() as logs:
        await plan(store, edited, ME, at(7, 26, 12))
        await plan(store, edited, ME, at(7, 27))
    moment, told_last = (await told(store))[-1]
    assert moment == at(7, 27)
    assert all(name in told_last for name in ("hotline", "report"))
    assert any("cannot be read" in line["event"] for line in logs)
