"""Chinese: a moment, said for who reads it in another zone."""

from __future__ import annotations


class ChineseDateTimes:
    """See ``bot.wording.date_times.DateTimeWording``."""

    def elsewhere(self, day: str, clock: str) -> str:
        return f"{day}{clock}"

    def frame(self) -> tuple[str, str]:
        return "（即", "）"
