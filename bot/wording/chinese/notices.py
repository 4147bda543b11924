"""Chinese: what is told of a milestone, unasked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.wording.subject import Form, Subject
from schedules.language import SAYINGS

_WEEKDAYS = "一二三四五六日"


class ChineseNotices:
    """See ``bot.wording.notices.NoticeWording``."""

    def lead(self, of: Subject) -> str:
        if of.form is Form.DAY:
            return f"{_in(of.days_to(of.due))}：{of.name}，{_due(of)}。"
        if of.form is Form.RUN:
            return _run(of)
        if of.stricter:
            left = _in(of.days_to(of.stricter))
            return f"按最严格的理解，{left}到期：{of.name}，不迟于{_day(of.stricter, of)}{_latest(of)}"
        return f"{_within(of)}到期：{of.name}，不迟于{_due(of)}{_strictly(of)}。{_window(of)}"

    def stricter_day(self, of: Subject) -> str:
        due = f"已于{_day(of.was_stricter, of)}" if of.was_stricter else "今天"
        return f"按最严格的理解，{due}到期：{of.name}{_latest(of)}"

    def due_day(self, of: Subject) -> str:
        if of.clock and of.days_to(of.due):
            remark = "" if of.is_late else "这是到期前的最后一次提醒。"
            return f"{_due(of)}到期：{of.name}{_strictly(of)}。{remark}{_window(of)}"
        if of.form is Form.DAY:
            return f"今天：{of.name}，{_due(of)}。"
        if of.form is Form.RUN:
            return _run(of)
        return f"今天到期：{of.name}，{_due(of)}{_strictly(of)}。{_window(of)}"

    def overdue(self, of: Subject) -> str:
        return f"已逾期{-of.days_to(of.due)}天：{of.name}，{_was_due(of)}。"

    def unkeepable(self, of: Subject) -> str:
        return f"已无法兑现：{of.name}，{_was_due(of)}。"

    def opens(self, of: Subject) -> str:
        if of.form is Form.RUN:
            return _run(of)
        opens = _opens(of)
        if of.stricter:
            return f"{opens}：{of.name}，按最严格的理解不迟于{_day(of.stricter, of)}{_latest(of)}"
        return f"{opens}：{of.name}，不迟于{_due(of)}{_strictly(of)}。{_window(of)}"

    def asked(self) -> str:
        return "（您曾要求届时再次提醒。）"

    def undated(self, title: str) -> str:
        return f"尚无日期（{title}）：" if title else "尚无日期："

    def surely_by(self, day: str) -> str:
        return f"按最严格的理解不迟于{day}"

    def was_surely_by(self, day: str) -> str:
        return f"按最严格的理解已于{day}到期"

    def undated_but(self, name: str, known: Sequence[str]) -> str:
        return f"{name}（{'，'.join(known)}）"

    def late(self, day: date, today: date) -> str:
        return f"（此提醒迟到，原应于{SAYINGS['zh'].short_day(day, today)}发出。）"

    def cited(self, quote: str, title: str) -> str:
        return f"{quote}——{title}"

    def with_clock(self, of: Subject) -> tuple[tuple[str, str], ...]:
        return (("", _due(of)), (f"{_open(of)}，", of.clock))


def _run(of: Subject) -> str:
    """Something on known days that follow each other: before, during, or on the last of them."""
    days = f"{_open(of)}，{of.clock}" if of.clock else _open(of)
    if of.days_to(of.begins) >= 0:
        return f"{_in(of.days_to(of.begins))}开始：{of.name}，{days}。"
    if of.days_to(of.due):
        return f"{_in(of.days_to(of.due))}结束：{of.name}，{days}。"
    return f"今天是最后一天：{of.name}，{days}。"


def _opens(of: Subject) -> str:
    if of.days_to(of.begins) > 0:
        return f"{_in(of.days_to(of.begins))}，将于{_day(of.begins, of)}进入约定期间"
    return "今天进入约定期间" if of.days_to(of.begins) == 0 else f"已于{_day(of.begins, of)}进入约定期间"


def _within(of: Subject) -> str:
    """In a window no day is set, so the days that are left are not the days until it."""
    left = of.days_to(of.due)
    return f"{left}天内" if of.form is Form.WINDOW and left > 1 else _in(left)


def _window(of: Subject) -> str:
    if of.form is not Form.WINDOW:
        return ""
    return f"期间为{_open(of)}，具体日期未定。"


def _open(of: Subject) -> str:
    return SAYINGS["zh"].short_span(of.occurrence.span, of.today, of.occurrence.lasts)


def _latest(of: Subject) -> str:
    """The due day after the stricter one, or that there is none, and the end of the sentence."""
    if of.notice.due is None:
        first = f"，但不早于{_day(of.not_before, of)}" if of.not_before else ""
        return f"；日期尚未确定{first}。"
    return f"；最迟{_due(of)}。{_window(of)}"


def _strictly(of: Subject) -> str:
    """A stricter day that has passed."""
    return f"；按最严格的理解应不迟于{_day(of.was_stricter, of)}" if of.was_stricter else ""


def _was_due(of: Subject) -> str:
    if of.form is Form.RUN:
        return f"原定{_open(of)}"
    return f"原定{'' if of.form is Form.DAY else '不迟于'}{_due(of)}{_strictly(of)}"


def _due(of: Subject) -> str:
    return f"{_day(of.due, of)}{of.clock}"


def _in(days: int) -> str:
    near = {0: "今天", 1: "明天"}
    return near.get(days) or f"还有{days}天"


def _day(day: date, of: Subject) -> str:
    """With its weekday, and with its year where it is not that of the day on which it is told."""
    return f"{SAYINGS['zh'].short_day(day, of.today)}（周{_WEEKDAYS[day.weekday()]}）"
