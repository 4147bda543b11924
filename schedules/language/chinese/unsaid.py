"""Chinese words that say nothing about when, and those that cannot be read although they are known."""

from __future__ import annotations

from typing import Any

from schedules.language.refusals import Advice

UNSAID: tuple[tuple[str, Any, str], ...] = (
    # What is done says nothing about when: 8月底前完成. After a milestone it takes place: 研讨会召开后.
    (
        "_HELD",
        True,
        "召开|举行|举办|开展|进行|组织|组织召开|完成|办结|办理完毕|完毕|提交|递交|呈交|呈报|报送|上报|汇报|通报|发布|公布|公开|"
        "印发|出台|下发|发行|出版|签署|签订|签字|缔结|达成|达成一致|交付|交货|移交|送达|寄出|举行会议|召开会议|举行会晤|举行会谈|"
        "举行磋商|召开例会|开会|换文|互换",
    ),
    # Or it is something else that becomes of it later: 协议生效后, where the milestone is the agreement.
    (
        "_HELD",
        False,
        "组织实施|办理|报备|报告|通知|反馈|回复|答复|答辩|落实|落实到位|到位|整改|整改到位|整改完毕|完成整改|实施|施行|执行|"
        "启动|生效|商定|确定|敲定|验收|验收完毕|完成验收|上线|上线运行|投入使用|投入运行|投用|建成|建成投用|竣工|完工|开工|开通|"
        "交换|审议|审核|审核完毕|批准|讨论|会晤|会面|会谈|磋商|缴纳|缴清|支付|付清|付款|收齐|汇总|例会|评估|评审|测试|演练|访问|"
        "会见|会商|协商|兑现|履行|成立|组建|重启|恢复|集会|建立|设立|上市|通车|投产|开业|揭牌|挂牌|编制|编制完成|制定|制定完成|"
        "制定出台|修订|修订完成|起草|推出|实现|投运|试运行|试点|推广|结项|结题|备案|归档|公示|登记|申报|报名",
    ),
    (
        "_MANNER",
        None,
        "正式|全部|全面|基本|按时|按期|如期|统一|集中|书面|联合|共同|予以|得以|继续|再次|组织好",
    ),
    # These are known, and what to write instead is told.
    (
        "ADVISED",
        Advice.HEDGED,
        "预计|预计于|预计在|预计将于|预期|预期于|预计到|力争|力争于|力争在|力争到|争取|争取于|争取在|争取到|原则上|"
        "原则上于|原则上在|原则上不迟于|原则上不晚于|暂定|暂定于|暂定在|初定|初定于|初步定于|初步定在|初步计划|"
        "拟争取|有望|有望于|有望在|尽量|尽量于|尽量在|尽可能|尽可能于|尽可能在|可能|可能于|可能在|一般|一般于|一般在|"
        "希望|希望于|希望在|最好|最好于|最好在|"
        "(待定)|(暂定)|(拟)|(拟定)|(预计)|(初步)|(初定)|(待确认)|(待商定)|(tbc)|(tbd)",
    ),
    ("ADVISED", Advice.ABOUT, "左右|前后|上下|约|大约|大概|约于|约在|大致"),
    ("ADVISED", Advice.MOON, "农历|阴历|旧历|夏历|正月|腊月|冬月|闰月|八月半"),
    ("ADVISED", Advice.ERA, "民国|中华民国|令和|平成|昭和|佛历|伊历"),
    ("ADVISED", Advice.COUNTED_FROM, "次月|翌月|当月|同月|当季|当季度|次季度"),
    ("YEAR_FROM", 1, "次年|翌年|次年度"),
    ("YEAR_FROM", 0, "当年|当年度|同年"),
    (
        "ADVISED",
        Advice.NO_EVENT,
        "会后|会前|会上|会中|会议|会议期间|会议召开|收到|收悉|接到|到期|期满|届满|事后|事前|会谈后|访问后|"
        "任期|任期内|本届任期|暑假|寒假|开学|汛期|主汛期|入汛|两会|全国两会|学期|学期末",
    ),
    ("ADVISED", Advice.HOW_LONG, "用|利用|历时|为期|有效期|期限为|周期"),
    ("ADVISED", Advice.ODD_OR_EVEN, "单月|双月|单周|双周|单日|双日|逢单月|逢双月|每逢|逢"),
    ("ADVISED", Advice.EVERY_GAP, "每隔|每间隔"),
    ("ADVISED", Advice.HOURS, "小时|个小时|钟头|分钟|个工作小时"),
    (
        "ADVISED",
        Advice.HOW_MANY,
        "几天|几周|几个月|几年|几次|几个星期|近几天|近几周|近几个月|未来几天|未来几周|未来几个月|未来几年|今后几天|"
        "今后几周|今后几个月|今后几年|数日|数天|数周|数月|数年|数次|若干|多次|一段时间|一定时间|一定期限",
    ),
    (
        "ADVISED",
        Advice.WHICH_HOUR,
        "上午|下午|中午|早上|早晨|清晨|凌晨|傍晚|晚上|晚间|夜间|下班前|下班|下班时|上班前|上班|工作时间|工作时间内",
    ),
    ("ADVISED", Advice.MIDNIGHT, "午夜|子夜|半夜"),
    (
        "ADVISED",
        Advice.WHICH_ZONE,
        "当地时间|本地时间|各地时间|中国时间|美国时间|美东时间|东部时间|美国东部时间|西部时间|欧洲中部时间",
    ),
    ("ADVISED", Advice.CONDITION, "如果|如|若|假如|倘若|一旦|待|俟|视|除非|只要|取决于|经批准后|情况下"),
    ("ADVISED", Advice.BESIDE, "同步|同期|并行|同日"),
    ("ADVISED", Advice.FIRST_OR_BEFORE, "头|头一|开头"),
    ("ADVISED", Advice.WEEK_BESIDE, "次周|翌周"),
    ("ADVISED", Advice.THROUGHOUT, "全年|整年|全月|整月|整周|全周|全天|整天|全程|全年度"),
    # After what is not said, and no grammar can tell it.
    ("ADVISED", Advice.THEREAFTER, "此后|其后|随后|届时|嗣后"),
    ("ADVISED", Advice.EDGE_OF_EVENT, "结束时|结束之时|结束当天|结束当日|闭幕时|闭幕当天|闭幕前|最后一天前"),
    ("ADVISED", Advice.FEAST_DAYS, "假期|长假|小长假|黄金周|放假|放假前|假期前|假期后|节前|节后|节日期间"),
)
"""One line an entry: the token's type, its meaning, and the ways of writing it, divided by bars."""
