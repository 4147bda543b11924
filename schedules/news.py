"""News: what is not as people were last shown it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from schedules.changes import Change, differences
from schedules.milestone import ClockTime, Dropped, Milestone, Schedule
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import Occurrence, State, Timeline
from schedules.topics import is_among


class NewsKind(StrEnum):
    """What happened to a milestone."""

    ADDED = "added"
    MOVED = "moved"
    """It falls on other days, has other days to fall on, or another clock time."""
    DONE = "done"
    DROPPED = "dropped"
    """It was given up, or has gone from the schedule."""
    REOPENED = "reopened"
    """It was done or dropped, and is not."""
    CONTRADICTED = "contradicted"


_DATED_ANEW = {NewsKind.ADDED, NewsKind.MOVED, NewsKind.REOPENED}
_SETTLED = {State.DONE, State.DROPPED}
_TO_BE_DONE = {State.OPEN, State.OVERDUE}


@dataclass(frozen=True, slots=True)
class Shown:
    """What people were shown of one occurrence. ``occurrence`` is without its reasons.

    ``why`` it was dropped, where it was and where that was said. ``at`` is its clock time, with a zone;
    ``is_clock_known`` unless it was shown by a version that did not keep that.
    """

    title: Text
    topic: Text | None
    occurrence: Occurrence
    contradicted: bool = False
    why: Text | None = None
    at: ClockTime | None = None
    is_clock_known: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One milestone in the news, as it was (``None``: it was not) and as it is (``None``: it has gone)."""

    kind: NewsKind
    before: Shown | None
    after: Shown | None

    @property
    def shown(self) -> Shown:
        """What can be said of it: as it is, else as it was."""
        shown = self.after or self.before
        if shown is None:
            raise ValueError("news is about something")
        return shown


@dataclass(frozen=True, slots=True)
class News:
    """All that one amendment changed, or one edit of the file (``by`` is ``None`` then), noticed at a moment.

    ``revision`` numbers the news of a schedule, from 1. ``dated_anew`` has the keys of all occurrences that
    have their present days, or their present clock time, since then.
    """

    schedule: str
    revision: int
    noticed_at: datetime
    items: tuple[Item, ...]
    by: Text | None = None
    why: Text | None = None
    dated_anew: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """What a chat is told once."""
        return f"{self.schedule} news {self.revision}"

    def of(self, topics: frozenset[str] | None) -> News | None:
        """What of it concerns these topics (``None``: all), if anything; what has no topic always does."""
        items = tuple(item for item in self.items if _concerns(item, topics))
        return replace(self, items=items) if items else None


def _concerns(item: Item, topics: frozenset[str] | None) -> bool:
    return topics is None or any(
        shown.topic is None or is_among(shown.topic, topics) for shown in (item.before, item.after) if shown
    )


def digest(schedule: Schedule) -> str:
    """A digest of all that a schedule means: another one if it was edited, or is read otherwise."""
    return hashlib.sha256(repr(schedule).encode()).hexdigest()


def shown(timeline: Timeline) -> dict[str, Shown]:
    """What a timeline shows, by the key of the occurrence, in order."""
    return {
        occurrence.key: Shown(
            milestone.title,
            milestone.topic,
            replace(occurrence, because=()),
            timeline.entries[milestone.id].contradicted,
            _why(milestone, timeline.on),
            _clock(milestone, timeline.schedule),
        )
        for milestone, occurrence in timeline.occurrences()
    }


def _clock(milestone: Milestone, schedule: Schedule) -> ClockTime | None:
    return milestone.at and ClockTime(milestone.at.time, milestone.at.zone or schedule.zone.key)


def _why(milestone: Milestone, on: date) -> Text | None:
    match milestone.outcome_on(on):
        case Dropped(why=why):
            return why
        case _:
            return None


def news_items(before: Mapping[str, Shown], after: Mapping[str, Shown]) -> tuple[Item, ...]:
    """What is news where ``before`` was shown and ``after`` is so; at most one item a milestone.

    That days go by is none: something is overdue, lapses, or comes into sight as the next occurrence.
    """
    of_milestone: dict[str, list[Item]] = {}
    for item in _items(before, after):
        of_milestone.setdefault(item.shown.occurrence.milestone, []).append(item)
    return tuple(min(items, key=_weight) for items in of_milestone.values())


def dated_anew(before: Mapping[str, Shown], after: Mapping[str, Shown]) -> frozenset[str]:
    """The keys of all occurrences that have other days or another clock time than ``before``, or are new."""
    moved = (item.shown.occurrence.key for item in _items(before, after) if item.kind in _DATED_ANEW)
    return frozenset([*moved, *(key for key in after if key not in before)])


def _items(before: Mapping[str, Shown], after: Mapping[str, Shown]) -> Iterator[Item]:
    """All that is news of each occurrence."""
    known = {was.occurrence.milestone for was in before.values()}
    present = {now.occurrence.milestone for now in after.values()}
    for change in differences(_occurrences(before), _occurrences(after)):
        if _is_in_sight(change, known, present) and (kind := _kind(change)):
            yield Item(kind, before.get(change.key), after.get(change.key))
    yield from _retimed(before, after)
    yield from _contradicted(before, after)


def _occurrences(shown: Mapping[str, Shown]) -> dict[str, Occurrence]:
    return {key: one.occurrence for key, one in shown.items()}


def _is_in_sight(change: Change, known: set[str], present: set[str]) -> bool:
    """Whether it did not just come into sight, or go out of it, as one occurrence of many."""
    was_there = change.before is not None or change.milestone not in known
    return was_there and (change.after is not None or change.milestone not in present)


def _kind(change: Change) -> NewsKind | None:
    was, now = change.before, change.after
    if now is None:
        return None if was and was.state in _SETTLED else NewsKind.DROPPED
    if was is None:
        return None if now.state in _SETTLED else NewsKind.ADDED
    if now.state in _SETTLED:
        done_anew = now.state is not was.state or now.done_on != was.done_on
        return (NewsKind.DONE if now.state is State.DONE else NewsKind.DROPPED) if done_anew else None
    if was.state in _SETTLED:
        return NewsKind.REOPENED
    return NewsKind.MOVED if _days(was) != _days(now) else None


def _days(occurrence: Occurrence) -> tuple[Span, date | None, int]:
    return occurrence.span, occurrence.stricter, occurrence.lasts


def _retimed(before: Mapping[str, Shown], after: Mapping[str, Shown]) -> Iterator[Item]:
    """Those to be done by another clock time than before."""
    for key, now in after.items():
        was = before.get(key)
        if was and was.is_clock_known and was.at != now.at and _is_to_be_done(was) and _is_to_be_done(now):
            yield Item(NewsKind.MOVED, was, now)


def _is_to_be_done(shown: Shown) -> bool:
    return shown.occurrence.due is not None and shown.occurrence.state in _TO_BE_DONE


def _contradicted(before: Mapping[str, Shown], after: Mapping[str, Shown]) -> Iterator[Item]:
    """Those that are contradicted, and were not."""
    for key, now in after.items():
        was = before.get(key)
        if was and now.contradicted and not was.contradicted and now.occurrence.state not in _SETTLED:
            yield Item(NewsKind.CONTRADICTED, was, now)


_WEIGHTS: Sequence[NewsKind] = (
    NewsKind.DONE,
    NewsKind.DROPPED,
    NewsKind.REOPENED,
    NewsKind.CONTRADICTED,
    NewsKind.ADDED,
    NewsKind.MOVED,
)
"""What of one milestone is told, the first of these."""


def _weight(item: Item) -> int:
    return _WEIGHTS.index(item.kind)
