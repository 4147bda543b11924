"""Who is told what, on which day: notices, which follow from a timeline and a subscriber alone.

A day is always a day of the subscriber's own calendar, and everything planned for it is told at the
subscriber's hour. What is planned for the days to come can be said from the timeline of today, so
the next day with something to tell is worked out, not looked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from heapq import merge
from itertools import count, islice, takewhile
from zoneinfo import ZoneInfo

from schedules.days import Distance, Unit, shift
from schedules.milestone import Milestone, Schedule
from schedules.subscriber import Subscriber
from schedules.timeline import Entry, Happened, Occurrence, State, Timeline

OVERDUE_DAYS = (1, 7, 14, 21, 28)
"""How many days after the due day one is told that it has passed: at most five times."""

WINDOW_DAYS = 7
"""How many days a window has at least that says when it opens."""

_DAY = timedelta(days=1)
_GIVEN = {State.DONE, State.DROPPED}
_SILENT = {State.STANDING, State.LAPSED, *_GIVEN}


class NoticeKind(StrEnum):
    """Why something is brought up, as scripts see it (docs/json.md)."""

    UNKEEPABLE = "unkeepable"
    OVERDUE = "overdue"
    DUE_DAY = "due_day"
    STRICTER_DAY = "stricter_day"
    """The last day that is right under every reading, where the due day is a later one."""
    LEAD = "lead"
    """Some time before the stricter day; where there is none, before the due day."""
    OPENS = "opens"
    """The first day of a window of a week or more."""
    UNDATED = "undated"
    """Once a month: no day has been set."""


_MOST_URGENT_FIRST: Sequence[set[NoticeKind]] = (
    {NoticeKind.UNKEEPABLE, NoticeKind.OVERDUE},
    {NoticeKind.DUE_DAY},
    {NoticeKind.STRICTER_DAY},
    {NoticeKind.LEAD, NoticeKind.OPENS},
    {NoticeKind.UNDATED},
)
_RANKS = {kind: rank for rank, kinds in enumerate(_MOST_URGENT_FIRST) for kind in kinds}


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to be told about one occurrence. ``day`` is the notice's own: the one it is planned for.

    Told on a later day it is late; whoever words it knows which day it is told on.
    """

    schedule: str
    occurrence: Occurrence
    kind: NoticeKind
    day: date

    @property
    def milestone(self) -> str:
        """The id of the milestone."""
        return self.occurrence.milestone

    @property
    def due(self) -> date | None:
        """The due day, ``None`` where there is none."""
        return self.occurrence.due

    @property
    def stricter(self) -> date | None:
        """The stricter day, ``None`` where it is the due day or there is none."""
        stricter = self.occurrence.stricter_due
        return None if stricter == self.due else stricter

    @property
    def key(self) -> str:
        """What a chat is told once; at most 255 characters. The chat is added by the store."""
        return f"{self.schedule}/{self.occurrence.key} {self.kind} {self.due or '-'} {self.day}"


# Moments ---------------------------------------------------------------------------------------


def moment(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """When clocks in ``zone`` first show ``hour`` of ``day`` or later, as an aware datetime there.

    So an hour that summer time leaves out is the first moment after the gap, and of an hour that
    comes twice it is the first.
    """
    wall = datetime.combine(day, hour, tzinfo=zone)
    first = wall.astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) != wall.replace(tzinfo=None):
        first = _end_of_gap(wall)
    return first.astimezone(zone)


