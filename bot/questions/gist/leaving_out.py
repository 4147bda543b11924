"""The last way of reading: by the words, without a little that is not known, which is told with the answer.

What is left out must stand where it can hardly change what is asked: a verb of the question ("what must be
laminated by October", 网站什么时候亮相), or an English adverb. Beside a name it may belong to that name and
make it another ("the safety seminar", 热线测试报告); behind a preposition it narrows what is asked ("in
Paris"); then nothing is left out, and the question is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import UnionType

from bot.questions.failures import Ambiguity, Missing
from bot.questions.finding import Finder
from bot.questions.gist.checks import is_chinese
from bot.questions.gist.cues import Cue
from bot.questions.gist.cutting import Cutting, likeliest
from bot.questions.gist.deciding import decided
from bot.questions.gist.known import Known
from bot.questions.gist.places import Place, places_of
from bot.questions.gist.reading import Gist, Part, Piece, Told
from bot.questions.gist.sieving import asks_something_else
from bot.questions.gist.trying import MOST_WORDS, expanded, gists_in
from bot.questions.patterns import tokens_of
from bot.questions.values import (
    Among,
    ComesBefore,
    Due,
    HangsOn,
    HowLong,
    HowMany,
    IsDone,
    IsLate,
    Next,
    Overdue,
    Owes,
    Question,
    StillOpen,
    WhenIs,
    Why,
    WithoutDate,
)

_WHATEVER_IS_DONE = Due | Owes | Next | StillOpen | WhenIs | HowLong | ComesBefore | HangsOn
"""Questions that are the same whatever is to be done: the milestone itself is."""
_IN_ANY_MANNER = _WHATEVER_IS_DONE | Overdue | IsDone | IsLate | WithoutDate
_COLOURS: Mapping[Cue | Part, type[Question] | UnionType] = {
    Cue.HANGS: Why,
    Cue.HANGING: HangsOn,
    Cue.RESPONSIBLE: HangsOn | ComesBefore | Due,
}
"""Chinese cues that only colour a question told by others: 为什么要卡在12月10日, 后面都连着什么事."""
_OF_TWO = frozenset(
    {Cue.BEFORE, Cue.AFTER, Cue.THAT_BEFORE, Cue.THAT_AFTER, Cue.OR, Cue.AND, Cue.FIRST, Cue.IF, Cue.AT}
)
"""Cues that ask for something of two milestones."""
_DUTIES = frozenset({Cue.MUST, Cue.NEEDED, Cue.DUE, Cue.OPEN, Cue.OWE, Cue.THAT_AFTER, Cue.AFTER, Cue.HANGS})
_DAYS = frozenset({Cue.DATE, Cue.LATEST})


@dataclass(frozen=True, slots=True)
class Reading:
    """A question, and the words that were left out to read it."""

    question: Question
    left_out: str


def leaving_out(text: str, finder: Finder) -> Reading | None:
    """What is asked without the one little that is not known; none where that is not sure."""
    text = expanded(text)
    tokens = tokens_of(text, {})
    if not tokens or len(tokens) > MOST_WORDS:
        return None
    cutting = Cutting(text, tokens, Known(finder))
    pieces = cutting.pieces()
    if asks_something_else(pieces):
        return None
    whole = tuple(gists_in(cutting.covers(), text, tokens))
    return (
        next(_in_one(whole, finder), None)
        or next(_plainer(whole, finder), None)
        or _without_unknown(cutting, pieces, finder)
    )


def _without_unknown(cutting: Cutting, pieces: Sequence[Sequence[Piece]], finder: Finder) -> Reading | None:
    read: list[Reading] = []
    fewest = 0
    for place in places_of(cutting, pieces):
        if read and place.length > fewest:
            break
        if question := _question(place, cutting, pieces, finder):
            read.append(Reading(question, place.words))
            fewest = place.length
    same = all(one.question == other.question for one, other in pairwise(read))
    return read[0] if read and same else None


# Of what is known ----------------------------------------------------------------------------------


def _in_one(gists: Iterable[Gist], finder: Finder) -> Iterator[Reading]:
    """With a name that stands in two parts, 联委会是哪天成立的, as one: nothing is left out."""
    for gist in gists:
        names = [each for each in gist.told if each.of is Part.NAME]
        if len(names) != 2 or not gist.cues.isdisjoint(_OF_TWO):
            continue
        for one, other in (names, names[::-1]):
            less = _less(gist, other)
            if _is_named_by(one, other, finder) and (question := _sure(less, finder)):
                yield Reading(question, "")


def _is_named_by(one: Told, other: Told, finder: Finder) -> bool:
    """Whether one names a milestone, and the other stands in its names and is no other one."""
    refs, others = finder.named(one.words), finder.named(other.words)
    return len(refs) == 1 and {*others} <= {*refs} and refs[0] in finder.about(other.words)


def _plainer(gists: Iterable[Gist], finder: Finder) -> Iterator[Reading]:
    """Chinese without a word that is known, and only colours what is asked."""
    for gist in filter(is_chinese, gists):
        for one in gist.told:
            question = _sure(_less(gist, one), finder) if one.of in _COLOURS else None
            if question and isinstance(question, _COLOURS[one.of]):
                yield Reading(question, one.words)


def _less(gist: Gist, one: Told) -> Gist:
    return Gist(tuple(each for each in gist.told if each is not one), gist.text)


# Of what is not ------------------------------------------------------------------------------------


def _question(
    place: Place, cutting: Cutting, pieces: Sequence[Sequence[Piece]], finder: Finder
) -> Question | None:
    covers = likeliest(len(cutting.tokens), tuple(_without(place, pieces)))
    for gist in gists_in(covers, cutting.text, cutting.tokens):
        if not place.is_apart_in(gist):
            continue
        if _decided(gist, finder):
            return _sure(gist, finder, is_manner=place.is_manner)
    return None


def _sure(gist: Gist, finder: Finder, *, is_manner: bool = False) -> Question | None:
    """What is asked, if it is told by a cue, about what is named exactly."""
    question = _decided(gist, finder)
    if question and _is_told(question, gist, is_manner=is_manner) and _names_exactly(gist, finder):
        return question
    return None


def _decided(gist: Gist, finder: Finder) -> Question | None:
    try:
        return decided(gist, finder)
    except (Missing, Ambiguity):
        return None


def _without(place: Place, pieces: Sequence[Sequence[Piece]]) -> Iterator[tuple[Piece, ...]]:
    """The pieces beside a place, which itself says nothing."""
    for start, some in enumerate(pieces):
        if start == place.start:
            yield (Piece(place.start, place.end, Part.NOTHING, 0),)
        elif start < place.start:
            yield tuple(piece for piece in some if piece.end <= place.start)
        else:
            yield tuple(some) if start >= place.end else ()


def _is_told(question: Question, gist: Gist, *, is_manner: bool) -> bool:
    """Whether what is asked is told by a cue, and cannot be other for what is left out."""
    match question:
        case HowMany(of):
            return is_manner and _is_told(of, gist, is_manner=is_manner)
        case Among(of):
            return _is_told(of, gist, is_manner=is_manner)
        case Why():
            return is_manner or bool(gist.words(Part.WHEN)) or not gist.cues.isdisjoint(_DAYS)
        case WhenIs() if not gist.cues - {Cue.WHAT, Cue.THING, Cue.MUST, Cue.ACT, Cue.ACTED}:
            return False
        case _ if not is_manner and (Cue.PAST in gist.cues or not _is_duty(question, gist)):
            return False
        case _:
            return isinstance(question, _IN_ANY_MANNER if is_manner else _WHATEVER_IS_DONE)


def _is_duty(question: Question, gist: Gist) -> bool:
    """That it asks for what is to be done, and not for what can be; or for the days of one milestone."""
    return isinstance(question, WhenIs | HowLong) or not gist.cues.isdisjoint(_DUTIES)


def _names_exactly(gist: Gist, finder: Finder) -> bool:
    return all(_is_exact(words, finder) for words in gist.subjects)


def _is_exact(words: str, finder: Finder) -> bool:
    return finder.is_topic(words) or bool(finder.named(words))
