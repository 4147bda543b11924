"""The inline mode: somebody types to the bot in any chat, and is offered answers to send there.

What is typed changes nothing and is worth an answer for a few seconds only, so it is never written down.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.offers import Offers, offers
from bot.questions import Asker
from bot.timelines import Timelines
from bot.wording.delivery import said_of_rehearsal
from bot.wording.offers import OFFER_WORDING
from schedules.store import subscribers
from schedules.subscriber import Subscriber
from schedules.text import language_of

ASK = "ask"
"""What /start is given by the button beside answers: it asks what can be asked, and follows nothing."""

_OTHERWISE = "en"


@dataclass(frozen=True, slots=True)
class InlineQuery:
    """What ``user`` has typed so far; ``language`` is their own, as a two-letter code, where it is known."""

    id: str
    user: int
    text: str
    language: str | None = None


class Inline:
    """Finds what to offer, over ``timelines``; ``defaults`` hold for what a private chat has not chosen."""

    def __init__(self, timelines: Timelines, defaults: Subscriber, *, rehearsal: bool = False) -> None:
        self._timelines = timelines
        self._defaults = defaults
        self._rehearsal = rehearsal

    async def offers(self, conn: AsyncConnection, query: InlineQuery, now: datetime) -> Offers:
        """What whoever typed may see: what their private chat follows, else what is public.

        Nothing is written. What other chats follow or own is not looked at, whichever chat it is typed in.
        """
        me = await self._asking(conn, query)
        here = now.astimezone(me.zone)
        followed = await subscribers.subscriptions_of(conn, query.user)
        timelines = self._timelines.on(here.date(), followed) or self._timelines.on(
            here.date(), self._timelines.public
        )
        asker = Asker(here, me.zone, me.language, me.side)
        # Beside the event loop: of thousands of milestones it takes long enough to hold up what is sent.
        found = await asyncio.to_thread(offers, query.text, asker, timelines)
        return _rehearsed(found) if self._rehearsal else found

    async def _asking(self, conn: AsyncConnection, query: InlineQuery) -> Subscriber:
        """Who asks: as their private chat is told; where there is none, in their own language."""
        known = await subscribers.find(conn, query.user)
        if known:
            return known.choices.over(self._defaults)
        spoken = query.language if query.language and query.language in OFFER_WORDING else _OTHERWISE
        return replace(self._defaults, language=spoken)


def _rehearsed(found: Offers) -> Offers:
    told = (
        replace(one, text=f"{one.text}\n\n{said_of_rehearsal(language_of(one.text))}") for one in found.offers
    )
    return replace(found, offers=tuple(told))
