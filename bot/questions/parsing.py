"""From words to a question: patterns say what is asked for; the first whose slots can be read wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from bot.questions.dialect import Intent
from bot.questions.dialects import DIALECTS, asking, dialect_of
from bot.questions.earlier import Earlier
from bot.questions.failures import Ambiguity, Missing
from bot.questions.filled import Filled
from bot.questions.finding import Finder
from bot.questions.followups import CONTINUERS
from bot.questions.gist import by_gist, gists_of, unknown, words_known
from bot.questions.gist.reading import Gist
from bot.questions.makers import MAKERS
from bot.questions.patterns import Slots, Token
from bot.questions.refusals import QuestionAmbiguous, QuestionNotUnderstood
from bot.questions.smalltalk import MOST_CHARACTERS, plainly
from bot.questions.suggesting import Suggesting
from bot.questions.values import AgreedAbout, Among, Asker, Countable, HowMany, Question
from bot.questions.whens import Whens
from bot.questions.wordings import Wording, wordings_of
from schedules.text import language_of
from schedules.timeline import Timeline

_MOST_MEANT = 50
"""Of more candidates than these nobody picks one by a word; it is asked for the name."""
_FEWEST_WORDS = 2
"""Of a pattern with fewer words of its own, it is not told that they were understood."""


def parse(
    text: str, asker: Asker, timelines: Mapping[str, Timeline], earlier: Earlier | None = None
) -> Question:
    """What ``text`` asks about ``timelines``, in whichever language, or in several at once.

    ``earlier`` is what was spoken of just before, which a question may go on with.

    Raises:
        QuestionNotUnderstood: if some of its words cannot be read.
        QuestionAmbiguous: if they can be read in several ways.
    """
    return _Parser(text, Whens(asker, timelines, asking()), earlier or Earlier()).question()


@dataclass(slots=True)
class _Failures:
    """Why patterns that fitted gave no question.

    Told are the first ambiguity, else that ``nothing`` was agreed about something, else what is missing in
    the pattern of which the most words were there.
    """

    ambiguity: Ambiguity | None = None
    meant: Iterable[Question] = ()
    """What is asked with each that is possible; worked out only where it is told."""
    nothing: AgreedAbout | None = None
    missing: Missing | None = None
    understood: tuple[str, ...] = ()
    _most: int = _FEWEST_WORDS - 1

    def is_told_better_by(self, ambiguity: Ambiguity) -> bool:
        """Whether it is the first, or says of the same ones what they are called, or so in fewer words."""
        if self.ambiguity is None:
            return self.nothing is None
        same = self.ambiguity.candidates == ambiguity.candidates
        if ambiguity.by_name is not self.ambiguity.by_name:
            return same and ambiguity.by_name
        return same and ambiguity.words.isascii() and len(ambiguity.words) < len(self.ambiguity.words)

    def note_missing(self, missing: Missing, wording: Wording, text: str, slots: Slots) -> None:
        """``slots`` are those of a pattern that takes all words."""
        free = {place for _, start, end in slots for place in range(start, end)}
        there = len(wording.tokens) - len(free)
        says_why = missing.why is not None and self.missing is not None and self.missing.why is None
        if there > self._most or (there == self._most and says_why):
            self.missing, self._most = missing, there
            self.understood = tuple(_pieces(wording.tokens, free, text))


def _pieces(tokens: tuple[Token, ...], free: set[int], text: str) -> Iterator[str]:
    """The words of ``text`` that stand in no slot, those together that stand together."""
    for in_slot, group in groupby(enumerate(tokens), key=lambda numbered: numbered[0] in free):
        if not in_slot:
            places = [token for _, token in group]
            yield text[places[0].start : places[-1].end]


_LISTS = AgreedAbout | Among
_BY_WORDS = frozenset({Intent.MENTIONED, Intent.FOUND})
_Make = Callable[[Intent, Filled], Question]


@dataclass(slots=True)
class _Parser:
    typed: str
    whens: Whens
    earlier: Earlier
    _text: str = field(init=False)
    _failures: _Failures = field(init=False, default_factory=_Failures)

    def __post_init__(self) -> None:
        self._text = plainly(self.typed)

    def question(self) -> Question:
        """What is asked."""
        found = self._found() if len(self._text) <= MOST_CHARACTERS else None
        if found is None:
            raise self._refusal()
        return found

    def _found(self) -> Question | None:
        wordings = tuple(wordings_of(self._text))
        return (
            self._continued(wordings)
            or self._alone(wordings, forgiving=False)
            or self._by_gist(forgiving=False)
            or self._alone(wordings, forgiving=False, mentioned=True)
            or self._with_subject()
            or self._forgiving(wordings)
            or self._by_gist(forgiving=True)
            or (None if self._failures.ambiguity else self._failures.nothing)
        )

    def _forgiving(self, wordings: tuple[Wording, ...]) -> Question | None:
        """The same with names mended, where not even an ambiguity was understood."""
        if self._failures.ambiguity:
            return None
        asked = self._alone(wordings, forgiving=True)
        return asked or self._alone(wordings, forgiving=True, mentioned=True)

    def _alone(
        self, wordings: tuple[Wording, ...], *, forgiving: bool, mentioned: bool = False
    ) -> Question | None:
        """As a question that needs none before it; or as no more than words that are ``mentioned``."""

        def make(intent: Intent, filled: Filled) -> Question:
            return MAKERS[intent](filled)

        each = (self._read(wording, make, forgiving=forgiving, mentioned=mentioned) for wording in wordings)
        return next((question for question in each if question), None)

    def _continued(self, wordings: tuple[Wording, ...]) -> Question | None:
        """As what goes on with the question before: "and in October?"."""
        if not (self.earlier.question or self.earlier.choices):
            return None

        def make(intent: Intent, filled: Filled) -> Question:
            return CONTINUERS[intent](filled, self.earlier)

        failures, self._failures = self._failures, _Failures()
        each = (self._read(wording, make, then=True) for wording in wordings if not wording.counted)
        question = next((question for question in each if question), None)
        failed, self._failures = self._failures, failures
        if question is None and failed.missing and failed.missing.why:
            failures.missing, failures.understood = failed.missing, failed.understood
        return question

    def _with_subject(self) -> Question | None:
        """With the "it" that is left out: "why?"."""
        if self.earlier.subject is None or self._failures.ambiguity:
            return None
        subject = Earlier(refs=self.earlier.refs)
        for dialect in DIALECTS.values():
            for frame in dialect.with_subject:
                whole = _Parser(frame.format(self._text.strip(" ?？。.!！")), self.whens, subject)
                question = whole._alone(tuple(wordings_of(whole._text)), forgiving=False)
                if question:
                    return question
        return None

    def _by_gist(self, *, forgiving: bool) -> Question | None:
        """By its words, whatever their order; where a name fits several, only as a list of all of them."""
        dialect = dialect_of(language_of(self._text))
        finder = Finder(self.whens, dialect, forgiving=forgiving, subject=self.earlier.subject)
        gists = gists_of(self._text, finder)
        try:
            question = by_gist(gists, finder)
        except Missing:
            return None
        except Ambiguity as ambiguity:
            if self._failures.ambiguity is None:
                self._failures.ambiguity = ambiguity
                self._failures.meant = _meant_by_gist(ambiguity, gists, finder)
            return None
        return question if self._failures.ambiguity is None or isinstance(question, _LISTS) else None

    # Patterns ------------------------------------------------------------------------------------

    def _read(
        self,
        wording: Wording,
        make: _Make,
        *,
        forgiving: bool = False,
        then: bool = False,
        mentioned: bool = False,
    ) -> Question | None:
        if not wording.tokens:
            return None
        patterns = wording.dialect.continuing if then else wording.dialect.patterns
        for intent, template in patterns.possible(wording.words):
            if (intent is Intent.MENTIONED) is not mentioned:
                continue
            if intent in _BY_WORDS and self._failures.ambiguity:
                continue  # more than words alone was understood: which milestone is meant has to be asked
            for slots in template.fits(wording.words):
                question = self._fitted(intent, slots, wording, make, forgiving=forgiving)
                if question:
                    return question
        return None

    def _fitted(
        self, intent: Intent, slots: Slots, wording: Wording, make: _Make, *, forgiving: bool
    ) -> Question | None:
        filled = {name: self._between(wording.tokens, start, end) for name, start, end in slots}
        subject = self.earlier.subject
        everyday = words_known() if forgiving else ()
        finder = Finder(self.whens, wording.dialect, forgiving=forgiving, everyday=everyday, subject=subject)
        try:
            question = make(intent, Filled(filled, finder))
        except Missing as missing:
            self._failures.note_missing(missing, wording, self._text, slots)
            return None
        except Ambiguity as ambiguity:
            if self._failures.is_told_better_by(ambiguity):
                self._failures.ambiguity = ambiguity
                self._failures.meant = _meant(ambiguity, make, intent, Filled(filled, finder))
            return None
        if isinstance(question, AgreedAbout) and not question.refs:
            self._failures.nothing = self._failures.nothing or question
            return None
        if not wording.counted:
            return question
        return HowMany(question) if isinstance(question, Countable) else None

    def _between(self, tokens: tuple[Token, ...], start: int, end: int) -> str:
        return self._text[tokens[start].start : tokens[end - 1].end]

    # Refusals ------------------------------------------------------------------------------------

    def _refusal(self) -> QuestionNotUnderstood:
        suggesting = Suggesting(self._text, self.whens, self._works)
        if found := self._failures.ambiguity:
            suggestions = suggesting.of_several(found)
            few = len(found.candidates) <= _MOST_MEANT
            meant = tuple(self._failures.meant) if few else ()
            return QuestionAmbiguous(self.typed, found.words, found.candidates, suggestions, meant)
        missing = self._failures.missing
        nearest = suggesting.nearest(missing.words) if missing and missing.is_name else ()
        return QuestionNotUnderstood(
            self.typed,
            self._failures.understood if missing else suggesting.understood(),
            suggesting.beside(nearest),
            missing=missing.words if missing else self._unknown() or None,
            nearest=nearest,
            why=missing.why if missing else None,
        )

    def _unknown(self) -> str:
        """The words that are known nowhere, in a question of which no pattern fits."""
        if len(self._text) > MOST_CHARACTERS:
            return ""
        return unknown(self._text, Finder(self.whens, dialect_of(language_of(self._text))))

    def _works(self, text: str) -> bool:
        """Whether a question is understood by itself."""
        other = _Parser(text, self.whens, Earlier())
        question = other._by_gist(forgiving=False)
        return question is not None or bool(other._alone(tuple(wordings_of(other._text)), forgiving=False))


def _meant(ambiguity: Ambiguity, make: _Make, intent: Intent, filled: Filled) -> Iterator[Question]:
    """What is asked if each of the candidates is meant."""
    for candidate in ambiguity.candidates:
        try:
            yield make(intent, filled.choosing(candidate.of))
        except (Missing, Ambiguity):
            continue


def _meant_by_gist(ambiguity: Ambiguity, gists: Sequence[Gist], finder: Finder) -> Iterator[Question]:
    """The same for a question that is read by its words."""
    for candidate in ambiguity.candidates:
        try:
            question = by_gist(gists, replace(finder, chosen=candidate.of))
        except (Missing, Ambiguity):
            continue
        if question:
            yield question
