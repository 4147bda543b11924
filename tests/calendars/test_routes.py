"""The addresses at which calendars are read, asked over HTTP."""

from __future__ import annotations

import asyncio
import gzip
import socket
from datetime import date

import httpx
import pytest
import uvicorn

from calendars.revising import revise
from calendars.source import Shown
from calendars.templating import POLICY
from schedules.span import Span
from tests.calendars import agreement as a
from tests.calendars.served import FEED, PRIVATE, Kept, app, client, events, shown

pytestmark = pytest.mark.anyio


# Feeds ------------------------------------------------------------------------------------------


async def test_a_public_schedule_is_a_calendar_at_its_name(http: httpx.AsyncClient) -> None:
    answer = await http.get(FEED)
    assert list(events(answer)) == ["scope", "seminar", "hotline-test", "report/1", "report/2"]
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'inline; filename="dialogue-2016.ics"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "x-robots-tag" not in answer.headers


@pytest.mark.parametrize(
    ("query", "summary"),
    [
        ("", "Seminar · 1–31 Aug"),
        ("?lang=zh", "研讨会 · 8月1日至31日"),
        ("?lang=tlh", "Seminar · 1–31 Aug"),
    ],
)
async def test_a_calendar_speaks_the_language_asked_for(
    http: httpx.AsyncClient, query: str, summary: str
) -> None:
    answer = await http.get(FEED + query, headers={"Accept-Language": "zh"})
    assert events(answer)["seminar"].summary.value == summary


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("", date(2016, 8, 1)),
        ("?windows=end", date(2016, 8, 31)),
        ("?windows=whole", date(2016, 8, 1)),
        ("?windows=other", date(2016, 8, 1)),
    ],
)
async def test_windows_can_be_their_last_day(http: httpx.AsyncClient, query: str, first: date) -> None:
    seminar = events(await http.get(FEED + query))["seminar"]
    assert (seminar.dtstart.value, seminar.dtend.value) == (first, date(2016, 9, 1))


@pytest.mark.parametrize(("query", "count"), [("", 0), ("?alarms=0", 0), ("?alarms=1", 4)])
async def test_alarms_ring_only_for_whoever_asks(http: httpx.AsyncClient, query: str, count: int) -> None:
    hotline = events(await http.get(FEED + query))["hotline-test"]
    assert len(hotline.contents.get("valarm", [])) == count


@pytest.mark.parametrize("accept", ["text/calendar", "application/json", "text/html;q=0.1", "*/*;q=0"])
async def test_nobody_is_told_that_it_is_not_acceptable(http: httpx.AsyncClient, accept: str) -> None:
    headers = {"Accept": accept, "Accept-Encoding": "identity;q=0", "Accept-Charset": "latin-1"}
    assert events(await http.get(FEED, headers=headers))


async def test_whoever_has_it_already_gets_nothing_until_it_changes(
    http: httpx.AsyncClient, source: Kept
) -> None:
    first = await http.get(FEED)
    again = await http.get(FEED, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    since = await http.get(FEED, headers={"If-Modified-Since": first.headers["last-modified"]})
    assert since.status_code == 304
    moved = a.timeline(a.moved(a.hotline(), Span(None, date(2016, 9, 30))))
    source.shown = Shown(moved, revise(moved, source.shown.revisions, a.NOW))
    changed = await http.get(FEED, headers={"If-None-Match": first.headers["etag"]})
    assert events(changed)["hotline-test"].dtstart.value == date(2016, 9, 30)
    later = await http.get(FEED, headers={"If-Modified-Since": first.headers["last-modified"]})
    assert later.status_code == 200


# Pages and pictures ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "vary"),
    [
        ("/", "Accept-Encoding, Accept-Language"),
        ("/dialogue-2016", "Accept-Encoding, Accept-Language"),
        ("/dialogue-2016.svg", "Accept-Encoding, Accept-Language"),
        ("/dialogue-2016.png", "Accept-Language"),
        (FEED, "Accept-Encoding"),
    ],
)
async def test_all_that_is_shown_is_known_by_its_tag(
    http: httpx.AsyncClient, source: Kept, path: str, vary: str
) -> None:
    first = await http.get(path)
    assert first.headers["vary"] == vary
    again = await http.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["vary"]) == (304, b"", vary)
    source.shown = shown(a.timeline(a.moved(a.hotline(), Span(None, date(2016, 9, 30)))))
    changed = await http.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (changed.status_code, changed.headers["etag"] != first.headers["etag"]) == (200, True)


