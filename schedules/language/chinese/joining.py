"""Tokens that depend on their neighbours: a comma joins two parts or two days, 至 is "to" or "until"."""

from __future__ import annotations

from collections.abc import Iterable

from schedules.language.expressions import PeriodUnit, Relative
from schedules.language.faults import Ambiguous, Faulty
from schedules.language.lexing import Token

_HAN_NUMBERS = frozenset("一二三四五六七八九十")
_JOINS = frozenset({"_COMMA", "_LIST", "_AND", "_BUT"})
_SIDES = frozenset({"FRONT", "BEFORE", "REAR", "AFTER"})
_DAYS = frozenset({"DATE", "DAY", "NUMBERED", "WEEKDAY", "CHECK"})
_NOUNS = _DAYS | {
    *("INT", "NAME", "YEAR", "MONTH", "QUARTER", "HALF", "SEASON", "PERIOD", "RELATIVE"),
    *("THIRD", "EDGE", "ORD", "NTH", "NTH_DAY"),
}
_OUTER = _NOUNS | {"_TO", "_AND", "_LIST"}
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
        last = self._last
        match token.type:
            case "TO":
                token.type = "_TO" if last in _NOUNS else "UNTIL"
            case "CUT":
                token.type = "_STOP" if last in _NOUNS else "BY"
            case "OWN":
                return self._own(token)
            case "THIRD" if last == "NAME":
                token.type = "_AT"
            case "_SAME_DAY" if last in _DAYS:
                return ()  # "8月31日当天" is that day
            case "_SAME_DAY":
                token.type = "_AT"
            case "OCCASION" if last == "HENCE":
                return ()  # each future one is a future one
            case "TIMES" if last == "_HELD":
                self._done.pop()
            case _ if last == "_HELD" and len(self._done) > 1 and self._done[-2].type == "NAME":
                self._done.pop()
        return (token,)

    def _count_quarters(self) -> None:
        """ "第三至第四季度" is from the third one as much as 三至四季度."""
        if len(self._done) > 1 and self._last in {"_TO", "_AND", "_LIST"} and self._done[-2].type == "ORD":
            self._done[-2].type = "INT"

    def _own(self, token: Token) -> Iterable[Token]:
        """年底 is the end of this year, and only an end after another year: 明年年底."""
        unit, type, value = token.value
        last = self._done[-1] if self._done else None
        tail = Token(type, value, token.start_pos, token.end_pos)
        of_last = last is not None and (
            last.type == _UNITS[unit] or (isinstance(last.value, Relative) and last.value.unit is unit)
        )
        if of_last:
            return (tail,)
        return (Token("RELATIVE", Relative(unit, 0), token.start_pos, token.end_pos), tail)

    def _refuse_ambiguous(self, token: Token) -> None:
        """ "三月内" may be three months, "20日后" twenty days."""
        if not self._done or (len(self._done) > 1 and self._done[-2].type in _OUTER):
            return
        number = self._done[-1]
        if number.type == "DAY" and token.type in {"REAR", "AFTER"}:
            raise Faulty(Ambiguous())
        if (
            number.type == "MONTH"
            and token.type == "_INSIDE"
            and self._words[number.start_pos] in _HAN_NUMBERS
        ):
            raise Faulty(Ambiguous())
