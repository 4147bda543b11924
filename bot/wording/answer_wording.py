"""What each language has to say for answers to be told in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.wording.asked_wording import AskedWording
from bot.wording.chinese.answers import ChineseAnswers
from bot.wording.english.answers import EnglishAnswers


class AnswerWording(AskedWording, Protocol):
    """One language's texts: what is asked for, and what is said to it."""

    # Answers -----------------------------------------------------------------------------------------

    def headed(self, what: str) -> str:
        """The heading of a list."""
        ...

    def nothing(self, what: str) -> str:
        """There is none."""
        ...

    def nothing_was(self, what: str) -> str:
        """There was none."""
        ...

    def nothing_sure(self, what: str) -> str:
        """There is none for certain, but some are possible."""
        ...

    def counted(self, count: int, what: str) -> str:
        """The heading of a list of so many."""
        ...

    def and_more(self, count: int) -> str:
        """The list goes on with so many more, which are not told."""
        ...

    def possibly(self) -> str:
        """The heading of what is possibly due."""
        ...

    def possibly_more(self, count: int) -> str:
        """That so many more are possibly due."""
        ...

    def no_date_yet(self) -> str:
        """The heading of what has no date."""
        ...

    def ask_for_undated(self, count: int) -> str:
        """That so many have no date, and how to see them."""
        ...

    def next(self) -> str:
        """The heading of what comes next."""
        ...

    def nothing_next(self) -> str:
        """Nothing that has a date is still to come."""
        ...

    def none_left(self) -> str:
        """Of those asked about, none is still to come."""
        ...

    def because(self, title: str, span: str) -> str:
        """The heading of the reasons why a milestone has these days."""
        ...

    def no_reason(self, title: str, span: str) -> str:
        """The same where nothing follows from what was said; below are the words themselves."""
        ...

    def hangs_on(self) -> str:
        """The heading of the milestones that what was said hangs on."""
        ...

    def left_out(self, words: str) -> str:
        """The last line: what was asked in words that were not understood, and is not answered with."""
        ...

    def days_left(self, fewest: int | None, most: int, sentence: str) -> str:
        """How many days are left until a milestone; ``fewest`` only where its first day is still to come."""
        ...

    def days_late(self, days: int, sentence: str) -> str:
        """How many days ago it should have been done."""
        ...

    def is_not_done(self, sentence: str) -> str:
        """No, it is not yet."""
        ...

    def responsible(self, title: str, parties: Sequence[str]) -> str:
        """Who is responsible for a milestone; perhaps nobody was named."""
        ...

    def if_agreed(self, title: str, reading: str) -> str:
        """The heading of what would move if a milestone were agreed so."""
        ...

    def later_times_too(self, moved: str, count: int) -> str:
        """``moved``, and that so many later times of the same milestone would move as well."""
        ...

    def settled_stays(self, sentence: str) -> str:
        """It is done or dropped, so that nothing would move."""
        ...

    def is_not_late(self, sentence: str) -> str:
        """No, it is not overdue."""
        ...

    def yes(self, sentence: str) -> str:
        """So it is."""
        ...

    def no(self, sentence: str) -> str:
        """It is not so."""
        ...

    def surely_first(self, title: str) -> str:
        """Of two, this one comes first."""
        ...

    def due_first(self, title: str) -> str:
        """Of two, this one is due first, but the other may come before it."""
        ...

    def on_the_same_day(self) -> str:
        """Both are on one day."""
        ...

    def first_unknown(self) -> str:
        """Which of two comes first cannot be said."""
        ...

    def among(self, words: str, sentence: str) -> str:
        """``sentence`` said only of what some words stand for."""
        ...

    def of_party(self, party: str, sentence: str) -> str:
        """``sentence`` said only of what a party is responsible for."""
        ...

    def stands_for(self, words: str) -> str:
        """The heading of the milestones that words stand for, of which there was nothing to tell."""
        ...

    def written(self, words: str) -> str:
        """The heading of what is written about something."""
        ...

    def source(self, source: str) -> str:
        """Where that can be read."""
        ...

    # One milestone -----------------------------------------------------------------------------------

    def line(self, title: str, span: str, notes: Sequence[str]) -> str:
        """A milestone in a list; ``span`` may be empty."""
        ...

    def sentence(self, title: str, span: str, notes: Sequence[str]) -> str:
        """A milestone alone."""
        ...

    def of_schedule(self, title: str, schedule: str) -> str:
        """A title, where several schedules are spoken of."""
        ...

    def no_day_set(self) -> str:
        """It is a window, and no day in it is set."""
        ...

    def overdue_by(self, days: int) -> str:
        """It is late by so many days."""
        ...

    def past_its_hour(self) -> str:
        """Today is its due day, and its clock time has passed."""
        ...

    def surely_by(self, day: str) -> str:
        """The day by which it is in time under every reading."""
        ...

    def was_surely_by(self, day: str) -> str:
        """The same, once that day has passed."""
        ...

    def done_on(self, day: str) -> str:
        """It was done on a day."""
        ...

    def done_before(self, day: str) -> str:
        """It was done; known is only the day on which that was reported."""
        ...

    def dropped(self, day: str, why: str | None) -> str:
        """It was given up."""
        ...

    def never_due(self) -> str:
        """It is always in force."""
        ...

    def undated_but(self, span: str) -> str:
        """It has no due day, but a first day."""
        ...

    def contradicted(self) -> str:
        """Its words cannot all hold."""
        ...

    # Refusals ----------------------------------------------------------------------------------------

    def not_understood(self, text: str) -> str:
        """Nothing of it was understood."""
        ...

    def only_understood(self, words: Sequence[str], text: str) -> str:
        """Only some words of it were."""
        ...

    def understood_but(self, words: Sequence[str], missing: str) -> str:
        """All but some words were; ``words`` stood before and after those."""
        ...

    def did_you_mean(self, names: Sequence[str]) -> str:
        """Names like the one that is not known."""
        ...

    def several(self, words: str, names: Sequence[str]) -> str:
        """The words can mean each of these."""
        ...

    def try_instead(self, questions: Sequence[str]) -> str:
        """Questions that work."""
        ...


ANSWER_WORDING: Mapping[str, AnswerWording] = {"en": EnglishAnswers(), "zh": ChineseAnswers()}
