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
    ("本世纪", 0),
    ("8月左右", 2),
    ("8月31日前后", 6),
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
    ("12号", 3),
    ("9月前三周", 3),  # before September, or its first three weeks
    ("2018年前三季度", 6),
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
    ("三至四周内", 2),
    ("每隔三个月", 1),
    ("每周三次", 0),
    ("第二周", 0),
    ("上旬", 0),
    ("2016年上旬", 0),
    ("下周末", 0),
    ("国庆节期间", 0),
    ("此后每三个月", 0),
    ("研讨会后至少", 6),
    ("对话结束前", 2),
    ("全会前", 0),
    ("第九次全会前", 3),
    ("研习班后", 0),
    ("在“峰会”前", 1),
    ("8月31日17:00前，不迟于18:00", 15),
]


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
