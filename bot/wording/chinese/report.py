"""Chinese: what a report says."""

from __future__ import annotations

from bot.report import Fate

_FATES = {
    Fate.KEPT: "已履行",
    Fate.KEPT_LATE: "逾期履行",
    Fate.OPEN: "待完成",
    Fate.OVERDUE: "已逾期",
    Fate.UNDATED: "尚无日期",
    Fate.STANDING: "长期有效",
    Fate.UNKEEPABLE: "已无法履行",
    Fate.MISSED: "未履行",
    Fate.DROPPED: "已取消",
}


class ChineseReport:
    """See ``bot.wording.report.ReportWording``."""

    tag = "zh-Hans"

    def title(self, agreement: str) -> str:
        return f"{agreement}：落实情况"

    def as_of(self, day: str) -> str:
        return f"截至{day}。"

    def meeting(self, title: str, days: str) -> str:
        return f"供“{title}”使用（{days}）。"

    def fate(self, fate: Fate) -> str:
        return _FATES[fate]

    def count(self, count: int, fate: Fate) -> str:
        return f"{_FATES[fate]}{count}项"

    def late_by(self, days: int) -> str:
        return f"逾期{days}天履行"

    def no_topic(self) -> str:
        return "其他"

    def nothing(self) -> str:
        return "没有需要报告的约定。"

    def columns(self) -> tuple[str, str, str, str]:
        return "约定", "状态", "日期", "负责方"
