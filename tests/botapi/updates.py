"""Updates on their way to the bot, and the polls that fetch them."""

from __future__ import annotations

from tests.botapi.bell import Bell
from tests.botapi.refusals import OTHER_POLLER, Json

MAX_LIMIT = 100
MAX_TIMEOUT = 50
_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class Updates:
    """The queue of one bot: an update stays until a poll asks for a later one."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._waiting: list[Json] = []
        self._next_id = 700_000_001
        self._wanted: frozenset[str] | None = None
        self._poll = 0

    def add(self, kind: str, content: Json) -> int | None:
        """Queue an update and return its id; ``None`` where the bot asked not to get this kind."""
        if not self._wants(kind):
            return None
        update_id = self._next_id
        self._next_id += 1
        self._waiting.append({"update_id": update_id, kind: content})
        self._bell.ring()
        return update_id

    def waiting(self) -> list[Json]:
        """The updates that are not confirmed yet, in order."""
        return list(self._waiting)

    def clear(self) -> None:
        """Forget what waits, as ``drop_pending_updates`` asks."""
        self._waiting.clear()

    def close(self) -> None:
        """End the poll that waits, since the server ends."""
        self._poll += 1
        self._bell.ring()

    def want(self, kinds: list[str]) -> None:
        """Deliver these kinds from now on; the usual ones for an empty list."""
        self._wanted = frozenset(kinds) if kinds else None

    async def fetch(self, offset: int, limit: int, within: float) -> list[Json]:
        """Confirm what is before ``offset`` and return what follows, waiting for it if need be.

        A negative offset counts from the end and forgets the rest. Only one poll can wait: a later
        one that has to wait ends it.

        Raises:
            Refused: 409, once another poll waits.
        """
        self._confirm(offset)
        size = min(max(limit, 1), MAX_LIMIT)
        if self._waiting or within <= 0:
            return self._waiting[:size]
        self._poll += 1
        mine = self._poll
        self._bell.ring()

        def look() -> list[Json] | None:
            if self._poll != mine:
                raise OTHER_POLLER
            return self._waiting[:size] or None

        return await self._bell.until(look, min(within, MAX_TIMEOUT)) or []

    def _wants(self, kind: str) -> bool:
        return kind not in _NOT_BY_DEFAULT if self._wanted is None else kind in self._wanted

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._waiting = self._waiting[offset:]
        else:
            self._waiting = [update for update in self._waiting if update["update_id"] >= offset]
