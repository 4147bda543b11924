"""What is made of words that are searched for: in names, in topics, in quotes."""

from __future__ import annotations

import re

from bot.questions.failures import Missing
from bot.questions.filled import Filled
from bot.questions.finding import Finder
from bot.questions.values import AgreedAbout, Question, WhenIs, Written

_OF_A_TEXT = re.compile(
    r"第[0-9零〇一二三四五六七八九十百]+[节条章款段页项部]|"
    r"(?:section|article|paragraph|chapter|clause|annex|page|part) \w+$",
    re.IGNORECASE,
)
"""A part of the text of an agreement."""


def agreed(filled: Filled) -> Question:
    """About words found nowhere, nothing was agreed; unless they are half a question or half found.

    Nor is that said of a part of the text, by which milestones are not found: 第三条.
    """
    topic = filled["topic"]
    filled.check_side()
    refs = filled.find.mentioning(topic)
    find = filled.find
    unclear = find.whens.is_asking(topic) or topic.casefold() in find.dialect.it or find.holds_part(topic)
    unclear = unclear or _OF_A_TEXT.match(topic) is not None
    if not refs and unclear:
        raise Missing(topic, is_name=True)
    return AgreedAbout(topic, refs)


def found(filled: Filled) -> Question:
    """All that bear a name or a topic, where there are such; else all in which the words stand."""
    words = filled["topic"]
    _check_days(words, filled.find)
    named = filled.find.named(words)
    refs = named if len(named) > 1 else filled.find.mentioning(words)
    if not refs:
        raise Missing(words, is_name=True)
    return AgreedAbout(words, refs)


def mentioned(filled: Filled) -> Question:
    """Words alone: those of a topic ask for all of it, those of one milestone for that."""
    words = filled["topic"]
    _check_days(words, filled.find)
    named = () if filled.find.is_topic(words) else filled.find.named_in_full(words)
    refs = named or filled.find.mentioning(words)
    if not refs:
        raise Missing(words, is_name=True)
    return WhenIs(refs[0]) if len(refs) == 1 else AgreedAbout(words, refs)


def _check_days(words: str, find: Finder) -> None:
    """ "Publications in November" are those of a topic in some days, even if one quote holds all the words.

    Raises:
        Missing: if so; a full name may end in days.
    """
    each = words.split()
    for end in range(1, 0 if find.named_in_full(words) else len(each)):
        of_topic = any(find.is_topic(" ".join(each[start:end])) for start in range(end))
        if of_topic and find.has_days(" ".join(each[end:])):
            raise Missing(words)


def where(filled: Filled) -> Question:
    """What bears a name in full, else all in which the words stand."""
    words = filled["topic"]
    filled.check_side()
    refs = filled.find.named_in_full(words) or filled.find.mentioning(words)
    if not refs:
        raise Missing(words, is_name=True)
    return Written(words, refs)
