"""What stands ready before the program starts: a schedule, chats with an hour of their own, faults."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text

from schedules.store import subscribers
from schedules.store.engine import Store
from tests.botapi.faults import Break
from tests.botapi.world import World
from tests.kills.judging import Kind, Owed
from tests.kills.scenario import Scenario

TITLE = "The agreement of the drill"
"""Stands in the answer to ``/start``, and in no reminder of a program that has one schedule only."""

_DUE_A_SECOND = 25

_SCHEDULE = """\
schedule: drill
title: {title}
agreed_on: 2016-06-14
timezone: {zone}
visibility: public
milestones:
  test: {{title: Test the hotline, when: on {today}, remind: [1 day]}}
"""

_FAULTS = (
    (Break.REFUSE, {"retry_after": 1}),
    (Break.GATEWAY, {"received": False}),
    (Break.GATEWAY, {"received": True}),
    (Break.CUT, {"received": False}),
    (Break.CUT, {"received": True}),
    (Break.HANG, {"received": False}),
    (Break.HANG, {"received": True}),
)
_LATENCY_SECONDS = 0.1
"""Of every other answer, as on a way to Telegram: without it hardly anything is ever in flight."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What the run needs to know of it: ``newcomers`` will send ``/start``, all before ``last``."""

    schedule: Path
    zone: ZoneInfo
    owed: tuple[Owed, ...]
    newcomers: tuple[int, ...]
    last: datetime

    @property
    def settings(self) -> dict[str, str]:
        """What chats that chose nothing live by: they are told at the last moment of all."""
        hour = self.last.astimezone(self.zone).time().isoformat()
        return {"DEFAULT_TIMEZONE": self.zone.key, "DEFAULT_HOUR": hour}


async def set_up(scenario: Scenario, world: World, database_url: str, folder: Path) -> Stage:
    """Make it, so that the first reminder is due the scenario's lead from then on."""
    told = [await world.user(f"Told {n}", started=True) for n in range(scenario.deliveries)]
    newcomers = tuple([await world.user(f"New {n}") for n in range(scenario.commands)])
    await _add_faults(world, random.Random(scenario.seed), [*told, *newcomers], scenario.faulty)
    zone = _zone_at_noon(datetime.now(UTC))
    store = await Store.open(database_url)
    try:
        moments = await _seed(store, told, zone, scenario.lead)
    finally:
        await store.close()
    last = max(moments.values()) + timedelta(seconds=1)
    schedule = folder / "drill.yaml"
    today = datetime.now(zone).date()
    schedule.write_text(_SCHEDULE.format(title=TITLE, zone=zone.key, today=today))
    owed = [Owed(chat, Kind.NOTICE, moment.timestamp()) for chat, moment in moments.items()]
    return Stage(schedule, zone, tuple(owed), newcomers, last)


async def hasten(database_url: str, by: timedelta) -> None:
    """Let what is to be sent again later be sent so much sooner, as if that much time had passed."""
    store = await Store.open(database_url)
    try:
        async with store.begin() as conn:
            for statement in _EARLIER:
                await conn.execute(statement, {"by": by // timedelta(microseconds=1)})
    finally:
        await store.close()


_EARLIER = (
    text("UPDATE deliveries SET not_before = not_before - :by, first_sent_at = first_sent_at - :by"),
    text("UPDATE lines SET at = at - :by, second_at = second_at - :by, minute_at = minute_at - :by"),
)


async def _seed(store: Store, chats: Sequence[int], zone: ZoneInfo, lead: timedelta) -> dict[int, datetime]:
    """Let the chats follow the schedule; the moment at which each is to be told."""
    now = datetime.now(UTC)
    first = now.replace(microsecond=0) + lead + timedelta(seconds=1 + len(chats) // 500)
    moments = {chat: first + timedelta(seconds=n // _DUE_A_SECOND) for n, chat in enumerate(chats)}
    async with store.begin() as conn:
        for chat, moment in moments.items():
            await subscribers.subscribe(conn, chat, ["drill"], now)
            hour = moment.astimezone(zone).time()
            await subscribers.choose(conn, chat, now, hour=hour, zone=zone)
    return moments


async def _add_faults(world: World, rng: random.Random, chats: Sequence[int], share: float) -> None:
    for chat in rng.sample(chats, round(len(chats) * share)):
        breaks, details = rng.choice(_FAULTS)
        await world.fault(breaks, chat=chat, **details)
    await world.fault(Break.SLOW, seconds=_LATENCY_SECONDS, times=None)


def _zone_at_noon(now: datetime) -> ZoneInfo:
    """A zone in which midnight is far off, so that the day does not change during the run."""
    east = (12 - now.hour + 11) % 24 - 11
    return ZoneInfo(f"Etc/GMT{-east:+d}" if east else "UTC")
