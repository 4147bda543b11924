"""Days that are reckoned from others: "two weeks later" than a milestone, "since" a period."""

from __future__ import annotations

from datetime import date, timedelta

from bot.questions.failures import Missing
from bot.questions.finding import Finder
from bot.questions.values import Days, Ref
from schedules.days import shift
from schedules.language.faults import OutOfCalendar
from schedules.span import Span
from schedules.when import Apart, OnOrAfter, OnOrBefore, Period, Run, When, Within
from schedules.workdays import working_days_of

_LATELY = timedelta(days=30)
"""How far back "what is new?" looks where nothing else is said."""


def since(find: Finder, words: str | None) -> Days:
    """From the first of the days that are named, as of a question about the past; "since last month".

    Raises:
        Missing: if the words mean no days.
    """
    if words is None:
        return Days(OnOrAfter(find.asker.today - _LATELY))
    days = find.days(words, past=True)
    match days:
        case Days(Within(period) | Run(period)):
            return Days(OnOrAfter(period.first))
        case Days(OnOrAfter()) | Days(_, str()):
            return days
        case _:
            raise Missing(words)


def lies_behind(find: Finder, words: str) -> bool:
    """Whether "August" is the August that is over: the nearer of the two.

    Raises:
        Missing, Ambiguity: as ``Finder.days``.
    """
    today = find.asker.today
    match find.days(words, past=True), find.days(words):
        case Days(Within(last)), Days(Within(next_)) if last != next_:
            return today - last.last < next_.first - today
        case Days(OnOrBefore(last_day)), Days(OnOrBefore(next_day)) if last_day != next_day:
            return today - last_day < next_day - today
        case _:
            return False


def moved_by(find: Finder, words: str, ref: Ref, sign: int) -> When:
    """The days of a milestone, a distance later (``sign`` 1) or earlier (-1).

    Raises:
        Missing: if the words mean no distance, or one beyond the calendar, or nothing is known of its days.
    """
    agreement = find.timelines[ref.schedule].schedule
    apart = find.when(find.dialect.after.format(words, ref.milestone), ref.schedule)
    span = find.timelines[ref.schedule].entries[ref.milestone].current.span
    if not isinstance(apart, Apart) or span.is_open:
        raise Missing(words)
    working = working_days_of(agreement.country)

    def moved(day: date) -> date:
        return shift(day, apart.distance, sign, working)

    try:
        return _within(Span(span.earliest and moved(span.earliest), span.latest and moved(span.latest)))
    except OverflowError:
        raise Missing(words, OutOfCalendar()) from None


def _within(span: Span) -> When:
    match span.earliest, span.latest:
        case date() as first, date() as last:
            return Within(Period(first, last))
        case None, date() as last:
            return OnOrBefore(last, last)
        case first, _:
            return OnOrAfter(first or date.min)
