"""Days that rest on the working days of years whose holidays are not published yet."""

from __future__ import annotations

from datetime import date

from schedules.days import Unit
from schedules.when import AllOf, Apart, Every, When
from schedules.workdays import unpublished


def counts_working_days(when: When) -> bool:
    """Whether a distance of it is counted in working days."""
    match when:
        case Apart(distance=distance) | Every(distance=distance):
            return distance.unit is Unit.WORKING_DAY
        case AllOf(parts):
            return any(map(counts_working_days, parts))
        case _:
            return False


def provisional_between(country: str | None, when: When, one: date, other: date) -> int | None:
    """The first year not published yet between two days that lie as far apart as ``when`` says."""
    if not counts_working_days(when):
        return None
    years = sorted((one.year, other.year))
    return next(unpublished(country, *years), None)
