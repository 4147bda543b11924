"""What rendering a calendar costs: cold, with one event in a hundred changed, and in memory.

``python -m benchmarks.rendering``; times are those that the processor spends, the least of several runs, each
with titles of its own: nothing that is cold was rendered before.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar

from benchmarks.feed_work import schedule_file
from calendars.event import Event
from calendars.feed import FeedOptions, feed
from calendars.publication import Publication
from calendars.publishing import publish
from calendars.revising import fresh_revisions, revise, shown_on
from calendars.source import Shown
from schedules.reading import read_schedule
from schedules.resolve import resolve
from schedules.revision import Revision
from schedules.timeline import Timeline

_TODAY = date(2026, 1, 10)
_NOW = datetime(2026, 1, 10, 9, tzinfo=UTC)
_OPTIONS = FeedOptions()
_EVENT = b"BEGIN:VEVENT"
_RUNS = 9


def main() -> None:
    """Print the table; or, told a size, make one feed of it and print the most memory that took."""
    if len(sys.argv) > 1:
        publish([_shown(int(sys.argv[1]), "many")], "en", _OPTIONS)
        print(_most_memory())
        return
    ours = min(_times(feed, ([_shown(1_000, f"ours {n}")] for n in range(_RUNS))))
    theirs = min(_times(_icalendar_alone, (_events(_shown(1_000, f"theirs {n}")) for n in range(_RUNS))))
    print(f"1,000 events, cold                      {ours:8.1f} ms")
    print(
        f"the same components, icalendar alone    {theirs:8.1f} ms   ours is {ours / theirs:.2f} times that"
    )
    changes = [_changed(n) for n in range(_RUNS)]
    rendered = min(_times(feed, ([after] for _, after in changes)))
    print(f"10 of 1,000 events changed              {rendered:8.1f} ms")
    published = min(_times(_published_again, (_changed(n) for n in range(_RUNS, 2 * _RUNS))))
    print(f"the same, read back and compressed      {published:8.1f} ms")
    print(f"10,000 events, the most memory          {_memory_of(10_000):8.0f} MiB")


def _shown(size: int, of: str) -> Shown:
    timeline = _timeline(size, of)
    return Shown(timeline, fresh_revisions(timeline, _NOW))


def _timeline(size: int, of: str, moved: int = 0) -> Timeline:
    return resolve(read_schedule(schedule_file(size, of=of, moved=moved).encode(), "feed.yaml"), _TODAY)


def _times(call: Callable[[Any], object], arguments: Iterable[object]) -> Iterator[float]:
    """How many milliseconds of the processor it takes, for each of the arguments."""
    for argument in arguments:
        gc.collect()
        before = time.process_time()
        call(argument)
        yield (time.process_time() - before) * 1000


def _changed(run: int) -> tuple[Publication, Shown]:
    """A feed as it is published, and what it has to show now: ten of its events have moved."""
    before, moved = _shown(1_000, f"changed {run}"), _timeline(1_000, f"changed {run}", moved=10)
    after = Shown(moved, revise(moved, before.revisions, _NOW + timedelta(days=1)))
    return publish([before], "en", _OPTIONS), after


def _published_again(change: tuple[Publication, Shown]) -> Publication:
    last, after = change
    return publish([after], "en", _OPTIONS, last)


def _icalendar_alone(events: Sequence[tuple[Revision, Event]]) -> bytes:
    """The same components, from values that are there already."""
    calendar = icalendar.Calendar()
    for revision, event in events:
        component = icalendar.Event()
        component.add("UID", f"{event.key}@feed.agreed")
        component.add("DTSTAMP", revision.modified_at)
        component.add("LAST-MODIFIED", revision.modified_at)
        component.add("SEQUENCE", revision.sequence)
        component.add("DTSTART", event.first)
        component.add("DTEND", event.last + timedelta(days=1))
        component.add("SUMMARY", event.texts["en"].summary)
        component.add("DESCRIPTION", event.texts["en"].description)
        component.add("STATUS", event.status.value)
        component.add("TRANSP", "TRANSPARENT")
        calendar.add_component(component)
    lines: bytes = calendar.to_ical()
    return lines


def _events(shown: Shown) -> Sequence[tuple[Revision, Event]]:
    events = shown_on(_TODAY, shown.revisions)
    ours, theirs = feed([shown]), _icalendar_alone(events)
    if ours[ours.index(_EVENT) :] != theirs[theirs.index(_EVENT) :]:
        raise ValueError("these are not the same components")
    return events


def _memory_of(size: int) -> float:
    """The most memory, in MiB, of a process that publishes a calendar of so many events."""
    command = [sys.executable, "-m", "benchmarks.rendering", str(size)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _most_memory() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
