"""Logs that a program can read: one line an event, on standard error, without secrets."""

from __future__ import annotations

import logging
import sys

import structlog

_TALKATIVE = ("httpx", "httpcore", "aiohttp", "apscheduler", "telegram", "alembic", "aiosqlite")
"""Libraries whose lines below a warning are not ours to print; httpx even prints the bot token, in URLs."""


def set_up_logs(secrets: tuple[str, ...] = ()) -> None:
    """Send every log line to standard error as key=value, each of ``secrets`` blotted out."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
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
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


class _Blotting(structlog.stdlib.ProcessorFormatter):
    """Formats a line and takes the secrets out of it, whichever library put them there."""

    def __init__(self, secrets: tuple[str, ...], **formatting: object) -> None:
        super().__init__(**formatting)  # type: ignore[arg-type]
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "…")
        return line
