"""Days written in figures: read where only one reading is possible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from schedules.calendar_units import LEAP_YEAR
from schedules.language.expressions import Expression, Fixed, Inside, Month, MonthDay, Year

_SEPARATORS = re.compile(r"\s?[-/.]\s?")
_SHORT_YEAR = re.compile(r"\d{1,2}/\d{1,2}/\d{2}")
"""With points or hyphens it may be the number of a section or a version."""
_MONTHS = 12
_HALF_CENTURY = 50


def numeric_day(text: str) -> Expression | None:
    """ "2016-08-31", "31/8/2016", "22/04" or "11/2016"; ``None`` where it may be two days, or is none.

    So with two figures for a year: "3/3/15" and "8/31/16" are one day each, "11/12/35" may be two.
    """
    found = _all_readings(text)
    return found.pop() if len(found) == 1 else None


def is_ambiguous(text: str) -> bool:
    """Whether figures may be several days, as "03/04/2016" does, and not none."""
    return len(_all_readings(text)) > 1


def _all_readings(text: str) -> set[Expression]:
    figures, lengths = [int(figure) for figure in _SEPARATORS.split(text)], _lengths(text)
    readings = _with_short_year if _SHORT_YEAR.fullmatch(text) else _readings
    return {*readings(figures, lengths)}


def day_beside(text: str, other: str) -> Expression | None:
    """A day of figures that may be two, in the order in which the other end of its range must be written: in
    "13/4 - 2/5" it is 2 May. ``None`` if that is of no help.
    """
    if _lengths(text)[2:] != _lengths(other)[2:]:
        return None
    figures, others = ([int(figure) for figure in _SEPARATORS.split(days)] for days in (text, other))
    lengths = _lengths(text)
    month_first, day_first = (
        next(_month_first(order, lengths), None) for order in (others, _swapped(others))
    )
    if (month_first is None) == (day_first is None):
        return None
    return next(_month_first(figures if month_first else _swapped(figures), lengths), None)


def named_day(text: str, months: Mapping[str, int]) -> Expression | None:
    """ "31-Aug-2016", "Aug/31" or "Aug/2016": the month by its name; ``None`` if there is no such day."""
    pieces = _SEPARATORS.split(text)
    month = next(months[piece] for piece in pieces if piece in months)
    figures = [piece for piece in pieces if piece not in months]
    year = next((int(figure) for figure in figures if len(figure) == 4), None)
    day = next((int(figure) for figure in figures if len(figure) < 4), None)
    if day is None:
        return Inside(Month(month), Year(year)) if year else None
    found = _of_a_year(month, day) if year is None else _fixed(year, month, day)
    return next(found, None)


def _lengths(text: str) -> tuple[int, ...]:
    return tuple(len(figure) for figure in _SEPARATORS.split(text))


def _readings(figures: list[int], lengths: tuple[int, ...]) -> Iterator[Expression]:
    match figures:
        case [year, month, day] if lengths[0] == 4:
            yield from _fixed(year, month, day)
        case [year, month] if lengths[0] == 4 and 1 <= month <= _MONTHS:
            yield Inside(Month(month), Year(year))
        case [month, year] if lengths[1] == 4 and 1 <= month <= _MONTHS:
            yield Inside(Month(month), Year(year))
        case _:
            yield from _month_first(figures, lengths)
            yield from _month_first(_swapped(figures), lengths)


def _with_short_year(figures: list[int], lengths: tuple[int, ...]) -> Iterator[Expression]:
    """The year may come last or, of two figures too, first."""
    one, other, last = figures
    for year in _years(last):
        yield from _fixed(year, one, other)
        yield from _fixed(year, other, one)
    for year in _years(one) if lengths[0] == 2 else ():
        yield from _fixed(year, other, last)


def _years(short: int) -> Iterator[int]:
    """Those that two figures stand for: nobody can tell whether '70 has passed."""
    if short >= _HALF_CENTURY:
        yield 1900 + short
    yield 2000 + short


def _month_first(figures: list[int], lengths: tuple[int, ...]) -> Iterator[Expression]:
    match figures:
        case [month, day]:
            yield from _of_a_year(month, day)
        case [month, day, year] if lengths[2] == 4:
            yield from _fixed(year, month, day)


def _swapped(figures: list[int]) -> list[int]:
    return [*figures[1::-1], *figures[2:]]


def _fixed(year: int, month: int, day: int) -> Iterator[Expression]:
    try:
        yield Fixed(date(year, month, day))
    except ValueError:
        return


def _of_a_year(month: int, day: int) -> Iterator[Expression]:
    for _ in _fixed(LEAP_YEAR, month, day):
        yield MonthDay(month, day)
