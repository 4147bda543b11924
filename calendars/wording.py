"""The words of the calendar and the page that are not about one date; those are ``schedules.language``'s."""

from __future__ import annotations

import re
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

_DISTANT = re.compile(r"Etc/GMT([-+])(\d+)")


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
    with_clock: str
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
    nothing_chosen: str
    several_agreements: str
    source: str
    page_title: str
    page_lead: str
    nothing_public: str
    groups: Mapping[str, str]
    subscribe: str
    subscribe_how: str
    programs: Mapping[str, str]
    copy: str
    copied: str
    code: str
    topic: str
    every: str
    nothing_here: str
    download: str
    details: str
    every_language: str
    not_found: str
    revoked: str
    picture: str
    as_of: str
    today: str
    no_topic: str
    one_milestone: str
    many_milestones: str
    legend: Mapping[str, str]

    def milestones(self, count: int) -> str:
        """So many of them."""
        return (self.one_milestone if count == 1 else self.many_milestones).format(count=count)

    def clock_time(self, at: time, zone: str) -> str:
        """A clock time with its zone, by the name of its city."""
        clock = f"{at:%H:%M}"
        if abbreviated := _ABBREVIATED.get(zone) or _from_utc(zone):
            return self.clock_in_zone.format(time=clock, zone=abbreviated)
        city = get_timezone_location(ZoneInfo(zone), locale=self.locale, return_city=True)
        return self.clock_in_city.format(time=clock, city=city)


def _from_utc(zone: str) -> str | None:
    """Zones named by their distance from UTC have the sign the other way round in the tz database."""
    found = _DISTANT.fullmatch(zone)
    return f"UTC{'+' if found[1] == '-' else '−'}{found[2]}" if found else None


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
    with_clock="{days}, {clock}",
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
    nothing_chosen="{title} · nothing of what you chose has a date",
    several_agreements="What was agreed",
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
    programs={
        "apple": "Apple",
        "google": "Google",
        "outlook_web": "Outlook.com",
        "outlook_work": "Outlook for work",
        "outlook_desktop": "Outlook on a computer",
        "thunderbird": "Thunderbird",
    },
    copy="Copy",
    copied="Copied",
    code="QR code for a telephone",
    topic="Topic",
    every="All",
    nothing_here="Nothing here is what you chose.",
    download="Download once",
    details="Why",
    every_language="Language",
    not_found=(
        "There is nothing at this address. Check it for a missing letter; "
        "the bot tells a calendar's address again with /calendar."
    ),
    revoked="This calendar address was replaced by a new one. The bot tells it with /calendar.",
    picture="Timeline",
    as_of="As of {day}",
    today="Today",
    no_topic="Without a topic",
    one_milestone="{count} milestone",
    many_milestones="{count} milestones",
    legend={
        "day": "on this day",
        "run": "runs over these days",
        "window": "on any of these days",
        "until": "by this day, no first day agreed",
        "from": "from this day, no last day agreed",
        "stricter": "in time under every reading",
        "done": "done",
        "late": "overdue",
        "dropped": "dropped",
        "link": "one hangs on the other",
    },
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
    with_clock="{days}，{clock}",
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
    nothing_chosen="{title} · 所选各项均无日期",
    several_agreements="约定事项",
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
    programs={
        "apple": "苹果日历",
        "google": "谷歌日历",
        "outlook_web": "Outlook.com",
        "outlook_work": "Outlook 工作账户",
        "outlook_desktop": "电脑上的 Outlook",
        "thunderbird": "Thunderbird",
    },
    copy="复制",
    copied="已复制",
    code="手机扫码订阅",
    topic="议题",
    every="全部",
    nothing_here="没有符合所选条件的事项。",
    download="仅下载一次",
    details="依据",
    every_language="语言",
    not_found="这个地址没有内容。请检查是否少了字符；向机器人发送 /calendar 可重新获取日历地址。",
    revoked="这个日历地址已更换。向机器人发送 /calendar 可获取新地址。",
    picture="时间图",
    as_of="截至{day}",
    today="今天",
    no_topic="未分议题",
    one_milestone="{count}项",
    many_milestones="{count}项",
    legend={
        "day": "就在这一天",
        "run": "持续这几天",
        "window": "其中任何一天",
        "until": "最迟这一天，未约定最早日期",
        "from": "最早这一天，未约定最迟日期",
        "stricter": "按任何一种理解都不算迟",
        "done": "已完成",
        "late": "已逾期",
        "dropped": "已取消",
        "link": "一项取决于另一项",
    },
)

WORDING: Mapping[str, Wording] = {"en": _ENGLISH, "zh": _CHINESE}
"""By language code."""
