"""What is said to a question: the answer first, then what it rests on; or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answers import Answer, Item
from bot.questions import (
    AgreedAbout,
    AlwaysInForce,
    Among,
    Candidate,
    ComesBefore,
    Compared,
    Countable,
    Days,
    Due,
    HangsOn,
    HappensAt,
    HowLong,
    HowMany,
    IfMoved,
    IsDone,
    IsLate,
    Next,
    Owes,
    Question,
    QuestionAmbiguous,
    QuestionNotUnderstood,
    WasDone,
    WhenIs,
    Who,
    Why,
    WithoutDate,
    Written,
)
from bot.wording.answer_wording import ANSWER_WORDING, AnswerWording
from bot.wording.asked import Asked, ByState, Past, shown
from bot.wording.compared import compared
from bot.wording.items import ItemTeller
from bot.wording.no_days import no_days
from bot.wording.one import OneMilestone
from schedules.timeline import State, Timeline

_MOST_LISTED = 200

_Listed = ByState | Past | AgreedAbout | ComesBefore | HangsOn | HappensAt

_SAID_BY_HEADING: Mapping[type[Question], State] = {
    WithoutDate: State.UNDATED,
    AlwaysInForce: State.STANDING,
    WasDone: State.DONE,
}


def say(answer: Answer, language: str, timelines: Mapping[str, Timeline], today: date) -> str:
    """The text of an answer; ``timelines`` and ``today`` are those it was found with."""
    told = _Told(ANSWER_WORDING[language], ItemTeller(language, timelines, today), language, timelines)
    left_out = (told.wording.left_out(shown(answer.left_out)),) if answer.left_out else ()
    return "\n".join((*told.answer(answer), *left_out))


def not_understood(refusal: QuestionNotUnderstood, language: str) -> str:
    """What was understood, what was not, and what can be asked."""
    wording = ANSWER_WORDING[language]
    if isinstance(refusal, QuestionAmbiguous):
        names = [_candidate(each, wording, language) for each in refusal.candidates]
        return wording.several(shown(refusal.words), names)
    lines = [_misunderstood(refusal, wording)]
    if refusal.why and (why := no_days(refusal.why, language)):
        lines.append(why)
    if refusal.nearest:
        lines.append(wording.did_you_mean(refusal.nearest))
    return "\n".join((*lines, wording.try_instead(refusal.suggestions)))


def _misunderstood(refusal: QuestionNotUnderstood, wording: AnswerWording) -> str:
    if not refusal.understood:
        return wording.not_understood(shown(refusal.text))
    if refusal.missing is None:
        return wording.only_understood(refusal.understood, shown(refusal.text))
    return wording.understood_but(refusal.understood, shown(refusal.missing))


def _candidate(candidate: Candidate, wording: AnswerWording, language: str) -> str:
    title = candidate.title.say(language)
    return wording.of_schedule(title, candidate.schedule.say(language)) if candidate.schedule else title


@dataclass(frozen=True, slots=True)
class _Told:
    wording: AnswerWording
    items: ItemTeller
    language: str
    timelines: Mapping[str, Timeline]

    def answer(self, answer: Answer) -> Iterator[str]:
        """The lines of an answer."""
        if isinstance(answer.question, HappensAt) and answer.instead:
            yield self.wording.nothing(self._asked.what(answer.question))
            answer = replace(answer, question=answer.instead, instead=None)
        yield from self._answer(answer)

    def _answer(self, answer: Answer) -> Iterator[str]:
        match answer.question:
            case WhenIs():
                return self._when(answer)
            case HowLong() | IsDone() | IsLate() | Who() | Why():
                return self._one.lines(answer.question, answer.items[0])
            case IfMoved():
                return self._one.if_moved(answer, answer.question)
            case Next(among):
                return self._next(answer, named=among is not None)
            case HowMany(of):
                return self._restricted(answer, of, self._counted(answer, of))
            case Among() | Compared() | Written():
                return self._of_some(answer, answer.question)
            case Due() | Owes(days=Days()):
                return self._due(answer, answer.question)
            case Owes():
                return self._owed(answer, answer.question)
            case _:
                return self._listed(answer, answer.question)

    def _of_some(self, answer: Answer, question: Among | Compared | Written) -> Iterator[str]:
        match question:
            case Among(of):
                return self._restricted(answer, question, self.answer(replace(answer, question=of)))
            case Compared():
                return compared(answer, question, self.wording, self.items)
            case Written(words):
                return self._written(answer.items, words)

    @property
    def _one(self) -> OneMilestone:
        return OneMilestone(self.wording, self.items, self.language, self.timelines)

    @property
    def _asked(self) -> Asked:
        return Asked(self.wording, self.items, self.language)

    # Restricted lists --------------------------------------------------------------------------------

    def _restricted(self, answer: Answer, question: Countable, lines: Iterator[str]) -> Iterator[str]:
        """With what it is restricted to; where there is nothing, also what the words stand for."""
        if not isinstance(question, Among):
            yield from lines
            return
        first = next(lines)
        if question.words is not None:
            first = self.wording.among(shown(question.words), first)
        if question.side is not None:
            first = self.wording.of_party(self._asked.party(question.side), first)
        yield first
        yield from lines
        if not answer.items and question.words is not None:
            yield self.wording.stands_for(shown(question.words))
            yield from self._lines(answer.named)

    # Lists -------------------------------------------------------------------------------------------

    def _due(self, answer: Answer, question: Due | Owes) -> Iterator[str]:
        what = self._asked.what(question)
        if answer.surely:
            yield self.wording.headed(what)
            yield from self._lines(answer.surely)
        elif answer.possibly:
            yield self.wording.nothing_sure(what)
        else:
            yield self.wording.nothing(what)
        if answer.possibly:
            yield self.wording.possibly()
            yield from self._lines(answer.possibly)
        if answer.undated and question.days is None:
            yield self.wording.ask_for_undated(len(answer.undated))
        elif answer.undated:
            yield self.wording.no_date_yet()
            yield from self._lines(answer.undated, State.UNDATED)
        yield from self._hangs_on(answer)

    def _owed(self, answer: Answer, question: Owes) -> Iterator[str]:
        still_open = [item for item in answer.items if item not in answer.standing]
        yield from self._list(still_open, self._asked.what(question))
        if answer.standing:
            yield self.wording.headed(self.wording.standing())
            yield from self._lines(answer.standing, State.STANDING)

    def _listed(self, answer: Answer, question: _Listed) -> Iterator[str]:
        what = self._asked.what(question)
        if isinstance(question, Past) and not answer.items:
            yield self.wording.nothing_was(what)
        elif isinstance(question, AgreedAbout | HappensAt) and answer.items:
            yield self.wording.headed(what)
            yield from self._quoted_lines(answer.items)
        else:
            yield from self._list(answer.items, what, _SAID_BY_HEADING.get(type(question)))

    def _counted(self, answer: Answer, of: Countable) -> Iterator[str]:
        what = self._asked.what(of)
        if not answer.items:
            yield self.wording.nothing_sure(what) if answer.possibly else self.wording.nothing(what)
        else:
            yield self.wording.counted(answer.count or 0, what)
            yield from self._lines(answer.items, _SAID_BY_HEADING.get(type(of)))
        if answer.possibly:
            yield self.wording.possibly_more(len(answer.possibly))

    def _list(self, items: Iterable[Item], what: str, under: State | None = None) -> Iterator[str]:
        lines = tuple(self._lines(items, under))
        yield self.wording.headed(what) if lines else self.wording.nothing(what)
        yield from lines

    def _lines(self, items: Iterable[Item], under: State | None = None) -> Iterator[str]:
        """A line each; of very many the first, and how many more there are: nobody reads a flood."""
        every = tuple(items)
        yield from (self.items.line(item, under) for item in every[:_MOST_LISTED])
        if len(every) > _MOST_LISTED:
            yield self.wording.and_more(len(every) - _MOST_LISTED)

    def _quoted_lines(self, items: Sequence[Item]) -> Iterator[str]:
        for item in items[:_MOST_LISTED]:
            yield self.items.line(item)
            yield from (f"  {quote}" for quote in self.items.quotes(item)[:1])
        if len(items) > _MOST_LISTED:
            yield self.wording.and_more(len(items) - _MOST_LISTED)

    def _written(self, items: Sequence[Item], words: str) -> Iterator[str]:
        """Every quote with its place, and where the agreement can be read."""
        yield self.wording.written(shown(words))
        for item in items[:_MOST_LISTED]:
            yield self.items.line(item)
            yield from (f"  {quote}" for quote in self.items.quotes(item))
        yield from map(self.wording.source, self.items.sources(items))

    def _hangs_on(self, answer: Answer) -> Iterator[str]:
        if answer.hangs_on:
            yield self.wording.hangs_on()
            yield from self._lines(answer.hangs_on)

    # One milestone -----------------------------------------------------------------------------------

    def _when(self, answer: Answer) -> Iterator[str]:
        (item,) = answer.items
        yield self.items.sentence(item)
        yield from self._hangs_on(answer)
        yield from self.items.quotes(item)[:1]

    def _next(self, answer: Answer, *, named: bool) -> Iterator[str]:
        if len(answer.items) == 1:
            yield from self._when(answer)
        elif answer.items:
            yield self.wording.next()
            yield from self._lines(answer.items)
        else:
            yield self.wording.none_left() if named else self.wording.nothing_next()
            if answer.undated:
                yield self.wording.ask_for_undated(len(answer.undated))