@pytest.mark.parametrize("path", ["/dialogue-2016", "/dialogue-2016.svg", "/dialogue-2016.png", FEED])
async def test_what_is_asked_for_differently_is_kept_apart(http: httpx.AsyncClient, path: str) -> None:
    asked = ["lang=en", "lang=zh", "party=cn", "topic=nothing", "lang=zh&party=cn"]
    tags = {(await http.get(f"{path}?{query}")).headers["etag"] for query in asked}
    assert len(tags) == len(asked)


async def test_a_page_is_kept_for_each_address_by_which_it_is_reached(source: Kept) -> None:
    async with client(app(source)) as http:
        one = await http.get("/", headers={"Host": "one.example.org"})
        other = await http.get("/", headers={"Host": "other.example.org"})
    assert "http://one.example.org/dialogue-2016.ics" in one.text
    assert "one.example.org" not in other.text


async def test_a_page_comes_compressed(http: httpx.AsyncClient) -> None:
    answer = await http.get("/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(answer.content) / 2


@pytest.mark.parametrize("path", ["/dialogue-2016", FEED])
async def test_a_choice_of_any_length_is_answered(http: httpx.AsyncClient, path: str) -> None:
    assert (await http.get(path, params={"topic": "x" * 10_000})).status_code == 200


# The page ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "accepted", "tag"),
    [("", "", "en"), ("", "zh-CN", "zh-Hans"), ("?lang=en", "zh-CN", "en"), ("?lang=zh", "", "zh-Hans")],
)
async def test_the_page_is_in_the_language_asked_for_or_liked_best(
    http: httpx.AsyncClient, query: str, accepted: str, tag: str
) -> None:
    answer = await http.get(f"/{query}", headers={"Accept-Language": accepted})
    assert answer.headers["content-language"] == tag
    assert f'<html lang="{tag}">' in answer.text


async def test_the_page_may_load_and_run_nothing(http: httpx.AsyncClient) -> None:
    answer = await http.get("/")
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


async def test_the_page_names_the_address_by_which_it_was_reached_or_the_public_one(source: Kept) -> None:
    async with client(app(source)) as http:
        assert "http://calendars.example.org/dialogue-2016.ics" in (await http.get("/")).text
    async with client(app(source, "https://agreed.example.org")) as http:
        assert "https://agreed.example.org/dialogue-2016.ics" in (await http.get("/")).text


@pytest.mark.parametrize("path", ["/", FEED, PRIVATE])
async def test_calendars_are_only_read(http: httpx.AsyncClient, path: str) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert (await http.request(method, path)).status_code == 405


# On the wire ------------------------------------------------------------------------------------


async def test_a_real_server_answers_the_same(source: Kept) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app(source), log_config=None, lifespan="off"))
    serving = asyncio.create_task(server.serve([listener]))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with httpx.AsyncClient(base_url=address, trust_env=False) as http:
        plain = await http.get(FEED, headers={"Accept-Encoding": "identity"})
        head = await http.head(FEED, headers={"Accept-Encoding": "identity"})
        async with http.stream("GET", FEED, headers={"Accept-Encoding": "gzip"}) as zipped:
            raw = b"".join([part async for part in zipped.aiter_raw()])
        known = await http.head(FEED, headers={"If-None-Match": plain.headers["etag"]})
    server.should_exit = True
    await serving
    assert (head.status_code, head.content) == (200, b"")
    assert {**head.headers, "date": ""} == {**plain.headers, "date": ""}
    assert int(plain.headers["content-length"]) == len(plain.content)
    assert gzip.decompress(raw) == plain.content
    assert int(zipped.headers["content-length"]) == len(raw) < len(plain.content)
    assert known.status_code == 304
