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
_UNTIL = frozenset("还离距剩到晚迟拖逾超误才再早")
"""One of these says in Chinese that days are counted to something; 开几天 asks how long it lasts."""

_BARE = frozenset({Cue.DONE, Cue.OPEN, Cue.PAST, Cue.ACT, Cue.MUST, Cue.PASSED})
"""What is no question by itself in Chinese: 完了."""
_WHICH = frozenset({"what", "which"})
_MOVING = frozenset({Cue.MOVED, Cue.POSTPONED, Cue.ADVANCED})
_DELAYS = frozenset({"delay", "delays", "a delay", "slippage"})
_IN_TIME = frozenset({"on track", "on schedule", "on time", "in time"})
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


def is_chinese(gist: Gist) -> bool:
    """Whether the question is Chinese, at least in part."""
    return language_of(gist.text) == "zh"


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
        return False
    return not gist.cues.isdisjoint({Cue.WHAT, Cue.ABOUT}) or not gist.subjects or names_several(gist)


def asks_of_one(gist: Gist) -> bool:
    """Whether it asks for something of one, and not for all there are."""
    return not lists(gist)


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
