"""The words with which notices head a deadline or a date, each made of two or three."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from schedules.language.lexing import Entry
from schedules.language.tree import Relation

_MUSTS = (
    "应|应于|应在|应当于|须|须于|须在|必须于|必须在|不晚于|不迟于|不得晚于|不得迟于|不应晚于|不应迟于|不得超过|不能超过|"
    "不能晚于|不能迟于"
)
_IS = (":", "为", "是", "为:", "定为", "定于", "定在")
_HEADINGS = (
    "时间|日期|会议时间|会议日期|举行时间|召开时间|举办时间|活动时间|计划时间|具体时间|实施时间|生效日期"
)
_LIMITS = (
    "时限|期限|完成时间|完成时限|完成日期|完成期限|计划完成时间|提交时间|提交时限|提交日期|提交期限|"
    "报送时间|报送时限|办理时限"
)


def headings() -> Iterator[tuple[str, Entry]]:
    """What begins a line of a notice: "最迟应于", "截止时间：", "完成时限为"; 时间 alone bounds nothing."""
    for latest, must in product(("最迟", "最晚", "至迟", "至晚"), _MUSTS.split("|")):
        yield latest + must, ("BY", Relation.BY)
    for what, of, is_ in product(("", "提交", "报名", "报送", "申报"), ("日期", "时间", "日", "期限"), _IS):
        yield f"{what}截止{of}{is_}", ("BY", Relation.BY)
    for limit, is_ in product(_LIMITS.split("|"), _IS):
        yield limit + is_, ("BY", Relation.BY)
    for heading, is_ in product(_HEADINGS.split("|"), _IS):
        yield heading + is_, ("_HEADING", None)
