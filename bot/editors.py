"""Tells the editors of the schedule files what they must know: that a file broke, or wins over amendments."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import Outgoing, Urgency
from bot.store import messages
from bot.timelines import Timelines
from bot.watch import Broken
from bot.wording.changes import CHANGE_WORDING, history_line
from bot.wording.news import NEWS_WORDING
from schedules.amend import Fate, said_of
from schedules.amendment import Amendment
from schedules.store import subscribers
from schedules.store.engine import Store, StoreProblem
from schedules.subscriber import Subscriber
from schedules.text import Text

log = structlog.get_logger()


async def tell_editors(
    store: Store,
    timelines: Timelines,
    editors: Collection[int],
    defaults: Subscriber,
    broken: Broken,
    now: datetime,
) -> None:
    """Put in line, for every editor, that a file is broken: once a day for a breakage, whoever notices it.

    An editor's user id is that of the private chat with the bot.
    """
    log.error(
        "a schedule file cannot be used; the last good one stands",
        file=broken.path.name,
        schedule=broken.schedule,
        problems=len(broken.problems),
        first=broken.problems[0],
    )
    key = f"{broken.schedule} broken {broken.version} {now:%Y-%m-%d}"
    known = timelines.schedules.get(broken.schedule)
    title = known.title if known else Text.of(broken.schedule)  # it may have been set aside
    try:
        async with store.begin() as conn:
            for editor in sorted(editors):
                if await messages.told(conn, editor, [key]):
                    continue
                language = (await subscribers.choices(conn, editor)).over(defaults).language
                text = NEWS_WORDING[language].broken(broken.path.name, title.say(language), broken.problems)
                urgent = Outgoing(
                    editor, None, text, notices=(key,), urgency=Urgency.NOTICE, language=language
                )
                await messages.enqueue(conn, urgent, now)
    except StoreProblem as problem:
        log.error("the editors are not told", why=str(problem))


async def tell_overruled(
    store: Store, timelines: Timelines, editors: Collection[int], defaults: Subscriber, now: datetime
) -> bool:
    """Put in line, for every editor, which amendments no longer count: each once; whether there were any.

    A file that was edited wins over what lay over it.
    """
    lost = {id: found for id in sorted(timelines.from_files) if (found := _lost(timelines, id))}
    if not lost or not editors:
        return False
    async with store.begin() as conn:
        told = [
            await _tell_of_lost(conn, timelines, lost, editor, defaults, now) for editor in sorted(editors)
        ]
    return any(told)


def _lost(timelines: Timelines, schedule: str) -> dict[str, Amendment]:
    """The amendments that no longer count, by the key under which an editor is told."""
    fates = timelines.fates(schedule)
    return {
        f"{schedule} {fates[one.number].value} {one.number} "
        f"{said_of(timelines.as_said(schedule), one.milestone, one.edit)[:16]}": one
        for one in timelines.amendments(schedule)
        if fates[one.number] in {Fate.OVERRULED, Fate.ADRIFT}
    }


async def _tell_of_lost(
    conn: AsyncConnection,
    timelines: Timelines,
    lost: Mapping[str, Mapping[str, Amendment]],
    editor: int,
    defaults: Subscriber,
    now: datetime,
) -> bool:
    language = (await subscribers.choices(conn, editor)).over(defaults).language
    told = False
    for id, amendments in lost.items():
        known = await messages.told(conn, editor, amendments)
        new = {key: one for key, one in amendments.items() if key not in known}
        if not new:
            continue
        schedule, fates = timelines.schedules[id], timelines.fates(id)
        lines = [history_line(schedule, one, fates[one.number], language) for one in new.values()]
        text = CHANGE_WORDING[language].file_wins(schedule.title.say(language), lines)
        urgent = Outgoing(editor, None, text, notices=tuple(new), urgency=Urgency.NOTICE, language=language)
        await messages.enqueue(conn, urgent, now)
        told = True
    return told
