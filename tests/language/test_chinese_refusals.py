"""Chinese words that are refused: where, and in which words."""

import pytest

from tests.language.reading import refusal

REFUSED = [
    ("", 0),
    ("　", 0),
    ("峰会前", 0),
    ("1899年半", 0),
    ("对话", 2),
    ("会后", 0),
    ("8月左右", 2),
    ("8月31日前后", 5),
    ("约8月", 0),
    ("三五天内", 0),
    ("七八月", 0),
    ("三个半月内", 0),
    ("一百五天内", 0),
    ("3/4", 0),
    ("13月", 0),
    ("2016年6月31日", 0),
    ("2016年9月1日（星期五）", 0),
    ("三月内", 0),  # in March, or within three months
    ("20日后", 0),  # after the 20th, or in 20 days
    ("这周一", 0),  # said on a Tuesday
    ("12号", 3),  # the number of anything
    ("第12号", 0),
    ("9月前三周", 3),  # before September, or its first three weeks
    ("2018年前三个季度", 6),
    ("对话的前三周", 2),
    ("研讨会后2017年内", 4),
    ("研讨会后第二天", 0),
    ("从20日到年底", 0),
    ("三季度到20日", 0),
    ("周三至年底", 0),
    ("8月到下个月", 0),
    ("8月1日至2017年12月31日", 0),
    ("8月24日和26日", 0),
    ("8月，9月", 0),
    ("三至四周内", 0),
    ("每隔三个月", 0),
    ("每周三次", 3),
    ("第二周", 0),
    ("上旬", 0),
    ("2016年上旬", 0),
    ("下周末", 0),
    ("国庆节期间", 3),
    ("此后每三个月", 0),
    ("研讨会后至少", 6),
    ("对话结束前", 2),
    ("全会前", 0),
    ("第九次全会前", 3),
    ("研习班后", 0),
    ("在“峰会”前", 1),
    ("8月31日17:00前，不迟于18:00", 15),
    ("研讨会举行", 3),  # that it takes place says nothing about when
    ("8月24日召开研讨会", 5),
    ("8月31日前提交后两周", 6),
    ("推迟到8月", 0),
    ("8月24日、26日", 0),
    ("8月24日、25日和27日", 0),
    ("1月15日至次年3月", 6),
    ("2015年第36周", 0),  # of ISO 8601, or counted from the first Monday
    ("9月第一周工作日", 5),
    ("每年至多一次", 4),
    ("每季度15日", 0),
    ("每周末前", 0),
    ("16年8月31日", 3),
    ("对话前的一周", 4),  # on a day a week before it, or in the week before it
    ("研讨会后的30天", 5),
    ("四、五日内", 0),
]

# Words that are known and cannot be read: the words, where it stops, a piece of the advice.
ADVISED = [
    ("03/04/2016前", 0, "2016-04-03"),
    ("三至四周内", 0, "四周内"),
    ("未来三至五年", 2, "四周内"),
    ("用2至3年时间", 0, "三年内"),
    ("暑假前", 0, "列为一个事项"),
    ("接下来两个季度内", 0, "下季度"),
    ("力争8月底前完成", 0, "只是打算"),
    ("原则上每年一次", 0, "去掉"),
    ("暂定8月24日", 0, "写“待定”"),
    ("约8月", 0, "没有说清是哪几天"),
    ("8月左右", 2, "没有说清是哪几天"),
    ("元旦前后", 2, "没有说清是哪几天"),
    ("农历八月初三", 0, "公历"),
    ("八月十五前", 0, "公历"),
    ("十月廿五", 0, "公历"),
    ("民国105年8月", 0, "公历年份"),
    ("次年3月底前", 0, "哪一年"),
    ("上旬", 0, "哪一月"),
    ("第一个工作日", 0, "哪一月"),
    ("第36周", 0, "哪一年"),
    ("签署之日起六个月内", 0, "不是本日程中的事项"),
    ("自签字之日起30日内", 1, "不是本日程中的事项"),
    ("会后一周内", 0, "不是本日程中的事项"),
    ("逢双月", 0, "每两个月一次"),
    ("每隔三个月", 0, "每四个月"),
    ("24小时内", 2, "以天计"),
    ("对话结束时", 2, "在对话时"),
    ("10月前两周", 4, "9月1日至14日"),
    ("9月头两周", 2, "9月1日至14日"),
    ("几周内", 0, "三周内"),
    ("8月31日下班前", 5, "17时前"),
    ("8月31日午夜", 5, "24时"),
    ("当地时间8月31日17:00前", 0, "北京时间"),
    ("待条件允许", 0, "条件"),
    ("全年", 0, "起止"),
    ("此后每三个月", 0, "什么之后"),
    ("每月第一周", 2, "1日至7日"),
    ("国庆节期间", 3, "起止日期"),
    ("三（4）个月内", 0, "只写一个"),
]


@pytest.mark.parametrize(("words", "position", "advice"), ADVISED)
def test_words_that_are_known_and_cannot_be_read_come_with_advice(
    words: str, position: int, advice: str
) -> None:
    refused = refusal(words, "zh")
    assert refused.position == position
    assert advice in str(refused)


def test_advice_names_the_words_and_what_was_understood_before_them() -> None:
    said = str(refusal("研讨会后，力争8月底前", "zh"))
    assert said.startswith("读懂了“研讨会后”。“力争”只是打算")


@pytest.mark.parametrize(("words", "position"), REFUSED)
def test_what_is_not_understood_is_refused_where_it_stands(words: str, position: int) -> None:
    assert refusal(words, "zh").position == position


def test_a_refusal_says_what_was_understood_and_what_could_stand_there() -> None:
    said = str(refusal("在下次网络保护讨论会后", "zh"))
    assert said.startswith("读懂了“在下次”，没有读懂“网络保护讨论会后”。")
    assert "本日程中的事项名称" in said
    assert "是否指“网络保护研讨会”？" in said
    assert str(refusal("研讨会后至少", "zh")) == "“研讨会后至少”没有说完。后面可以写：数字"


def test_two_that_match_equally_are_named() -> None:
    assert str(refusal("研习班后", "zh")) == "“研习班”可能指“数据研习班”或“法律研习班”，请写出全称"
