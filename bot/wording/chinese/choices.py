"""Chinese: what the bot says of what a chat can choose."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale

from schedules.days import Distance
from schedules.language import SAYINGS
from schedules.quiet import QuietDays, Weekday

_WEEKDAYS = "一二三四五六日"


class ChineseChoices:
    """See ``bot.wording.choices.ChoiceWording``."""

    def side(self, ours: str | None, parties: Sequence[tuple[str, str]]) -> str:
        if not parties:
            return "您关注的日程没有列出各方，因此无从选择立场。"
        if ours is None:
            return f"您还没有选择哪一方是“我们”。请选择：{_commands(parties)}"
        change = f"如需更改：{_commands(parties)}；不选任何一方：/party none"
        return f"“我们”是{ours}：问“我们要做什么”即指这一方。{change}"

    def bad_side(self, words: str, parties: Sequence[tuple[str, str]]) -> str:
        if not parties:
            return self.side(None, parties)
        return f"您关注的日程中没有“{words}”这一方。请写 {_commands(parties)}；不选任何一方：/party none"

    def several_sides(self, words: str, named: Sequence[str]) -> str:
        return f"“{words}”可能指{'、'.join(named)}。请写出全称。"

    def topics(self, chosen: Sequence[str] | None, known: Sequence[str]) -> str:
        if not known:
            return "您关注的日程没有划分议题，所有事项都会提醒。"
        if chosen is None:
            return f"所有议题都会提醒：{'、'.join(known)}。只选其中一些：/topics {'、'.join(known[:2])}"
        return (
            f"提醒的议题是{'、'.join(chosen)}；不属于任何议题的事项照常提醒。"
            f"全部议题有：{'、'.join(known)}。恢复全部：/topics all"
        )

    def bad_topics(self, words: Sequence[str], known: Sequence[str]) -> str:
        if not known:
            return self.topics(None, known)
        unknown = "、".join(f"“{word}”" for word in words)
        how = "可用顿号隔开；全部议题：/topics all"
        return f"您关注的日程中没有{unknown}这样的议题。现有：{'、'.join(known)}。{how}"

    def leads(self, leads: Sequence[Distance]) -> str:
        change = "如需更改：/leads 30 7 1（天数），/leads 2周、1天；恢复默认：/leads default"
        if not leads:
            return f"只在到期当天提醒，不提前提醒。{change}"
        said = "、".join(SAYINGS["zh"].distance(lead) for lead in leads)
        return f"到期前{said}及到期当天提醒。{change}"

    def bad_leads(self, words: str, most: int) -> str:
        return (
            f"“{words}”不是提前提醒的时间。最多写{most}个，例如：/leads 30 7 1（天数），/leads 2周、1天；"
            "不提前提醒：/leads off"
        )

    def digest(self, weekday: Weekday | None) -> str:
        if weekday is None:
            return "目前按天提醒。如需改为每周一次：/digest 周一"
        return f"每周{_WEEKDAYS[weekday]}提醒一次。如需恢复按天提醒：/digest off"

    def bad_digest(self, words: str) -> str:
        return f"“{words}”不是星期几。请写 /digest 周一；按天提醒：/digest off"

    def quiet(self, quiet: QuietDays) -> str:
        change = "如需更改：/quiet 周末，/quiet CN，/quiet 周末 CN；取消：/quiet off"
        days = ["周末"] if quiet.weekends else []
        if quiet.country:
            days.append(f"{_country(quiet.country)}的法定节假日")
        return f"{'和'.join(days)}不提醒。{change}" if days else f"目前没有免打扰日。{change}"

    def bad_quiet(self, words: str) -> str:
        return (
            f"不明白“{words}”是哪些日子。请写 /quiet 周末，或写国家以免在其法定节假日提醒："
            "/quiet CN，/quiet 德国，/quiet 周末 CN；取消：/quiet off"
        )


def _commands(parties: Sequence[tuple[str, str]]) -> str:
    return "、".join(f"/party {id}（{name}）" for id, name in parties)


def _country(code: str) -> str:
    return str(Locale("zh").territories.get(code, code))
