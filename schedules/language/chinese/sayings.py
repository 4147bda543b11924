"""Chinese, said back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from schedules.days import Distance
from schedules.grounds import Early, Grounds, PassedOn, ReadStrictly
from schedules.language.chinese.days import brief_day, full_day, how_long
from schedules.language.chinese.echo import echo, joined
from schedules.span import Span
from schedules.text import Title
from schedules.timeline import Bound, Happened, Reason, Said, State
from schedules.when import When

_STATES = {
    State.OPEN: "待完成",
    State.OVERDUE: "已逾期",
    State.UNDATED: "尚无日期",
    State.STANDING: "长期有效",
    State.DONE: "已完成",
    State.DROPPED: "已取消",
    State.LAPSED: "未按期完成",
    State.UNKEEPABLE: "已无法兑现",
}

_NUMBERS = "两三四五六七八九十"
"""From two on, as before a measure word."""


class ChineseSayings:
    """See ``schedules.language.sayings.Sayings``."""

    def day(self, day: date) -> str:
        return full_day(day)

    def short_day(self, day: date, today: date) -> str:
        return brief_day(day) if day.year == today.year else _with_year(day)

    def span(self, span: Span, lasts: int = 1) -> str:
        first, last = span.earliest, _ending(span.latest, lasts)
        if first is None:
            return f"{full_day(last)}或之前" if last else "尚无日期"
        if last is None:
            return f"{full_day(first)}或之后"
        if first == last:
            return full_day(first)
        if span.is_day:
            return f"{full_day(first)}至{full_day(last)}"
        return f"{full_day(first)}至{full_day(last)}之间"

    def short_span(self, span: Span, today: date, lasts: int = 1) -> str:
        first, last = span.earliest, _ending(span.latest, lasts)
        if first is None:
            # Not 前: of a day, some read it as leaving that day out.
            return f"不迟于{self.short_day(last, today)}" if last else "尚无日期"
        if last is None:
            return f"{self.short_day(first, today)}起"
        return self._from_to(first, last, today)

    def _from_to(self, first: date, last: date, today: date) -> str:
        said = self.short_day(first, today)
        if first == last:
            return said
        if (first.year, first.month) == (last.year, last.month):
            return f"{said}至{last.day}日"
        if first.year == last.year:
            return f"{said}至{brief_day(last)}"
        # A year said first would be taken for that of both.
        return f"{_with_year(first)}至{_with_year(last)}"

    def echo(self, when: When, title: Title) -> str:
        return echo(when, title)

    def state(self, state: State) -> str:
        return _STATES[state]

    def distance(self, distance: Distance) -> str:
        return how_long(distance)

    def reason(self, reason: Reason, title: Title, today: date) -> str:
        bound = "不早于" if reason.bound is Bound.EARLIEST else "不迟于"
        day = self.short_day(reason.day, today)
        match reason:
            case Happened():
                return f"{title(reason.milestone)}：已于{day}完成"
            case Said(statement=statement, provisional=year):
                said = f"{self.short_day(statement.said_on, today)}的表述“{statement.words.say('zh')}”"
                told = f"{title(reason.milestone)}：{bound}{day}，依据{said}"
                return f"{told}；{self.provisional(year)}" if year else told

    def provisional(self, year: int) -> str:
        return f"{year}年放假安排尚未公布，日期暂定"

    def stricter(self, day: date | None, *, with_grounds: bool) -> str:
        surely = f"只有在{full_day(day)}或之前才能确保按时" if day else "没有哪一天能确保按时"
        return f"{surely}，因为：" if with_grounds else surely

    def grounds(self, grounds: Grounds, title: Title) -> str:
        said = f"{title(grounds.statement.milestone)}：“{grounds.statement.words.say('zh')}”"
        match grounds:
            case ReadStrictly(day):
                return f"{said}也可理解为{full_day(day)}或之前"
            case Early(anchor=anchor, earliest=earliest):
                early = f"最早可能在{full_day(earliest)}" if earliest else "最早可能在何时尚无说法"
                return f"{said}，而“{title(anchor)}”{early}"
            case PassedOn(to=other, day=day):
                by = f"只有在{full_day(day)}或之前才能确保按时" if day else "没有哪一天能确保按时"
                return f"{said}，而“{title(other)}”{by}"

    def contradiction(self, count: int, misses_by: int) -> str:
        if count == 1:
            return f"这一条无法成立，相差{misses_by}天："
        return f"这{_number(count)}条无法同时成立，相差{misses_by}天："

    def unknown(self, words: str, near: int) -> str:
        unknown = f"此日程中没有名为“{words}”的事项。"
        return f"{unknown}您要找的是不是：" if near else unknown

    def several(self, words: str) -> str:
        return f"“{words}”可能指以下任一事项，请写明其标识："

    def joined(self, items: Sequence[str]) -> str:
        return joined(items)


def _with_year(day: date) -> str:
    return f"{day.year}年{brief_day(day)}"


def _number(count: int) -> str:
    """Two to ten in characters."""
    return _NUMBERS[count - 2] if 0 <= count - 2 < len(_NUMBERS) else str(count)


def _ending(latest: date | None, lasts: int) -> date | None:
    if latest is None:
        return None
    # Where the calendar ends before the last running day, its last day is as far as can be said.
    return latest + timedelta(days=min(lasts - 1, (date.max - latest).days))
