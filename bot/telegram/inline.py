"""Inline queries are answered where they arrive, past the inbox and the line of messages.

Telegram waits about ten seconds for an answer, and every letter that is typed is a query of its own: a line
is no place for them, and there is nothing to be lost. So they are not written down; of one user only the
newest is answered, and never so many at once that anything else has to wait.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Clock
from bot.date_times import entities_in
from bot.inline import ASK, Inline, InlineQuery
from bot.offers import Offer, Offers
from bot.telegram.outlet import message_entities
from bot.telegram.updates import language_code
from schedules.store.engine import Store, StoreProblem

CACHE_SECONDS = 10
"""How long Telegram may give the same user the same answer: so long what has changed is told as it was."""

MOST_WAITING = 100
"""So many wait to be answered at most; more are not answered."""

_WORTH_SECONDS = 10
_AT_ONCE = 4

log = structlog.get_logger()


class InlineAnswerer:
    """Answers inline queries, each once."""

    def __init__(self, bot: Bot, store: Store, inline: Inline, clock: Clock) -> None:
        self._bot = bot
        self._store = store
        self._inline = inline
        self._clock = clock
        self._newest: dict[int, str] = {}
        self._at_once = asyncio.Semaphore(_AT_ONCE)
        self._under_way: set[asyncio.Task[None]] = set()

    def take(self, update: Mapping[str, Any]) -> bool:
        """Begin to answer, if it is an inline query; whether it is one. Nobody waits for it."""
        if "inline_query" not in update:
            return False
        query = inline_query(update["inline_query"])
        if query is not None and len(self._under_way) < MOST_WAITING:
            self._begin(query)
        elif query is not None:
            log.info("an inline query is not answered", error="too many wait")
        return True

    def _begin(self, query: InlineQuery) -> None:
        self._newest[query.user] = query.id
        task = asyncio.create_task(self._answer(query))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _answer(self, query: InlineQuery) -> None:
        try:
            async with asyncio.timeout(_WORTH_SECONDS), self._at_once:
                if self._newest.get(query.user) == query.id:  # else they have typed on meanwhile
                    await self._tell(query)
        except (TelegramError, StoreProblem, TimeoutError) as error:  # most often it is too old
            log.info("an inline query is not answered", error=type(error).__name__)
        except Exception as error:  # its text may hold words of a user, so only its kind is said
            log.error("an inline query is not answered", error=type(error).__name__)
        finally:
            if self._newest.get(query.user) == query.id:
                del self._newest[query.user]

    async def _tell(self, query: InlineQuery) -> None:
        async with self._store.connect() as conn:
            found = await self._inline.offers(conn, query, self._clock.now())
        # In small letters, which Telegram takes as well, the library leaves the answer as it is.
        await self._bot.do_api_request("answerinlinequery", _asked(query, found))


def inline_query(written: object) -> InlineQuery | None:
    """The query that Telegram wrote (Bot API, InlineQuery); ``None`` for what is none, and for a bot's."""
    match written:
        case {"id": str(id), "from": {"id": int(user), "is_bot": False, **more}, "query": str(text)}:
            code = more.get("language_code")
            return InlineQuery(id, user, text, language_code(code) if isinstance(code, str) else None)
        case _:
            return None


def _asked(query: InlineQuery, found: Offers) -> dict[str, object]:
    """The parameters (Bot API, answerInlineQuery), the compound ones as JSON."""
    results = [_result(number, offer) for number, offer in enumerate(found.offers, 1)]
    asked: dict[str, object] = {
        "inline_query_id": query.id,
        "results": json.dumps(results, ensure_ascii=False),
        "cache_time": CACHE_SECONDS,
        "is_personal": True,  # what one user may see is nobody else's
    }
    if found.hint:
        asked["button"] = json.dumps({"text": found.hint, "start_parameter": ASK}, ensure_ascii=False)
    return asked


def _result(number: int, offer: Offer) -> Mapping[str, object]:
    content: dict[str, object] = {
        "message_text": offer.text,
        "link_preview_options": {"is_disabled": True},
    }
    if entities := message_entities(entities_in(offer.text, offer.date_times), datetime.now(UTC)):
        content["entities"] = entities
    return {
        "type": "article",
        "id": str(number),
        "title": offer.title,
        "description": offer.description,
        "input_message_content": content,
    }
