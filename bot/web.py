"""The web side: the calendar routes over the schedules that are running, and what stands beside them."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import structlog
import uvicorn
from anyio import Lock, to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.timelines import Timelines
from calendars.revising import revise
from calendars.routes import calendar_routes, not_found
from calendars.source import Revoked, Shown
from schedules.moments import moment
from schedules.revision import Revisions
from schedules.store import feeds, subscribers
from schedules.store.engine import Store, StoreProblem
from schedules.store.revisions import load_revisions, save_revisions
from schedules.timeline import Timeline

_DAY = timedelta(days=1)
_PATIENCE_SECONDS = 1
"""How long a server that is stopped waits for those who do not take their answer."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Current:
    """What is shown as long as the schedules are those of ``version`` and it is not yet ``until``."""

    shown: Shown
    version: int
    until: datetime


class LiveCalendars:
    """What the routes show: every schedule as of today in its own zone, its revisions kept in the store."""

    def __init__(self, store: Store, timelines: Timelines, clock: Clock) -> None:
        self._store = store
        self._timelines = timelines
        self._clock = clock
        self._shown: dict[str, Shown] = {}
        self._public: dict[str, _Current] = {}
        self._one_at_a_time = Lock()

    async def public(self) -> Sequence[Shown]:
        """All schedules that anyone may see, in their order."""
        return [await self._show(id) for id in self._timelines.public]

    async def public_one(self, name: str) -> Shown | None:
        """The schedule ``name``, if anyone may see it."""
        now, version = self._clock.now(), self._timelines.version
        current = self._public.get(name)
        if current is not None and current.version == version and now < current.until:
            return current.shown
        if name not in self._timelines.public:
            return None
        shown = await self._show(name)
        tomorrow = moment(shown.timeline.on + _DAY, time.min, shown.timeline.schedule.zone)
        self._public[name] = _Current(shown, version, tomorrow.astimezone(UTC))
        return shown

    async def private(self, token: str, name: str | None = None) -> Sequence[Shown] | Revoked | None:
        """What the chat follows whose address holds ``token``: all of it, or the schedule ``name``.

        Raises:
            StoreProblem: if one of these was set aside.
        """
        async with self._store.connect() as conn:
            chat = await feeds.chat_of_feed(conn, token)
            if isinstance(chat, feeds.Revoked):
                return Revoked()
            followed = () if chat is None else await subscribers.subscriptions_of(conn, chat)
        self._check_readable([id for id in followed if name in {None, id}])
        known = [id for id in followed if id in self._timelines.schedules and name in {None, id}]
        return [await self._show(id) for id in known] or None

    def _check_readable(self, ids: Iterable[str]) -> None:
        """Rather no calendar for a while than one without it: programs would take its days out."""
        for id in ids:
            if id in self._timelines.unreadable:
                raise StoreProblem(f"{id} was set aside, since it cannot be read")

    async def _show(self, id: str) -> Shown:
        now = self._clock.now()
        today = now.astimezone(self._timelines.schedules[id].zone).date()
        timeline = self._timelines.on(today, (id,))[id]
        shown = self._shown.get(id)
        if shown is not None and shown.timeline is timeline:
            return shown
        async with self._one_at_a_time:
            shown = self._shown.get(id)
            if shown is None or shown.timeline is not timeline:
                shown = self._shown[id] = Shown(timeline, await self._revised(timeline, now))
            return shown

    async def _revised(self, timeline: Timeline, now: datetime) -> Revisions:
        """The revisions of what is shown from now on, kept.

        They are worked out beside the event loop and before anything is locked: it takes a while, and mostly
        nothing has changed.
        """
        id = timeline.schedule.id
        async with self._store.connect() as conn:
            known = await load_revisions(conn, id)
        revised = await to_thread.run_sync(revise, timeline, known, now)
        if revised == known:
            return revised
        async with self._store.begin() as conn:
            newest = await load_revisions(conn, id)
            if newest != known:  # another process has shown it meanwhile
                revised = revise(timeline, newest, now)
            await save_revisions(conn, id, newest, revised)
        return revised


def web_app(calendars: LiveCalendars, public_url: str | None = None, also: Sequence[Route] = ()) -> Starlette:
    """Everything that is served over HTTP; ``public_url`` is where the outside reaches it, if it is known.

    ``also`` holds further routes. Routes are tried in turn, so they go after the feeds, which are asked for
    most, and before the pages, which take any name.
    """
    feed, *pages = calendar_routes(calendars, public_url)
    routes = [feed, *also, Route("/healthz", _healthz), *pages]
    return Starlette(routes=routes, exception_handlers={404: not_found, StoreProblem: _unavailable})


async def _healthz(_: Request) -> Response:
    return PlainTextResponse("ok\n")


async def _unavailable(_: Request, problem: Exception) -> Response:
    """The database cannot be used: calendar programs come back by themselves."""
    log.error("a page cannot be shown", why=str(problem))
    return PlainTextResponse("Not now, please try again soon. 请稍后再试。\n", 503, {"Retry-After": "60"})


class WebServer(uvicorn.Server):
    """Serves until ``should_exit`` is set. Signals are the program's, not its."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_PATIENCE_SECONDS,
            )
        )

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


def listening(host: str, port: int) -> socket.socket:
    """A socket that already listens there, so that a taken port is said before anything starts.

    Raises:
        OSError: if the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family)
    # Connections take it over. asyncio sets it only on sockets that it made itself; without it the body of a
    # short answer may wait 40 ms for the receipt of its head.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
