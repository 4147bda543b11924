"""Tokens that depend on their neighbours: a comma joins two parts or two days, 至 is "to" or "until"."""

from __future__ import annotations

from collections.abc import Iterable

from schedules.language.expressions import PeriodUnit, Relative, Third
from schedules.language.faults import Ambiguous, Faulty
from schedules.language.lexing import Token

_HAN_NUMBERS = frozenset("一二三四五六七八九十")
_JOINS = frozenset({"_COMMA", "_LIST", "_AND", "_BUT"})
_SIDES = frozenset({"FRONT", "BEFORE", "REAR", "AFTER"})
_DAYS = frozenset({"DATE", "DAY", "NUMBERED", "WEEKDAY", "CHECK", "FEAST"})
_NOUNS = _DAYS | {
    *("INT", "NAME", "YEAR", "MONTH", "QUARTER", "HALF", "SEASON", "PERIOD", "RELATIVE", "RELATIVE_YEAR"),
    *("THIRD", "TEN_DAYS", "EDGE", "_FISCAL", "_NEXT_FISCAL", "ORD", "NTH", "NTH_DAY"),
}
_OUTER = _NOUNS | {"_TO", "_AND", "_LIST"}
_BEFORE_LENGTHS = frozenset({"EACH", "_EXACTLY", "_AT_LEAST"})
_UNITS = {PeriodUnit.YEAR: "YEAR", PeriodUnit.MONTH: "MONTH", PeriodUnit.QUARTER: "QUARTER"}


def joined(found: Iterable[Token], words: str) -> list[Token]:
    """The tokens of ``words`` as the grammar takes them.

    Raises:
        Faulty: if two of them together may be two different things.
    """
    joining = _Joining(words)
    for token in found:
        joining.take(token)
    return joining.all()


class _Joining:
    """What was taken so far. The last two tokens are looked back at; joining ones wait for the next."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._done: list[Token] = []
        self._waiting: list[Token] = []
        self._of: Token | None = None

    def take(self, token: Token) -> None:
        """The next token in order."""
        if token.type in _JOINS:
            self._waiting.append(token)
            return
        if token.type == "_OF":
            self._of = token
            return
        self._put_of(token)
        if self._waiting:
            self._join(token)
        if token.type == "QUARTER":
            self._count_quarters()
        for settled in self._settled(token):
            self._refuse_ambiguous(settled)
            self._done.append(settled)

    def all(self) -> list[Token]:
        """All that was taken; what waits for nothing is left to be refused."""
        self._done.extend(self._waiting)
        if self._of is not None:
            self._done.append(self._of)
        return self._done

    @property
    def _last(self) -> str:
        return self._done[-1].type if self._done else ""

    @property
    def _before_last(self) -> str:
        return self._done[-2].type if len(self._done) > 1 else ""

    def _put_of(self, token: Token) -> None:
        """的 says nothing, but 对话的前三天 are days of the dialogue, and 对话前三天 are before it."""
        if self._of is not None and (token.type in _SIDES or not self._done):
            self._done.append(self._of)
        self._of = None

    def _join(self, token: Token) -> None:
        """ "24日和25日" joins days, "研讨会后，对话前" parts."""
        waiting, self._waiting = self._waiting, []
        if not self._done:
            self._done.extend(waiting)
        elif self._last in _NOUNS and len(waiting) == 1 and waiting[0].type in {"_AND", "_LIST"}:
            self._done.append(waiting[0])
        elif self._last not in _DAYS or token.type != "WEEKDAY":
            self._done.append(Token("_ALSO", None, waiting[0].start_pos, waiting[-1].end_pos))

    def _settled(self, token: Token) -> Iterable[Token]:
        """What stands for a token after those before it: none where it says nothing more."""
        last = self._last
        if token.type == "OWN":
            return self._own(token)
        if token.type == "YEAR" and last in _BEFORE_LENGTHS:
            return _years(token)
        if token.type == "_SAME_DAY" and last in _DAYS:
            return ()  # "8月31日当天" is that day
        if token.type == "_INSIDE" and self._is_length_of_years(token):
            self._done[-1:] = _years(self._done[-1])
        if last == "_HELD" and (token.type == "TIMES" or self._before_last == "NAME"):
            self._done.pop()
        token.type = _type_after(token, last, self._words)
        return (token,)

    def _count_quarters(self) -> None:
        """ "第三至第四季度" is from the third one as much as 三至四季度."""
        if self._last in {"_TO", "_AND", "_LIST"} and self._before_last == "ORD":
            self._done[-2].type = "INT"

    def _is_length_of_years(self, token: Token) -> bool:
        """ "之后2000年以内" is a length; "后2017年内" may be in that year, and is left to be refused."""
        of_year = self._last == "YEAR" and self._before_last in {"BEFORE", "AFTER"}
        return of_year and self._words.startswith("以内", token.start_pos)

    def _own(self, token: Token) -> Iterable[Token]:
        """年底 is the end of this year, and only an end after another year: 明年年底."""
        unit, of, value = token.value
        last = self._done[-1] if self._done else None
        tail = Token(of, value, token.start_pos, token.end_pos)
        of_last = last is not None and (
            last.type == _UNITS[unit] or (isinstance(last.value, Relative) and last.value.unit is unit)
        )
        if of_last:
            return (tail,)
        type = "RELATIVE_YEAR" if unit is PeriodUnit.YEAR else "RELATIVE"
        return (Token(type, Relative(unit, 0), token.start_pos, token.end_pos), tail)

    def _refuse_ambiguous(self, token: Token) -> None:
        """ "三月内" may be three months, "20日后" twenty days."""
        if not self._done or self._before_last in _OUTER:
            return
        number = self._done[-1]
        if number.type == "DAY" and token.type in {"REAR", "AFTER"}:
            raise Faulty(Ambiguous())
        if number.type == "FEAST" and token.type == "_DURING":
            raise Faulty(Ambiguous())  # 国庆节期间 is a week to many
        if (
            number.type == "MONTH"
            and token.type == "_INSIDE"
            and self._words[number.start_pos] in _HAN_NUMBERS
        ):
            raise Faulty(Ambiguous())


def _type_after(token: Token, last: str, words: str) -> str:
    """The type of a token that is another after certain ones."""
    match token.type:
        case "TO":
            return "_TO" if last in _NOUNS else "UNTIL"
        case "CUT":
            return "_STOP" if last in _NOUNS else "BY"
        case "THIRD" if last == "NAME" and token.value is Third.MID:
            return "_AT"  # 对话中 is at it
        case "_SAME_DAY":
            return "_AT"
        case "RELATIVE" if last in _DAYS and _is_this_week(token, words):
            return "_WEEK_OF"  # 8月8日这一周
        case type:
            return type


def _is_this_week(token: Token, words: str) -> bool:
    """这周, and not 本周, which is always that of today."""
    return token.value == Relative(PeriodUnit.WEEK, 0) and words[token.start_pos] in "这這"


def _years(token: Token) -> tuple[Token, Token]:
    """ "每2000年" is a length and no year."""
    count = Token("COUNT", token.value, token.start_pos, token.end_pos)
    return count, Token("UNIT", PeriodUnit.YEAR, token.start_pos, token.end_pos)
