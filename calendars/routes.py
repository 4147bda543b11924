"""The addresses at which calendars are read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from urllib.parse import quote

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from calendars.addresses import Served
from calendars.caching import Headers, respond
from calendars.choice import Choice
from calendars.feed import FeedOptions, Windows
from calendars.keeping import Keeper
from calendars.languages import preferred_language
from calendars.page import index, page, sorry
from calendars.picture.drawing import draw, paint
from calendars.publication import Publication
from calendars.publishing import publish
from calendars.source import CalendarSource, Revoked, Shown
from calendars.templating import POLICY
from calendars.wording import WORDING
from schedules.language import LANGUAGES
from schedules.timeline import Timeline

_NOSNIFF = ("X-Content-Type-Options", "nosniff")
_BY_ENCODING = ("Vary", "Accept-Encoding")
_BY_READER = ("Vary", "Accept-Encoding, Accept-Language")
_NO_REFERRER = ("Referrer-Policy", "no-referrer")
_CALENDAR = (("Content-Type", "text/calendar; charset=utf-8"), _NOSNIFF, _BY_ENCODING)
_PAGE = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", POLICY),
    _NOSNIFF,
    _NO_REFERRER,
    _BY_READER,
)
_SVG = (
    ("Content-Type", "image/svg+xml"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
    _NOSNIFF,
    _BY_READER,
)
_PNG = (("Content-Type", "image/png"), _NOSNIFF, ("Vary", "Accept-Language"))
_PRIVATE = (_NO_REFERRER, ("X-Robots-Tag", "noindex"))
_LONGEST = 500
_ALL = "agreed"
"""How the file is called that holds everything a chat follows."""


def calendar_routes(source: CalendarSource, public_url: str | None = None) -> list[Route]:
    """The pages, the pictures, the public feeds and the private ones.

    ``public_url`` is where the outside reaches them (no slash at its end); without it, the addresses
    on the page are those of the request.
    """
    return _Calendars(source, public_url).routes()


async def not_found(request: Request, _: Exception | None = None) -> Response:
    """An exception handler for 404, for addresses that are none of ours."""
    return _sorry(request, 404, lambda language: WORDING[language].not_found)


class _Calendars:
    def __init__(self, source: CalendarSource, public_url: str | None) -> None:
        self._source = source
        self._public_url = public_url
        self._keeper = Keeper()

    def routes(self) -> list[Route]:
        return [
            Route("/{name}.ics", _Bare(self.public_feed), methods=["GET"]),  # first: it is asked for most
            Route("/", self.index, methods=["GET"]),
            Route("/f/{token}.ics", self.private_feed, methods=["GET"]),
            Route("/f/{token}/{name}.ics", self.private_feed, methods=["GET"]),
            Route("/{name}.svg", self.drawing, methods=["GET"]),
            Route("/{name}.png", self.painting, methods=["GET"]),
            Route("/{name}", self.page, methods=["GET"]),
        ]

    async def index(self, request: Request) -> Response:
        """The list of schedules; where there is just one, its page."""
        every = await self._source.public()
        if len(every) == 1:
            return await self._page(request, every[0])
        language, base = _language_of(request), self._base(request)

        def make(_: Publication | None) -> Publication:
            listed = [(Served(base, one.timeline.schedule.id, language), one.timeline) for one in every]
            speaking = {code: f"{base}/?lang={code}" for code in LANGUAGES}
            return Publication.of(index(listed, language, speaking).encode())

        return respond(request, await self._keeper.get((base, language), every, make), _html(language))

    async def page(self, request: Request) -> Response:
        shown = await self._source.public_one(request.path_params["name"])
        return await not_found(request) if shown is None else await self._page(request, shown)

    async def _page(self, request: Request, shown: Shown) -> Response:
        language, timeline = _language_of(request), shown.timeline
        address = Served(self._base(request), timeline.schedule.id, language, _choice_of(request))

        def make(_: Publication | None) -> Publication:
            return Publication.of(page(timeline, address).encode())

        return respond(request, await self._keeper.get(address, [shown], make), _html(language))

    async def drawing(self, request: Request) -> Response:
        def make(timeline: Timeline, language: str, choice: Choice) -> Publication:
            return Publication.of(draw(timeline, language, choice).encode())

        return await self._picture(request, "svg", make, _SVG)

    async def painting(self, request: Request) -> Response:
        def make(timeline: Timeline, language: str, choice: Choice) -> Publication:
            return Publication.of(paint(timeline, language, choice), zips=False)

        return await self._picture(request, "png", make, _PNG)

    async def _picture(
        self,
        request: Request,
        kind: str,
        make: Callable[[Timeline, str, Choice], Publication],
        headers: Headers,
    ) -> Response:
        shown = await self._source.public_one(request.path_params["name"])
        if shown is None:
            return await not_found(request)
        timeline, language, choice = shown.timeline, _language_of(request), _choice_of(request)
        place = (kind, timeline.schedule.id, language, choice)
        picture = await self._keeper.get(place, [shown], lambda _: make(timeline, language, choice))
        return respond(request, picture, headers)

    async def public_feed(self, request: Request) -> Response:
        shown = await self._source.public_one(request.path_params["name"])
        if shown is None:
            return await not_found(request)
        return await self._feed(request, [shown], _calendar(shown.timeline.schedule.id))

    async def private_feed(self, request: Request) -> Response:
        name = request.path_params.get("name")
        match await self._source.private(request.path_params["token"], name):
            case Revoked():
                return _sorry(request, 410, lambda language: WORDING[language].revoked)
            case None:
                return await not_found(request)
            case shown if name is None:
                return await self._feed(request, shown, (*_calendar(_ALL), *_PRIVATE), dated=False)
            case shown:
                return await self._feed(request, shown, (*_calendar(name), *_PRIVATE))

    async def _feed(
        self, request: Request, shown: Sequence[Shown], headers: Headers, *, dated: bool = True
    ) -> Response:
        """What is not ``dated`` is known by its tag alone: one schedule more or less changes no moment."""
        language, options, asked = _asked(request.scope["query_string"])
        place = (tuple(one.timeline.schedule.id for one in shown), asked)
        publication = await self._keeper.get(
            place, shown, lambda last: publish(shown, language, options, last)
        )
        return respond(request, publication if dated else replace(publication, modified_at=None), headers)

    def _base(self, request: Request) -> str:
        return self._public_url or str(request.base_url).rstrip("/")


class _Bare:
    """An endpoint without the handling of exceptions that Starlette puts around a function.

    The application has that around all of its routes; once more takes a tenth of a request's time.
    """

    def __init__(self, answer: Callable[[Request], Awaitable[Response]]) -> None:
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._answer(Request(scope))
        await response(scope, receive, send)


@lru_cache(maxsize=256)
def _asked(query: bytes) -> tuple[str, FeedOptions, str]:
    """The language and the options that the query of a feed's address asks for, and what tells them apart."""
    asked = QueryParams(query)
    windows = Windows.END if asked.get("windows") == Windows.END else Windows.WHOLE
    language = asked.get("lang", "")
    language = language if language in LANGUAGES else "en"
    options = FeedOptions(windows, asked.get("alarms") == "1", _choice_in(asked))
    return language, options, f"{language} {options}"


def _choice_of(request: Request) -> Choice:
    return _choice_in(request.query_params)


def _choice_in(asked: QueryParams) -> Choice:
    """What is longer than any topic is cut: it chooses nothing either way, and is kept for a while."""
    topic, party = (asked.get(name, "")[:_LONGEST] for name in ("topic", "party"))
    return Choice(topic or None, party or None)


def _language_of(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else preferred_language(request.headers.get("accept-language", ""))


@lru_cache(maxsize=256)
def _calendar(name: str) -> Headers:
    return *_CALENDAR, ("Content-Disposition", f'inline; filename="{quote(name)}.ics"')


@cache
def _html(language: str) -> Headers:
    return *_PAGE, ("Content-Language", WORDING[language].tag)


def _sorry(request: Request, status: int, sentence: Callable[[str], str]) -> Response:
    language = _language_of(request)
    headers = {**dict(_html(language)), **dict(_PRIVATE), "Cache-Control": "no-cache"}
    return Response(sorry(sentence(language), language), status, headers=headers)
