"""Which events of a calendar are new, changed or gone since they were last shown."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from calendars.event import Event, Status
from calendars.events import CALENDAR_KEY, calendar_event, events_of
from schedules.milestone import Dropped
from schedules.revision import Revision, Revisions
from schedules.timeline import Timeline

_KEPT_AFTER = timedelta(days=30)
_SECOND = timedelta(seconds=1)


def fresh_revisions(timeline: Timeline, moment: datetime) -> Revisions:
    """The revisions of a calendar that was never shown before ``moment`` (aware)."""
    return revise(timeline, {}, moment)


def revise(timeline: Timeline, known: Revisions, now: datetime) -> Revisions:
    """All that is to be known once ``timeline`` is shown at ``now`` (aware).

    What is shown for the first time has sequence 0; what shows anything else than before, in any
    language, has the next one, and is modified now and in any case later than it was. What has gone
    from the schedule is cancelled as of the timeline's day. No key is ever
    forgotten. Equal to ``known`` if nothing has changed.
    """
    events = {event.key: event for event in events_of(timeline)}
    revised = {
        key: _next(known.get(key), event, _dropped_on(event, timeline), now) for key, event in events.items()
    }
    for key in known.keys() - events.keys() - {CALENDAR_KEY}:
        revised[key] = _gone(known[key], timeline, now)
    shown = [revision.key for revision, _ in shown_on(timeline.on, revised)]
    revised[CALENDAR_KEY] = _next(known.get(CALENDAR_KEY), calendar_event(timeline), None, now, *shown)
    return dict(sorted(revised.items()))


def shown_on(day: date, revisions: Revisions) -> list[tuple[Revision, Event]]:
    """The events that stand in the calendar on ``day``, in order of their days.

    What was dropped stays for 30 days after its date, and no less than 30 days after it was dropped.
    """
    events = [(r, Event.from_json(r.event)) for r in revisions.values() if r.event and r.key != CALENDAR_KEY]
    kept = [(revision, event) for revision, event in events if not _has_left(revision, event, day)]
    return sorted(kept, key=lambda pair: (pair[1].first, pair[1].last, pair[1].key))


def _has_left(revision: Revision, event: Event, day: date) -> bool:
    return revision.cancelled_on is not None and day > max(event.last, revision.cancelled_on) + _KEPT_AFTER


def _next(
    known: Revision | None, event: Event, cancelled_on: date | None, now: datetime, *also: str
) -> Revision:
    return _changed(known, event.key, event.to_json(), cancelled_on, now, also)


def _gone(known: Revision, timeline: Timeline, now: datetime) -> Revision:
    if known.event is None or known.cancelled_on:
        return known
    if any(occurrence.key == known.key for _, occurrence in timeline.occurrences()):
        return _changed(known, known.key, None, None, now)
    return _changed(known, known.key, Event.from_json(known.event).cancelled().to_json(), timeline.on, now)


def _changed(
    known: Revision | None,
    key: str,
    event: str | None,
    cancelled_on: date | None,
    now: datetime,
    also: tuple[str, ...] = (),
) -> Revision:
    digest = hashlib.sha256("\n".join((event or "", *also)).encode()).hexdigest()
    moment = now.astimezone(UTC).replace(microsecond=0)
    if known is None:
        return Revision(key, 0, digest, moment, event, cancelled_on)
    if known.digest == digest:
        return replace(known, cancelled_on=cancelled_on)
    later = max(moment, known.modified_at + _SECOND)
    return Revision(key, known.sequence + 1, digest, later, event, cancelled_on)


def _dropped_on(event: Event, timeline: Timeline) -> date | None:
    if event.status is not Status.CANCELLED:
        return None
    milestone = timeline.entries[event.key.partition("/")[0]].milestone
    match milestone.outcome_on(timeline.on):
        case Dropped(on=on):
            return on
        case _:
            return timeline.on
