"""Where a delivery says a moment, as it is kept beside it: JSON, ``[offset, length, Unix seconds]`` each.

Where the moment is shown in place of the words, its format follows.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.date_times import DateTimeEntity


def write_entities(entities: Sequence[DateTimeEntity]) -> str | None:
    """The text of a column; ``None`` where there are none."""
    return json.dumps([_written(one) for one in entities]) if entities else None


def read_entities(written: str | None) -> tuple[DateTimeEntity, ...]:
    """What ``write_entities`` wrote.

    Raises:
        ValueError, TypeError: if it is something else.
    """
    return tuple(_read(*one) for one in json.loads(written or "[]"))


def _written(entity: DateTimeEntity) -> list[int | str]:
    place: list[int | str] = [entity.offset, entity.length, entity.unix_time]
    return [*place, entity.format] if entity.format else place


def _read(offset: int, length: int, unix_time: int, format: str = "") -> DateTimeEntity:
    return DateTimeEntity(int(offset), int(length), int(unix_time), str(format))
