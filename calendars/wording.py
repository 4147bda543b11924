"""The words of the calendar and the page that are not about one date; those are ``schedules.language``'s."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

# Zones that belong to no city.
_ABBREVIATED = {
    "AoE": "AoE",
    "Etc/GMT+12": "AoE",
    **dict.fromkeys(("UTC", "Etc/UTC", "GMT", "Etc/GMT"), "UTC"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences with places in braces, in one language."""

    tag: str
    locale: str
    language_name: str
    colon: str
    stop: str
    gap: str
    quoted: str
    numbered: str
    aside: str
    clock_in_city: str
    clock_in_zone: str
    contradicted: str
    contradicted_why: str
    stricter: str
    why: str
    hangs_on: str
    responsible: str
    agreed: str
    undated: str
    standing: str
    nothing_dated: str
    source: str
    page_title: str
    page_lead: str
    nothing_public: str
    groups: Mapping[str, str]
    subscribe: str
    subscribe_how: str
    open_calendar: str
    download: str
    details: str
    every_language: str
    not_found: str
    revoked: str

    def clock_time(self, at: time, zone: str) -> str:
        """A clock time with its zone, by the name of its city."""
        clock = f"{at:%H:%M}"
        if zone in _ABBREVIATED:
            return self.clock_in_zone.format(time=clock, zone=_ABBREVIATED[zone])
        city = get_timezone_location(ZoneInfo(zone), locale=self.locale, return_city=True)
        return self.clock_in_city.format(time=clock, city=city)


_ENGLISH = Wording(
    tag="en",
    locale="en",
    language_name="English",
    colon=": ",
    stop=".",
    gap=" ",
    quoted="“{quote}”",
    numbered="{title} ({number})",
    aside=" ({text})",
    clock_in_city="{time} {city} time",
    clock_in_zone="{time} {zone}",
    contradicted="contradicted",
    contradicted_why="Other statements of the agreement contradict this date",
    stricter="Right under every reading",
    why="Why",
    hangs_on="Hangs on",
    responsible="Responsible",
    agreed="Agreed on {day}",
    undated="Without a date yet",
    standing="Always in force",
    nothing_dated="{title} · nothing has a date yet",
    source="Source",
    page_title="What was agreed, and when it is due",
    page_lead="Every date stands with the words it follows from. What has no date yet says so.",
    nothing_public="No schedule here is open to everyone.",
    groups={
        "overdue": "Overdue",
        "coming": "Coming up",
        "undated": "Without a date yet",
        "standing": "Always in force",
        "done": "Done",
        "dropped": "Dropped",
    },
    subscribe="Subscribe",
    subscribe_how="Add this address to your calendar program as a subscription; it keeps itself up to date.",
    open_calendar="Open in your calendar",
    download="Download once",
    details="Why",
    every_language="Language",
    not_found=(
        "There is nothing at this address. Check it for a missing letter; "
        "the bot tells a calendar's address again with /calendar."
    ),
    revoked="This calendar address was replaced by a new one. The bot tells it with /calendar.",
)

_CHINESE = Wording(
    tag="zh-Hans",
    locale="zh_Hans",
    language_name="中文",
    colon="：",
    stop="。",
    gap="",
    quoted="“{quote}”",
    numbered="{title}（{number}）",
    aside="（{text}）",
    clock_in_city="{city}时间{time}",
    clock_in_zone="{zone} {time}",
    contradicted="有矛盾",
    contradicted_why="协议中的其他约定与这一日期相矛盾",
    stricter="按任何一种理解都不晚于",
    why="依据",
    hangs_on="取决于",
    responsible="负责方",
    agreed="{day}商定",
    undated="尚无日期",
    standing="长期有效",
    nothing_dated="{title} · 各项均尚无日期",
    source="来源",
    page_title="约定了什么，何时到期",
    page_lead="每个日期都附有所依据的原话；尚无日期的，如实注明。",
    nothing_public="这里没有公开的日程。",
    groups={
        "overdue": "已逾期",
        "coming": "即将到期",
        "undated": "尚无日期",
        "standing": "长期有效",
        "done": "已完成",
        "dropped": "已取消",
    },
    subscribe="订阅",
    subscribe_how="在日历程序中订阅这个地址，内容会自动更新。",
    open_calendar="在日历程序中打开",
    download="仅下载一次",
    details="依据",
    every_language="语言",
    not_found="这个地址没有内容。请检查是否少了字符；向机器人发送 /calendar 可重新获取日历地址。",
    revoked="这个日历地址已更换。向机器人发送 /calendar 可获取新地址。",
)

WORDING: Mapping[str, Wording] = {"en": _ENGLISH, "zh": _CHINESE}
"""By language code."""
