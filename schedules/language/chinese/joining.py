"""Tokens that depend on their neighbours: a comma joins two parts or two days, 至 is "to" or "until"."""

from __future__ import annotations

from collections.abc import Iterable

from schedules.language.chinese.advising import advice_on, advised, mark_moon, refuse_ambiguous, refuse_listed
from schedules.language.chinese.gathering import counted_years, gather, place_year
from schedules.language.chinese.nouns import DAYS, NOUNS, PERIODS
from schedules.language.expressions import PeriodUnit, Relative, Third
from schedules.language.faults import DaysOfAnother, Faulty, NotTogether
from schedules.language.lexing import Token
from schedules.language.refusals import Advice

_JOINS = frozenset({"_COMMA", "_LIST", "_AND", "_BUT"})
_SIDES = frozenset({"FRONT", "BEFORE", "REAR", "AFTER"})
# What a phrase may end with before a verb that says nothing about when. After a name it may: 研讨会完成.
_TOLD = (
    (NOUNS - {"NAME", "INT", "ORD"})
    | _SIDES
    | {
        *(
            "_INSIDE",
            "_AT",
            "_DURING",
            "_BETWEEN",
            "_STOP",
            "_ONWARDS",
            "_OR_BEFORE",
            "_OR_AFTER",
            "_BEFORE_END",
        ),
        *("UNIT", "LENGTH", "LENGTHS", "TIMES", "RHYTHM", "WEEKLY", "_REGULARLY", "_STANDING", "_UNDATED"),
    }
)
_SAYS_NOTHING = frozenset({"_HELD", "_MANNER"})
_LISTED = {"DAY": "DAY", "NUMBERED": "NUMBERED", "MONTH": "MONTH", "QUARTER": "QUARTER"}
_MOST = {"DAY": 31, "NUMBERED": 31, "MONTH": 12, "QUARTER": 4}
_BEFORE_LENGTHS = frozenset({"EACH", "_EXACTLY", "_AT_LEAST"})
_AFTER_EVENTS = _SIDES | {"_ONWARDS", "_SINCE_END", "_INSIDE", "_SINCE"}
_ENDS_LENGTH = frozenset({"REAR", "AFTER", "_INSIDE"})
_GATHERED = frozenset({"UNIT", "TEN_DAYS", "_INSIDE", *_SIDES})
_MAY_SAY_NOTHING = frozenset({"_HEADING", "ADVISED"})
_MEETING = frozenset({"会议", "會議"})
_EACH = frozenset({"RHYTHM", "EACH_FISCAL"})
_YEARS = frozenset({"YEAR", "RELATIVE_YEAR"})
_UNSAID = frozenset({"_HELD", "_AT_LEAST"})
_THIS_YEAR = Relative(PeriodUnit.YEAR, 0)
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
        self._stretch: Token | None = None
        self._dated: Token | None = None
        self._verb = ""

    def take(self, token: Token) -> None:
        """The next token in order."""
        if token.type in _JOINS:
            self._leave_verbs()
            self._waiting.append(token)
            return
        if token.type == "_OF":
            self._of = token
            return
        if token.type in _MAY_SAY_NOTHING and self._says_nothing(token):
            return
        if token.type == "NAME" and not self._waiting:
            self._take_days_of(token)
        self._put_of(token)
        if self._waiting:
            self._join(token)
        if token.type in _LISTED:
            self._count_as(token.type)
        if token.type == "YEAR_FROM":
            place_year(token, self._done)
        for settled in self._settled(token):
            refuse_ambiguous(settled, self._done, self._words)
            self._done.append(settled)
            if settled.type in _GATHERED:
                gather(self._done)

    def all(self) -> list[Token]:
        """All that was taken; what waits for nothing is left to be refused."""
        self._leave_verbs()
        self._refuse_days_of()
        self._done.extend(self._waiting)
        if self._of is not None:
            self._done.append(self._of)
        if self._stretch and not any(token.type == "_INSIDE" for token in self._done):
            advised(self._stretch, Advice.WEEK_BESIDE)  # 对话前的一周: all of it, or a day a week before
        mark_moon(self._done, self._words)
        refuse_listed(self._done, self._words)
        return self._done

    def _leave_verbs(self) -> None:
        """8月底前正式启动 says what is done, which the title does, and not when."""
        kept = len(self._done)
        while kept and self._done[kept - 1].type in _SAYS_NOTHING:
            kept -= 1
        kept -= kept > 1 and self._done[kept - 1].type == "_ALSO"  # 到2020年，全面完成
        if kept and self._last == "_HELD" and self._done[kept - 1].type in _TOLD:
            self._refuse_other_verb(self._words[self._done[-1].start_pos : self._done[-1].end_pos])
            del self._done[kept:]

    def _take_days_of(self, name: Token) -> None:
        """At the dialogue held in October is in October; before it, its own words say when it is."""
        held = self._last == "_HELD" and self._of is not None
        if held and self._before_last == "_PLACE":
            raise Faulty(DaysOfAnother(name.value))
        if (self._before_last if held else self._last) in PERIODS:
            self._dated = name
            del self._done[len(self._done) - held :]

    def _refuse_days_of(self) -> None:
        if self._dated is not None and self._last not in {"_AT", "_DURING"}:
            raise Faulty(DaysOfAnother(self._dated.value))

    def _refuse_other_verb(self, verb: str) -> None:
        """6月启动，9月底前完成 are two things, each with days of its own."""
        if self._verb not in {"", verb}:
            raise Faulty(NotTogether())
        self._verb = verb

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
        elif self._of is not None and self._last in _SIDES and token.type in {"COUNT", "DAY", "LENGTH"}:
            self._stretch = token
        self._of = None

    def _join(self, token: Token) -> None:
        """ "24日和25日" joins days, "研讨会后，对话前" parts."""
        waiting, self._waiting = self._waiting, []
        if not self._done:
            self._done.extend(waiting)
        elif self._last in NOUNS and len(waiting) == 1 and waiting[0].type in {"_AND", "_LIST"}:
            self._done.append(waiting[0])
        elif self._last not in DAYS or token.type != "WEEKDAY":
            self._done.append(Token("_ALSO", None, waiting[0].start_pos, waiting[-1].end_pos))

    def _settled(self, token: Token) -> Iterable[Token]:
        """What stands for a token after those before it: none where it says nothing more."""
        last = self._last
        if token.type == "OWN":
            return self._own(token)
        if token.type == "YEAR" and last in _BEFORE_LENGTHS:
            return counted_years(token)
        if token.type == "_SAME_DAY" and last in DAYS:
            return ()  # "8月31日当天" is that day
        if last in _YEARS and token.value == _THIS_YEAR and self._is_inside(token):
            token.type = "_INSIDE"
            return (token,)  # 今年年内
        if token.type == "_INSIDE" and self._is_length_of_years(token):
            self._done[-1:] = counted_years(self._done[-1])
        if last in _UNSAID:
            self._leave_unsaid(token)
            last = self._last
        if token.type in _ENDS_LENGTH:
            self._settle_end(token)
        if token.type in {"THIRD", "TEN_DAYS"} and self._is_to_next(token):
            self._done.insert(-1, Token("_TO", None, token.start_pos, token.start_pos))
        advice = advice_on(token, last, self._done)
        if advice:
            advised(token, advice)
        else:
            token.type = _type_after(token, last, self._words)
        return (token,)

    def _leave_unsaid(self, token: Token) -> None:
        """研讨会召开后 is 研讨会后, and 每年至少举行一次 is due once a year."""
        takes_place = self._before_last == "NAME" and self._done[-1].value is True
        if self._last == "_HELD" and (token.type == "TIMES" or takes_place):
            self._done.pop()
        if self._last == "_AT_LEAST" and token.type in {"TIMES", "RHYTHM", "EACH"}:
            self._done.pop()
        if self._last == "_HELD" and token.type in _AFTER_EVENTS:
            advised(self._done[-1], Advice.NO_EVENT)  # 签署后, where that is no milestone

    def _count_as(self, type: str) -> None:
        """ "24、25日" are two days, "第三、四季度" two quarters; "第三至第四季度" is from the third one."""
        place = len(self._done)
        while place > 1 and self._done[place - 1].type in {"_AND", "_LIST"}:
            number = self._done[place - 2]
            if number.type not in {"INT", "ORD"} or not 0 < number.value <= _MOST[type]:
                break
            if number.type == "ORD" and type != "QUARTER":
                break
            number.type = type
            place -= 2
        if type == "QUARTER" and self._last == "_TO" and self._before_last == "ORD":
            self._done[-2].type = "INT"

    def _is_to_next(self, token: Token) -> bool:
        """8月底9月初, or 8月下旬9月上旬, is from the one to the other."""
        early = token.value is Third.EARLY
        of = self._done[-2:-1]
        ends = bool(of) and (of[0].type == "EDGE" or (of[0].type == "TEN_DAYS" and of[0].value is Third.LATE))
        return early and ends and self._last in {"MONTH", "YEAR"}

    def _settle_end(self, token: Token) -> None:
        """研讨会结束两个月后 is 研讨会两个月后, and 研讨会结束30天内 is 研讨会后30天内."""
        place = len(self._done) - (3 if self._last == "UNIT" else 2)
        if place < 1 or self._done[place].type != "_ENDED" or self._done[place - 1].type != "NAME":
            return
        if token.type == "_INSIDE":
            self._done[place].type = "AFTER"
        else:
            del self._done[place]

    def _says_nothing(self, token: Token) -> bool:
        """日期： at the beginning, and what is held in 每年举行一次会议."""
        if token.type == "_HEADING":
            return not self._done
        return self._last == "TIMES" and self._words[token.start_pos : token.end_pos] in _MEETING

    def _is_inside(self, token: Token) -> bool:
        return self._words[token.end_pos - 1] in "内內"

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
            last.type == _UNITS[unit]
            or (last.type == "RHYTHM" and last.value == unit.value)
            or (last.type == "EACH_FISCAL" and unit is PeriodUnit.YEAR)
            or (isinstance(last.value, Relative) and last.value.unit is unit)
        )
        if of_last:
            return (tail,)
        type = "RELATIVE_YEAR" if unit is PeriodUnit.YEAR else "RELATIVE"
        return (Token(type, Relative(unit, 0), token.start_pos, token.end_pos), tail)


def _type_after(token: Token, last: str, words: str) -> str:
    """The type of a token that is another after certain ones."""
    match token.type:
        case "TO":
            return "_TO" if last in NOUNS else "UNTIL"
        case "CUT":
            return "_STOP" if last in NOUNS or last == "WEEKLY" else "BY"
        case "THIRD" if last == "NAME" and token.value is Third.MID:
            return "_AT"  # 对话中 is at it
        case "_SAME_DAY":
            return "_AT"
        case "REAR" if last in _EACH:
            return "REAR_OF_EACH"  # 每季度后30天 begins with no 后30天
        case "RELATIVE" if last in DAYS and _is_this_week(token, words):
            return "_WEEK_OF"  # 8月8日这一周
        case type:
            return type


def _is_this_week(token: Token, words: str) -> bool:
    """这周, and not 本周, which is always that of today."""
    return token.value == Relative(PeriodUnit.WEEK, 0) and words[token.start_pos] in "这這"
