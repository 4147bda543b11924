"""Several parts of one phrase as one meaning, which leaves a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from schedules.language.faults import Faulty, NoDayLeft, NotTogether
from schedules.when import AllOf, Anchored, Dated, OnOrAfter, OnOrBefore, Run, When, Within


def all_of(whens: Iterable[When]) -> When:
    """Parts in the order in which they were said, each once; dated ones leave a day together.

    Raises:
        Faulty: if they leave none, or do not go together.
    """
    parts = tuple(dict.fromkeys(part for when in whens for part in _flat(when)))
    dated = [days for part in parts if isinstance(part, Dated) for days in [_days(part)]]
    first = max((first for first, _ in dated if first), default=None)
    last = min((last for _, last in dated if last), default=None)
    if first and last and first > last:
        raise Faulty(NoDayLeft(first, last))
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _flat(when: When) -> Iterator[Dated | Anchored]:
    if isinstance(when, AllOf):
        yield from when.parts
    elif isinstance(when, Dated | Anchored):
        yield when
    else:
        raise Faulty(NotTogether())


def _days(when: Dated) -> tuple[date | None, date | None]:
    match when:
        case Within(period):
            return period.first, period.last
        case Run(period):
            return period.first, period.first
        case OnOrBefore(day):
            return None, day
        case OnOrAfter(day):
            return day, None
