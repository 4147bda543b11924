"""Chinese: what the bot says of reminding of one milestone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.wording.tellings import Changed, Fate, Told
from schedules.language import SAYINGS
from schedules.notice import NoticeKind
from schedules.timeline import State

_KINDS: Mapping[NoticeKind | None, str] = {
    None: "变动消息",
    NoticeKind.UNKEEPABLE: "已无法如期完成",
    NoticeKind.OVERDUE: "逾期",
    NoticeKind.DUE_DAY: "到期当天",
    NoticeKind.STRICTER_DAY: "按最严格的理解到期",
    NoticeKind.LEAD: "到期前提醒",
    NoticeKind.OPENS: "可开始的首日",
    NoticeKind.SNOOZE_OVER: "暂停期满",
    NoticeKind.UNDATED: "尚无日期",
}
_AHEAD_OF_STRICTER = "按最严格的理解到期前提醒"
"""A lead where there is no due day."""


class ChineseReminders:
    """See ``bot.wording.reminders.ReminderWording``."""

    def which_milestone(self, command: str) -> str:
        return f"是哪一个事项？请写出名称：/{command} 热线测试"

    def unknown_milestone(self, words: str, nearest: Sequence[str]) -> str:
        unknown = f"您关注的日程中没有名为“{words}”的事项。"
        if not nearest:
            return f"{unknown}发送 /timeline 可查看全部事项。"
        return f"{unknown}您是不是指{'或'.join(f'“{title}”' for title in nearest)}？"

    def snoozed(self, title: str, until: date) -> str:
        return f"{title}：{_day(until)}之前不再在这里提醒。"

    def how_to_snooze(self) -> str:
        return "请写出事项和截止的日子：/snooze 热线测试 到下周一"

    def until_when(self, title: str) -> str:
        return f"{title}：哪天再提醒？请写一个日子，例如“下周一”。回复“取消”则照旧提醒。"

    def until_like(self) -> str:
        return "下周一"

    def bad_until(self, words: str, why: str | None) -> str:
        refused = f"“{words}”不是可以等到的日子。"
        said = f"{refused}{why}。" if why else refused
        return f"{said}\n请这样写：到明天、到下周、到9月5日。"

    def until_is_past(self, words: str, day: date) -> str:
        return f"“{words}”是{_day(day)}，不在今天之后。请写一个更晚的日子。"

    def seen(self, title: str, due: date | None) -> str:
        if due is None:
            return f"{title}：已阅。确定日期之前不再在这里提醒。"
        return f"{title}：已阅。只要到期日仍是{_day(due)}，就不再在这里提醒。"

    def silent_already(self, title: str, state: State) -> str:
        return f"{title}：{SAYINGS['zh'].state(state)}，本来就不会提醒。"

    def never_told(self, title: str) -> str:
        return f"本聊天还没有收到过关于{title}的提醒，这一事项也没有改动过。"

    def moment(self, at: datetime) -> str:
        return _moment(at)

    def history(self, title: str, happened: Sequence[Told | Changed], zone: str) -> str:
        told = sum(isinstance(one, Told) for one in happened)
        counts = [f"在这里提醒过{told}次" if told else "还没有在这里提醒过"]
        if told < len(happened):
            counts.append(f"改动过{len(happened) - told}次")
        return "\n".join((f"{title}：{'，'.join(counts)}（时间为 {zone} 时区）。", *map(_line, happened)))


def _line(one: Told | Changed) -> str:
    return f"• {_moment(one.at)}：{_telling(one) if isinstance(one, Told) else _change(one)}"


def _moment(at: datetime) -> str:
    return f"{_day(at.date())} {at:%H:%M}"


def _telling(told: Told) -> str:
    due = f"，当时的到期日是{_day(told.due)}" if told.due else ""
    kind = _KINDS[told.kind] if told.due or told.kind is not NoticeKind.LEAD else _AHEAD_OF_STRICTER
    return f"{kind}{due} – {_fate(told)}"


def _change(changed: Changed) -> str:
    by = f"，{changed.by}" if changed.by else ""
    words = f"，原为“{changed.before}”" if changed.before else ""
    words += f"，恢复为“{changed.again}”" if changed.again else ""
    said = f"第{changed.number}号改动{by}：{changed.made}{words}{changed.fate}"
    return f"{said}。原因：{changed.why}" if changed.why else said


def _fate(told: Told) -> str:
    match told.fate:
        case Fate.ARRIVED:
            return f"{_arrival(told.at, told.arrived_at)}已送达"
        case Fate.ON_ITS_WAY:
            return "正在发送"
        case Fate.DOUBTFUL:
            return "已发送但未获确认，将再次发送"
        case Fate.FAILED:
            return f"未送达（{told.reason}）" if told.reason else "未送达"


def _arrival(at: datetime, arrived_at: datetime | None) -> str:
    if arrived_at is None:
        return ""
    day = "" if arrived_at.date() == at.date() else f"{_day(arrived_at.date())} "
    return f"{day}{arrived_at:%H:%M} "


def _day(day: date) -> str:
    return SAYINGS["zh"].day(day)
