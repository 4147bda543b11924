"""Several English tokens that are quarters or halves of a year: Q4/2016, the third and fourth quarters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schedules.language.expressions import PeriodUnit
from schedules.language.lexing import Token

_JOINTS = frozenset({"_DASH", "_SLASH"})
_OF_A_YEAR = frozenset({"QUARTER", "HALF"})
_BETWEEN_NUMBERS = frozenset({"_AND", "_OR", "_TO", "_DASH"})
_WHOLE = frozenset({"YEAR", "MONTH", "SEASON", "THIRD", "INT", "ORD", *_OF_A_YEAR})
_MOST = 4


def with_years(found: Sequence[Token]) -> Iterator[Token]:
    """ "Q4/2016" and "2016-Q4" are a quarter of that year, and no range from the one to the other."""
    for index, token in enumerate(found):
        if not (token.type in _JOINTS and _joins_year(found, index)):
            yield token


def _joins_year(found: Sequence[Token], index: int) -> bool:
    if not 0 < index < len(found) - 1:
        return False
    before, joint, after = found[index - 1 : index + 2]
    if before.end_pos != joint.start_pos or joint.end_pos != after.start_pos:
        return False
    if before.type in _OF_A_YEAR:
        return after.type == "YEAR"
    around = {token.type for token in (*found[max(0, index - 2) : index - 1], *found[index + 2 : index + 3])}
    return before.type == "YEAR" and after.type in _OF_A_YEAR and around.isdisjoint(_WHOLE | _JOINTS)


def numbered(found: Sequence[Token]) -> Iterator[Token]:
    """ "The third and fourth quarters of 2016" are two quarters: the noun is said once for both."""
    index = 0
    while index < len(found):
        said = found[index : index + 4]
        if _are_quarters(said):
            first, joint, last, noun = said
            yield Token("QUARTER", first.value, first.start_pos, first.end_pos)
            yield joint
            yield Token("QUARTER", last.value, last.start_pos, noun.end_pos)
            index += 4
        else:
            yield found[index]
            index += 1


def _are_quarters(said: Sequence[Token]) -> bool:
    if [token.type for token in said[::2]] != ["ORD", "ORD"] or len(said) < 4:
        return False
    first, joint, last, noun = said
    counted = max(first.value, last.value) <= _MOST and noun.value is PeriodUnit.QUARTER
    return counted and joint.type in _BETWEEN_NUMBERS
