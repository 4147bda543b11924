"""What the words of a gist tell beside its cues."""

from __future__ import annotations

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
