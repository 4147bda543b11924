"""Calendars served over HTTP: from one schedule, public and in one private feed."""

from __future__ import annotations

from collections.abc import Sequence

import httpx
import vobject
from starlette.applications import Starlette

from calendars.revising import fresh_revisions
from calendars.routes import calendar_routes, not_found
from calendars.source import Revoked, Shown
from schedules.timeline import Timeline
from tests.calendars import agreement as a

FEED = "/dialogue-2016.ics"
PRIVATE = "/f/secret/dialogue-2016.ics"


class Kept:
    """A source with one schedule, public and in the feed of the chat whose token is ``secret``."""

    def __init__(self) -> None:
        self.shown = shown(a.everything())

    async def public(self) -> Sequence[Shown]:
        return [self.shown]

    async def public_one(self, name: str) -> Shown | None:
        return self.shown if name == "dialogue-2016" else None

    async def private(self, token: str, name: str | None = None) -> Sequence[Shown] | Revoked | None:
        if token == "given-up":
            return Revoked()
        return [self.shown] if token == "secret" and name in {None, "dialogue-2016"} else None


def shown(timeline: Timeline) -> Shown:
    return Shown(timeline, fresh_revisions(timeline, a.NOW))


def app(source: Kept, public_url: str | None = None) -> Starlette:
    return Starlette(routes=calendar_routes(source, public_url), exception_handlers={404: not_found})


def client(app: Starlette) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://calendars.example.org")


def events(response: httpx.Response) -> dict[str, vobject.base.Component]:
    """The events of a feed by the key of their milestone, as vobject reads them."""
    assert response.status_code == 200
    return {e.uid.value.partition("@")[0]: e for e in vobject.readOne(response.text).vevent_list}
