"""What the words of a gist tell beside its cues."""

from __future__ import annotations

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


def counts_to_it(gist: Gist) -> bool:
    """How long until it, and not how long it lasts: another word says so."""
    if is_chinese(gist):
        return not _UNTIL.isdisjoint(gist.text)
    return not _COUNTED_TO.isdisjoint(gist.text.casefold().replace("?", " ").split())
