"""Chinese: why a phrase is refused."""

from __future__ import annotations

from collections.abc import Mapping

from schedules.language.chinese.days import full_day
from schedules.language.faults import (
    Ambiguous,
    DaysOfAnother,
    Fault,
    NoDayLeft,
    NoFirstDay,
    NoFiscalYear,
    NoSuchDay,
    NotAsOne,
    NotNeighbours,
    NotOfEach,
    NotSoMany,
    NotSoOften,
    NotTogether,
    OtherWeekday,
    OutOfCalendar,
    TwoLastDays,
    WhichMilestone,
    WhichOfSeries,
)
from schedules.language.refusals import Advice, Expected, Stop, listed
from schedules.text import Title

_EXPECTED = {
    Expected.RELATION: "“前”“之后”“不迟于”“起”等词",
    Expected.PERIOD: "日期或时段（2016年8月31日、9月、三季度）",
    Expected.MILESTONE: "本日程中的事项名称",
    Expected.COUNT: "数字",
    Expected.UNIT: "天、周、个月或年",
    Expected.YEAR: "年份",
    Expected.RHYTHM: "频率（每三个月、定期）",
}

_ADVICE = {
    Advice.HEDGED: "“{}”只是打算，并没有把日子定下来。要按这个日子提醒，请去掉它；日子还没有商定，请写“待定”",
    Advice.ABOUT: "“{}”没有说清是哪几天。请写明起止，例如“8月20日至9月10日之间”，或写“8月底”“9月初”",
    Advice.MOON: "“{}”要换成公历日期来写，这里只读公历。除夕、春节、元宵、清明、端午、中秋可以直接写",
    Advice.ERA: "“{}”纪年读不了。请写公历年份，例如“2016年”",
    Advice.COUNTED_FROM: "“{}”没有说明是哪一年、哪一月的。请补上年份或月份，或写“今年”“明年”“本月”“下月”",
    Advice.NO_EVENT: "“{}”不是本日程中的事项。请先把它列为一个事项，再用它的名称来写，例如“研讨会后30天内”",
    Advice.ODD_OR_EVEN: "“{}”没有说清是哪几次。请写“每两个月一次”或“每两周一次”，并写明从何时起",
    Advice.EVERY_GAP: "“{}”有两种算法：隔三个月，可以是每三个月，也可以是每四个月。"
    "请写“每三个月一次”这样的说法",
    Advice.HOURS: "“{}”太细了，时间以天计。请写天数，例如“2天内”，或写日期和钟点，例如“8月31日17时前”",
    Advice.FIRST_OR_BEFORE: "“{}”可能从头一天或星期一算起，也可能指在这之前。"
    "请写明起止日期，例如“9月1日至14日之间”",
    Advice.HOW_MANY: "“{}”没有说出数目。请写明，例如“三周内”；日子还没有商定，请写“待定”",
    Advice.WHICH_HOUR: "“{}”没有说出钟点。请写明，例如“8月31日17时前”，或只写日期",
    Advice.MIDNIGHT: "“{}”既可以指一天的开始，也可以指一天的结束。请写“24时”或“0时”",
    Advice.WHICH_ZONE: "“{}”没有说清是哪里的时间。请写城市，例如“北京时间17:00”“纽约时间17:00”",
    Advice.CONDITION: "“{}”说的是条件。所等的若是本日程中的事项，请写“研讨会后”；若不是，请写“待定”",
    Advice.BESIDE: "“{}”没有说清是哪一天。若在同一天，请写“在对话时”；否则请写“对话前”“对话后”",
    Advice.WEEK_BESIDE: "“{}”可能指其中某一天，也可能指整段时间。请写“研讨会后一周内”或“研讨会后第7天”",
    Advice.NEXT_OR_COMING: "“{}”可能指日历上的下一个，也可能从现在算起。请写“下季度”或“三个月内”",
    Advice.THROUGHOUT: "“{}”是说每一天都如此。请写明起止，例如“从9月1日至12月31日”；没有期限，请写“长期”",
    Advice.THEREAFTER: "“{}”没有说明在什么之后。请写明，例如“研讨会后每三个月”“8月31日后”",
    Advice.EDGE_OF_EVENT: "会期不止一天时，“{}”还不能计算。请写“在对话时”或“对话后”",
    Advice.WEEK_OF_EACH: "“{}”可能从星期一算起，也可能从1日算起。请写“每月1日至7日之间”“每月第一个星期一”",
    Advice.FEAST_DAYS: "“{}”有人算一天，有人算好几天。请写明起止日期，或写“春节前”“国庆节后”",
    Advice.WEEK_NUMBER: "“{}”没有说明是哪一年的。请写“2016年第36周”，或写“9月5日当周”",
    Advice.DAY_OR_MONTH: "“{}”可能指几个不同的日子。请写明年、月、日，例如“2016年4月3日”或“2016-04-03”",
    Advice.TWO_LENGTHS: "“{}”有两个期限。请只写较长的一个，例如“四周内”，或写“研讨会后三至四周”",
    Advice.HOW_LONG: "“{}”说的是多长时间，没有说何时。请写到何时为止，例如“2018年底前”“三年内”",
    Advice.NUMBERS_DIFFER: "“{}”里的两个数目不一样，请核对后只写一个",
}
"""What is said of words that are known."""


