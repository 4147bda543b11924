"""Chinese words as tokens: known milestones found first, then the longest words, then numbers.

Chinese has no spaces to divide words by, so all is compared character by character, in simplified script
and without spaces; positions are those in the words as written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from schedules.language.chinese.joining import joined
from schedules.language.chinese.lexicon import LEXICON
from schedules.language.chinese.numbers import COUNTED, ORDINAL, counted, ordinal
from schedules.language.chinese.places import without_places
from schedules.language.context import Context
from schedules.language.expressions import Inside, NextWeekday
from schedules.language.faults import Ambiguous, Faulty
from schedules.language.lexing import UNKNOWN, Token, lowered
from schedules.language.names import mention
from schedules.language.naming import fold
from schedules.language.numeric import is_ambiguous, numeric_day
from schedules.language.refusals import Advice
from schedules.language.script import simplified

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_QUOTES = dict.fromkeys(map(ord, "「『《〈‘"), "“") | dict.fromkeys(map(ord, "」』》〉’"), "”")
_MARKS = str.maketrans(_FULL_WIDTH | _QUOTES | {ord("‑"): "-", ord("‐"): "-", ord("−"): "-"})
_NUMERIC = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)|\d{1,2}[/.]\d{4}(?!\d)"
    r"|\d{4}[/-]\d{1,2}(?![\d月])|\d{1,2}[/.]\d{1,2}(?!\d)"
)
_ENGLISH = re.compile(r"\s*([^\W\d_\u2e80-\u9fff\uf900-\uffef]+|\d+|-)")
_SKIPPED = "="
_FULL_STOPS = "。."
_THIS = "这這今"
_BEGINS = frozenset({"_TO", "_ONWARDS"})


@dataclass(frozen=True, slots=True)
class _Written:
    """Words to be read: as written, and as compared, with the place of each compared character."""

    words: str
    plain: str
    places: Sequence[int]
    pieces: tuple[str, ...]
    context: Context


def tokens(words: str, context: Context) -> list[Token]:
    """The tokens of ``words``, in order.

    Raises:
        Faulty: if a number is none of the calendar, or words may be two different things.
    """
    said = list(_found(_written(words, context)))
    if not context.question and "_PLACE" in [token.type for token in said]:
        said = without_places(said)
    found = joined(said, words)
    if not context.past:
        _refuse_passed(found, words, context.said_on)
    return found


def _refuse_passed(found: list[Token], words: str, said_on: date) -> None:
    """ "这周一", said on a Tuesday, was yesterday, and to some is the Monday to come."""
    for token, after in zip(found, [*found[1:], None], strict=False):
        weekday = token.value
        if not isinstance(weekday, NextWeekday) or weekday.week != 0 or words[token.start_pos] not in _THIS:
            continue
        day = said_on + timedelta(days=weekday.weekday - said_on.weekday())
        if day < said_on and (after is None or after.type not in _BEGINS):
            raise Faulty(Ambiguous(day, day + timedelta(weeks=1)))


def _written(words: str, context: Context) -> _Written:
    compared = lowered(simplified(words).translate(_MARKS))
    places: Sequence[int] = range(len(words))
    if any(map(str.isspace, compared)):
        places = [place for place, character in enumerate(compared) if not character.isspace()]
        compared = "".join(compared[place] for place in places)
    return _Written(words, compared, places, tuple(compared), context)


def _found(written: _Written) -> Iterator[Token]:
    index, length = 0, len(written.plain.rstrip(_FULL_STOPS))
    while index < length:
        size, found = _at(written, index)
        start, end = written.places[index], written.places[index + size - 1] + 1
        for type, value in found:
            yield Token(type, value, start, end)
        index += size


def _at(written: _Written, index: int) -> tuple[int, Sequence[tuple[str, Any]]]:
    """How many characters belong together from there on, and the tokens that they are."""
    named = _named(written, index)
    if named is not None:
        return named
    entry = LEXICON.at(written.pieces, index)
    if entry is not None:
        size, made = entry
        return size, (made,)
    if written.plain[index] == _SKIPPED:
        return 1, ()
    return _number(written.plain, index)


def _number(plain: str, index: int) -> tuple[int, Sequence[tuple[str, Any]]]:
    numeric = _NUMERIC.match(plain, index)
    if numeric:
        return len(numeric[0]), (_in_figures(numeric[0]),)
    number = COUNTED.match(plain, index)
    if number:
        return len(number[0]), tuple(counted(number))
    nth = ORDINAL.match(plain, index)
    if nth:
        return len(nth[0]), (ordinal(nth),)
    return 1, ((UNKNOWN, plain[index]),)


def _in_figures(text: str) -> tuple[str, Any]:
    day = numeric_day(text)
    if day is None:
        return ("ADVISED", Advice.DAY_OR_MONTH) if is_ambiguous(text) else (UNKNOWN, text)
    return ("PERIOD" if isinstance(day, Inside) else "DATE"), day


# Milestones ------------------------------------------------------------------------------------------


def _named(written: _Written, index: int) -> tuple[int, Sequence[tuple[str, Any]]] | None:
    character = written.plain[index]
    if character in '“"':
        found = _quoted(written, index)
    else:
        found = _in_chinese(written, index)
        if found is None and character.isascii() and character.isalpha():
            found = _in_english(written, index)
    if found is None:
        return None
    size, bearers = found
    start, end = written.places[index], written.places[index + size - 1] + 1
    said = mention(bearers, written.words[start:end], start, written.context.about)
    return size, (("NAME", said),)


def _in_chinese(written: _Written, index: int) -> tuple[int, Any] | None:
    found = written.context.names.at_han(written.plain, index)
    if found is None:
        return None
    size, bearers = found
    if not bearers.fully and _is_calendar(written.plain[index : index + size]):
        return None  # a title that ends in "第三季度" takes nobody's third quarter away
    return found


def _is_calendar(name: str) -> bool:
    """Whether a name for short is no more than words of the calendar."""
    pieces, index = tuple(name), 0
    while index < len(pieces):
        entry = LEXICON.at(pieces, index)
        size, found = (entry[0], (entry[1],)) if entry else _number(name, index)
        if any(type == UNKNOWN for type, _ in found):
            return False
        index += size
    return True


def _quoted(written: _Written, index: int) -> tuple[int, Any] | None:
    """A title in quotation marks, which may have others in it: the shortest that is known."""
    closing = "”" if written.plain[index] == "“" else '"'
    end = written.plain.find(closing, index + 1)
    while end > 0:
        start = written.places[index] + 1
        bearers = written.context.names.called(written.words[start : written.places[end]])
        if bearers is not None:
            return end + 1 - index, bearers
        end = written.plain.find(closing, end + 1)
    return None


def _in_english(written: _Written, index: int) -> tuple[int, Any] | None:
    start = written.places[index]
    matches: list[re.Match[str]] = []
    while match := _ENGLISH.match(written.words, matches[-1].end() if matches else start):
        matches.append(match)
    folded = [fold(match[1]) for match in matches]
    found = written.context.names.at_words(folded, 0)
    if found is None:
        return None
    size, bearers = found
    return bisect_left(written.places, matches[size - 1].end()) - index, bearers
