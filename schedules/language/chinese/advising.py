"""Tokens that cannot be read after those before them, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

from schedules.language.chinese.nouns import NOUNS
from schedules.language.expressions import PeriodUnit
from schedules.language.faults import Ambiguous, Faulty, TwoLastDays
from schedules.language.lexing import Token
from schedules.language.refusals import Advice

HAN_NUMBERS = frozenset("一二三四五六七八九十")
_LONGER = frozenset({"MONTH", "YEAR", "RELATIVE", "RELATIVE_YEAR", "HALF", "SEASON"})
_OF_NOTHING = frozenset({"", "IN", "BY", "FROM", "UNTIL", "_ALSO"})
_OF_SOMETHING = frozenset({"TEN_DAYS", "TWENTY_DAYS", "HALF_MONTH", "NTH", "NTH_WORKING"})
_LAST_DAYS = frozenset({"FRONT", "BEFORE", "_BEFORE_END"})
_OUTER = NOUNS | {"_TO", "_AND", "_LIST"}
_FULL_MOONS = {(1, "十五"), (8, "十五")}
_ENDS = frozenset({"_INSIDE", "REAR", "AFTER"})
_LISTING = frozenset("和与與及、，,；;") | {"以及"}


def advised(token: Token, advice: Advice) -> None:
    """Make a token one that no grammar takes, and that is refused with that advice."""
    token.type, token.value = "ADVISED", advice


def advice_on(token: Token, last: str, before: Sequence[Token]) -> Advice | None:
    """What to write instead of a token after those ``before`` it, of which the ``last`` is of that type.

    ``None`` where it may be read.
    """
    if last in _OF_NOTHING:
        if token.type not in _OF_SOMETHING:
            return None
        return Advice.WEEK_NUMBER if _is_week_number(token) else Advice.COUNTED_FROM
    last_but_one = before[-2].type if len(before) > 1 else ""
    match token.type:
        case "_BEFORE_END" if last == "NAME":
            return Advice.EDGE_OF_EVENT
        case "_DURING" if last == "FEAST":
            return Advice.FEAST_DAYS
        case "COUNT" if last == "FRONT" and last_but_one in _LONGER:
            return Advice.FIRST_OR_BEFORE
        case "NTH" if last == "RHYTHM" and token.value[1] is PeriodUnit.WEEK:
            return Advice.WEEK_OF_EACH
        case _:
            return None


def _is_week_number(token: Token) -> bool:
    return token.type == "NTH" and token.value[0] > 0 and token.value[1] is PeriodUnit.WEEK


def mark_moon(tokens: Sequence[Token], words: str) -> None:
    """Advise on "八月十五", "元月十五" and "十月廿五", days of the moon, where no 日 follows."""
    for month, day, after in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
        if month.type != "MONTH" or day.type != "INT" or words[month.start_pos] not in HAN_NUMBERS | {"元"}:
            continue
        written = words[day.start_pos : day.end_pos]
        goes_on = after is not None and after.type in {"_TO", "_LIST", "_AND"}
        if (((month.value, written) in _FULL_MOONS) and not goes_on) or written[0] in "廿卅":
            advised(month, Advice.MOON)
            month.end_pos = day.end_pos


def refuse_listed(tokens: Sequence[Token], words: str) -> None:
    """Refuse "8月底前和12月底前", two last days of which the later would count for nothing.

    Raises:
        Faulty: if they are listed; what hangs on a milestone may hold together with a last day.
    """
    if len(tokens) < 3:
        return
    types = [token.type for token in tokens]
    if "_ALSO" not in types or "NAME" in types:
        return
    for place, token in enumerate(tokens[1:], 1):
        if token.type == "_ALSO" and _bounds(types[:place]) and _goes_on(types[place + 1 :], token, words):
            raise Faulty(TwoLastDays())


def _bounds(types: Sequence[str]) -> bool:
    return types[-1] in _LAST_DAYS or "BY" in types


def _goes_on(types: Sequence[str], joint: Token, words: str) -> bool:
    listed = words[joint.start_pos : joint.end_pos].strip() in _LISTING
    return types[:1] == ["BY"] or (listed and types[-1:] != [] and types[-1] in _LAST_DAYS)


def refuse_ambiguous(token: Token, before: Sequence[Token], words: str) -> None:
    """Refuse "三月内", which may be three months, "20日后", twenty days, "四、五日内", four or five.

    Raises:
        Faulty: if ``token`` makes such words of those before it.
    """
    if token.type not in _ENDS:
        return
    types = [said.type for said in before]
    if token.type == "_INSIDE" and types[-3:] == ["DAY", "_LIST", "DAY"] and types[:-3] in ([], ["IN"]):
        raise Faulty(Ambiguous())
    if not before or (len(types) > 1 and types[-2] in _OUTER):
        return
    number = before[-1]
    if number.type == "DAY" and token.type in {"REAR", "AFTER"}:
        raise Faulty(Ambiguous())
    if (
        number.type == "MONTH"
        and token.type == "_INSIDE"
        and words[number.start_pos] in HAN_NUMBERS
        and words[number.end_pos - 1] == "月"  # and not 月份
    ):
        raise Faulty(Ambiguous())
