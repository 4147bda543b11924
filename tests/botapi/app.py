"""The server as a web application: ``/bot<token>/<method>`` and, beside it, ``/control/<action>``."""

from __future__ import annotations

import asyncio
import time

from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.botapi import answers
from tests.botapi.control import ACTIONS
from tests.botapi.faults import Break, Fault, first_hit
from tests.botapi.ledger import Request
from tests.botapi.methods import METHODS
from tests.botapi.parameters import Parameters, parse
from tests.botapi.refusals import (
    INVALID_TOKEN,
    METHOD_NOT_FOUND,
    NOT_FOUND,
    UNAUTHORIZED,
    Refused,
    not_played,
)
from tests.botapi.service import Service


def application(service: Service) -> Starlette:
    """The web application around one service."""

    async def method(http: HttpRequest) -> Response:
        return await _answer(service, http)

    async def control(http: HttpRequest) -> Response:
        return await _control(service, http)

    return Starlette(
        routes=[
            Route("/bot{token}/{method}", method, methods=["GET", "POST"]),
            Route("/control/{action}", control, methods=["POST"]),
            Route("/{rest:path}", _not_found, methods=["GET", "POST"]),
        ]
    )


async def _not_found(_: HttpRequest) -> Response:
    return answers.refused(NOT_FOUND)


async def _control(service: Service, http: HttpRequest) -> Response:
    try:
        action = ACTIONS[http.path_params["action"]]
        return JSONResponse(await action(service, **(await http.json())))
    except (Refused, TypeError, ValueError, LookupError) as wrong:
        return JSONResponse({"error": str(wrong)}, 422)


async def _answer(service: Service, http: HttpRequest) -> Response:
    body = await http.body()
    if (token := http.path_params["token"]) != service.token:
        return answers.refused(UNAUTHORIZED if ":" in token else INVALID_TOKEN)
    try:
        asked = parse(http.url.query, http.headers.get("content-type", ""), body)
    except Refused as refusal:
        return answers.refused(refusal)
    request = _recorded(service, http.path_params["method"].lower(), asked)
    fault = first_hit(service.faults, request.method, request.chat)
    if fault is None:
        answer = await _carried_out(service, asked, request)
    else:
        answer = await _broken(service, asked, request, fault)
    request.heard = not isinstance(answer, answers.Cut) and not await http.is_disconnected()
    request.ended = time.time()
    service.bell.ring()
    return answer


def _recorded(service: Service, method: str, asked: Parameters) -> Request:
    chat = asked.integer("chat_id") if asked.has("chat_id") else None
    number = next(service.numbers)
    request = Request(number, time.time(), method, chat, dict(asked.texts))
    service.ledger.requests.append(request)
    service.bell.ring()
    return request


async def _carried_out(service: Service, asked: Parameters, request: Request) -> Response:
    try:
        if (method := METHODS.get(request.method)) is None:
            raise METHOD_NOT_FOUND
        if unknown := asked.names - method.parameters:
            raise not_played(f"{', '.join(sorted(unknown))} of {request.method}")
        result = await method.call(service, asked, request)
    except Refused as refusal:
        request.outcome, request.description = str(refusal.code), refusal.description
        return answers.refused(refusal)
    request.outcome = "ok"
    return answers.ok(result)


async def _broken(service: Service, asked: Parameters, request: Request, fault: Fault) -> Response:
    received = fault.received or fault.breaks in {Break.SLOW, Break.GARBLE}
    answer = await _carried_out(service, asked, request) if received else answers.ok(True)
    match fault.breaks:
        case Break.REFUSE:
            refusal = fault.refusal()
            request.outcome, request.description = str(refusal.code), refusal.description
            return answers.refused(refusal)
        case Break.GATEWAY:
            request.outcome = str(fault.status)
            return answers.gateway(fault.status)
        case Break.GARBLE:
            request.outcome = "garbled"
            return answers.garbled(answer)
        case Break.CUT:
            request.outcome = "cut"
            return answers.Cut()
        case Break.HANG:
            request.outcome = "hung"
            await service.released.wait()
            return answers.Cut()
        case Break.SLOW:
            await asyncio.sleep(fault.seconds)
            return answer
