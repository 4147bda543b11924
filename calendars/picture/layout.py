"""A timeline laid out as a picture that can be read on a telephone: 1,200 pixels wide, as tall as need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from calendars.choice import Choice
from calendars.clean import one_line
from calendars.picture.axis import Axis
from calendars.picture.fitting import lines, width
from calendars.picture.marks import Mark, Shape, Standing, mark_of, short
from calendars.picture.rows import Lane, axis_of, lanes_of, links_of, without_day
from calendars.picture.scene import Days, Key, Line, Link, Row, Scene, Section
from calendars.saying import Teller
from schedules.timeline import Entry, Timeline

WIDTH = 1200
MARGIN = 44
TITLE, TEXT, NOTE = 36, 28, 24
"""Sizes of letters, in pixels."""

_ROOM = WIDTH - 2 * MARGIN
_LANE = 34


def scene_of(timeline: Timeline, language: str, choice: Choice, *, headed: bool) -> Scene:
    """The picture of what was chosen of ``timeline``; ``headed`` by the title and the day."""
    return _Layout(Teller(timeline, language), choice).scene(headed=headed)


@dataclass(slots=True)
class _Layout:
    """Lays one thing below the other; ``y`` is how far it has come."""

    teller: Teller
    choice: Choice
    y: float = field(default=float(MARGIN))

    def scene(self, *, headed: bool) -> Scene:
        head = self._head() if headed else ()
        days = self._days()
        sections = tuple(self._sections())
        legend = tuple(self._legend(days)) if days else ()
        return Scene(
            WIDTH,
            round(self.y + MARGIN),
            self._title(),
            self._description(days),
            head,
            days,
            sections,
            legend,
        )

    def _title(self) -> str:
        schedule = self.teller.timeline.schedule
        return one_line(schedule.title.say(self.teller.language)) or schedule.id

    def _description(self, days: Days | None) -> str:
        """What the picture says, in words."""
        wording, rows = self.teller.wording, days.rows if days else ()
        told = [f"{' '.join(line.text for line in row.lines)}{wording.colon}{_note(row)}" for row in rows]
        for heading, entries in self._lists():
            told.append(f"{heading}{wording.colon}{self.teller.sayings.joined(self._names(entries))}")
        return "\n".join(told)

    def _head(self) -> tuple[Line, ...]:
        shown = [self._line(text, TITLE) for text in lines(self._title(), _ROOM / TITLE)]
        day = self.teller.sayings.day(self.teller.timeline.on)
        shown.append(self._line("", NOTE, self.teller.wording.as_of.format(day=day)))
        return tuple(shown)

    def _line(self, text: str, size: float, note: str = "") -> Line:
        self.y += size * 1.35
        return Line(round(self.y, 1), text, note)

    # Days ----------------------------------------------------------------------------------------

    def _days(self) -> Days | None:
        timeline = self.teller.timeline
        lanes = lanes_of(self.teller, self.choice)
        if not lanes:
            return None
        axis = axis_of(lanes, timeline.on, MARGIN, WIDTH - MARGIN)
        self.y += 96
        top = self.y
        rows = tuple(self._row(lane, axis) for lane in lanes)
        today = axis.middle(timeline.on)
        self.y += 12
        return Days(
            top,
            self.y,
            tuple(axis.ticks(self.teller.wording.locale)),
            today,
            self.teller.wording.today,
            _anchor(today),
            rows,
            tuple(_links(lanes, rows, timeline)),
        )

    def _row(self, lane: Lane, axis: Axis) -> Row:
        self.y += 14
        named = tuple(self._named(lane.title, lane.note))
        y = round(self.y + _LANE / 2 + 4, 1)
        self.y += _LANE + 8
        said_on = self.teller.timeline.schedule.agreed_on
        known = (mark_of(occurrence, axis, said_on) for occurrence in lane.occurrences)
        marks = tuple(mark if lane.milestone else short(mark) for mark in known if mark)
        return Row(named, y, marks, lane.dropped)

    def _named(self, title: str, note: str) -> Iterator[Line]:
        """A name, with its note on the same line if there is room, else below."""
        *before, last = lines(title, _ROOM / TEXT) or ("",)
        yield from (self._line(text, TEXT) for text in before)
        if width(last) * TEXT + width(note) * NOTE + TEXT <= _ROOM:
            yield self._line(last, TEXT, note)
            return
        yield self._line(last, TEXT)
        yield from (self._line("", NOTE, text) for text in lines(note, _ROOM / NOTE))

    # Beside the days -----------------------------------------------------------------------------

    def _lists(self) -> Iterator[tuple[str, Sequence[Entry]]]:
        wording = self.teller.wording
        for heading, standing in ((wording.undated, False), (wording.standing, True)):
            if entries := without_day(self.teller.timeline, self.choice, standing):
                yield heading, entries

    def _names(self, entries: Sequence[Entry]) -> list[str]:
        titles = (one_line(e.milestone.title.say(self.teller.language)) for e in entries)
        return [title or entry.milestone.id for title, entry in zip(titles, entries, strict=True)]

    def _sections(self) -> Iterator[Section]:
        for heading, entries in self._lists():
            self.y += 30
            head = self._line(heading, NOTE)
            named = tuple(line for name in self._names(entries) for line in self._named(name, ""))
            yield Section(head, named)

    def _legend(self, days: Days) -> Iterator[Key]:
        """What each kind of mark says that is in the picture."""
        marks = [mark for row in days.rows for mark in row.marks]
        words = self.teller.wording.legend
        self.y += 34
        for shape in (shape for shape in Shape if any(_shows(mark, shape) for mark in marks)):
            yield self._key(words[shape], shape)
        if any(mark.stricter is not None for mark in marks):
            yield self._key(words["stricter"], None, "stricter")
        for standing in (Standing.DONE, Standing.LATE, Standing.DROPPED):
            if any(mark.standing is standing for mark in marks):
                yield self._key(words[standing], None, standing)
        if days.links:
            yield self._key(words["link"], None, "link")

    def _key(self, text: str, shape: Shape | None, sign: str = "") -> Key:
        self.y += NOTE * 1.6
        return Key(round(self.y, 1), text, shape, sign)


def _shows(mark: Mark, shape: Shape) -> bool:
    return mark.shape is shape and mark.standing in {Standing.OPEN, Standing.LATE}


def _note(row: Row) -> str:
    return " ".join(line.note for line in row.lines if line.note)


def _anchor(x: float) -> str:
    """Which end of a word stands at ``x``, so that it stays inside the picture."""
    if x < 2 * MARGIN:
        return "start"
    return "end" if x > WIDTH - 2 * MARGIN else "middle"


def _links(lanes: Sequence[Lane], rows: Sequence[Row], timeline: Timeline) -> Iterator[Link]:
    by_id = {lane.milestone: row for lane, row in zip(lanes, rows, strict=True) if row.marks}
    for anchor, id in sorted(links_of(lanes, timeline)):
        if anchor in by_id and id in by_id:
            one, other = by_id[anchor], by_id[id]
            yield Link(one.marks[0].middle, one.y, other.marks[0].middle, other.y)
