"""Periods that people ask about and no agreement speaks of: "this weekend", "the last two weeks"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from bot.questions.dialect import Dialect
from bot.questions.patterns import tokens_of, words_of
from schedules.days import Distance, shift
from schedules.when import Period

_SATURDAY = 5


def colloquial(
    words: str, dialect: Dialect, today: date, distance: Callable[[str], Distance | None]
) -> Period | None:
    """The days that are meant; ``distance`` reads "two weeks"."""
    tokens = tokens_of(words, dialect.contractions)
    plain = words_of(tokens)
    for weeks, template in dialect.weekends.items():
        if next(template.fits(plain), None) is not None:
            saturday = today + timedelta(days=_SATURDAY - today.weekday(), weeks=weeks)
            return Period(saturday, saturday + timedelta(days=1))
    runs = [(dialect.lately, -1), *((ahead, 1) for ahead in dialect.ahead)]
    for template, sign in runs:
        for slots in template.fits(plain):
            (_, start, end), *_ = slots
            length = distance(words[tokens[start].start : tokens[end - 1].end])
            if length:
                other = shift(today, length, sign)
                return Period(min(today, other), max(today, other))
    return None
