"""Messages put in line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.delivery import Link, Outgoing, Urgency
from bot.store import messages
from bot.store.batches import enqueue_all
from bot.store.messages import deliveries
from schedules.store.engine import Store

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)


async def test_a_message_is_kept_with_all_that_it_says(store: Store) -> None:
    outgoing = Outgoing(-7, 3, "due", urgency=Urgency.NOTICE, language="zh")
    async with store.begin() as conn:
        id = await messages.enqueue(conn, outgoing, NOW)
        row = (await conn.execute(select(messages.messages).where(messages.messages.c.id == id))).one()
    assert (row.chat, row.thread, row.urgency, row.language, row.said_at) == (-7, 3, 1, "zh", NOW)


@pytest.mark.parametrize(("text", "language"), [("due", "en"), ("到期", "zh")])
async def test_the_script_tells_the_language_where_nobody_else_does(
    store: Store, text: str, language: str
) -> None:
    async with store.begin() as conn:
        await messages.enqueue(conn, Outgoing(7, None, text), NOW)
        assert await conn.scalar(select(messages.messages.c.language)) == language


async def test_a_message_of_a_rehearsal_says_so_at_its_end(store: Store) -> None:
    async with store.begin() as conn:
        await messages.enqueue(conn, Outgoing(7, None, "a" * 5000), NOW, rehearsal=True)
        texts = list(await conn.scalars(select(deliveries.c.text).order_by(deliveries.c.part)))
    assert len(texts) == 2
    assert texts[-1].endswith("a\n\n(A rehearsal: the clock is set to another day.)")


async def test_any_text_can_be_kept(store: Store) -> None:
    """Neither database has to know what a NUL is, or half of a character."""
    strange = "".join(map(chr, (*range(0x20), 0x7F, 0xFFFE, 0xD800, 0xDFFF, 0x10FFFF)))
    outgoing = Outgoing(7, None, f"a{strange}b", ((Link(strange, "https://example.org"),),))
    async with store.begin() as conn:
        await messages.enqueue(conn, outgoing, NOW)
        await enqueue_all(conn, [outgoing], NOW)
        kept = list(await conn.scalars(select(deliveries.c.text)))
    assert kept == [outgoing.text, outgoing.text]
    kept[0].encode()


async def test_a_notice_is_told_once(store: Store) -> None:
    async with store.begin() as conn:
        await messages.enqueue(conn, Outgoing(7, None, "due", notices=("k1", "k2")), NOW)
        await messages.enqueue(conn, Outgoing(8, None, "due", notices=("k1",)), NOW)
        assert await messages.told(conn, 7, ["k1", "k2", "k3"]) == {"k1", "k2"}
        assert await messages.told(conn, 8, ["k1", "k2", "k3"]) == {"k1"}
        assert await messages.told(conn, 8, []) == frozenset()

    async def tell_again() -> None:
        async with store.begin() as conn:
            await messages.enqueue(conn, Outgoing(7, None, "due again", notices=("k3", "k1")), NOW)

    with pytest.raises(IntegrityError):
        await tell_again()
    async with store.connect() as conn:
        assert await conn.scalar(select(func.count()).select_from(deliveries)) == 2
