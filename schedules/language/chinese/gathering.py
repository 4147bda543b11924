"""Chinese tokens that others decide: 6至8周 is from one length to another, 次年 after a year said before."""

from __future__ import annotations

from collections.abc import Sequence

from schedules.language.building.lengths import lengths
from schedules.language.chinese.advising import advised
from schedules.language.expressions import Fixed, PeriodUnit, Range, Relative, Third
from schedules.language.lexing import Token
from schedules.language.refusals import Advice

_NUMBERS = frozenset({"INT", "COUNT"})
_HENCE = frozenset({"HENCE", "_FOLLOWING"})
_BESIDE = frozenset({"_INSIDE", "FRONT", "BEFORE", "REAR", "AFTER"})


def gather(done: list[Token]) -> None:
    """Make one token of the last ones where they are one length of time, or a stretch of the calendar."""
    match [token.type for token in done[-4:]]:
        case [number, "_TO", "COUNT", "UNIT"] if number in _NUMBERS:
            least, _, most, unit = done[-4:]
            _put(done, 4, "LENGTHS", lengths(least.value, most.value, unit.value))
            if done[-2:-1] and done[-2].type == "HENCE":
                advised(done[-1], Advice.TWO_LENGTHS)  # 未来三至五年
        case [*_, hence, "COUNT", "UNIT"] if hence in _HENCE and done[-1].value is PeriodUnit.QUARTER:
            first, last = (Relative(PeriodUnit.QUARTER, number) for number in (1, done[-2].value))
            _put(done, 3, "PERIOD", Range(first, last))
        case [*_, "PERIOD", beside] if beside in _BESIDE and _are_next_quarters(done[-2]):
            advised(done[-2], Advice.NEXT_OR_COMING)
            done[-2].end_pos = done[-1].end_pos
        case [*_, "TEN_DAYS", "_TO", "TEN_DAYS"] if _follow(done[-3].value, done[-1].value):
            _put(done, 3, "TWENTY_DAYS", (done[-3].value, done[-1].value))
        case [*_, "LENGTHS", "_INSIDE"]:
            advised(done[-2], Advice.TWO_LENGTHS)
            done[-2].end_pos = done[-1].end_pos
        case _:
            pass


def _follow(first: Third, last: Third) -> bool:
    thirds = list(Third)
    return thirds.index(first) < thirds.index(last)


def _put(done: list[Token], size: int, type: str, value: object) -> None:
    start, end = done[-size].start_pos, done[-1].end_pos
    done[-size:] = [Token(type, value, start, end)]


def _are_next_quarters(token: Token) -> bool:
    """Counted from now on, which may also be so many months: 接下来两个季度内."""
    value = token.value
    return isinstance(value, Range) and value.first == Relative(PeriodUnit.QUARTER, 1)


def place_year(token: Token, before: Sequence[Token]) -> None:
    """Make 次年 the year after the one said ``before``, 当年 that year; where none is, it cannot be read."""
    for said in reversed(before):
        match said.type, said.value:
            case "YEAR", int(year):
                token.type, token.value = "YEAR", year + token.value
                return
            case "RELATIVE_YEAR", Relative(unit, offset):
                token.type, token.value = "RELATIVE_YEAR", Relative(unit, offset + token.value)
                return
            case "DATE", Fixed(day):
                token.type, token.value = "YEAR", day.year + token.value
                return
            case "NAME" | "RHYTHM" | "EACH" | "_FISCAL" | "_NEXT_FISCAL", _:
                break
            case _:
                continue
    advised(token, Advice.COUNTED_FROM)


def counted_years(token: Token) -> tuple[Token, Token]:
    """ "每2000年" is a length and no year."""
    count = Token("COUNT", token.value, token.start_pos, token.end_pos)
    return count, Token("UNIT", PeriodUnit.YEAR, token.start_pos, token.end_pos)
