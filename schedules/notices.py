"""Who is told what, on which day: notices, which follow from a timeline and a subscriber alone.

Everything planned for a day is told at the subscriber's hour of that day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import islice, takewhile

from schedules.notice import Notice, NoticeKind
from schedules.planned import planned
from schedules.subscriber import Subscriber
from schedules.timeline import Timeline

__all__ = ["Notice", "NoticeKind", "next_day", "notices_between"]

_DAY = timedelta(days=1)

_MOST_URGENT_FIRST: Sequence[set[NoticeKind]] = (
    {NoticeKind.UNKEEPABLE, NoticeKind.OVERDUE},
    {NoticeKind.DUE_DAY},
    {NoticeKind.STRICTER_DAY},
    {NoticeKind.LEAD, NoticeKind.OPENS},
    {NoticeKind.SNOOZE_OVER},
    {NoticeKind.UNDATED},
)
_RANKS = {kind: rank for rank, kinds in enumerate(_MOST_URGENT_FIRST) for kind in kinds}


def next_day(timeline: Timeline, subscriber: Subscriber, told_until: date) -> date | None:
    """The next day after ``told_until`` for which anything is planned, as things stand.

    ``timeline`` is that of ``told_until`` or a later day. ``None`` if nothing is: repeating milestones are
    worked out for a limited time ahead, so look again before that is over.
    """
    entries = timeline.entries.values()
    firsts = (next(planned(timeline, entry, subscriber, told_until), None) for entry in entries)
    return min((first.day for first in firsts if first), default=None)


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
        coming = planned(timeline, entry, subscriber, after)
        by_now = takewhile(lambda notice: notice.day <= until, coming)
        urgent += islice(filter(stands, sorted(by_now, key=_urgency)), 1)
    return tuple(urgent)


def _was_planned(timeline: Timeline, notice: Notice, subscriber: Subscriber) -> bool:
    entry = timeline.entries.get(notice.milestone)
    if entry is None:
        return False
    that_day = takewhile(
        lambda other: other.day == notice.day, planned(timeline, entry, subscriber, notice.day - _DAY)
    )
    return any(other.key == notice.key for other in that_day)


def _urgency(notice: Notice) -> tuple[int, date, int, bool]:
    """Smaller is more urgent; of one occurrence, what was planned later is."""
    is_lead = notice.kind is NoticeKind.LEAD  # the opening of a window says all that a lead says, and more
    counted_to = notice.due or notice.stricter or date.max
    return _RANKS[notice.kind], counted_to, -notice.own_day.toordinal(), is_lead
