"""The schedules of a running program, as they hold now, resolved as of any day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial, reduce

import structlog

from schedules.amend import Amended, Fate, amended, with_later
from schedules.amendment import Amendment, Undone
from schedules.milestone import Schedule, Visibility
from schedules.news import digest
from schedules.resolve import resolve
from schedules.timeline import Timeline

_DAYS_KEPT = 64

log = structlog.get_logger()


class Timelines:
    """Schedules by id, in the order in which they were given, then those that chats own.

    Over what each says itself lie the amendments up to ``newest``; ``version`` counts what was taken in, and
    all that was of the version ``compared`` is as it was last shown.
    Chats in different zones live on different days, so a timeline is asked for by day; those asked for
    last are kept.

    Raises:
        ValueError: if two schedules have the same id.
    """

    def __init__(self, schedules: Iterable[Schedule]) -> None:
        self.newest = 0
        self.version = 0
        self.compared = -1
        self._as_said: dict[str, Schedule] = {}
        self._amendments: dict[str, tuple[Amendment, ...]] = {}
        self._over: dict[str, Amended] = {}
        self._schedules: dict[str, Schedule] = {}
        self._digests: dict[str, str] = {}
        self._resolvers: dict[str, Callable[[date], Timeline]] = {}
        self._shown: dict[str, Schedule | None] = {}
        self._elsewhere: dict[str, str] = {}
        self._set_aside: dict[str, str] = {}
        self._unreadable_news = set[str]()
        for schedule in schedules:
            if schedule.id in self._as_said:
                raise ValueError(f"two files hold the schedule {schedule.id}; give one of them another id")
            self._put(schedule)
        self._from_files = frozenset(self._as_said)

    @property
    def schedules(self) -> Mapping[str, Schedule]:
        """All of them, amended."""
        return self._schedules

    @property
    def digests(self) -> Mapping[str, str]:
        """What tells one version of a schedule from another, by id."""
        return self._digests

    @property
    def public(self) -> tuple[str, ...]:
        """The ids of those that anyone may see."""
        return tuple(id for id, s in self._as_said.items() if s.visibility is Visibility.PUBLIC)

    @property
    def from_files(self) -> frozenset[str]:
        """The ids of those that have a file: no chat owns them."""
        return self._from_files

    @property
    def unreadable(self) -> Mapping[str, str]:
        """The ids of those that were set aside, each with what of it cannot be read."""
        return self._set_aside

    def as_said(self, id: str) -> Schedule:
        """A schedule without its amendments.

        Raises:
            KeyError: if there is none with its id.
        """
        return self._as_said[id]

    def amendments(self, id: str) -> tuple[Amendment, ...]:
        """The amendments of a schedule, in order, whatever became of them."""
        return self._amendments.get(id, ())

    def over(self, id: str) -> Amended:
        """A schedule as it holds, and what became of its amendments."""
        return self._over[id]

    def fates(self, id: str) -> Mapping[int, Fate]:
        """What became of them, by number."""
        return self._over[id].fates

    def on(self, day: date, ids: Iterable[str] | None = None) -> dict[str, Timeline]:
        """The timelines as of ``day``: of all schedules, or of those among ``ids`` that are known."""
        wanted = self._as_said if ids is None else [id for id in ids if id in self._as_said]
        return {id: self._resolvers[id](day) for id in wanted}

    def set_aside(self, id: str, what: str) -> None:
        """Know a schedule no more, since ``what`` of it cannot be read: without that, its days may be wrong.

        It stays so as long as the program runs, and is said once.
        """
        if id in self._set_aside:
            return
        log.error("set aside, since it cannot be read", schedule=id, what=what)
        self._set_aside[id] = what
        self._from_files -= {id}
        for known in (self._as_said, self._over, self._schedules, self._digests, self._resolvers):
            known.pop(id, None)
        self.version += 1

    def name_unreadable(self, news: str) -> None:
        """Say once of news that it cannot be read, however often it is looked at."""
        if news not in self._unreadable_news:
            self._unreadable_news.add(news)
            log.error("set aside, since it cannot be read", news=news)

    def take(self, schedule: Schedule) -> bool:
        """Let another version of a schedule that is known stand for it from now on; whether it is another.

        One that was set aside stays so.

        Raises:
            KeyError: if there is none with its id.
        """
        if schedule.id in self._set_aside:
            return False
        if digest(schedule) == digest(self._as_said[schedule.id]):
            return False
        self._put(schedule)
        return True

    def note_shown(self, id: str) -> None:
        """People were shown what is said here: from here, or the same from elsewhere."""
        self._shown[id] = self._as_said.get(id)
        self._elsewhere.pop(id, None)

    def is_as_shown(self, id: str) -> bool:
        """Whether people were shown what is said here since it was last edited here."""
        return id in self._shown and self._shown[id] == self._as_said.get(id)

    def note_elsewhere(self, id: str, digest: str) -> None:
        """People were shown something else, of this digest, by another process."""
        self._elsewhere[id] = digest

    def is_elsewhere(self, id: str, digest: str) -> bool:
        """Whether that was noted, and nothing was edited here since."""
        return self._elsewhere.get(id) == digest and self.is_as_shown(id)

    def lay_over(self, owned: Iterable[Schedule], amendments: Iterable[Amendment]) -> None:
        """Take in amendments later than ``newest``, and what chats own of the schedules that they change.

        A schedule of a chat that has the id of one with a file is left out, and so is what was set aside. So
        are amendments that were taken in meanwhile: two may have looked for the same ones at once.
        """
        of_chats = {schedule.id: schedule for schedule in owned}
        touched: dict[str, list[Amendment]] = {}
        for amendment in [one for one in amendments if one.number > self.newest]:
            touched.setdefault(amendment.schedule, []).append(amendment)
            self.newest = max(self.newest, amendment.number)
        for id, later in touched.items():
            if id not in self._set_aside:
                self._amend(id, later, of_chats.get(id))

    def _amend(self, id: str, later: Sequence[Amendment], of_chat: Schedule | None) -> None:
        self._amendments[id] = (*self.amendments(id), *later)
        if id in self._as_said and not any(isinstance(one.edit, Undone) for one in later):
            said = self._as_said[id]
            self._show(id, reduce(lambda over, one: with_later(over, said, one), later, self._over[id]))
        elif schedule := self._as_said.get(id) or of_chat:
            self._put(schedule)

    def _put(self, schedule: Schedule) -> None:
        self._as_said[schedule.id] = schedule
        self._show(schedule.id, amended(schedule, self.amendments(schedule.id)))

    def _show(self, id: str, over: Amended) -> None:
        self.version += 1
        self._over[id] = over
        self._schedules[id] = over.schedule
        self._digests[id] = digest(over.schedule)
        self._resolvers[id] = lru_cache(_DAYS_KEPT)(partial(resolve, over.schedule))
