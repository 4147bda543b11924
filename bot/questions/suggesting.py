"""What can be asked instead of a question that was refused, and what of it was understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bot.questions.dialect import Dialect
from bot.questions.dialects import DIALECTS, dialect_of
from bot.questions.failures import Ambiguity
from bot.questions.finding import Finder
from bot.questions.refusals import Candidate
from bot.questions.values import Ref
from bot.questions.whens import Whens
from schedules.timeline import State

_MOST = 3


@dataclass(frozen=True, slots=True)
class Suggesting:
    """For the refusal of ``text``; no question is suggested that does not work (``works``)."""

    text: str
    whens: Whens
    works: Callable[[str], bool]

    @property
    def _dialect(self) -> Dialect:
        return dialect_of(self.whens.asker.language)

    def of_several(self, found: Ambiguity) -> tuple[str, ...]:
        """The same question with the full name of each that it may be about, the open ones first."""
        asking = self._dialect.about_side if found.is_side else self._dialect.about_one
        language = self.whens.asker.language
        names = [each.title.say(language) for each in sorted(found.candidates, key=self._is_over)][:_MOST]
        own = [self.text.replace(found.words, f"“{name}”", 1) for name in names]
        return self._first(
            question if found.words in self.text and self.works(question) else asking.format(name)
            for question, name in zip(own, names, strict=True)
        )

    def _is_over(self, candidate: Candidate) -> bool:
        match candidate.of:
            case Ref(schedule, milestone):
                return self.whens.timelines[schedule].entries[milestone].current.is_settled
            case _:
                return False

    def nearest(self, words: str) -> tuple[str, ...]:
        """The titles most like words by which nothing is known."""
        return Finder(self.whens, self._dialect).nearest(words)

    def beside(self, nearest: Iterable[str]) -> tuple[str, ...]:
        """About names that may have been meant, then by words that were understood, then the usual."""
        return self._first(self._all(nearest))

    def _all(self, nearest: Iterable[str]) -> Iterator[str]:
        yield from (self._dialect.about_one.format(name) for name in nearest)
        title = self._some_title()
        for words, question in self._dialect.instead.items():
            if title is not None and any(_place(word, self.text) >= 0 for word in words.split(", ")):
                yield question.format(f"“{title}”")
        yield from self._dialect.suggested

    def _first(self, questions: Iterable[str]) -> tuple[str, ...]:
        always = self._dialect.suggested
        working = (each for each in dict.fromkeys(questions) if each in always or self.works(each))
        return tuple(islice(working, _MOST))

    def _some_title(self) -> str | None:
        """That of something open, for an example; the first in the schedule's order."""
        for line in self.whens.timelines.values():
            for entry in line.entries.values():
                if entry.current.state is State.OPEN:
                    return entry.milestone.title.say(self.whens.asker.language)
        return None

    def understood(self) -> tuple[str, ...]:
        """The words of a question that are known, in their order."""
        keywords = {word for dialect in DIALECTS.values() for word in dialect.keywords}
        places = ((_place(word, self.text), word) for word in keywords)
        return tuple(word for place, word in sorted(places) if place >= 0)


def _place(keyword: str, text: str) -> int:
    """Where a keyword stands, as a word of its own if it is English; -1 where it does not."""
    edge = r"\b" if keyword.isascii() else ""
    found = re.search(f"{edge}{keyword}{edge}", text, re.IGNORECASE)
    return found.start() if found else -1
