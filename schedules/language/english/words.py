"""English words as tokens: split, known milestones found, and what grammar need not see taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from schedules.language.context import Context
from schedules.language.english.lexicon import LEXICON, MONTHS
from schedules.language.expressions import Decade
from schedules.language.lexing import UNKNOWN, Token
from schedules.language.names import mention
from schedules.language.naming import fold
from schedules.language.numeric import named_day, numeric_day

_MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS.split("|"), 1) for name in names.split()}
_MONTH = f"(?:{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})"
_PIECE = re.compile(
    r"(?P<quoted>[“\"][^”\"]*[”\"])"
    rf"|(?P<named>{_MONTH}[-/]\d{{1,2}}(?:[-/]\d{{4}})?(?!\d)|{_MONTH}/\d{{4}}|\d{{1,2}}[-/]{_MONTH}(?:[-/]\d{{4}})?"
    rf"|\d{{4}}[-/]{_MONTH}[-/]\d{{1,2}}|\d{{4}}[-/]\d{{1,2}}[-/]{_MONTH})(?![\w/-])"
    r"|(?P<numeric>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)|\d{1,2}\s?[-/.]\s?\d{4}(?!\d)"
    r"|\d{4}\s?[/-]\s?\d{1,2}(?!\d)|\d{1,2}\s?[/.]\s?\d{1,2}(?!\d))"
    r"|(?P<decade>\d{3}0(?:['’]?s)\b)"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<mark>[^\s.])",
    re.IGNORECASE,
)
_SKIPPED = frozenset({"the", "our", "their", "its", "your", "=", "about the"})
_YEARS = range(1900, 3000)
_LAST_DAY = 31

_BEGINS_PART = frozenset(
    [
        "IN",
        "FOR",
        "OVER",
        "BEFORE",
        "BY",
        "UNTIL",
        "THROUGH",
        "AFTER",
        "FROM",
        "SINCE",
        "_BETWEEN",
        "_AT_LEAST",
        "_AT_MOST",
        "_WITHIN",
        "_WITHIN_NEXT",
        "EACH",
        "FUTURE",
        "TIMES",
        "RHYTHM",
        "_REGULARLY",
        "_STANDING",
        "_UNDATED",
    ]
)
_JOINS = frozenset({"_AND", "_COMMA", "_BUT"})


def tokens(words: str, context: Context) -> list[Token]:
    """The tokens of ``words``, in order."""
    return list(_joined(list(_found(words, context))))


def _found(words: str, context: Context) -> Iterator[Token]:
    matches = list(_PIECE.finditer(words))
    if "-" in words:
        matches = _without_hyphens(matches)
    pieces = tuple([_plain(match) for match in matches])
    folded = [fold(piece) for piece in pieces] if context.names.known else []
    index = 0
    while index < len(matches):
        token, size = _at(index, matches, pieces, folded, context)
        if token is not None:
            yield token
        index += size


def _plain(match: re.Match[str]) -> str:
    text = match[0].casefold()
    return text[:-2] if text.endswith(("'s", "’s")) and match.lastgroup == "word" else text.replace("’", "'")


def _at(
    index: int, matches: list[re.Match[str]], pieces: tuple[str, ...], folded: list[str], context: Context
) -> tuple[Token | None, int]:
    """The token that begins at a piece (none where it is passed over), and how many pieces it takes."""
    match = matches[index]
    start = match.start()
    named = _named(index, matches, folded, context) if folded else None
    if named is not None:
        return named
    entry = LEXICON.at(pieces, index)
    if entry is not None:
        size, (type, value) = entry
        if type == "RELATIVE" and pieces[index + size : index + size + 1] == ("of",):
            return None, 1  # "the week of 8 August" is not this week
        return Token(type, value, start, matches[index + size - 1].end()), size
    if pieces[index] in _SKIPPED:
        return None, 1
    type, value = _number(match, context)
    return Token(type, value, start, match.end()), 1


def _named(
    index: int, matches: list[re.Match[str]], folded: list[str], context: Context
) -> tuple[Token, int] | None:
    match = matches[index]
    if match.lastgroup == "quoted":
        bearers = context.names.called(match[0][1:-1])
        found = (1, bearers) if bearers else None
    else:
        found = context.names.at_words(folded, index)
    if found is None:
        return None
    size, bearers = found
    end = matches[index + size - 1].end()
    said = match.string[match.start() : end]
    return Token("NAME", mention(bearers, said, match.start(), context.about), match.start(), end), size


def _number(match: re.Match[str], context: Context) -> tuple[str, Any]:
    text = match[0]
    match match.lastgroup:
        case "number" if len(text) == 4 and int(text) in _YEARS:
            return "YEAR", int(text)
        case "number" if 0 < int(text) < 10_000:
            return ("INT" if int(text) <= _LAST_DAY else "COUNT"), int(text)
        case "ordinal":
            return "ORD", int(text[:-2])
        case "decade":
            return "PERIOD", Decade(int(text[:4]))
        case "named":
            found = named_day(text.casefold(), _MONTH_NUMBERS)
            return (UNKNOWN, text) if found is None else ("PERIOD", found)
        case "numeric":
            found = numeric_day(text)
            return (UNKNOWN, text) if found is None else ("PERIOD", found)
        case _:
            return UNKNOWN, text


def _without_hyphens(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    return [match for index, match in enumerate(matches) if not _is_hyphen(match, matches, index)]


def _is_hyphen(match: re.Match[str], matches: list[re.Match[str]], index: int) -> bool:
    """Whether it joins two words: "year-end", but not "July-September"."""
    if match[0] != "-" or index in {0, len(matches) - 1}:
        return False
    before, after = matches[index - 1], matches[index + 1]
    if before.end() != match.start() or match.end() != after.start():
        return False
    types = {_type_of(before), _type_of(after)}
    if "THIRD" in types or "EDGE" in types:
        return True
    return before.lastgroup == after.lastgroup == "word" and not types & {"MONTH", "WEEKDAY"}


def _type_of(match: re.Match[str]) -> str:
    entry = LEXICON.at((match[0].casefold(),), 0)
    return entry[1][0] if entry else ""


def _joined(found: list[Token]) -> Iterator[Token]:
    """Commas, "and" and "but" become one ALSO between two parts of a phrase; other commas go."""
    waiting: list[Token] = []
    for index, token in enumerate(found):
        if token.type in _JOINS:
            waiting.append(token)
            continue
        yield from _join(waiting, token.type)
        waiting = []
        if token.type == "IN" and index and _is_last_of_part(found, index):
            token.type = "_ONWARDS"
        yield token
    yield from (token for token in waiting if token.type != "_COMMA")


def _join(waiting: list[Token], before: str) -> Iterator[Token]:
    """What stands for these before a token of that type. ", and" and "but" can only join parts."""
    types = {token.type for token in waiting}
    between_parts = before in _BEGINS_PART or "_BUT" in types or (len(types) > 1 and before != "NAME")
    if waiting and between_parts:
        yield Token("_ALSO", None, waiting[0].start_pos, waiting[-1].end_pos)
    elif "_AND" in types:
        yield next(token for token in waiting if token.type == "_AND")


def _is_last_of_part(found: list[Token], index: int) -> bool:
    """ "From the seminar on": no other preposition stands at the end of a part."""
    return index + 1 == len(found) or found[index + 1].type in _JOINS
