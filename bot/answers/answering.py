"""From a question to its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.answers.changing import became, if_moved
from bot.answers.comparing import rank
from bot.answers.order import at, directly_preceding, hanging, preceding
from bot.answers.owing import Owing
from bot.answers.seen import Seen
from bot.answers.values import Answer, Item, Items, by_day, is_open, milestones_of
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
    StillOpen,
    WasDone,
    WasDropped,
    WhenIs,
    Who,
    Why,
    WithoutDate,
    Written,
)
from schedules.span import Span
from schedules.timeline import State, Timeline

_About = Compared | WhenIs | HowLong | IsDone | IsLate | Who | Why | IfMoved
_Found = Overdue | WithoutDate | AlwaysInForce | WasDone | WasDropped | Changed | AgreedAbout | Written
_Listed = _Found | StillOpen | Everything | ComesBefore | HangsOn | HappensAt


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
        self._today = asker.today
        self._seen = Seen(timelines, asker)

    def to(self, question: Question) -> Answer:
        match question:
            case Due():
                return Owing(self._seen).due(question)
            case Owes():
                return Owing(self._seen).owes(question)
            case Among():
                return self._among(question)
            case Next():
                return self._next(question)
            case HowMany(of):
                return _counted(question, self.to(of))
            case Compared() | WhenIs() | HowLong() | IsDone() | IsLate() | Who() | Why() | IfMoved():
                return self._about(question)
            case _:
                return Answer(question, tuple(self._listed(question)))

    def _about(self, question: _About) -> Answer:
        """Of one milestone, or of two."""
        match question:
            case Compared(ref, other):
                one, two = self._seen.current(ref), self._seen.current(other)
                return Answer(question, (one, two), rank=rank(one, two, self._timelines))
            case IfMoved():
                return self._if_moved(question)
            case WhenIs(ref):
                item = self._seen.current(ref)
                return Answer(question, (item,), hangs_on=self._seen.awaited(item))
            case Why(ref):
                item = self._seen.current(ref)
                return Answer(question, (item,), reasons=item.occurrence.because)
            case HowLong(ref) | IsDone(ref) | IsLate(ref) | Who(ref):
                return Answer(question, (self._seen.current(ref),))

    # Lists ---------------------------------------------------------------------------------------

    def _listed(self, question: _Listed) -> Iterable[Item]:
        match question:
            case StillOpen():
                return by_day(item for item in self._seen.every_current() if item.is_open)
            case Everything():
                return _in_time(self._seen.every_current())
            case ComesBefore(ref):
                return by_day(self._coming_before(ref))
            case HangsOn(ref):
                return by_day(self._hanging_on(ref))
            case HappensAt(ref):
                there = at(self._timelines[ref.schedule], self._seen.current(ref).occurrence)
                return by_day(self._seen.one_of_each(ref.schedule, there))
            case _:
                return self._found(question)

    def _found(self, question: _Found) -> Iterable[Item]:
        match question:
            case Overdue(side):
                late = self._seen.in_state(State.OVERDUE)
                return by_day(item for item in late if self._seen.is_theirs(item, side))
            case WithoutDate():
                return _each_once(self._seen.in_state(State.UNDATED))
            case AlwaysInForce():
                return self._seen.in_state(State.STANDING)
            case WasDone(days, side):
                return (item for item in self._done(days) if self._seen.is_theirs(item, side))
            case WasDropped(days):
                return self._became(State.DROPPED, days)
            case Changed(days):
                return self._became(None, days)
            case AgreedAbout(refs=refs) | Written(refs=refs):
                return sorted(map(self._seen.current, refs), key=lambda item: not item.is_open)

    def _among(self, question: Among) -> Answer:
        """The answer to a question about all, as far as it is about those asked about."""
        found = self.to(question.of)
        items = self._these(found.items, question)
        return replace(
            found,
            question=question,
            items=items,
            surely=self._these(found.surely, question),
            possibly=self._these(found.possibly, question),
            undated=self._these(found.undated, question),
            standing=self._these(found.standing, question),
            named=() if items else tuple(map(self._seen.current, question.refs or ())),
        )

    def _these(self, items: Items, question: Among) -> Items:
        """A number among the milestones stands for that time only."""
        refs, side = question.refs and frozenset(question.refs), question.side
        return tuple(
            item
            for item in items
            if (refs is None or item.ref in refs or replace(item.ref, number=item.occurrence.number) in refs)
            and self._seen.is_theirs(item, side)
        )

    def _next(self, question: Next) -> Answer:
        items = self._coming_next(question.among, series=question.series)
        if len(items) == 1:
            return Answer(question, items, hangs_on=self._seen.awaited(items[0]))
        if items or question.among is not None:
            return Answer(question, items)
        undated = (item for item in self._seen.every_current() if item.occurrence.state is State.UNDATED)
        return Answer(question, (), undated=tuple(undated))

    def _coming_next(self, among: tuple[Ref, ...] | None, *, series: bool) -> Items:
        """All on the earliest due day that has not passed; of some named ones, else those still open."""
        if series:
            return tuple(item for item in map(self._seen.current, among or ()) if item.is_open)[:1]
        these = None if among is None else frozenset(among)
        still_open = [item for item in self._seen.where(is_open) if these is None or item.ref in these]
        ahead = (item for item in still_open if item.occurrence.state is State.OPEN)
        dues = [(due, item) for item in ahead if (due := item.occurrence.due)]
        if dues:
            first = min(due for due, _ in dues)
            return by_day(item for due, item in dues if due == first)
        if still_open or among is None:
            return by_day(still_open) if among else ()
        return tuple(map(self._seen.current, among)) if len(among) == 1 else ()

    # What became of things -----------------------------------------------------------------------

    def _done(self, days: Days | None) -> Items:
        done = by_day(self._seen.in_state(State.DONE))
        if days is None:
            return done
        possible = self._seen.bounds(days).possible
        return tuple(item for item in done if possible and possible.overlaps(item.occurrence.span))

    def _became(self, state: State | None, days: Days | None) -> Iterator[Item]:
        """What was done, dropped or agreed otherwise in some days; if given, only what is in ``state``."""
        span = self._seen.bounds(days).possible if days else Span()
        if span is None:
            return
        for schedule, timeline in self._timelines.items():
            for milestone, occurrence in became(timeline, span):
                if state is None or occurrence.state is state:
                    yield self._seen.item(schedule, milestone, occurrence)

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

    # What comes before and after -----------------------------------------------------------------

    def _coming_before(self, ref: Ref) -> Iterator[Item]:
        """Of each milestone a time that comes before this one, else one before an earlier one."""
        timeline, occurrence = self._timelines[ref.schedule], self._seen.current(ref).occurrence
        direct = directly_preceding(timeline, occurrence)
        ids = {each.milestone for each in direct}
        earlier = [each for each in preceding(timeline, occurrence) if each.milestone not in ids]
        others = [each for each in (*earlier, *direct) if each.milestone != ref.milestone]
        return self._seen.one_of_each(ref.schedule, others)

    def _hanging_on(self, ref: Ref) -> Iterator[Item]:
        there = hanging(self._timelines[ref.schedule], self._seen.current(ref).occurrence)
        return self._seen.one_of_each(
            ref.schedule, (each for each in there if each.milestone != ref.milestone)
        )


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
