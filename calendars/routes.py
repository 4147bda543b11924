"""The addresses at which calendars are read."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from calendars.caching import respond
from calendars.feed import FeedOptions, Windows
from calendars.page import POLICY, page, preferred_language, sorry
from calendars.publishing import Publisher
from calendars.source import CalendarSource, Revoked, Shown
from calendars.wording import WORDING
from schedules.language import LANGUAGES

_CALENDAR = {"Content-Type": "text/calendar; charset=utf-8", "X-Content-Type-Options": "nosniff"}
_PAGE = {
    "Content-Type": "text/html; charset=utf-8",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
    "Vary": "Accept-Language",
}
_PRIVATE = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


def calendar_routes(source: CalendarSource, public_url: str | None = None) -> list[Route]:
    """The page, the public feeds and the private ones.

    ``public_url`` is where the outside reaches them (no slash at its end); without it, the addresses
    on the page are those of the request.
    """
    return _Calendars(source, public_url).routes()


async def not_found(request: Request, _: Exception) -> Response:
    """An exception handler for 404, for addresses that are none of ours."""
    return _sorry(request, 404, lambda language: WORDING[language].not_found)


class _Calendars:
    def __init__(self, source: CalendarSource, public_url: str | None) -> None:
        self._source = source
        self._public_url = public_url
        self._publisher = Publisher()

    def routes(self) -> list[Route]:
        return [
            Route("/", self.page, methods=["GET"]),
            Route("/{name}.ics", self.public_feed, methods=["GET"]),
            Route("/f/{token}/{name}.ics", self.private_feed, methods=["GET"]),
        ]

    async def page(self, request: Request) -> Response:
        language = _language_of(request)
        base = self._public_url or str(request.base_url).rstrip("/")
        html = page(await self._source.public(), language, base)
        return Response(html, headers={**_PAGE, "Content-Language": WORDING[language].tag})

    async def public_feed(self, request: Request) -> Response:
        name = request.path_params["name"]
        shown = next((s for s in await self._source.public() if s.timeline.schedule.id == name), None)
        if shown is None:
            return _sorry(request, 404, lambda language: WORDING[language].not_found)
        return self._feed(request, shown, {})

    async def private_feed(self, request: Request) -> Response:
        token, name = request.path_params["token"], request.path_params["name"]
        match await self._source.private(token, name):
            case Revoked():
                return _sorry(request, 410, lambda language: WORDING[language].revoked)
            case None:
                return _sorry(request, 404, lambda language: WORDING[language].not_found)
            case Shown() as shown:
                return self._feed(request, shown, _PRIVATE)

    def _feed(self, request: Request, shown: Shown, headers: dict[str, str]) -> Response:
        asked = request.query_params
        options = FeedOptions(
            Windows.END if asked.get("windows") == Windows.END else Windows.WHOLE, asked.get("alarms") == "1"
        )
        language = asked.get("lang", "")
        publication = self._publisher.publish(shown, language if language in LANGUAGES else "en", options)
        name = {"Content-Disposition": f'inline; filename="{quote(shown.timeline.schedule.id)}.ics"'}
        return respond(request, publication, {**_CALENDAR, **name, **headers})


def _language_of(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else preferred_language(request.headers.get("accept-language", ""))


def _sorry(request: Request, status: int, sentence: Callable[[str], str]) -> Response:
    language = _language_of(request)
    headers = {**_PAGE, **_PRIVATE, "Content-Language": WORDING[language].tag}
    return Response(sorry(sentence(language), language), status, headers=headers)
