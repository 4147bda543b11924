"""Tells the editors of the schedule files what they must know: that a file broke."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import structlog

from bot.delivery import Outgoing, Urgency
from bot.store import messages
from bot.timelines import Timelines
from bot.watch import Broken
from bot.wording.news import NEWS_WORDING
from schedules.store import subscribers
from schedules.store.engine import Store, StoreProblem
from schedules.subscriber import Subscriber

log = structlog.get_logger()


async def tell_editors(
    store: Store,
    timelines: Timelines,
    editors: Collection[int],
    defaults: Subscriber,
    broken: Broken,
    now: datetime,
) -> None:
    """Put in line, for every editor, that a file is broken: once for a breakage, whoever notices it.

    An editor's user id is that of the private chat with the bot.
    """
    log.error(
        "a schedule file cannot be used; the last good one stands",
        file=broken.path.name,
        schedule=broken.schedule,
        problems=len(broken.problems),
        first=broken.problems[0],
    )
    key = f"{broken.schedule} broken {broken.version}"
    title = timelines.schedules[broken.schedule].title
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
