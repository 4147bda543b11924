"""Private feeds, and the choices of what a feed shows, asked for over HTTP."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from calendars.revising import fresh_revisions, revise
from calendars.source import Shown
from schedules.text import Text
from tests.calendars import agreement as a
from tests.calendars.served import FEED, PRIVATE, Kept, app, client, events, shown

pytestmark = pytest.mark.anyio


async def test_a_private_feed_is_for_whoever_has_its_address(http: httpx.AsyncClient) -> None:
    answer = await http.get(PRIVATE)
    assert "hotline-test" in events(answer)
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-robots-tag"] == "noindex"


async def test_all_that_a_chat_follows_is_one_calendar(http: httpx.AsyncClient) -> None:
    answer = await http.get("/f/secret.ics?lang=zh")
    assert "hotline-test" in events(answer)
    assert answer.headers["content-disposition"] == 'inline; filename="agreed.ics"'
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-robots-tag"] == "noindex"
    again = await http.head("/f/secret.ics?lang=zh", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.headers["x-robots-tag"]) == (304, "noindex")


async def test_a_calendar_of_several_schedules_has_no_moment(http: httpx.AsyncClient) -> None:
    """Whoever follows one schedule less would be told, by the moments of the others, that nothing changed."""
    answer = await http.get("/f/secret.ics", headers={"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"})
    assert events(answer)
    assert "last-modified" not in answer.headers
    assert "last-modified" in (await http.get(PRIVATE)).headers


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("?topic=HOTLINE", ["hotline-test"]),
        ("?topic=nothing", ["calendar/0"]),
        ("?party=us", ["hotline-test"]),
        ("?party=nobody", ["calendar/0"]),
        ("?topic=hotline&party=nobody", ["calendar/0"]),
    ],
)
async def test_a_choice_is_never_an_empty_calendar(source: Kept, query: str, keys: list[str]) -> None:
    hotline = a.hotline()
    source.shown = shown(
        a.timeline(
            replace(hotline, milestone=replace(hotline.milestone, topic=Text.of("hotline"))), a.repeating()
        )
    )
    async with client(app(source)) as http:
        for path in (FEED, PRIVATE, "/f/secret.ics"):
            assert list(events(await http.get(path + query))) == keys


async def test_what_vanished_or_was_dropped_is_cancelled_in_the_calendar_of_its_topic(source: Kept) -> None:
    entry = a.hotline()
    entry = replace(entry, milestone=replace(entry.milestone, topic=Text.of("hotline")))
    first = fresh_revisions(a.timeline(entry, a.repeating()), a.NOW)
    for after in (a.timeline(a.repeating()), a.timeline(a.dropped(entry, a.TODAY), a.repeating())):
        source.shown = Shown(after, revise(after, first, a.NOW))
        async with client(app(source)) as http:
            (event,) = events(await http.get(f"{FEED}?topic=hotline")).values()
        assert (event.status.value, event.sequence.value) == ("CANCELLED", "1")


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/f/given-up.ics", 410, "replaced by a new one"),
        ("/f/guessed.ics", 404, "nothing at this address"),
        ("/f/given-up/dialogue-2016.ics", 410, "replaced by a new one"),
        ("/f/secret/another.ics", 404, "nothing at this address"),
        ("/f/guessed/dialogue-2016.ics", 404, "nothing at this address"),
        ("/another.ics", 404, "nothing at this address"),
        ("/no/such/page", 404, "nothing at this address"),
    ],
)
async def test_where_there_is_nothing_it_says_what_helps(
    http: httpx.AsyncClient, path: str, status: int, says: str
) -> None:
    answer = await http.get(path)
    assert answer.status_code == status
    assert says in answer.text
    assert "/calendar" in answer.text
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-robots-tag"] == "noindex"
    chinese = await http.get(path, headers={"Accept-Language": "zh"})
    assert chinese.headers["content-language"] == "zh-Hans"
