"""Chinese: what the bot says on buttons, and above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from babel import Locale

from schedules.days import Distance
from schedules.language import SAYINGS
from schedules.quiet import QuietDays, Weekday

_WEEKDAYS = "一二三四五六日"


class ChineseMenus:
    """See ``bot.wording.menus.MenuWording``."""

    done = "已完成"
    seen = "已阅"
    tomorrow = "明天再提醒"
    next_week = "下周再提醒"
    other_day = "改天再提醒"
    why = "依据"
    details = "详情"
    set_date = "定日期"
    back = "← 设置"
    nobody = "不选任何一方"
    every_topic = "全部议题"
    every_day = "每天"
    no_quiet = "没有免打扰日"
    no_leads = "只在当天"
    settings: Mapping[str, str] = {
        "hour": "时间",
        "zone": "时区",
        "language": "语言",
        "party": "我方",
        "topics": "议题",
        "leads": "提前多久",
        "digest": "哪几天",
        "quiet": "免打扰日",
    }

    def menu(self, settings: Sequence[tuple[str, str]]) -> str:
        said = "\n".join(f"• {self.settings[name]}：{chosen}（/{name}）" for name, chosen in settings)
        return f"本聊天的提醒方式。请点选要更改的一项，或发送相应的命令。\n{said}"

    def city(self, *, in_reply: bool) -> str:
        how = "请点选一个城市，或回复本消息，" if in_reply else "请点选一个城市，或直接"
        return f"{how}写出另一个城市：曼谷、Geneva。"

    def side(self, name: str | None) -> str:
        return name or "未选"

    def topics(self, topics: Sequence[str] | None) -> str:
        return "全部" if topics is None else "、".join(topics)

    def leads(self, leads: Sequence[Distance]) -> str:
        if not leads:
            return "只在当天"
        return f"提前{'、'.join(SAYINGS['zh'].distance(lead) for lead in leads)}"

    def digest(self, weekday: Weekday | None) -> str:
        return "每天" if weekday is None else f"每周{_WEEKDAYS[weekday]}"

    def quiet(self, quiet: QuietDays) -> str:
        days = ["周末"] if quiet.weekends else []
        if quiet.country:
            days.append(f"{Locale('zh').territories.get(quiet.country, quiet.country)}法定节假日")
        return "、".join(days) or "无"

    def stale(self) -> str:
        return "这个按钮已过时：情况后来有了变化。发送 /due 可查看现状。"

    def too_many(self, most: int, seconds: int) -> str:
        return f"这次点击没有生效：一分钟内的请求超过了{most}次。请在{seconds}秒后再点。"

    def not_in_channels(self) -> str:
        return "频道中由管理员发送命令来设置，/help 列出全部命令。"
