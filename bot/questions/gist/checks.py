"""What the words of a gist tell beside its cues."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.questions.gist.cues import Cue
from bot.questions.gist.reading import Gist, Part
from schedules.language.naming import fold
from schedules.text import language_of

_MASS = frozenset({"stuff"})
_COUNTED_TO = frozenset(
    {"until", "till", "to", "left", "away", "off", "before", "now", "today", "late", "overdue", "have", "has"}
    | {"still", "remaining", "ago", "since", "got", "behind", "soon", "for", "countdown", "time", "close"}
)
_HAN_THEN = frozenset({"下一步", "后面", "接着", "紧接着", "随后", "再往下", "下一步该"})
_HAN_EFFECTS = frozenset(
    {
        "影响",
        "会影响",
        "影响到",
        "会影响到",
        "影响着",
        "决定",
        "决定着",
        "制约",
        "制约着",
        "耽误",
        "会耽误",
        "卡着",
        "卡住",
    }
    | {"会卡住", "拖累", "会拖累", "拖住", "会拖住", "挡着", "挡住", "牵制", "阻碍", "妨碍"}
)
_MOVED = (Cue.MOVED, Cue.POSTPONED, Cue.ADVANCED, Cue.OVERDUE, Cue.LATER)
_UNTIL = frozenset("还离距剩到晚迟拖逾超误才再早倒差")
"""One of these says in Chinese that days are counted to something; 开几天 asks how long it lasts."""

_HAN_AHEAD = re.compile("(?<![不机])(会|将|可能|要)(有|发生|出现|变|改)(?!没|无)")
_SO = frozenset({Cue.DONE, Cue.OPEN, Cue.ACT, Cue.PASSED})


def is_chinese(gist: Gist) -> bool:
    """Whether the question is Chinese, at least in part."""
    return language_of(gist.text) == "zh"


def is_ahead(gist: Gist) -> bool:
    """Whether it asks what will have changed, which nobody knows: 8月会有什么变化."""
    return _HAN_AHEAD.search(gist.text) is not None


def is_of_those(gist: Gist) -> bool:
    """Whether what is named in Chinese is what is so, and not that it is: 没完成的."""
    so = (each for each in gist.told if each.of in _SO)
    return any("的" in {each.words[-1:], gist.text[each.span[1] :][:1]} for each in so)


def is_not_late(gist: Gist) -> bool:
    """没逾期的 are all but those that are late."""
    return any(one.of is Cue.OPEN and other.of is Cue.OVERDUE for one, other in pairwise(gist.told))


def names_several(gist: Gist) -> bool:
    """ "Testing stuff", "the testing items": what stands before such a word is no name of one."""
    pairs = pairwise(gist.told)
    return any(
        one.of is Part.NAME and other.of is Cue.THING and _is_many(other.words) for one, other in pairs
    )


def _is_many(words: str) -> bool:
    return words.isascii() and (fold(words) != words or words in _MASS)


def counts_to_it(gist: Gist) -> bool:
    """How long until it, and not how long it lasts: another word says so."""
    if is_chinese(gist):
        return not _UNTIL.isdisjoint(gist.text)
    return not _COUNTED_TO.isdisjoint(gist.text.casefold().replace("?", " ").split())


def lets_others_begin(gist: Gist) -> bool:
    """X完成才能做什么 asks for what comes after X; 什么完成才能做X for what comes before it."""
    name, what, then = gist.place(Part.NAME), gist.place(Cue.WHAT), gist.place(Cue.ONLY_THEN)
    if not name < then:
        return False
    if 0 <= what < name:
        waits = {each.of for each in gist.told[what:then]} & {Cue.HANGS, Cue.THAT_AFTER}
        return bool(waits) or "后" in gist.told[then].words
    return not name < what < then


def goes_on_after_it(gist: Gist) -> bool:
    """海图下一步是什么 asks what comes after the charts, and not which charts come next."""
    then = {each.words for each in gist.told if each.of is Cue.NEXT}
    return then <= _HAN_THEN and gist.subject_ahead(Cue.NEXT)


def asks_whereto(gist: Gist) -> bool:
    """推迟到哪天 asks for its day, 哪天推迟的 for when it was put off, which nobody knows."""
    return is_chinese(gist) and all(gist.place(cue) < gist.place(Cue.WHEN) for cue in _MOVED)


def waits_for_a_side(gist: Gist) -> bool:
    """等港务局交的有哪些."""
    waits = gist.place(Cue.HANGS) < gist.place(Part.SIDE) and Cue.ACT in gist.cues
    return waits and is_chinese(gist)


def has_effect_on_it(gist: Gist) -> bool:
    """什么影响海图 asks for what comes before the charts, 海图影响什么 for what comes after them."""
    effects = {each.words for each in gist.told if each.of is Cue.HANGING}
    return not gist.subject_ahead(Cue.HANGING) and not _HAN_EFFECTS.isdisjoint(effects)
