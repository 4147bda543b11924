"""From a question to what is to be said, before it has words: pure, and the same for every mouth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answers.beside import in_and_out
from bot.answers.bounds import Bounds, bounds_of
from bot.answers.changing import became, if_moved
from bot.answers.comparing import rank
from bot.answers.due import SOON, in_days, soon, was_due
from bot.answers.order import at, earlier, hanging
from bot.answers.values import Answer, Item, Items, Key, Rank, by_day, is_open, milestones_of
from bot.questions import (
    AgreedAbout,
    AlwaysInForce,
    Among,
    Asker,
    Changed,
    ComesBefore,
    Compared,
    Days,
    Due,
    Everything,
    HangsOn,
    HappensAt,
    HowLong,
    HowMany,
    IfMoved,
    IsDone,
    IsLate,
    Next,
    Overdue,
    Owes,
    Question,
    Ref,
    Side,
    StillOpen,
    WasDone,
    WasDropped,
    WhenIs,
    Who,
    Why,
    WithoutDate,
    Written,
)
from schedules.milestone import Milestone
from schedules.span import Span
from schedules.timeline import Occurrence, State, Timeline

__all__ = ["SOON", "Answer", "Item", "Items", "Rank", "answer", "milestones_of"]

_Found = Overdue | WithoutDate | AlwaysInForce | WasDone | WasDropped | Changed | AgreedAbout | Written
_Listed = _Found | Next | StillOpen | Everything | ComesBefore | HangsOn | HappensAt


def answer(question: Question, timelines: Mapping[str, Timeline], asker: Asker) -> Answer:
    """Answer a question about ``timelines``, which are as of the asker's today."""
    answers = _Answers(timelines, asker)
    found = answers.to(question)
    if isinstance(question, HappensAt) and not found.items:
        before = ComesBefore(question.ref)
        return replace(answers.to(before), question=question, instead=before)
    return found


