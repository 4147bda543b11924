"""However a request is written, it means the same; and what is no request is refused."""

from __future__ import annotations

import json

import httpx
import pytest

from tests.botapi.faults import Break
from tests.botapi.world import World

pytestmark = pytest.mark.anyio

MARKUP = {"inline_keyboard": [[{"text": "Open", "url": "https://example.org/"}]]}


async def call(world: World, verb: str, method: str, token: str = "", **how: object) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as http:
        return await http.request(verb, f"{world.base_url}{token or world.token}/{method}", **how)  # type: ignore[arg-type]


@pytest.mark.parametrize("how", ["query", "form", "json", "multipart"])
async def test_a_request_by_every_way(world: World, how: str) -> None:
    anna = await world.user(started=True)
    given = {"chat_id": str(anna), "text": "Due & 待定", "reply_markup": json.dumps(MARKUP)}
    match how:
        case "query":
            answer = await call(world, "GET", "sendMessage", params=given)
        case "form":
            answer = await call(world, "POST", "sendmessage", data=given)
        case "json":
            body = {"chat_id": anna, "text": given["text"], "reply_markup": MARKUP, "entities": None}
            answer = await call(world, "POST", "SENDMESSAGE", json=body)
        case _:
            parts = {name: (None, value) for name, value in given.items()}
            answer = await call(world, "POST", "sendMessage", files=parts)
    assert answer.status_code == 200
    assert answer.json()["result"]["text"] == "Due & 待定"
    assert answer.json()["result"]["reply_markup"] == MARKUP


@pytest.mark.parametrize(
    ("token", "description"),
    [
        ("987654321:wrong-wrong-wrong-wrong-wrong-wrong", "Unauthorized"),
        ("nonsense", "Unauthorized: invalid token specified"),
    ],
)
async def test_a_wrong_token(world: World, token: str, description: str) -> None:
    answer = await call(world, "GET", "getMe", token=token)
    assert answer.json() == {"ok": False, "error_code": 401, "description": description}
    assert answer.status_code == 401


async def test_a_method_or_a_path_that_is_not_there(world: World) -> None:
    answer = await call(world, "GET", "getMoon")
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"{world.address}/elsewhere")
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


@pytest.mark.parametrize(
    ("body", "kind", "description"),
    [
        (b"{", "application/json", "Bad Request: can't parse JSON object"),
        (b"[]", "application/json", "Bad Request: JSON object expected"),
        (b"text=%FF", "application/x-www-form-urlencoded", "Bad Request: strings must be encoded in UTF-8"),
        (b"x", "text/plain", "Bad Request: unsupported content type"),
    ],
)
async def test_a_body_that_cannot_be_read(world: World, body: bytes, kind: str, description: str) -> None:
    answer = await call(world, "POST", "getMe", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 400
    assert answer.json()["description"] == description


async def test_seconds_to_wait_stand_in_a_header_too(world: World) -> None:
    await world.fault(Break.REFUSE, method="getMe", retry_after=5)
    answer = await call(world, "GET", "getMe")
    assert answer.headers["Retry-After"] == "5"
    assert answer.json()["parameters"] == {"retry_after": 5}
