"""What is planned for one milestone: on which days it is brought up, and why.

A day is always a day of the subscriber's own calendar. What is planned for the days to come can be
said from the timeline of today, so the next day with something to tell is worked out, not looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import count, starmap
from zoneinfo import ZoneInfo

from schedules.days import Distance, Unit, shift
from schedules.milestone import Milestone, Schedule
from schedules.moments import moment
from schedules.notice import Notice, NoticeKind
from schedules.subscriber import Seen, Snoozed, Subscriber
from schedules.timeline import Entry, Happened, Occurrence, State, Timeline
from schedules.told import ToldDays

OVERDUE_DAYS = (1, 7, 14, 21, 28)
"""How many days after the due day one is told that it has passed: at most five times."""

WINDOW_DAYS = 7
"""How many days a window has at least that says when it opens."""

_DAY = timedelta(days=1)
_GIVEN = {State.DONE, State.DROPPED}
_SILENT = {State.STANDING, State.LAPSED, *_GIVEN}
_Plan = tuple[date, NoticeKind]
"""What is told, and the day that the rules give for it."""


def planned(timeline: Timeline, entry: Entry, subscriber: Subscriber, told: ToldDays) -> Iterator[Notice]:
    """All that is planned for one milestone and not ``told``, by day; it may have no end."""
    if not subscriber.hears_of(entry.milestone.topic):
        return iter(())
    pairs = zip(entry.occurrences, _lapses(entry.occurrences), strict=True)
    cases = (
        _Case(timeline.schedule, entry.milestone, occurrence, lapse, subscriber)
        for occurrence, lapse in pairs
        if occurrence.state not in _SILENT
    )
    return merge(*(case.notices(told) for case in cases), key=_day)


def _day(notice: Notice) -> date:
    return notice.day


def _lapses(occurrences: Sequence[Occurrence]) -> Sequence[date]:
    """For each, from which day on nobody waits for it any more once it is overdue; ``date.max`` for ever.

    That is once the next one may begin, or a later one is overdue itself.
    """
    begins = {occurrence.number: occurrence.span.earliest for occurrence in occurrences}
    lapses: list[date] = []
    later = date.max
    for occurrence in reversed(occurrences):
        following = begins.get(occurrence.number + 1) if occurrence.number else None
        lapses.append(min(later, following or date.max))
        if occurrence.due and occurrence.due < later and occurrence.state not in _GIVEN:
            later = occurrence.due + _DAY
    return lapses[::-1]


@dataclass(frozen=True, slots=True)
class _Case:
    """One occurrence that is not silent, and all that its notices depend on."""

    schedule: Schedule
    milestone: Milestone
    occurrence: Occurrence
    lapse: date
    subscriber: Subscriber

    def notices(self, told: ToldDays) -> Iterator[Notice]:
        """What has not been told, by day."""
        match self.subscriber.hush_of(self.schedule.id, self.occurrence.key):
            case Seen(due=due) if due == self.occurrence.due:
                return iter(())
            case Snoozed(until=until):
                over = self._moved(until, NoticeKind.SNOOZE_OVER)
                later = (notice for notice in self._notices(told) if notice.day >= until)
                return merge(later, [] if told.has(over) else [over], key=_day)
            case _:
                return self._notices(told)

    def _notices(self, told: ToldDays) -> Iterator[Notice]:
        said = max(statement.said_on for statement in self.milestone.statements)
        # Nothing is told of words before they are said.
        return (notice for notice in self._by_day(told, said) if notice.day >= said and not told.has(notice))

    def _by_day(self, told: ToldDays, said: date) -> Iterator[Notice]:
        due = self.occurrence.due
        if due is None:
            monthly = self._undated(max(told.passed, said))
            return merge(self._in_order(self._coming(None, said)), starmap(self._moved, monthly), key=_day)
        has_passed = self.occurrence.state is State.UNKEEPABLE
        dated = self._passed(due, NoticeKind.UNKEEPABLE) if has_passed else self._dated(due, said)
        return self._in_order(dated)

    def _in_order(self, plans: Iterator[_Plan]) -> Iterator[Notice]:
        """Those that have an end, by the day on which they are told."""
        return iter(sorted(starmap(self._moved, plans), key=_day))

    def _moved(self, day: date, kind: NoticeKind) -> Notice:
        """Planned for a day on which the subscriber is told."""
        telling = self.subscriber.telling
        told = telling.days.first_from(day) if kind.is_afterwards else telling.days.last_by(day)
        instant = self._instant if kind is NoticeKind.DUE_DAY else None
        before = instant if instant and telling.last_before(instant) == day else None
        return Notice(self.schedule.id, self.occurrence, kind, told, day, before)

    def _undated(self, after: date) -> Iterator[_Plan]:
        """Counted from the agreement, so that all that is undated in it comes on the same days."""
        earliest = self.occurrence.span.earliest or date.min
        for day in _monthly(self.schedule.agreed_on, max(after, earliest)):
            if day > after and day >= earliest:
                yield day, NoticeKind.UNDATED

    def _dated(self, due: date, said: date) -> Iterator[_Plan]:
        told = self._due_told(due)
        yield from self._opening(due, said)
        yield from self._coming(due, said)
        yield told if told < self.lapse else min(due, told), NoticeKind.DUE_DAY
        yield from self._passed(max(due, told), NoticeKind.OVERDUE)

    def _opening(self, due: date, said: date) -> Iterator[_Plan]:
        """The first day of a long window; not of one that had begun when it was agreed."""
        earliest = self.occurrence.span.earliest
        if earliest and earliest > said and (due - earliest).days >= WINDOW_DAYS - 1:
            yield earliest, NoticeKind.OPENS

    def _coming(self, due: date | None, said: date) -> Iterator[_Plan]:
        """What is told ahead of the stricter day; where there is none, of the due day.

        A stricter day that had passed when it was said is none. There can be one without a due day.
        """
        stricter = self.occurrence.stricter_due
        target = stricter if stricter and stricter >= said else due
        if target is None:
            return
        leads = self.subscriber.leads if self.milestone.remind is None else self.milestone.remind
        for lead in leads:
            with suppress(OverflowError):  # before the calendar begins
                yield shift(target, lead, -1), NoticeKind.LEAD
        if due is None or target < due:
            yield target, NoticeKind.STRICTER_DAY

    def _passed(self, due: date, kind: NoticeKind) -> Iterator[_Plan]:
        """What is told after the due day, as long as it has not lapsed.

        Where what happened on a later day made it the due day, that day is told too, and none before it.
        """
        known = max(self._happened(), default=due)
        days = (due + timedelta(days=number) for number in OVERDUE_DAYS if number < (self.lapse - due).days)
        passed = {day for day in days if day >= known}
        if due < known < self.lapse:
            passed.add(known)
        return ((day, kind) for day in sorted(passed))

    def _happened(self) -> Iterator[date]:
        """The days of what happened and bears on this; what is open has its due day before it anyway."""
        if self.occurrence.state is not State.OPEN:  # reasons are many, and told when they are asked for
            yield from (reason.day for reason in self.occurrence.because if isinstance(reason, Happened))

    def _due_told(self, due: date) -> date:
        """The day on which "the day itself" is told: with a clock time, the last hour before that instant."""
        instant = self._instant
        return due if instant is None else self.subscriber.telling.last_before(instant)

    @property
    def _instant(self) -> datetime | None:
        """The clock time of the due day, if one was agreed."""
        at, due = self.milestone.at, self.occurrence.due
        with suppress(OverflowError):  # the calendar ends
            if at and due:
                return moment(due, at.time, ZoneInfo(at.zone) if at.zone else self.schedule.zone)
        return None


def _monthly(since: date, start: date) -> Iterator[date]:
    """The days a month, two months and so on after ``since``, at least those from ``start`` on."""
    months = (start.year - since.year) * 12 + start.month - since.month
    with suppress(OverflowError, ValueError):  # the calendar ends
        for number in count(max(1, months)):
            yield shift(since, Distance(number, Unit.MONTH), 1)
