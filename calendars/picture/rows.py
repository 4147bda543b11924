"""Which rows a picture has: a milestone each, or a topic each where there are too many milestones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calendars.choice import Choice
from calendars.clean import one_line
from calendars.picture.axis import Axis
from calendars.picture.marks import first_day, last_day
from calendars.saying import Teller
from schedules.text import Text
from schedules.timeline import Entry, Occurrence, State, Timeline
from schedules.when import anchors_of

MOST_ROWS = 60
"""Of more milestones the picture shows their topics."""

_AHEAD = timedelta(days=366)
"""How far what repeats is drawn, beyond today and beyond all that does not."""


@dataclass(frozen=True, slots=True)
class Lane:
    """What is drawn on one line: ``milestone`` is an id, ``None`` for a topic."""

    milestone: str | None
    title: str
    note: str
    occurrences: tuple[Occurrence, ...]
    dropped: bool = False


def lanes_of(teller: Teller, choice: Choice) -> Sequence[Lane]:
    """All chosen that has a day, by its due day; of more than ``MOST_ROWS`` milestones their topics."""
    dated = sorted(_dated(teller.timeline, choice), key=lambda pair: _order(pair[1]))
    if len(dated) > MOST_ROWS:
        return tuple(_topics(dated, teller))
    return tuple(_lane(entry, occurrences, teller) for entry, occurrences in dated)


def without_day(timeline: Timeline, choice: Choice, standing: bool) -> Sequence[Entry]:
    """What has no place among the days and is not settled: what is always in force, or all else."""
    entries = choice.of(timeline)
    return tuple(
        entry
        for entry in entries
        if not any(map(last_day, entry.occurrences))
        and not entry.current.is_settled
        and (entry.current.state is State.STANDING) == standing
    )


def axis_of(lanes: Sequence[Lane], today: date, left: float, right: float) -> Axis:
    """From a little before the first day to a little after the last; today is always on it."""
    days = [today]
    for occurrence in (occurrence for lane in lanes for occurrence in lane.occurrences):
        days += [day for day in (first_day(occurrence), last_day(occurrence)) if day]
    first, last = min(days), max(days)
    spare = max(7, (last - first).days // 25)
    return Axis(_moved(first, -spare), _moved(last, spare), left, right)


def links_of(lanes: Sequence[Lane], timeline: Timeline) -> Iterator[tuple[str, str]]:
    """What hangs on what, both being drawn: pairs of an anchor and what hangs on it."""
    drawn = {lane.milestone for lane in lanes if lane.milestone}
    for id in drawn:
        statements = timeline.entries[id].milestone.statements
        anchors = dict.fromkeys(
            anchor.id for statement in statements for anchor in anchors_of(statement.when)
        )
        yield from ((anchor, id) for anchor in anchors if anchor in drawn)


def _dated(timeline: Timeline, choice: Choice) -> Iterator[tuple[Entry, tuple[Occurrence, ...]]]:
    entries = choice.of(timeline)
    once = [day for entry in entries for o in entry.occurrences if o.number is None and (day := last_day(o))]
    farthest = max([*once, _moved(timeline.on, _AHEAD.days)])
    for entry in entries:
        shown = tuple(o for o in entry.occurrences if (day := last_day(o)) and day <= farthest)
        if shown:
            yield entry, shown


def _order(occurrences: tuple[Occurrence, ...]) -> tuple[date, date]:
    due = occurrences[0].done_on or occurrences[0].due or date.max
    return due, first_day(occurrences[0]) or due


def _lane(entry: Entry, occurrences: tuple[Occurrence, ...], teller: Teller) -> Lane:
    milestone, current = entry.milestone, entry.current
    title = one_line(milestone.title.say(teller.language)) or milestone.id
    dropped = current.state is State.DROPPED
    return Lane(milestone.id, title, one_line(_note(entry, current, teller)), occurrences, dropped)


def _note(entry: Entry, current: Occurrence, teller: Teller) -> str:
    sayings, state = teller.sayings, current.state
    if current.done_on:
        parts = [sayings.state(state), sayings.short_day(current.done_on, teller.timeline.on)]
        return " ".join(parts) if teller.language != "zh" else "".join(reversed(parts))
    told = [teller.days(entry.milestone, current, teller.timeline.on)]
    if state is not State.OPEN:
        told.append(sayings.state(state))
    if entry.contradicted:
        told.append(teller.wording.contradicted)
    return " · ".join(told)


def _topics(dated: Sequence[tuple[Entry, tuple[Occurrence, ...]]], teller: Teller) -> Iterator[Lane]:
    by_topic: dict[Text | None, list[Occurrence]] = {}
    counts: dict[Text | None, int] = {}
    for entry, occurrences in dated:
        topic = entry.milestone.topic
        by_topic.setdefault(topic, []).extend(occurrences)
        counts[topic] = counts.get(topic, 0) + 1
    for topic, shown in by_topic.items():
        name = one_line(topic.say(teller.language)) if topic else ""
        yield Lane(
            None, name or teller.wording.no_topic, teller.wording.milestones(counts[topic]), tuple(shown)
        )


def _moved(day: date, days: int) -> date:
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)
