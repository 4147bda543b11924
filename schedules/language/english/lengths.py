"""Several English tokens that are one length of time, or a stretch of the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schedules.language.building.lengths import lengths
from schedules.language.expressions import PeriodUnit, Range, Relative
from schedules.language.lexing import Token
from schedules.language.refusals import Advice

_NUMBERS = frozenset({"INT", "COUNT"})
_UNITS = frozenset({"PLURAL", "WORKING"})
_JOINTS = frozenset({"_TO", "_DASH", "_OR"})
_LIMITS = frozenset({"_WITHIN", "_WITHIN_NEXT", "_AT_MOST", "_AT_LEAST", "BY", "EACH"})
_COUNTED_FROM = frozenset({"BEFORE", "AFTER", "FROM", "_OF", "_FROM_NOW", "_LATER"})


def regrouped(found: Sequence[Token]) -> Iterator[Token]:
    """ "Six to eight weeks" are from one length to another, "the next two quarters" whole ones."""
    index = 0
    while index < len(found):
        size, token = _at(found, index)
        yield token
        index += size


def _at(found: Sequence[Token], index: int) -> tuple[int, Token]:
    """How many tokens are one there, and which."""
    between = found[index].type == "_BETWEEN"
    said = found[index + between : index + between + 4]
    if _are_lengths(said, frozenset({"_AND"}) if between else _JOINTS):
        return len(said) + between, _lengths(found[index], said, found[:index])
    if found[index].type in {"_NEXT", "_WITHIN_NEXT"} and _are_quarters(found[index + 1 : index + 4]):
        return 3, _next_quarters(*found[index : index + 3], alone=index == 0)
    return 1, found[index]


def _lengths(first: Token, said: Sequence[Token], before: Sequence[Token]) -> Token:
    """ "Within three to four weeks" has two limits."""
    value = lengths(said[0].value, said[2].value, said[3].value)
    if before and before[-1].type in _LIMITS:
        return Token("ADVISED", Advice.TWO_LENGTHS, first.start_pos, said[-1].end_pos)
    return Token("LENGTHS", value, first.start_pos, said[-1].end_pos)


def _are_lengths(said: Sequence[Token], joints: frozenset[str]) -> bool:
    return (
        len(said) == 4
        and said[0].type in _NUMBERS
        and said[1].type in joints
        and said[2].type in _NUMBERS
        and said[3].type in _UNITS
    )


def _are_quarters(said: Sequence[Token]) -> bool:
    """Whether these are so many quarters, and nothing is counted from them."""
    counted = len(said) > 1 and said[0].type in _NUMBERS and said[1].value is PeriodUnit.QUARTER
    return counted and not (len(said) > 2 and said[2].type in _COUNTED_FROM)


def _next_quarters(which: Token, count: Token, unit: Token, *, alone: bool) -> Token:
    """Whole ones of the calendar; "over the next two quarters" may also be as long from now on."""
    if not alone or which.type == "_WITHIN_NEXT":
        return Token("ADVISED", Advice.NEXT_OR_COMING, which.start_pos, unit.end_pos)
    first, last = (Relative(PeriodUnit.QUARTER, number) for number in (1, count.value))
    return Token("PERIOD", Range(first, last), which.start_pos, unit.end_pos)