_NOT_AS_ONE: Mapping[type[Fault], str] = {
    NotTogether: "这些说法不能合在一句里。请分成几条来写；若是几个不同的日子，请分成几个事项",
    NotNeighbours: "所列日期互不相连。请每次各列一个事项；若指整段时间，请写起止，例如“7月至9月”",
    NoFirstDay: (
        "这样的频率要从某一天算起，这里没有写明；请写出第一天，例如“自2018年7月1日起每两年一次”“研讨会后每三个月一次”"
    ),
    TwoLastDays: "这里有两个期限，较晚的一个不起作用；请只写算数的那一个，或分成两个事项",
    NotOfEach: (
        "这不是每周、每月、每季度或每年都有的日子，或者没有说清起止。请写“每月15日前”“每季度末前”“每月第一个星期一”"
        "“不迟于每月第5个工作日”或“每季度结束后30日内”这样的说法"
    ),
}
_SUCH_AS = "请写明时间，例如：2016年9月前；8月内；30天内；待定"


class ChineseRefusals:
    """See ``schedules.language.refusals.Refusals``."""

    def stopped(self, stop: Stop) -> str:
        if stop.advice:
            understood = f"读懂了“{stop.understood}”。" if stop.understood else ""
            return f"{understood}{_ADVICE[stop.advice].format(stop.known)}{self._nearest(stop)}"
        if not stop.stopped_at:
            return f"“{stop.words}”没有说完。{self._expected(stop, '后面') if stop.expected else _SUCH_AS}"
        if not stop.understood:
            return f"没有读懂“{stop.stopped_at}”。{_SUCH_AS}{self._nearest(stop)}"
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
            case WhichMilestone() | WhichOfSeries() | NotSoMany() | DaysOfAnother():
                return self._mention(fault, title)
            case NotTogether() | NotNeighbours() | TwoLastDays() | NotOfEach() | NoFirstDay() | NotSoOften():
                return _not_as_one(fault)
            case NoFiscalYear():
                return "日程没有写明财政年度从几月开始，请补充，例如 fiscal_year: 4月"
            case OutOfCalendar():
                return "日期超出日历范围，请核对数字和年份"

    def _mention(
        self, fault: WhichMilestone | WhichOfSeries | NotSoMany | DaysOfAnother, title: Title
    ) -> str:
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
            case DaysOfAnother(mention):
                return (
                    f"这里的日期若是“{mention.words}”的日期，请不要写，该事项自己写有日期；"
                    "若是本事项的日期，请另写一条"
                )

    def too_long(self, most: int) -> str:
        return f"时间写得太长，请不要超过{most}个字"

    def clock(self) -> str:
        return "只能写一个钟点，例如17:00、下午5点、北京时间17:00或23:59 AoE；零时以前，请写前一天24时前"


def _not_as_one(fault: NotAsOne) -> str:
    if not isinstance(fault, NotSoOften):
        return _NOT_AS_ONE[type(fault)]
    return (
        f"说的是每年{fault.times}次，却列出了{fault.number}个时间。"
        f"请列出{fault.times}个，或不写次数，例如“每年3月和9月”"
    )