class _Answers:
    def __init__(self, timelines: Mapping[str, Timeline], asker: Asker) -> None:
        self._timelines = timelines
        self._now = asker.now
        self._today = asker.today

    def to(self, question: Question) -> Answer:
        match question:
            case Due(days):
                return self._due(question, days, self._where(is_open))
            case Owes():
                return self._owes(question)
            case Among():
                return self._among(question)
            case Compared(ref, other):
                one, two = self._current(ref), self._current(other)
                return Answer(question, (one, two), rank=rank(one, two, self._timelines))
            case WhenIs(ref) | HowLong(ref) | IsDone(ref) | IsLate(ref) | Who(ref):
                return Answer(question, (self._current(ref),))
            case IfMoved():
                return self._if_moved(question)
            case Why(ref):
                item = self._current(ref)
                return Answer(question, (item,), reasons=item.occurrence.because)
            case HowMany(of):
                return _counted(question, self.to(of))
            case _:
                return Answer(question, tuple(self._listed(question)))

    def _listed(self, question: _Listed) -> Iterable[Item]:
        match question:
            case Next(among, series):
                return self._next(among, series=series)
            case StillOpen():
                return by_day(item for item in self._every_current() if item.is_open)
            case Everything():
                return _in_time(self._every_current())
            case ComesBefore(ref):
                ids = earlier(self._timelines[ref.schedule], ref.milestone)
                return by_day(self._current(Ref(ref.schedule, id)) for id in ids)
            case HangsOn(ref):
                return by_day(self._hanging_on(ref))
            case HappensAt(ref):
                there = at(self._timelines[ref.schedule], ref.milestone)
                return by_day(item for item in self._hanging_on(ref) if item.ref.milestone in there)
            case _:
                return self._found(question)

    def _found(self, question: _Found) -> Iterable[Item]:
        match question:
            case Overdue(side):
                late = self._in_state(State.OVERDUE)
                return by_day(item for item in late if side is None or self._is_theirs(item, side))
            case WithoutDate():
                return _each_once(self._in_state(State.UNDATED))
            case AlwaysInForce():
                return self._in_state(State.STANDING)
            case WasDone(days, side):
                return (item for item in self._done(days) if side is None or self._is_theirs(item, side))
            case WasDropped(days):
                return self._became(State.DROPPED, days)
            case Changed(days):
                return self._became(None, days)
            case AgreedAbout(refs=refs) | Written(refs=refs):
                return self._open_first(refs)

    # What is due ---------------------------------------------------------------------------------

    def _due(self, question: Due | Owes, days: Days | None, items: Iterable[Item]) -> Answer:
        if days is None:
            parts = soon(items, self._today)
        elif isinstance(question, Due) and question.past:
            parts = was_due(items, self._bounds(days))
        else:
            certain, impossible = self._agreed(days)
            others = (item for item in items if item.key not in impossible)
            parts = in_days(others, self._bounds(days), self._today, certain)
        return Answer(question, parts.all, parts.surely, parts.possibly, parts.undated)

    def _agreed(self, days: Days) -> tuple[frozenset[Key], frozenset[Key]]:
        """What is, and what cannot be, in days that hang on a milestone, whenever that is."""
        if days.schedule is None:
            return frozenset(), frozenset()
        return in_and_out(days, self._timelines[days.schedule])

    def _bounds(self, days: Days) -> Bounds:
        timeline = self._timelines[days.schedule] if days.schedule else None
        return bounds_of(days, timeline, self._today)

    def _owes(self, question: Owes) -> Answer:
        """Without days: all that is open, what has no date last; standing ones apart."""
        if question.days:
            theirs = (item for item in self._where(is_open) if self._is_theirs(item, question.side))
            return self._due(question, question.days, theirs)
        current = [item for item in self._every_current() if self._is_theirs(item, question.side)]
        still_open = by_day(item for item in current if item.is_open)
        standing = tuple(item for item in current if item.occurrence.state is State.STANDING)
        return Answer(question, still_open + standing, standing=standing)

    def _is_theirs(self, item: Item, side: Side) -> bool:
        return item.schedule == side.schedule and side.party in self._milestone(item.ref).responsible

    def _among(self, question: Among) -> Answer:
        """The answer to a question about all, as far as it is about those asked about."""
        found = self.to(question.of)
        surely, possibly = self._these(found.surely, question), self._these(found.possibly, question)
        return Answer(
            question,
            self._these(found.items, question),
            surely,
            possibly,
            self._these(found.undated, question),
            self._these(found.standing, question),
        )

    def _these(self, items: Items, question: Among) -> Items:
        """A number among the milestones stands for that time only."""
        refs, side = question.refs and frozenset(question.refs), question.side
        return tuple(
            item
            for item in items
            if (refs is None or item.ref in refs or replace(item.ref, number=item.occurrence.number) in refs)
            and (side is None or self._is_theirs(item, side))
        )

    # Lists ---------------------------------------------------------------------------------------

    def _next(self, among: tuple[Ref, ...] | None, *, series: bool) -> Items:
        """All on the earliest due day from today on; of some named ones, else those still open."""
        if series:
            return tuple(item for item in map(self._current, among or ()) if item.is_open)[:1]
        these = None if among is None else frozenset(among)
        still_open = [item for item in self._where(is_open) if these is None or item.ref in these]
        dues = [(due, item) for item in still_open if (due := item.occurrence.due) and due >= self._today]
        if dues:
            first = min(due for due, _ in dues)
            return by_day(item for due, item in dues if due == first)
        if still_open or among is None:
            return by_day(still_open) if among else ()
        return tuple(map(self._current, among)) if len(among) == 1 else ()

    def _done(self, days: Days | None) -> Items:
        done = by_day(self._in_state(State.DONE))
        if days is None:
            return done
        possible = self._bounds(days).possible
        return tuple(item for item in done if possible.overlaps(item.occurrence.span))

    def _became(self, state: State | None, days: Days | None) -> Iterator[Item]:
        """What was done, dropped or agreed otherwise in some days; if given, only what is in ``state``."""
        span = self._bounds(days).possible if days else Span()
        for schedule, timeline in self._timelines.items():
            for milestone, occurrence in became(timeline, span):
                if state is None or occurrence.state is state:
                    yield self._item(schedule, milestone, occurrence)

    def _open_first(self, refs: Iterable[Ref]) -> Items:
        return tuple(sorted(map(self._current, refs), key=lambda item: not item.is_open))

    def _hanging_on(self, ref: Ref) -> Iterator[Item]:
        timeline = self._timelines[ref.schedule]
        for id, occurrences in hanging(timeline, ref.milestone):
            current = next((each for each in occurrences if not each.is_settled), occurrences[-1])
            yield self._item(ref.schedule, timeline.entries[id].milestone, current)

    def _if_moved(self, question: IfMoved) -> Answer:
        """The milestone, then all whose days would change."""
        ref = question.ref
        found = if_moved(self._timelines[ref.schedule], ref.milestone, question.words, question.when)
        after = found.after.entries
        moved = [change.after for change in found.changes if change.after]
        first = [each for each in moved if each.milestone == ref.milestone] or [after[ref.milestone].current]
        others = [each for each in moved if each.milestone != ref.milestone]
        items = (Item(ref.schedule, occurrence) for occurrence in (*first, *others))
        return Answer(question, tuple(items), what_if=found)

    # Items ---------------------------------------------------------------------------------------

    def _where(self, keep: Callable[[Occurrence], bool]) -> Iterator[Item]:
        for schedule, timeline in self._timelines.items():
            for milestone, occurrence in timeline.occurrences():
                if keep(occurrence):
                    yield self._item(schedule, milestone, occurrence)

    def _in_state(self, state: State) -> Iterator[Item]:
        return self._where(lambda occurrence: occurrence.state is state)

    def _every_current(self) -> Iterator[Item]:
        for schedule, timeline in self._timelines.items():
            for entry in timeline.entries.values():
                yield self._item(schedule, entry.milestone, entry.current)

    def _current(self, ref: Ref) -> Item:
        entry = self._timelines[ref.schedule].entries[ref.milestone]
        return self._item(ref.schedule, entry.milestone, entry.counted(ref.number) or entry.current)

    def _milestone(self, ref: Ref) -> Milestone:
        return self._timelines[ref.schedule].entries[ref.milestone].milestone

    def _item(self, schedule: str, milestone: Milestone, occurrence: Occurrence) -> Item:
        at = milestone.at
        if at is None or occurrence.due is None or occurrence.is_settled:
            return Item(schedule, occurrence)
        zone = ZoneInfo(at.zone) if at.zone else self._timelines[schedule].schedule.zone
        is_past = datetime.combine(occurrence.due, at.time, zone) < self._now
        return Item(schedule, occurrence, past_its_hour=is_past and occurrence.due == self._today)


def _counted(question: HowMany, inner: Answer) -> Answer:
    """Of what is due, only what surely is; what is never due is not counted with what is owed."""
    of = inner.question.of if isinstance(inner.question, Among) else inner.question
    is_due = isinstance(of, Due) or (isinstance(of, Owes) and of.days)
    items = inner.surely if is_due else tuple(item for item in inner.items if item not in inner.standing)
    return replace(inner, question=question, items=items, count=len(milestones_of(items)))


def _each_once(items: Iterable[Item]) -> Items:
    """The first occurrence of each milestone."""
    first: dict[Ref, Item] = {}
    for item in items:
        first.setdefault(item.ref, item)
    return tuple(first.values())


def _in_time(items: Iterable[Item]) -> Items:
    """What has a day, by day; then what has none, what is never due, and what was dropped."""
    last = {State.UNDATED: 1, State.STANDING: 2, State.DROPPED: 3}
    return tuple(sorted(by_day(items), key=lambda item: last.get(item.occurrence.state, 0)))
