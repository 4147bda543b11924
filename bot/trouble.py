"""What is tried again until it goes well: said once, and once when it is over."""

from __future__ import annotations

from typing import Any

import structlog

log = structlog.get_logger()


class Trouble:
    """One thing that can go wrong again and again: ``event`` is how the log calls it, ``over`` its end.

    However often it is tried, the log has one line for each reason, so an hour without a database is no
    flood of them.
    """

    def __init__(self, event: str, over: str) -> None:
        self._event = event
        self._over = over
        self._why = ""

    def note(self, why: str, **details: Any) -> None:
        """It went wrong, for this reason."""
        if why != self._why:
            log.error(self._event, why=why, **details)
        self._why = why

    def note_success(self) -> None:
        """It went well."""
        if self._why:
            log.info(self._over)
        self._why = ""
