"""Chinese: why a phrase is refused."""

from __future__ import annotations

from schedules.language.chinese.days import full_day
from schedules.language.faults import (
    Ambiguous,
    Fault,
    NoDayLeft,
    NoFiscalYear,
    NoSuchDay,
    NotSoMany,
    NotTogether,
    OtherWeekday,
    OutOfCalendar,
    WhichMilestone,
    WhichOfSeries,
)
from schedules.language.refusals import Expected, Stop, Title, listed

_EXPECTED = {
    Expected.RELATION: "“前”“之后”“不迟于”“起”等词",
    Expected.PERIOD: "日期或时段（2016年8月31日、9月、三季度）",
    Expected.MILESTONE: "本日程中的事项名称",
    Expected.COUNT: "数字",
    Expected.UNIT: "天、周、个月或年",
    Expected.YEAR: "年份",
    Expected.RHYTHM: "频率（每三个月、定期）",
}


class ChineseRefusals:
    """See ``schedules.language.refusals.Refusals``."""

    def stopped(self, stop: Stop) -> str:
        if not stop.stopped_at:
            return f"“{stop.words}”没有说完。{self._expected(stop, '后面')}"
        if not stop.understood:
            return (
                f"没有读懂“{stop.stopped_at}”。请写明时间，例如：2016年9月前；8月内；30天内；待定"
                f"{self._nearest(stop)}"
            )
        return (
            f"读懂了“{stop.understood}”，没有读懂“{stop.stopped_at}”。"
            f"{self._expected(stop, '此处')}{self._nearest(stop)}"
        )

    def _expected(self, stop: Stop, where: str) -> str:
        if not stop.expected:
            return f"{where}不能再写别的"
        return f"{where}可以写：{listed([_EXPECTED[expected] for expected in stop.expected], '；或', '；')}"

    def _nearest(self, stop: Stop) -> str:
        if not stop.nearest:
            return ""
        return f"。是否指{listed([f'“{title}”' for title in stop.nearest], '或', '、')}？"

    def fault(self, fault: Fault, title: Title) -> str:
        match fault:
            case NoSuchDay():
                return "日历上没有这一天，请核对月份和日期"
            case OtherWeekday(day):
                return f"这一天是{full_day(day)}，请更正星期或日期"
            case NoDayLeft(first, last):
                return f"没有剩下任何一天：最早为{full_day(first)}，最晚却为{full_day(last)}"
            case Ambiguous(one, other) if one and other:
                return f"可能从{full_day(one)}开始，也可能从{full_day(other)}开始，请写明年份和月份"
            case Ambiguous():
                return "可能指不同的日子，请写明年、月、日，或写“三个月内”“20天后”"
            case WhichMilestone() | WhichOfSeries() | NotSoMany():
                return self._mention(fault, title)
            case NotTogether():
                return "这些说法不能合在一句里，请分成几条来写"
            case NoFiscalYear():
                return "日程没有写明财政年度从几月开始，请补充，例如 fiscal_year: 4月"
            case OutOfCalendar():
                return "日期超出日历范围，请核对数字和年份"

    def _mention(self, fault: WhichMilestone | WhichOfSeries | NotSoMany, title: Title) -> str:
        match fault:
            case WhichMilestone(mention):
                names = listed([f"“{title(id)}”" for id in mention.ids[:5]], "或", "、")
                return f"“{mention.words}”可能指{names}，请写出全称"
            case WhichOfSeries(mention):
                return (
                    f"“{mention.words}”共有{len(mention.ids)}次，请写“下次{mention.words}”、"
                    f"“第二次{mention.words}”或“每次{mention.words}时”"
                )
            case NotSoMany(mention):
                return f"没有这一次“{mention.words}”：日程中共有{len(mention.ids)}次，请补充，或重新计数"

    def too_long(self, most: int) -> str:
        return f"时间写得太长，请不要超过{most}个字"

    def clock(self) -> str:
        return "只能写一个钟点，例如17:00、23:59 AoE或17:00 Europe/Paris"
