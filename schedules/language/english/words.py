"""English words as tokens: split, known milestones found, and what grammar need not see taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from schedules.language.context import Context
from schedules.language.english.called import named_in
from schedules.language.english.joining import BEGINS_PART, joined, refuse_later
from schedules.language.english.lexicon import LEXICON, MONTHS
from schedules.language.english.places import without_places
from schedules.language.expressions import CalendarWeek, Decade
from schedules.language.lexing import UNKNOWN, Token, lowered
from schedules.language.numeric import day_beside, is_ambiguous, named_day, numeric_day
from schedules.language.refusals import Advice

_MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS.split("|"), 1) for name in names.split()}
_MONTH = f"(?:{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})"
_TWO_YEARS = r"\d{4}\s?[-/–]\s?(?:\d{4}|\d{2})(?![\d/-])"
_YEAR_TO_YEAR = re.compile(r"\d{4}\s?[-/]\s?\d{2}")
_WEEK = (
    r"(?:calendar week|iso week|cw|kw)\s?\d{1,2}(?:,?\s(?:of\s)?\d{4})?"
    r"|week \d{1,2}(?:,? of |, |/| in | )\d{4}"
)
_PIECE = re.compile(
    # First what most pieces are: a word and a figure after which, or before which, nothing else can be meant.
    r"(?P<bare>(?!f[iy]|budg|cal|iso|[ck]w|week)[^\W\d_]++(?:'[^\W\d_]++)?(?![-/]\d))"
    r"|(?P<figure>\d++(?!\s?[-/.–]|st|nd|rd|th|'?s))"
    r"|(?P<quoted>[“\"][^”\"]*[”\"])"
    rf"|(?P<fiscal>(?:fy|(?:fiscal|financial|budget) years?)\s?{_TWO_YEARS}"
    rf"|{_TWO_YEARS} (?:fy|(?:fiscal|financial|budget) year)\b)"
    rf"|(?P<week>(?:{_WEEK})(?![\w/-]))"
    rf"|(?P<named>{_MONTH}[-/]\d{{1,2}}(?:[-/]\d{{4}})?(?!\d)|{_MONTH}/\d{{4}}|\d{{1,2}}[-/]{_MONTH}(?!\s\d{{1,2}}(?!\d))(?:[-/]\d{{4}})?"
    rf"|\d{{4}}[-/]{_MONTH}[-/]\d{{1,2}}|\d{{4}}[-/]\d{{1,2}}[-/]{_MONTH})(?![\w/-])"
    r"|(?P<numeric>(?<![qh])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?![\d/])|\d{1,2}\s?[-/.]\s?\d{4}(?!\d)"
    rf"|\d{{4}}\s?[/-]\s?\d{{1,2}}(?!\d|\s*{_MONTH}\b)|\d{{1,2}}\s?[/.]\s?\d{{1,2}}(?!\d)))"
    r"|(?P<decade>\d{3}0'?s\b)"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)"
    r"|(?P<mark>[^\s.])"
)
_WORDS = frozenset({"bare", "word"})
_SKIPPED = frozenset({"the", "our", "their", "its", "your", "=", "about the"})
_ANNOUNCING = frozenset({"RELATIVE", "UNIT", "PLURAL"})
_MONTHS_OF = frozenset({"month", "months"})
_CALENDAR_YEAR = ("calendar", "year")
_YEARS = range(1900, 3000)
_LAST_DAY = 31
_DAY_OR_YEAR = re.compile(r"[^\W\d]+-(?:1[0-9]|2[0-9]|3[01])")
"""Nobody can tell whether "Sep-16" is a day, or a month as spreadsheets write it."""
_FIGURES = re.compile(r"\d+")
_JOINTS = frozenset({"-", "–", "—", "to", "until", "till", "through"})


def tokens(words: str, context: Context) -> list[Token]:
    """The tokens of ``words``, in order."""
    found = list(_found(words, context))
    types = {token.type for token in found}
    if "_PLACE" in types and not context.question:  # there a place may be a side
        found = without_places(found, BEGINS_PART)
        types = {token.type for token in found}
    found = joined(found, types)
    if "BY" in types:
        refuse_later(found, words)
    return found


def _found(words: str, context: Context) -> Iterator[Token]:
    matches = list(_PIECE.finditer(lowered(words).replace("’", "'")))
    if "-" in words:
        matches = _without_hyphens(matches)
    pieces = tuple([match[0].removesuffix("'s") for match in matches])
    named = named_in(words, context)
    names = [place for place, match in enumerate(matches) if match.start() in named] if named else []
    index = 0
    while index < len(matches):
        name = named.get(matches[index].start()) if named else None
        if name is not None:
            yield name
            index = next(
                (n for n in range(index, len(matches)) if matches[n].start() >= name.end_pos), len(matches)
            )
            continue
        token, size = _beside_names(index, matches, pieces, names) if names else _at(index, matches, pieces)
        if token is not None:
            yield token
        index += size


def _beside_names(
    index: int, matches: list[re.Match[str]], pieces: tuple[str, ...], names: list[int]
) -> tuple[Token | None, int]:
    """What ``_at`` finds there, which goes on into no name where it cannot be read."""
    following = next((place for place in names if place > index), len(matches))
    if following < len(matches) and _is_day_of(pieces[index:following]):
        return None, following - index
    token, size = _at(index, matches, pieces)
    if token is not None and token.type == "ADVISED" and index + size > following:
        return _at(index, matches, pieces[:following])
    return token, size


def _is_day_of(pieces: tuple[str, ...]) -> bool:
    """ "The date of the signing" is the signing."""
    return tuple(piece for piece in pieces if piece not in _SKIPPED) == ("date", "of")


def _at(index: int, matches: list[re.Match[str]], pieces: tuple[str, ...]) -> tuple[Token | None, int]:
    """The token that begins at a piece (none where it is passed over), and how many pieces it takes."""
    match = matches[index]
    start = match.start()
    entry = LEXICON.at(pieces, index)
    if entry is not None:
        size, (type, value) = entry
        passed = _announces(pieces, index, size, type) if type in _ANNOUNCING else 0
        if passed:
            return None, passed
        return Token(type, value, start, matches[index + size - 1].end()), size
    if pieces[index] in _SKIPPED:
        return None, 1
    type, value = _number(match)
    if type == UNKNOWN and match.lastgroup == "numeric":
        type, value = _numeric_beside(matches, index)
    return Token(type, value, start, match.end()), 1


def _announces(pieces: tuple[str, ...], index: int, size: int, type: str) -> int:
    """How many pieces only say what kind of thing it is: "the year 2017", "the months of May and June".

    "The week of 8 August" is not this week, and so its article goes.
    """
    after = pieces[index + size : index + size + 3]
    if pieces[index + size - 1] == "year" and after and _is_year(after[0]):
        return size
    if pieces[index + size - 1] in _MONTHS_OF and after[:1] == ("of",) and _is_whole_month(after[1:]):
        return size + 1
    if pieces[index : index + size] == _CALENDAR_YEAR and index and _is_year(pieces[index - 1]):
        return size
    return 1 if type == "RELATIVE" and after[:1] == ("of",) else 0


def _is_whole_month(pieces: tuple[str, ...]) -> bool:
    day = pieces[1:] and pieces[1][:1].isdecimal() and not _is_year(pieces[1])
    return pieces[:1] != () and pieces[0] in _MONTH_NUMBERS and not day


def _is_year(piece: str) -> bool:
    return len(piece) == 4 and piece.isdecimal() and int(piece) in _YEARS


def _number(match: re.Match[str]) -> tuple[str, Any]:
    text = match[0]
    match match.lastgroup:
        case "number" | "figure" if len(text) == 4 and int(text) in _YEARS:
            return "YEAR", int(text)
        case "number" | "figure" if 0 < int(text) < 10_000:
            return ("INT" if int(text) <= _LAST_DAY else "COUNT"), int(text)
        case "ordinal":
            return "ORD", int(text[:-2])
        case "decade":
            return "PERIOD", Decade(int(text[:4]))
        case "named" if _DAY_OR_YEAR.fullmatch(text):
            return "ADVISED", Advice.DAY_OR_YEAR
        case "named":
            found = named_day(text, _MONTH_NUMBERS)
            return (UNKNOWN, text) if found is None else ("PERIOD", found)
        case "fiscal":
            return _of_two_years("FISCAL_YEARS", text, 1)
        case "week":
            number, *year = [int(figure) for figure in _FIGURES.findall(text)]
            return "PERIOD", CalendarWeek(number, *year)
        case "numeric":
            found = numeric_day(text)
            return (UNKNOWN, text) if found is None else ("PERIOD", found)
        case _:
            return UNKNOWN, text


def _numeric_beside(matches: list[re.Match[str]], index: int) -> tuple[str, Any]:
    """A day that may be two, at one end of a range whose other end can be only one; the years of a winter."""
    text = matches[index][0]
    if index and matches[index - 1][0] == "winter" and _YEAR_TO_YEAR.fullmatch(text):
        return _of_two_years("YEAR", text, 0)
    for joint, other in ((index + 1, index + 2), (index - 1, index - 2)):
        ends = min(joint, other) >= 0 and max(joint, other) < len(matches)
        if ends and matches[joint][0] in _JOINTS and matches[other].lastgroup == "numeric":
            day = day_beside(text, matches[other][0])
            if day:
                return "PERIOD", day
    return ("ADVISED", Advice.DAY_OR_MONTH) if is_ambiguous(text) else (UNKNOWN, text)


def _of_two_years(type: str, text: str, which: int) -> tuple[str, Any]:
    """ "FY 2016/17" ends in 2017, "winter 2016/17" begins in 2016; the second year must follow the first."""
    first, second = _FIGURES.findall(text)
    years = int(first), int(first) + 1
    return (type, years[which]) if str(years[1]).endswith(second) else (UNKNOWN, text)


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
    return {before.lastgroup, after.lastgroup} <= _WORDS and not types & {"MONTH", "WEEKDAY"}


def _type_of(match: re.Match[str]) -> str:
    entry = LEXICON.at((match[0],), 0)
    return entry[1][0] if entry else ""
