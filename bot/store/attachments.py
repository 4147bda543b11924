"""Pictures and files that wait to be sent. They are not kept once their delivery is settled for good."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Attachment, AttachmentKind
from bot.store.messages import State, attachments, deliveries


async def of_deliveries(conn: AsyncConnection, ids: Collection[int]) -> Mapping[int, Attachment]:
    """What is sent with each of these deliveries; only those with anything."""
    if not ids:
        return {}
    rows = await conn.execute(select(attachments).where(attachments.c.delivery.in_(list(ids))))
    return {row.delivery: Attachment(AttachmentKind(row.kind), row.name, row.body) for row in rows}


async def forget_settled(conn: AsyncConnection) -> None:
    """Forget what was sent, or never will be. Few wait at any time, so all of them are looked at."""
    over = (
        select(attachments.c.delivery)
        .join(deliveries, deliveries.c.id == attachments.c.delivery)
        .where(deliveries.c.state.in_((State.SENT, State.DEAD)))
    )
    await conn.execute(delete(attachments).where(attachments.c.delivery.in_(over)))
