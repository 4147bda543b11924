"""The schedules that a running program knows, resolved as of the day that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from schedules.milestone import Schedule, Visibility
from schedules.news import digest
from schedules.resolve import resolve
from schedules.timeline import Timeline

_DAYS_KEPT = 64


class Timelines:
    """Schedules by id, in the order in which they were given.

    Chats in different zones live on different days, so a timeline is asked for by day; those asked
    for last are kept.

    Raises:
        ValueError: if two schedules have the same id.
    """

    def __init__(self, schedules: Iterable[Schedule]) -> None:
        self._schedules: dict[str, Schedule] = {}
        for schedule in schedules:
            if schedule.id in self._schedules:
                raise ValueError(f"two files hold the schedule {schedule.id}; give one of them another id")
            self._schedules[schedule.id] = schedule
        self._digests = {id: digest(schedule) for id, schedule in self._schedules.items()}
        self._forget()

    @property
    def schedules(self) -> Mapping[str, Schedule]:
        """All of them."""
        return self._schedules

    @property
    def digests(self) -> Mapping[str, str]:
        """What tells one version of a schedule from another, by id."""
        return self._digests

    @property
    def public(self) -> tuple[str, ...]:
        """The ids of those that anyone may see."""
        return tuple(id for id, s in self._schedules.items() if s.visibility is Visibility.PUBLIC)

    def on(self, day: date, ids: Iterable[str] | None = None) -> dict[str, Timeline]:
        """The timelines as of ``day``: of all schedules, or of those among ``ids`` that are known."""
        wanted = self._schedules if ids is None else [id for id in ids if id in self._schedules]
        return {id: self._resolve(id, day) for id in wanted}

    def take(self, schedule: Schedule) -> bool:
        """Let another version of a schedule that is known stand for it from now on; whether it is another.

        Raises:
            KeyError: if there is none with its id.
        """
        known, new = self._digests[schedule.id], digest(schedule)
        if new == known:
            return False
        self._schedules[schedule.id] = schedule
        self._digests[schedule.id] = new
        self._forget()
        return True

    def _forget(self) -> None:
        self._resolve = lru_cache(maxsize=_DAYS_KEPT * max(1, len(self._schedules)))(self._resolve_one)

    def _resolve_one(self, id: str, day: date) -> Timeline:
        return resolve(self._schedules[id], day)
