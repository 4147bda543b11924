"""What each process does now, of all that share a database: leases decide, and the rest stands by."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum

from bot.store.leases import Lease, hold
from bot.store.vitals import Held
from bot.trouble import Trouble
from schedules.store.engine import Store, StoreProblem

SENDER = "sender"
"""The lease of the process that plans and sends."""

POLLER = "poller"
"""The lease of the process that asks Telegram for updates, or sees to it that Telegram delivers them."""

INBOX = "inbox"
"""The lease of the process that handles what was received."""

_LOOK_SECONDS = 1
_STORE_PAUSE_SECONDS = 2


class Role(StrEnum):
    """What a process can be doing."""

    SENDS = "sends"
    POLLS = "polls"
    TENDS_WEBHOOK = "tends the webhook"
    ANSWERS = "answers"
    HEARS_WEBHOOKS = "hears webhooks"
    STANDS_BY = "stands by"


def roles_of(holder: str, leases: Mapping[str, Held], hears_webhooks: bool) -> tuple[Role, ...]:
    """What a process that serves chats does, by the leases that have not run out."""
    held = {name for name, lease in leases.items() if lease.holder == holder}
    of_lease = {
        SENDER: Role.SENDS,
        POLLER: Role.TENDS_WEBHOOK if hears_webhooks else Role.POLLS,
        INBOX: Role.ANSWERS,
    }
    roles = tuple(role for name, role in of_lease.items() if name in held) or (Role.STANDS_BY,)
    return (*roles, Role.HEARS_WEBHOOKS) if hears_webhooks else roles


async def while_holding(store: Store, name: str, holder: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do ``work``, which never ends by itself, whenever the lease is held; until cancelled.

    It is cancelled when the lease is lost, and begun anew when it is held again.
    """
    trouble = Trouble("database unusable", "database usable again")
    while True:
        try:
            async with hold(store, name, holder) as lease:
                trouble.note_success()
                await _until_lost(lease, work)
        except StoreProblem as problem:
            trouble.note(str(problem), lease=name)
            await asyncio.sleep(_STORE_PAUSE_SECONDS)


async def _until_lost(lease: Lease, work: Callable[[], Awaitable[None]]) -> None:
    task = asyncio.ensure_future(work())
    try:
        while lease.is_held and not task.done():
            await asyncio.wait((task,), timeout=_LOOK_SECONDS)
    finally:
        task.cancel()
        await asyncio.wait((task,))
    if not task.cancelled():
        task.result()
