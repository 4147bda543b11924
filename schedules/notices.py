"""Who is told what, on which day: notices, which follow from a timeline and a subscriber alone.

Everything planned for a day is told at the subscriber's hour of that day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import takewhile

from schedules.notice import Notice, NoticeKind
from schedules.planned import planned
from schedules.subscriber import Subscriber
from schedules.timeline import Timeline
from schedules.told import ToldDays

__all__ = ["Notice", "NoticeKind", "most_urgent", "next_day", "notices_between", "notices_untold"]

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


def next_day(timeline: Timeline, subscriber: Subscriber, told: ToldDays) -> date | None:
    """The first day for which anything is planned that has not been ``told``, as things stand.

    ``timeline`` is that of the last day that was told or a later one. ``None`` if nothing is: repeating
    milestones are worked out for a limited time ahead, so look again before that is over.
    """
    entries = timeline.entries.values()
    firsts = (next(planned(timeline, entry, subscriber, told), None) for entry in entries)
    return min((first.day for first in firsts if first), default=None)


def notices_between(
    timeline_on: Callable[[date], Timeline], subscriber: Subscriber, after: date, until: date
) -> Sequence[Notice]:
    """What is to be told on ``until``, of the days after ``after`` up to ``until`` itself."""
    told = ToldDays.through(after, subscriber.telling)
    return most_urgent(notices_untold(timeline_on, subscriber, told, until))


def most_urgent(notices: Iterable[Notice]) -> Sequence[Notice]:
    """Of each milestone the first of these, which is the most urgent one of what is untold."""
    first: dict[tuple[str, str], Notice] = {}
    for notice in notices:
        first.setdefault((notice.schedule, notice.milestone), notice)
    return tuple(first.values())


def notices_untold(
    timeline_on: Callable[[date], Timeline],
    subscriber: Subscriber,
    told: ToldDays,
    until: date,
    is_void: Callable[[Notice], bool] = lambda _: False,
) -> Sequence[Notice]:
    """What there is to tell on ``until`` of all that is planned up to that day and has not been ``told``.

    Of each occurrence it is the most urgent notice; milestones are in the order of the schedule, and of each
    what is most urgent comes first. What ``is_void`` is left out, and hides nothing that is less urgent.

    One for an earlier day was missed; it counts as missed only if it was planned, with the same due day, by
    the timeline of its own day too: a lead day that passed before the milestone had its present date is void.
    """
    timeline = timeline_on(until)

    def stands(notice: Notice) -> bool:
        was_planned = notice.day == until or _was_planned(timeline_on(notice.day), notice, subscriber)
        return was_planned and not is_void(notice)

    urgent: dict[str, Notice] = {}
    for entry in timeline.entries.values():
        untold = planned(timeline, entry, subscriber, told)
        by_now = takewhile(lambda notice: notice.day <= until, untold)
        for notice in sorted(by_now, key=_urgency):
            if notice.occurrence.key not in urgent and stands(notice):
                urgent[notice.occurrence.key] = notice
    return tuple(urgent.values())


def _was_planned(timeline: Timeline, notice: Notice, subscriber: Subscriber) -> bool:
    entry = timeline.entries.get(notice.milestone)
    if entry is None:
        return False
    before = ToldDays.through(notice.day - _DAY, subscriber.telling)
    that_day = takewhile(lambda other: other.day == notice.day, planned(timeline, entry, subscriber, before))
    return any(other.key == notice.key for other in that_day)


def _urgency(notice: Notice) -> tuple[int, date, int, bool]:
    """Smaller is more urgent; of one occurrence, what was planned later is."""
    is_lead = notice.kind is NoticeKind.LEAD  # the opening of a window says all that a lead says, and more
    counted_to = notice.due or notice.stricter or date.max
    return _RANKS[notice.kind], counted_to, -notice.own_day.toordinal(), is_lead
