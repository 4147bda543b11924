"""What is said of sending: one line for each failure, and once for what keeps everything from being sent."""

from __future__ import annotations

from collections.abc import Iterable

import structlog

from bot.delivery import Sent, Unauthorized
from bot.store.settling import Answer

log = structlog.get_logger()


class SendingLog:
    """Remembers what has been said already."""

    def __init__(self) -> None:
        self._token_is_known = True

    def settled(self, answers: Iterable[Answer]) -> None:
        """What became of these attempts."""
        for answer in answers:
            outcome = answer.outcome
            if isinstance(outcome, Unauthorized):
                self._refused_token()
                continue
            if not self._token_is_known:
                log.warning("the server knows TELEGRAM_BOT_TOKEN again")
                self._token_is_known = True
            if not isinstance(outcome, Sent):
                log.warning("not sent", delivery=answer.delivery, outcome=repr(outcome))

    def unreadable(self, deliveries: Iterable[int]) -> None:
        """These rows of the database make no sense, and were set aside."""
        for delivery in deliveries:
            log.error("set aside, since it cannot be read", delivery=delivery)

    def _refused_token(self) -> None:
        if self._token_is_known:
            log.error(
                "nothing is sent", why="TELEGRAM_BOT_TOKEN is not known to the server; @BotFather tells yours"
            )
            self._token_is_known = False
