"""The words of the Chinese grammar: how each token is written, and what it means.

Written in simplified characters and half-width marks, as ``words`` compares them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance, Unit
from schedules.language.chinese.composed import composed
from schedules.language.chinese.headings import headings
from schedules.language.chinese.loose import LOOSE
from schedules.language.chinese.numbers import last_few
from schedules.language.chinese.places import PLACES
from schedules.language.chinese.unsaid import UNSAID
from schedules.language.expressions import Edge, PeriodUnit, Range, Relative, Season, Shifted, Third, Year
from schedules.language.lexing import Entry, Lexicon
from schedules.language.tree import Relation, Which

_DAY, _WEEK, _MONTH, _YEAR = PeriodUnit.DAY, PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.YEAR
_QUARTER = PeriodUnit.QUARTER

# One line an entry: the token's type, its meaning, and the ways of writing it, divided by bars.
_PHRASES: tuple[tuple[str, Any, str], ...] = (
    (
        "IN",
        Relation.IN,
        "在|于|分别在|分别于|分别为|分别定于|定于|定在|拟|拟于|拟在|拟定于|将|将于|将在|应|应于|应在|应当于|应当在|须|须于|须在|需于|需在|"
        "必须于|必须在|要于|要在|计划|计划于|计划在|预定|预定于|预定在|安排于|安排在|务必|务必于|务必在|确保|"
        "确保于|确保在|赶在|限|限于|限在|限期|介于|兹定于|兹定|现定于|谨定于|"
        "请|请于|请在|请务必|请务必于|请务必在|敬请|敬请于|烦请|烦请于|务请|务请于",
    ),
    ("FRONT", Relation.FRONT, "前"),
    (
        "BEFORE",
        Relation.BEFORE,
        "之前|以前|前夕|开始前|开始之前|开始以前|开幕前|开幕之前|到来前|到来之前|来临前|来临之前|"
        "之日前|之日以前|之日之前",
    ),
    ("REAR", Relation.AFTER, "后"),
    (
        "AFTER",
        Relation.AFTER,
        "之后|以后|过后|结束后|结束之后|结束以后|完成后|完成之后|完成以后|闭幕后|闭幕之后|终了后|终了之后|之日后|之日以后|之日之后",
    ),
    ("_ENDED", Relation.AFTER, "结束|闭幕|结束之日|闭幕之日"),
    ("_BEFORE_END", None, "结束前|结束之前|结束以前"),
    ("EARLIER", Relation.BEFORE, "早于|先于"),
    (
        "BY",
        Relation.BY,
        "不迟于|不晚于|不得迟于|不得晚于|不应迟于|不应晚于|至迟|至迟于|至迟在|至晚|至晚于|至晚在|"
        "最迟|最迟于|最迟在|最迟不超过|最晚|最晚于|最晚在|最晚不超过|最迟不得超过|最晚不得超过|截至|截至到|截止到|截止至|截止于",
    ),
    ("CUT", Relation.BY, "截止"),
    (
        "FROM",
        Relation.FROM,
        "自|从|由|自从|不早于|不得早于|最早|最早于|最早在|最早从",
    ),
    ("_ONWARDS", None, "起|始|开始|起始|起算|之日起|当日起|当天起|之日起算|之日始"),
    ("_SINCE", None, "以来|至今|迄今"),
    ("_SINCE_END", None, "结束之日起|终了之日起|完成之日起|结束之日起算|完成之日起算|闭幕之日起"),
    ("_STOP", None, "止|为止"),
    ("_OR_BEFORE", None, "或更早|或者之前"),
    ("_OR_AFTER", None, "或更晚|或者之后|(含)起"),
    ("TO", Relation.BY, "至|到|直至|直到|一直到|一直至"),
    ("_TO", None, "–|—|-|~|－|——|--"),
    ("_AND", None, "和|与|及|以及|跟"),
    ("_LIST", None, "、"),
    ("_OR", None, "或|或者"),
    ("_COMMA", None, ",|;"),
    ("_BUT", None, "且|并|并且|而且|但|但应|但须|同时"),
    ("_OF", None, "的"),
    ("_INSIDE", None, "内|之内|以内|里"),
    ("_AT", None, "时|上|之时|之际|当中"),
    ("_SAME_DAY", None, "当天|当日"),
    ("_DURING", None, "期间|过程中|时期|期间内|时期内"),
    ("_BETWEEN", None, "之间|间"),
    ("_STRICTLY", None, "(从严:"),
    ("_CLOSE", None, ")"),
    ("_AT_LEAST", None, "至少|最少|不少于|至少在|至少于|不得少于"),
    ("_AT_MOST", None, "至多|最多|不超过"),
    ("_EXACTLY", None, "恰好|正好|整整"),
    ("_ADVANCE", None, "提前|预先提前"),
    ("_THAN", None, "比|较"),
    ("HENCE", Which.FUTURE, "今后|未来|将来|往后|日后|后续|接下来|从今往后"),
    ("_FOLLOWING", None, "下"),
    ("_NEXT", None, "下次|下一次|下届|下一届|下轮|下一轮|下场|下一场|下回|下一回|下个|下一个"),
    ("_THIS", None, "本次|此次|这次|这一次|该次|本届|这届|本轮|这轮|本场|该|此|本"),
    (
        "OCCASION",
        Which.EACH,
        "每次|每届|每轮|每场|每回|每一次|每一届|每一轮|历次|历届|历轮|各次|各届|各轮|所有",
    ),
    ("EACH", Which.EACH, "每|每个|每一|每一个"),
    ("COUNTED", 1, "首次|首届|首轮|首场"),
    ("ORD", 1, "首个"),
    ("_NEXT_DAY", None, "次日|翌日"),
    (
        "_WEEK_OF",
        None,
        "当周|那周|那一周|那个星期|那个礼拜|那一星期|所在周|所在的周|所在的一周|所在星期|所在的星期",
    ),
    (
        "_REST",
        None,
        "晚些时候|稍晚时候|稍晚些时候|剩余时间|余下时间|其余时间|剩余的时间|余下的时间|剩下的时间",
    ),
    ("LENGTH", Distance(6, Unit.MONTH), "半年"),
    ("HALF", 1, "上半年|h1"),
    ("HALF", 2, "下半年|h2"),
    ("MONTH", 1, "元月|元月份"),
    ("QUARTER", 1, "首季|首季度|首个季度"),
    *(("QUARTER", number, f"q{number}") for number in (1, 2, 3, 4)),
    ("SEASON", Season.SPRING, "春|春季|春天"),
    ("SEASON", Season.SUMMER, "夏|夏季|夏天"),
    ("SEASON", Season.AUTUMN, "秋|秋季|秋天"),
    ("SEASON", Season.WINTER, "冬|冬季|冬天"),
    ("THIRD", Third.EARLY, "初"),
    ("THIRD", Third.MID, "中"),
    ("TEN_DAYS", Third.EARLY, "上旬"),
    ("TEN_DAYS", Third.MID, "中旬"),
    ("TEN_DAYS", Third.LATE, "下旬"),
    ("TWENTY_DAYS", (Third.EARLY, Third.MID), "上中旬|中上旬|上、中旬|中、上旬"),
    ("TWENTY_DAYS", (Third.MID, Third.LATE), "中下旬|中、下旬"),
    ("HALF_MONTH", 1, "上半月"),
    ("HALF_MONTH", 2, "下半月"),
    ("FIRST_QUARTERS", 2, "前两季度|前二季度"),
    ("FIRST_QUARTERS", 3, "前三季度"),
    ("EDGE", Edge.END, "底|末|期末"),
    ("DATE", Relative(_DAY, 0), "今天|今日|即日|现在|此刻|本日"),
    ("DATE", Relative(_DAY, 1), "明天|明日"),
    ("DATE", Relative(_DAY, 2), "后天|后日"),
    ("DATE", Relative(_DAY, 3), "大后天|大后日"),
    ("DATE", Relative(_DAY, -1), "昨天|昨日"),
    ("DATE", Relative(_DAY, -2), "前天|前日"),
    ("RELATIVE", Relative(_WEEK, 0), "周内"),
    ("RELATIVE", Relative(_MONTH, 0), "本月|本月份|这月|这个月|这一个月|月内"),
    ("RELATIVE", Relative(_MONTH, 1), "下月|下月份|下个月|下一月|下一个月"),
    ("RELATIVE", Relative(_MONTH, 2), "下下月|下下个月"),
    ("RELATIVE", Relative(_MONTH, -1), "上月|上月份|上个月|上一月|上一个月"),
    ("RELATIVE", Relative(_MONTH, -2), "上上月|上上个月"),
    ("RELATIVE", Relative(_QUARTER, 0), "本季|本季度|这季度|这个季度|这一季度|季内|季度内"),
    ("RELATIVE", Relative(_QUARTER, 1), "下季|下季度|下个季度|下一季度|下一个季度"),
    ("RELATIVE", Relative(_QUARTER, 2), "下下季度|下下个季度"),
    ("RELATIVE", Relative(_QUARTER, -1), "上季|上季度|上个季度|上一季度|上一个季度"),
    ("RELATIVE_YEAR", Relative(_YEAR, 0), "今年|今年度|本年|本年度|这年|这一年|年内|年度内"),
    ("RELATIVE_YEAR", Relative(_YEAR, 1), "明年|明年度|来年|下年|下年度|下一年|下一年度"),
    ("RELATIVE_YEAR", Relative(_YEAR, 2), "后年"),
    ("RELATIVE_YEAR", Relative(_YEAR, 3), "大后年"),
    ("RELATIVE_YEAR", Relative(_YEAR, -1), "去年|去年度|上年|上年度|上一年|上一年度"),
    ("RELATIVE_YEAR", Relative(_YEAR, -2), "前年"),
    ("OWN", (_YEAR, "THIRD", Third.EARLY), "年初"),
    ("OWN", (_YEAR, "THIRD", Third.MID), "年中"),
    ("OWN", (_YEAR, "EDGE", Edge.END), "年底|年末|年终|岁末|岁尾"),
    ("OWN", (_QUARTER, "THIRD", Third.EARLY), "季初|季度初"),
    ("OWN", (_QUARTER, "EDGE", Edge.END), "季末|季度末|季底|季度底"),
    ("OWN", (_MONTH, "THIRD", Third.EARLY), "月初"),
    ("OWN", (_MONTH, "THIRD", Third.MID), "月中"),
    ("OWN", (_MONTH, "EDGE", Edge.END), "月底|月末"),
    ("UNIT", _DAY, "天"),
    ("UNIT", _WEEK, "周|星期|个星期|礼拜|个礼拜"),
    ("UNIT", _MONTH, "个月"),
    ("UNIT", _QUARTER, "个季度"),
    ("UNIT", _YEAR, "年"),
    ("UNIT", Unit.WORKING_DAY, "工作日|个工作日|工作天|个工作天"),
    ("NTH", (1, _MONTH), "首月|首个月"),
    ("NTH_WORKING", (1, Unit.WORKING_DAY), "首个工作日|首个工作天"),
    ("DATE", Shifted(Distance(1, Unit.WORKING_DAY), 1), "下一个工作日|下个工作日|次一工作日"),
    ("TIMES", 1, "一度"),
    ("PERIOD", Range(Year(2016), Year(2020)), "十三五|“十三五”"),
    ("PERIOD", Range(Year(2021), Year(2025)), "十四五|“十四五”"),
    ("PERIOD", Range(Year(2026), Year(2030)), "十五五|“十五五”"),
    ("PERIOD", Range(Year(2001), Year(2100)), "本世纪"),
    ("PERIOD", Range(Relative(_YEAR, 0), Relative(_YEAR, 1)), "今明两年"),
    ("PERIOD", Range(Relative(_YEAR, 1), Relative(_YEAR, 2)), "明后两年"),
    ("_FISCAL", None, "财政年度|财年|会计年度|本财政年度|本财年"),
    (
        "EACH_FISCAL",
        Which.EACH,
        "每财年|每个财年|每一财年|每个财政年度|每财政年度|每一财政年度|每会计年度|每个会计年度|每一会计年度",
    ),
    ("_NEXT_FISCAL", None, "下财政年度|下一财政年度|下个财政年度|下财年|下个财年|下一财年"),
    ("FEAST", "new-year", "元旦|元旦节|新年"),
    ("FEAST", "new-years-eve-of-china", "除夕|年三十|大年三十"),
    ("FEAST", "spring-festival", "春节|农历新年|大年初一"),
    ("FEAST", "lantern-festival", "元宵节|元宵"),
    ("FEAST", "womens-day", "妇女节|三八妇女节"),
    ("FEAST", "qingming", "清明节|清明"),
    ("FEAST", "labour-day", "劳动节|五一劳动节|五一节|五一|国际劳动节"),
    ("FEAST", "youth-day", "青年节|五四青年节"),
    ("FEAST", "childrens-day", "儿童节|六一儿童节"),
    ("FEAST", "party-day", "建党节|七一建党节"),
    ("FEAST", "army-day", "建军节|八一建军节"),
    ("FEAST", "teachers-day", "教师节"),
    ("FEAST", "dragon-boat", "端午节|端午"),
    ("FEAST", "mid-autumn", "中秋节|中秋"),
    ("FEAST", "national-day-of-china", "国庆节|国庆"),
    ("FEAST", "good-friday", "耶稣受难日"),
    ("FEAST", "easter", "复活节"),
    ("FEAST", "thanksgiving", "感恩节"),
    ("FEAST", "christmas-eve", "平安夜"),
    ("FEAST", "christmas", "圣诞节|圣诞"),
    ("RHYTHM", CalendarUnit.WEEK, "按周"),
    ("RHYTHM", CalendarUnit.MONTH, "按月|逐月"),
    ("RHYTHM", CalendarUnit.QUARTER, "按季|按季度|逐季"),
    ("RHYTHM", CalendarUnit.YEAR, "按年|按年度|逐年"),
    ("RHYTHM", Distance(2, Unit.DAY), "隔天|隔日|每隔一天|每隔一日"),
    ("RHYTHM", Distance(2, Unit.WEEK), "隔周|每隔一周|每隔一星期|每隔一个星期"),
    ("RHYTHM", Distance(2, Unit.MONTH), "隔月|每隔一月|每隔一个月"),
    ("RHYTHM", Distance(2, Unit.YEAR), "隔年|每隔一年"),
    (
        "_REGULARLY",
        None,
        "定期|不定期|定期地|此后定期|其后定期|随后定期|此后不定期|周期性|周期性地|经常|经常性|经常性地|"
        "不时|时常|按适当间隔|每隔一段时间",
    ),
)

_CALENDAR_UNITS: tuple[tuple[CalendarUnit | Distance, str], ...] = (
    (CalendarUnit.WEEK, "周|星期|礼拜|日历周|自然周"),
    (CalendarUnit.MONTH, "月|日历月|自然月"),
    (CalendarUnit.QUARTER, "季|季度|日历季度|自然季度"),
    (CalendarUnit.HALF_YEAR, "半年|半年度|日历半年"),
    (CalendarUnit.YEAR, "年|年度|日历年|自然年"),
    (Distance(1, Unit.DAY), "天|日"),
    (Distance(1, Unit.WORKING_DAY), "工作日"),
)


def _written() -> Iterator[tuple[str, Entry]]:
    for type, value, written in (*_PHRASES, *LOOSE, *UNSAID, ("_PLACE", None, PLACES)):
        for words in written.split("|"):
            yield words, (type, value)
    for every, written in _CALENDAR_UNITS:
        for each, unit in product(("每", "每个", "每一", "每一个"), written.split("|")):
            yield each + unit, ("RHYTHM", every)
    yield from composed()
    yield from headings()
    yield from last_few()


LEXICON = Lexicon((tuple(words), entry) for words, entry in _written())
