"""What the words of a gist tell beside its cues."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.questions.gist.cues import Cue
from bot.questions.gist.reading import Gist, Part, Told
from schedules.language.naming import fold
from schedules.text import language_of

_MASS = frozenset({"stuff"})
_COUNTED_TO = frozenset(
    {"until", "till", "to", "left", "away", "off", "before", "now", "today", "late", "overdue", "have", "has"}
    | {"still", "remaining", "ago", "since", "got", "behind", "soon", "for", "countdown", "time", "close"}
)
_DONE_TO = frozenset({Cue.ACT, Cue.ACTED, Cue.DUE, Cue.DONE})
_TO_SOMEONE = frozenset({"reach", "reaches", "reached", "go to", "going to"})
_BARE = frozenset({Cue.DONE, Cue.OPEN, Cue.PAST, Cue.ACT, Cue.MUST, Cue.PASSED, Cue.WE})
"""What is no question by itself in Chinese: 完了."""
_WHICH = frozenset({"what", "which"})
_MOVING = frozenset({Cue.MOVED, Cue.POSTPONED, Cue.ADVANCED})
_DELAYS = frozenset({"delay", "delays", "a delay", "slippage"})
_IN_TIME = frozenset({"on track", "on schedule", "on time", "in time"})
_THEN = frozenset({"what follows", "what then", "then what", "what happens then"})
_HOW_IT_CAME = (
    "how was",
    "how were",
    "how do we get",
    "how did we get",
    "how did you get",
    "how did they get",
)
_ALL = ("all", "each", "every", "list", "show", "overview", "outline", "rundown")
_WHAT_ARE = re.compile(r"\bwhat are (?:the|our|all)\b", re.IGNORECASE)
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


def receiver_of(gist: Gist) -> Told | None:
    """The side to which something is done: "what must be sent to the city"."""
    for one, other in pairwise(gist.told):
        if other.of is Part.SIDE and one.of in _DONE_TO:
            between = gist.text[one.span[1] : other.span[0]]
            if between.strip() == "to" or one.words.casefold() in _TO_SOMEONE:
                return other
    return None


def counts_to_it(gist: Gist) -> bool:
    """How long until it, and not how long it lasts: another word says so."""
    if is_chinese(gist):
        return not _UNTIL.isdisjoint(gist.text)
    if any(each.words.casefold().startswith("in ") for each in gist.told if each.of is Cue.HOW_LONG):
        return True  # in how many days
    return not _COUNTED_TO.isdisjoint(gist.text.casefold().replace("?", " ").split())


def lists(gist: Gist) -> bool:
    """Whether it asks for all there are, and not whether one is so."""
    if is_chinese(gist) and all(each.of in _BARE for each in gist.told):
        return is_of_those(gist)
    return not gist.cues.isdisjoint({Cue.WHAT, Cue.ABOUT}) or not gist.subjects or names_several(gist)


def asks_of_one(gist: Gist) -> bool:
    """Whether it asks for something of one, and not for all there are."""
    return not lists(gist)


def asks_what_follows(gist: Gist) -> bool:
    """ "Once the audit is there, what follows": what comes of it, and not of something that moves."""
    asked = {each.words.casefold() for each in gist.told if each.of is Cue.IF}
    return asked <= _THEN and gist.told[0].of is Cue.AFTER and gist.subject_after(Cue.AFTER)


def waits_for_it(gist: Gist) -> bool:
    """ "What can not start until the audit is done"."""
    until = (
        each.words.casefold().endswith(("until", "before")) for each in gist.told if each.of is Cue.MOVED
    )
    return gist.subject_after(Cue.MOVED) and all(until)


def asks_for_reasons(gist: Gist) -> bool:
    """ "How did we get that date" does, "how was the audit" does not."""
    said = [each.words.casefold() for each in gist.told if each.of is Cue.WHY]
    return Cue.DATE in gist.cues or not all(words.startswith(_HOW_IT_CAME) for words in said)


def asks_whether_in_time(gist: Gist) -> bool:
    """ "Are we on track" asks what is not."""
    return all(each.words.casefold() in _IN_TIME for each in gist.told if each.of is Cue.STATUS)


def names_sides_by_or(gist: Gist) -> bool:
    """ "China or the US": "or" stands between the sides."""
    told = [each.of for each in gist.told if each.of in {Part.SIDE, Cue.OR}]
    return told == [Part.SIDE, Cue.OR, Part.SIDE]


def lists_what_was(gist: Gist) -> bool:
    """ "What changes in August" tells of what is still to come: nothing was changed by then."""
    told = [each for each in gist.told if each.of is not Cue.THING]
    now = any(
        one.words.casefold() in _WHICH and other.words.casefold() == "changes" and third.of is Part.WHEN
        for one, other, third in zip(told, told[1:], told[2:], strict=False)
        if not third.words.casefold().startswith("since")
    )
    return lists(gist) and not now


def lists_delays(gist: Gist) -> bool:
    """ "Any delays" are what is late; what was delayed was moved."""
    return lists(gist) and are_delays(gist)


def are_delays(gist: Gist) -> bool:
    """Whether being late is a noun: "any delay with the survey"."""
    return all(each.words.casefold() in _DELAYS for each in gist.told if each.of is Cue.POSTPONED)


def lists_what_moved(gist: Gist) -> bool:
    """ "Which dates have shifted" tells of what lies behind, "what moves" supposes something."""
    moved = (each.words.casefold().split()[0] for each in gist.told if each.of in _MOVING)
    return lists(gist) and not is_chinese(gist) and all(word.endswith("ed") for word in moved)


def lists_all(gist: Gist) -> bool:
    """ "List all the milestones", and not "which milestones": that may be half a question."""
    asks = [each.words.casefold() for each in gist.told if each.of is Cue.WHAT]
    named = any(words.startswith(_ALL) for words in asks)
    return not is_chinese(gist) and (named or bool(_WHAT_ARE.search(gist.text)))


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


def lists_late(gist: Gist) -> bool:
    """What is late, and not all but that."""
    return lists(gist) and not is_not_late(gist)


def lists_undone(gist: Gist) -> bool:
    """What was late and is done is another question."""
    return is_chinese(gist) and lists_late(gist) and (Cue.DONE not in gist.cues or Cue.OPEN in gist.cues)


def lists_what_has_changed(gist: Gist) -> bool:
    """What has changed, and not what will have."""
    return lists_what_was(gist) and not is_ahead(gist)
