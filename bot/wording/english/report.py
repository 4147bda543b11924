"""English: what a report says."""

from __future__ import annotations

from bot.report import Fate

_FATES = {
    Fate.KEPT: "kept",
    Fate.KEPT_LATE: "kept late",
    Fate.OPEN: "open",
    Fate.OVERDUE: "overdue",
    Fate.UNDATED: "no date",
    Fate.STANDING: "always in force",
    Fate.UNKEEPABLE: "can no longer be kept",
    Fate.MISSED: "not kept",
    Fate.DROPPED: "dropped",
}


class EnglishReport:
    """See ``bot.wording.report.ReportWording``."""

    tag = "en"

    def title(self, agreement: str) -> str:
        return f"{agreement}: where every promise stands"

    def as_of(self, day: str) -> str:
        return f"As of {day}."

    def meeting(self, title: str, days: str) -> str:
        return f"For: {title}, {days}."

    def fate(self, fate: Fate) -> str:
        return _FATES[fate]

    def count(self, count: int, fate: Fate) -> str:
        return f"{count} {_FATES[fate]}"

    def late_by(self, days: int) -> str:
        return f"kept {days} day{'' if days == 1 else 's'} late"

    def no_topic(self) -> str:
        return "Without a topic"

    def nothing(self) -> str:
        return "Nothing was agreed that is to be reported."

    def columns(self) -> tuple[str, str, str, str]:
        return "Promise", "State", "Days", "Responsible"
