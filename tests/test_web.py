"""The web side, over the schedules that are running and a real database."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
import pytest
import vobject
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.clock import RehearsalClock
from bot.timelines import Timelines
from bot.web import LiveCalendars, WebServer, listening, web_app
from schedules.milestone import Milestone, Schedule, Visibility
from schedules.store import feeds, subscribers
from schedules.store.engine import Store
from schedules.store.revisions import load_revisions
from tests.schedules import by, milestone, on, schedule

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 8, 31, 15, 30, tzinfo=UTC)
"""Half an hour before the first of September in Shanghai."""

HOTLINE = milestone("hotline", by(on(8, 31)))


def agreed(id: str, *milestones: Milestone, visibility: Visibility = Visibility.PUBLIC) -> Schedule:
    made = schedule(*(milestones or (HOTLINE,)))
    return replace(made, id=id, visibility=visibility, zone=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def clock() -> RehearsalClock:
    return RehearsalClock(NOW)


def client(
    store: Store, clock: RehearsalClock, *schedules: Schedule, public_url: str | None = None
) -> httpx.AsyncClient:
    app = web_app(LiveCalendars(store, Timelines(schedules), clock), public_url)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000")


@pytest.fixture
async def http(store: Store, clock: RehearsalClock) -> AsyncIterator[httpx.AsyncClient]:
    secret = agreed("secret", visibility=Visibility.INVITED)
    async with client(store, clock, agreed("open"), secret) as connected:
        yield connected


async def feed_of(store: Store, *schedules: str, chat: int = 7) -> str:
    """The token of a chat that follows these."""
    async with store.begin() as conn:
        await subscribers.subscribe(conn, chat, schedules, NOW)
        return await feeds.feed_token(conn, chat, NOW)


def sequence(answer: httpx.Response) -> tuple[str, str]:
    event = vobject.readOne(answer.text).vevent
    return event.sequence.value, event.last_modified.value.isoformat()


async def test_it_tells_that_it_is_well(http: httpx.AsyncClient) -> None:
    assert (await http.get("/healthz")).text == "ok\n"


async def test_only_public_schedules_stand_at_their_name_and_on_the_page(http: httpx.AsyncClient) -> None:
    assert [(await http.get(f"/{id}.ics")).status_code for id in ("open", "secret")] == [200, 404]
    page = (await http.get("/")).text
    assert "http://127.0.0.1:8000/open.ics" in page
    assert "secret" not in page


async def test_the_page_names_the_public_address(store: Store, clock: RehearsalClock) -> None:
    async with client(store, clock, agreed("open"), public_url="https://agreed.example.org") as http:
        assert "https://agreed.example.org/open.ics" in (await http.get("/")).text


async def test_any_other_address_is_answered_politely(http: httpx.AsyncClient) -> None:
    answer = await http.get("/calender")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text


async def test_a_chat_reads_what_it_follows_by_its_own_address(store: Store, http: httpx.AsyncClient) -> None:
    token = await feed_of(store, "secret", "gone")
    answers = {name: await http.get(f"/f/{token}/{name}.ics") for name in ("secret", "open", "gone")}
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "secret": 200,
        "open": 404,
        "gone": 404,
    }
    assert (await http.get(f"/f/{token[:-1]}x/secret.ics")).status_code == 404


async def test_all_that_a_chat_follows_is_one_calendar(store: Store, http: httpx.AsyncClient) -> None:
    token = await feed_of(store, "open", "secret", "gone")
    both = vobject.readOne((await http.get(f"/f/{token}.ics")).text)
    assert {event.uid.value for event in both.vevent_list} == {
        "hotline@open.agreed",
        "hotline@secret.agreed",
    }
    async with store.begin() as conn:
        await subscribers.unsubscribe(conn, 7, "open", NOW)
    one = vobject.readOne((await http.get(f"/f/{token}.ics")).text)
    assert one.vevent.uid.value == "hotline@secret.agreed"


async def test_an_address_that_was_given_up_is_gone(store: Store, http: httpx.AsyncClient) -> None:
    token = await feed_of(store, "secret")
    async with store.begin() as conn:
        await feeds.revoke_feed(conn, 7)
    for path in (f"/f/{token}.ics", f"/f/{token}/secret.ics"):
        assert (await http.get(path)).status_code == 410
    other = await feed_of(store, "secret")
    assert (await http.get(f"/f/{other}/secret.ics")).status_code == 200


async def test_today_is_that_of_the_schedule(http: httpx.AsyncClient, clock: RehearsalClock) -> None:
    assert "Overdue" not in (await http.get("/")).text
    clock.skip(timedelta(hours=1))
    assert "Overdue" in (await http.get("/")).text


async def test_what_was_shown_is_remembered_over_a_restart(store: Store, clock: RehearsalClock) -> None:
    first, moved = (agreed("open", milestone("hotline", by(day))) for day in (on(9, 30), on(10, 31)))
    async with client(store, clock, first) as http:
        before = await http.get("/open.ics")
    clock.skip(timedelta(days=3))
    async with client(store, clock, first) as http:
        again = await http.get("/open.ics", headers={"If-None-Match": before.headers["etag"]})
    async with client(store, clock, moved) as http:
        after = await http.get("/open.ics")
    assert again.status_code == 304
    assert [sequence(answer)[0] for answer in (before, after)] == ["0", "1"]
    assert sequence(before)[1] < sequence(after)[1]
    async with store.connect() as conn:
        assert (await load_revisions(conn, "open"))["hotline"].sequence == 1


async def test_whoever_does_not_take_an_answer_keeps_nobody_from_stopping() -> None:
    answer = PlainTextResponse("x" * 50_000_000)
    server = WebServer(Starlette(routes=[Route("/", lambda _: answer)]))
    listener = listening("127.0.0.1", 0)
    serving = asyncio.create_task(server.serve([listener]))
    reader, writer = await asyncio.open_connection(*listener.getsockname())
    writer.write(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
    await reader.readexactly(1)
    server.should_exit = True
    async with asyncio.timeout(10):
        await serving
    writer.close()


def test_a_socket_listens_already_or_says_why_not() -> None:
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        socket.create_connection(("127.0.0.1", port)).close()
        with pytest.raises(OSError, match="in use"):
            listening("127.0.0.1", port)


def test_a_short_answer_does_not_wait_for_a_receipt() -> None:
    with listening("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        taken, _ = listener.accept()
        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_an_ipv6_address_can_be_listened_to() -> None:
    with listening("::1", 0) as listener:
        assert listener.family is socket.AF_INET6
