"""Logs that a program can read: one line an event, on standard error, without secrets.

What people wrote can stand in the text of any exception, and in what a library logs beside it. So of
an exception only its kind and its way through the program are told.
"""

from __future__ import annotations

import asyncio
import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from types import TracebackType
from typing import Any

import structlog

_TALKATIVE = ("httpx", "httpcore", "aiohttp", "apscheduler", "telegram", "alembic", "aiosqlite", "uvicorn")
"""Libraries whose lines below a warning are not ours to print; httpx even prints the bot token, in URLs."""

_FEED = re.compile(r"(?<=/f/)[\w-]{16,}")
"""The token in the address of a chat's own feed."""

_FRAMES = 8
"""So many steps of an exception's way are told: those nearest to where it was raised."""

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]

log = structlog.get_logger()


def set_up_logs(secrets: tuple[str, ...] = ()) -> None:
    """Send every log line to standard error as key=value, each of ``secrets`` blotted out."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _name_exception,
    ]
    renderer = structlog.processors.LogfmtRenderer(
        key_order=["timestamp", "level", "event"], bool_as_flag=False
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        _Blotting(
            secrets,
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def log_unhandled(_: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    """An exception handler for an event loop: what nobody waited for is one line, as any other failure.

    asyncio's own would print the task, with all that its exception says.
    """
    error = context.get("exception")
    said = str(context.get("message", "unhandled"))
    log.error(said, exc_info=(type(error), error, error.__traceback__) if error else None)


def _name_exception(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Put the kind of an exception and its way in the place of its text."""
    found = _exc_info(event.pop("exc_info", None))
    if found is None:
        return event
    kind, error, _trace = found
    event.setdefault("error", kind.__name__)
    event["at"] = _way(error)
    if error.__cause__ is not None:
        event["because"] = f"{type(error.__cause__).__name__} at {_way(error.__cause__)}"
    return event


def _exc_info(given: Any) -> _ExcInfo | None:
    if isinstance(given, BaseException):
        return type(given), given, given.__traceback__
    kind, error, trace = given if isinstance(given, tuple) else sys.exc_info() if given else (None,) * 3
    return None if kind is None or error is None else (kind, error, trace)


def _way(error: BaseException) -> str:
    """From where it was raised outwards: ``module.py:12 function < …``; of a group, its first member."""
    if isinstance(error, BaseExceptionGroup):
        inner = error.exceptions[0]
        return f"{type(inner).__name__} at {_way(inner)}"
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return " < ".join(f"{_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames))


def _module(path: str) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-2:])


class _Blotting(structlog.stdlib.ProcessorFormatter):
    """Formats a line and takes the secrets out of it, whichever library put them there."""

    def __init__(self, secrets: tuple[str, ...], **formatting: object) -> None:
        super().__init__(**formatting)  # type: ignore[arg-type]
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        line = "\\n".join(super().format(record).splitlines())
        for secret in self._secrets:
            line = line.replace(secret, "…")
        return _FEED.sub("…", line)