def _end_of_gap(wall: datetime) -> datetime:
    """The first moment after the gap that ``wall`` lies in, in UTC."""
    after, before = wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)
    offset = after.astimezone(wall.tzinfo).utcoffset()

    def is_over(second: int) -> bool:
        return (before + timedelta(seconds=second)).astimezone(wall.tzinfo).utcoffset() == offset

    gap = range((after - before) // timedelta(seconds=1))
    return before + timedelta(seconds=bisect_left(gap, True, key=is_over))


# Which days ------------------------------------------------------------------------------------


def next_day(timeline: Timeline, subscriber: Subscriber, told_until: date) -> date | None:
    """The next day after ``told_until`` for which anything is planned, as things stand.

    ``timeline`` is that of ``told_until`` or a later day. ``None`` if nothing is: repeating milestones are
    worked out for a limited time ahead, so look again before that is over.
    """
    entries = timeline.entries.values()
    planned = (next(_planned(timeline, entry, subscriber, told_until), None) for entry in entries)
    return min((first.day for first in planned if first), default=None)


def notices_between(
    timeline_on: Callable[[date], Timeline], subscriber: Subscriber, after: date, until: date
) -> Sequence[Notice]:
    """What is to be told on ``until``, of the days after ``after`` up to ``until`` itself.

    Of each milestone it is the most urgent notice, in the order of the schedule. One for an earlier
    day was missed; it counts as missed only if it was planned, with the same due day, by the timeline
    of its own day too: a lead day that passed before the milestone had its present date is void.
    """
    timeline = timeline_on(until)

    def stands(notice: Notice) -> bool:
        return notice.day == until or _was_planned(timeline_on(notice.day), notice, subscriber)

    urgent: list[Notice] = []
    for entry in timeline.entries.values():
        planned = takewhile(lambda notice: notice.day <= until, _planned(timeline, entry, subscriber, after))
        urgent += islice(filter(stands, sorted(planned, key=_urgency)), 1)
    return tuple(urgent)


def _was_planned(timeline: Timeline, notice: Notice, subscriber: Subscriber) -> bool:
    entry = timeline.entries.get(notice.milestone)
    if entry is None:
        return False
    planned = _planned(timeline, entry, subscriber, notice.day - _DAY)
    return any(other.key == notice.key for other in takewhile(lambda other: other.day == notice.day, planned))


def _urgency(notice: Notice) -> tuple[int, date, int, bool]:
    """Smaller is more urgent; of one occurrence, what was planned later is."""
    is_lead = notice.kind is NoticeKind.LEAD  # the opening of a window says all that a lead says, and more
    return _RANKS[notice.kind], notice.due or date.max, -notice.day.toordinal(), is_lead


# What is planned -------------------------------------------------------------------------------

_Plan = tuple[date, NoticeKind]


def _planned(timeline: Timeline, entry: Entry, subscriber: Subscriber, after: date) -> Iterator[Notice]:
    """All that is planned for one milestone for the days after ``after``, by day; it may have no end."""
    schedule = timeline.schedule

    def notices(occurrence: Occurrence, lapse: date) -> Iterator[Notice]:
        case = _Case(schedule, entry.milestone, occurrence, lapse, subscriber)
        return (Notice(schedule.id, occurrence, kind, day) for day, kind in case.plans(after))

    pairs = zip(entry.occurrences, _lapses(entry.occurrences), strict=True)
    streams = [notices(occurrence, lapse) for occurrence, lapse in pairs if occurrence.state not in _SILENT]
    return merge(*streams, key=lambda notice: notice.day)


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

    def plans(self, after: date) -> Iterator[_Plan]:
        """Days after ``after``, ascending, and what is told on them."""
        said = max(statement.said_on for statement in self.milestone.statements)
        due = self.occurrence.due
        if due is None:
            plans = self._undated(max(after, said))
        elif self.occurrence.state is State.UNKEEPABLE:
            plans = self._passed(due, NoticeKind.UNKEEPABLE)
        else:
            plans = self._dated(due, said)
        # Nothing is told of words before they are said.
        return (plan for plan in plans if plan[0] > after and plan[0] >= said)

    def _undated(self, after: date) -> Iterator[_Plan]:
        """Counted from the agreement, so that all that is undated in it comes on the same days."""
        earliest = self.occurrence.span.earliest or date.min
        for day in _monthly(self.schedule.agreed_on, max(after, earliest)):
            if day > after and day >= earliest:
                yield day, NoticeKind.UNDATED

    def _dated(self, due: date, said: date) -> Iterator[_Plan]:
        told = self._due_told(due)
        plans = [
            *self._opening(due, said),
            *self._coming(due, said),
            (told if told < self.lapse else min(due, told), NoticeKind.DUE_DAY),
            *self._passed(max(due, told), NoticeKind.OVERDUE),
        ]
        return iter(sorted(plans, key=lambda plan: plan[0]))

    def _opening(self, due: date, said: date) -> Iterator[_Plan]:
        """The first day of a long window; not of one that had begun when it was agreed."""
        earliest = self.occurrence.span.earliest
        if earliest and earliest > said and (due - earliest).days >= WINDOW_DAYS - 1:
            yield earliest, NoticeKind.OPENS

    def _coming(self, due: date, said: date) -> Iterator[_Plan]:
        """What is told ahead. A stricter day that had passed when it was said is none."""
        stricter = self.occurrence.stricter_due
        target = stricter if stricter and stricter >= said else due
        leads = self.subscriber.leads if self.milestone.remind is None else self.milestone.remind
        for lead in leads:
            with suppress(OverflowError):  # before the calendar begins
                yield shift(target, lead, -1), NoticeKind.LEAD
        if target < due:
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
        at = self.milestone.at
        if at is None:
            return due
        me = self.subscriber
        with suppress(OverflowError):  # the calendar ends
            instant = moment(due, at.time, ZoneInfo(at.zone) if at.zone else self.schedule.zone)
            today = instant.astimezone(me.zone).date()
            return today if moment(today, me.hour, me.zone) < instant.astimezone(UTC) else today - _DAY
        return due


def _monthly(since: date, start: date) -> Iterator[date]:
    """The days a month, two months and so on after ``since``, at least those from ``start`` on."""
    months = (start.year - since.year) * 12 + start.month - since.month
    with suppress(OverflowError, ValueError):  # the calendar ends
        for number in count(max(1, months)):
            yield shift(since, Distance(number, Unit.MONTH), 1)
