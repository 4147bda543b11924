"""Where a schedule is reached: its page, its calendar, its picture, and the ways into calendar programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import quote, urlencode

from calendars.choice import EVERYTHING, Choice


class Address(Protocol):
    """One schedule in one language, of what was chosen: at a server, or among files."""

    @property
    def language(self) -> str:
        """The language of all that is there."""

    @property
    def choice(self) -> Choice:
        """What of the schedule is there."""

    @property
    def page(self) -> str:
        """The page."""

    @property
    def feed(self) -> str:
        """The calendar."""

    @property
    def picture(self) -> str:
        """The picture as PNG."""

    def choosing(self, choice: Choice) -> Address | None:
        """The same with another choice; ``None`` where nothing can be chosen."""

    def speaking(self, language: str) -> Address:
        """The same in another language."""


@dataclass(frozen=True, slots=True)
class Served:
    """At a server under ``base``, which ends without a slash; what differs is asked for in the query."""

    base: str
    schedule: str
    language: str
    choice: Choice = EVERYTHING

    @property
    def page(self) -> str:
        """The page."""
        return self._at("")

    @property
    def feed(self) -> str:
        """The calendar; English needs no word in it, since it is what a calendar speaks unless asked."""
        return self._at(".ics", language=None if self.language == "en" else self.language)

    @property
    def picture(self) -> str:
        """The picture as PNG."""
        return self._at(".png")

    def choosing(self, choice: Choice) -> Served:
        """The same with another choice."""
        return replace(self, choice=choice)

    def speaking(self, language: str) -> Served:
        """The same in another language."""
        return replace(self, language=language)

    def _at(self, ending: str, **more: str | None) -> str:
        asked = {
            "lang": more.get("language", self.language),
            "topic": self.choice.topic,
            "party": self.choice.party,
        }
        query = urlencode({name: value for name, value in asked.items() if value}, quote_via=quote)
        path = f"{self.base}/{quote(self.schedule)}{ending}"
        return f"{path}?{query}" if query else path


@dataclass(frozen=True, slots=True)
class Filed:
    """Among files that any web server shows under ``base``: English at the top, others in folders."""

    base: str
    schedule: str
    language: str
    choice: Choice = field(default=EVERYTHING, init=False)

    def file(self, ending: str) -> str:
        """The path of a file, from the top."""
        name = f"{self.schedule}{ending}"
        return name if self.language == "en" else f"{self.language}/{name}"

    @property
    def page(self) -> str:
        """The page."""
        return self._at(".html")

    @property
    def feed(self) -> str:
        """The calendar."""
        return self._at(".ics")

    @property
    def picture(self) -> str:
        """The picture as PNG."""
        return self._at(".png")

    def choosing(self, _: Choice) -> None:
        """Nothing can be chosen: nobody is there to answer."""

    def speaking(self, language: str) -> Filed:
        """The same in another language."""
        return replace(self, language=language)

    def _at(self, ending: str) -> str:
        return f"{self.base}/{quote(self.file(ending))}"


def ways(feed: str, title: str) -> Mapping[str, str]:
    """By calendar program, the address that has it subscribe to ``feed``.

    ``webcal:`` is what programs on a computer or a telephone register for; those on the web take the
    address as a parameter.
    """
    webcal = "webcal://" + feed.partition("://")[2]
    encoded, name = quote(feed, safe=""), quote(title, safe="")
    return {
        "apple": webcal,
        "google": f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
        "outlook_web": f"https://outlook.live.com/calendar/0/addfromweb?url={encoded}&name={name}",
        "outlook_work": f"https://outlook.office.com/calendar/0/addfromweb?url={encoded}&name={name}",
        "outlook_desktop": webcal,
        "thunderbird": webcal,
    }
