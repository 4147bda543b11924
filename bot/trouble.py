"""What does not work for a while is said when it begins and when it is over, however often it is tried."""

from __future__ import annotations

import structlog

from schedules.store.problems import StoreProblem

log = structlog.get_logger()


class Trouble:
    """Says ``event`` when it begins, and ``over`` when it has ended; ``about`` stands in both lines.

    What keeps something from working can become another before it is over, so each cause is said once. The
    database is one cause: on its way back it gives a new reason every second.
    """

    def __init__(self, event: str, over: str, **about: object) -> None:
        self._event = event
        self._over = over
        self._about = about
        self._said = set[str]()

    def is_there(self, why: str | Exception, **more: object) -> None:
        """It does not work; of an exception that may hold words of a chat only its kind is said."""
        is_database = isinstance(why, StoreProblem)
        said = str(why) if is_database or isinstance(why, str) else type(why).__name__
        cause = "the database" if is_database else said
        if cause not in self._said:
            self._said.add(cause)
            log.error(self._event, **self._about, why=said, **more)

    def is_over(self) -> None:
        """It works."""
        if self._said:
            self._said.clear()
            log.info(self._over, **self._about)
