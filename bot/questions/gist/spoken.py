"""Ways of putting it that are the same question in other words: rewritten before a question is cut."""

from __future__ import annotations

import re

_UNITS = {
    "day": "天",
    "week": "周",
    "weekend": "周末",
    "month": "月",
    "quarter": "季度",
    "year": "年",
    **dict(
        zip(
            ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
            strict=True,
        )
    ),
}
"""By what English units are called, what Chinese ones are."""
_HAN_UNITS = {
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "个月": "month",
    "月": "month",
    "季度": "quarter",
    "年": "year",
}
_THIS = {"day": "今", "week": "本", "weekend": "本", "month": "本", "quarter": "本", "year": "今"}
_OF_A_WEEK = "day"
_COUNTED = {"month": "个", "quarter": "个"}

_MIXED = re.compile(
    rf"(?P<which>[这本下上])(?:一?个|一)?\s*(?P<unit>{'|'.join(sorted(_UNITS, key=len)[::-1])})(?![a-z])",
    re.IGNORECASE,
)
"""下个month: a Chinese word that points, and an English unit."""
_MIXED_BACK = re.compile(
    rf"(?<![a-z])(?P<which>this|next|last)\s*(?P<unit>{'|'.join(sorted(_HAN_UNITS, key=len, reverse=True))})",
    re.IGNORECASE,
)
_TO_NOW = re.compile(
    r"(?<=[0-9日号月年周天初旬底末中])\s*(?:开始|起)?\s*(?:一直|截止)?(?:到|至|截至)"
    r"(?:现在|目前|今天|今日|如今|当前|眼下|这会儿|此刻)(?:为止)?"
)
"""From days on until now: 8月1号到现在."""
_PLANNING = re.compile(
    r"^\W*(?:i|we) (?:am |are )?(?:currently )?"
    r"(?:plan|planning|scheduling|preparing|organi[sz]ing|looking (?:at|ahead to)|thinking (?:of|about)) "
    r"(?:for |out |ahead for )?(?P<when>[\w ]+?)\s*[,;:.–—-]+\s*"
    r"(?P<asked>.+?) (?:there|then|in it|that (?:month|week|year|quarter))\W*$",
    re.IGNORECASE,
)
"""Tells first of which days something is asked."""
_IS = re.compile(r"\b(what|who|when|where|how|why|that|it|there|here)'s\b", re.IGNORECASE)
_EXACTLY = re.compile(
    r"\b(where|which|whose|how|who|why|when) (?:exactly|precisely|actually|really)\b", re.IGNORECASE
)
_WHERE_WRITTEN = re.compile(
    r"\bwhere(?: in the [a-z]+)? (?:is|are|was|were|has|have)(?: been)? (?P<what>.+?) (?:been )?"
    r"(?:(?:written|recorded)(?: down)?|stated|stipulated|documented|(?:laid|put|set) down|set out)"
    r"\b(?! to)",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?P<what>what|which (?:\w+ )?)\s*(?P<has>has|have|did) not (?P<side>(?!been\b|yet\b)[\w ]+?) "
    r"(?P<done>(?:done|do|delivered|deliver|finished|finish|completed|complete|submitted|submit|sent|paid)\b)",
    re.IGNORECASE,
)
"""What has not the city done."""
_ALL_DONE = re.compile(
    r"\b(?P<all>(?:has|is) everything|have all (?:things|items|tasks)) "
    r"(?P<due>due [\w ]+?) (?:been )?(?:done|finished)\b",
    re.IGNORECASE,
)
"""Has everything due in April been done."""


def plainly_put(text: str) -> str:
    """The text in words of which each stands for itself."""
    text = _MIXED.sub(_in_chinese, text)
    text = _MIXED_BACK.sub(lambda found: f"{found['which']} {_HAN_UNITS[found['unit']]} ", text)
    text = _TO_NOW.sub("以来", text)
    text = _IS.sub(r"\1 is", _EXACTLY.sub(r"\1", text))
    text = _NOT_DONE.sub(r"\g<what> \g<side> \g<has> not \g<done>", text)
    text = _ALL_DONE.sub(r"\g<all> been done that was \g<due>", text)
    text = _WHERE_WRITTEN.sub(r"exact wording of \g<what>", text)
    return _PLANNING.sub(r"\g<asked> in \g<when>", text)


def _in_chinese(found: re.Match[str]) -> str:
    """Of a week it has no measure word: 本周, 下周一; of a month it has: 下个月."""
    which, unit = found["which"], found["unit"].casefold()
    said = _UNITS[unit]
    if which in "这本":
        return f"{_THIS.get(unit, '本')}{said}"
    return f"{which}{_COUNTED.get(unit, '')}{said}"
