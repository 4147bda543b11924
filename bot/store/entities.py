"""Where a delivery says a moment, as it is kept beside it: JSON, ``[offset, length, Unix seconds]`` each."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.date_times import DateTimeEntity


def write_entities(entities: Sequence[DateTimeEntity]) -> str | None:
    """The text of a column; ``None`` where there are none."""
    return json.dumps([[one.offset, one.length, one.unix_time] for one in entities]) if entities else None


def read_entities(written: str | None) -> tuple[DateTimeEntity, ...]:
    """What ``write_entities`` wrote.

    Raises:
        ValueError, TypeError: if it is something else.
    """
    return tuple(DateTimeEntity(*map(int, one)) for one in json.loads(written or "[]"))
