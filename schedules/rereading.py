"""Whether words rest on the working days of a year whose holidays are not published yet.

Words that are dated by themselves are days as soon as they are read. What those rest on shows when they are
read once more, as if people worked on other days of that year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from schedules.language import Context, NotUnderstood, Reading, read
from schedules.text import Text
from schedules.when import AllOf, Every, EveryPeriod, OnOrAfter, OnOrBefore, Period, Run, Within
from schedules.workdays import ALL_UNPUBLISHED, WorkingDays, unpublished


def provisional_year(words: Text, reading: Reading, context: Context) -> int | None:
    """The first year not published yet on whose working days the ``reading`` of these words rests."""
    working = context.is_working_day
    last = max((day.year for day in _days_of(reading.when)), default=None)
    if last is None or not isinstance(working, WorkingDays):
        return None
    language, said = words.versions[0]

    def rests_on(year: int) -> bool:
        try:
            doubtful = replace(context, is_working_day=replace(working, doubt=year))
            return read(said, doubtful, language) != reading
        except NotUnderstood:
            return True

    years = unpublished(
        working.country, context.said_on.year, last + 1
    )  # one may count back from the next year
    first = next(years, None)
    if first is None or not rests_on(ALL_UNPUBLISHED):
        return None
    return next((year for year in (first, *years) if rests_on(year)), first)


def _days_of(when: object) -> Iterable[date]:
    match when:
        case Within(period) | Run(period):
            return period.first, period.last
        case OnOrBefore(day, strictly):
            return day, strictly
        case OnOrAfter(day):
            return (day,)
        case AllOf(parts):
            return [day for part in parts for day in _days_of(part)]
        case Every(after=after, until=until) | EveryPeriod(after=after, until=until):
            return [end.last for end in (after, until) if isinstance(end, Period)]
        case _:
            return ()
