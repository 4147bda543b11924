"""What goes on with the question before: other days, another side, another milestone, a choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.questions.dialect import Intent
from bot.questions.earlier import Earlier
from bot.questions.failures import Missing
from bot.questions.filled import Filled
from bot.questions.finding import Finder
from bot.questions.values import (
    AboutOne,
    AgreedAbout,
    ComesBefore,
    Countable,
    Days,
    Due,
    HangsOn,
    HowMany,
    IfMoved,
    InDays,
    Next,
    Overdue,
    Owes,
    Question,
    Ref,
    Side,
    StillOpen,
    WhenIs,
)
from schedules.calendar_units import CalendarUnit
from schedules.language.faults import OutOfCalendar
from schedules.text import language_of
from schedules.times import begin_after, begin_of
from schedules.when import OnOrBefore, Period, Run, Within


def _other_days(filled: Filled, earlier: Earlier) -> Question:
    question = _uncounted(earlier)
    if not isinstance(question, InDays):
        raise Missing(filled["when"])
    past = not isinstance(question, Due | Owes) or _is_past(question, filled.find.asker.today)
    days = filled.find.days(filled["when"], past=past) or question.days
    if days is None:
        raise Missing(filled["when"])
    return _counted_as(earlier, replace(question, days=days))


def _is_past(question: Due | Owes, today: date) -> bool:
    if isinstance(question, Due) and question.past:
        return True
    match question.days:
        case Days(Within(period) | Run(period)):
            return period.last < today
        case Days(OnOrBefore(day)):
            return day < today
        case _:
            return False


def _following(filled: Filled, earlier: Earlier) -> Question:
    question, unit = _uncounted(earlier), filled.find.dialect.units.get(filled["unit"].casefold())
    if unit is None or not isinstance(question, InDays):
        raise Missing(filled["unit"])
    match question.days:
        case Days(Within(period) | Run(period)):
            days = Days(Within(_unit_after(period.last, unit, filled["unit"])))
            return _counted_as(earlier, replace(question, days=days))
        case _:
            raise Missing(filled["unit"])


def _unit_after(day: date, unit: CalendarUnit, words: str) -> Period:
    """The unit of the calendar that follows the one that holds a day.

    Raises:
        Missing: if the calendar ends before it does.
    """
    try:
        first = begin_after(begin_of(day, unit), unit)
        return Period(first, begin_after(first, unit) - timedelta(days=1))
    except OverflowError:
        raise Missing(words, OutOfCalendar()) from None


def _other_side(filled: Filled, earlier: Earlier) -> Question:
    match _uncounted(earlier):
        case Owes() as owes:
            return _counted_as(earlier, replace(owes, side=filled.find.party(filled["party"])))
        case Overdue(Side()):
            return _counted_as(earlier, Overdue(filled.find.party(filled["party"])))
        case _:
            raise Missing(filled["party"])


def _of_them(filled: Filled, earlier: Earlier) -> Question:
    side = filled.find.party(filled["party"])
    match _uncounted(earlier):
        case Overdue():
            return Overdue(side)
        case Due(days, past=False) | Owes(days=days):
            return Owes(side, days)
        case StillOpen():
            return Owes(side)
        case _:
            raise Missing(filled["party"])


def _other_one(filled: Filled, earlier: Earlier) -> Question:
    words = filled["what"]
    match earlier.question:
        case Next():
            return WhenIs(_one_like(filled.find, words, earlier.refs))
        case IfMoved():
            raise Missing(words)  # what one would be moved to need not be meant for another
        case question if isinstance(question, AboutOne):
            return replace(question, ref=_one_like(filled.find, words, (question.ref,)))
        case _:
            raise Missing(words)


def _nth(filled: Filled, earlier: Earlier) -> Question:
    """ "The third", of the series that was spoken of."""
    found = _in_series(filled.find, filled["nth"], earlier.refs)
    if found is None or not isinstance(earlier.question, AboutOne):
        raise Missing(filled["nth"])
    return WhenIs(found) if isinstance(earlier.question, IfMoved) else replace(earlier.question, ref=found)


def _one_like(find: Finder, words: str, others: tuple[Ref, ...]) -> Ref:
    """What "the third" is of the series that was spoken of, or what is called so."""
    return _in_series(find, words, others) or find.one(words)


def _in_series(find: Finder, words: str, others: tuple[Ref, ...]) -> Ref | None:
    found = {ref for name in _names(find, others) for ref in find.named(_joined(words, name))}
    return found.pop() if len(found) == 1 else None


def _names(find: Finder, refs: tuple[Ref, ...]) -> Iterator[str]:
    for ref in refs:
        milestone = find.timelines[ref.schedule].entries[ref.milestone].milestone
        for alias in milestone.aliases:
            yield from alias.all


def _joined(words: str, name: str) -> str:
    return f"{words}{name}" if language_of(words) == "zh" else f"the {words.removeprefix('the ')} {name}"


def _other_topic(filled: Filled, earlier: Earlier) -> Question:
    words = filled["topic"]
    if not isinstance(_uncounted(earlier), AgreedAbout):
        raise Missing(words)
    return _counted_as(earlier, AgreedAbout(words, filled.find.mentioning(words)))


def _choice(filled: Filled, earlier: Earlier) -> Question:
    """Which of those that a question was asked back about: by its place in a series, a name, or a word."""
    words, find = filled["which"], filled.find
    if not earlier.choices:
        raise Missing(words)
    by_ref = {question.ref: question for question in earlier.choices if isinstance(question, AboutOne)}
    refs = tuple(by_ref)
    by_place = {ref for name in _names(find, refs) for ref in find.named(_joined(words, name))}
    for found in (by_place, {*find.named(words)}, {*find.mentioning(words)}):
        fitting = [question for ref, question in by_ref.items() if ref in found]
        if len(fitting) == 1:
            return fitting[0]
    number = find.dialect.ordinals.get(words.casefold())
    if number and number <= len(earlier.choices):
        return earlier.choices[number - 1]
    side = find.party(words)
    for question in earlier.choices:
        if isinstance(question, Owes) and question.side == side:
            return question
    raise Missing(words)


def _what_follows(_: Filled, earlier: Earlier) -> Question:
    return HangsOn(_subject(earlier))


def _what_precedes(_: Filled, earlier: Earlier) -> Question:
    return ComesBefore(_subject(earlier))


def _subject(earlier: Earlier) -> Ref:
    if earlier.subject is None:
        raise Missing("")
    return earlier.subject


def _uncounted(earlier: Earlier) -> Question | None:
    return earlier.question.of if isinstance(earlier.question, HowMany) else earlier.question


def _counted_as(earlier: Earlier, question: Question) -> Question:
    if isinstance(earlier.question, HowMany) and isinstance(question, Countable):
        return HowMany(question)
    return question


CONTINUERS: Mapping[Intent, Callable[[Filled, Earlier], Question]] = {
    Intent.THEN_DAYS: _other_days,
    Intent.THEN_FOLLOWING: _following,
    Intent.THEN_SIDE: _other_side,
    Intent.THEN_ONE: _other_one,
    Intent.THEN_NTH: _nth,
    Intent.THEN_AFTER: _what_follows,
    Intent.THEN_BEFORE: _what_precedes,
    Intent.THEN_TOPIC: _other_topic,
    Intent.THEN_OF_THEM: _of_them,
    Intent.THEN_CHOICE: _choice,
}
