"""Subjects that are named twice, or that are not what is asked about."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from bot.questions.gist.cues import Cue
from bot.questions.gist.reading import Gist, Part, Told
from schedules.text import language_of

_OF_ONE = frozenset(
    {Cue.WHEN, Cue.WHO, Cue.WHY, Cue.HOW_LONG, Cue.IF, Cue.BEFORE, Cue.AFTER, Cue.HANGS, Cue.FIRST}
)


def without_a_heading(gist: Gist) -> Gist:
    """Without the "regarding" of "regarding the plenary: who is it up to"."""
    headed = [each.of for each in gist.told[:2]] == [Cue.ABOUT, Part.NAME]
    return gist if not headed or gist.cues.isdisjoint(_OF_ONE) else Gist(gist.told[1:], gist.text)


_SUPPOSING = (
    "if",
    "suppose",
    "supposing",
    "assume",
    "assuming",
    "imagine",
    "say",
    "let 's say",
    "should",
    "that",
)
_OF_TWO = frozenset(
    {Cue.OR, Cue.AND, Cue.FIRST, Cue.EARLIER, Cue.LATER, Cue.BEFORE, Cue.AFTER, Cue.AT, Cue.IF, Cue.WHAT}
)
"""Cues of what is asked of two, or of something for another."""
_OF_ONE_NAME = frozenset({Cue.WHEN, Cue.WHO, Cue.HOW_LONG, Cue.STATUS, Cue.DONE})
_MOVES = frozenset({Cue.MOVED, Cue.POSTPONED, Cue.ADVANCED})


def with_what_is_moved(gist: Gist) -> Gist:
    """Of two the one that is supposed to move, whoever moves it: what would follow holds for the other.

    "Does the audit slip if the city postpones the plenary by a month" asks what moves with the plenary.
    """
    if Cue.IF not in gist.cues or _MOVES.isdisjoint(gist.cues):
        return gist
    movers = {id(one) for one, other in pairwise(gist.told) if one.of is Part.SIDE and other.of in _MOVES}
    told = [each for each in gist.told if id(each) not in movers]
    names = [each for each in told if each.of is Part.NAME]
    ifs = [at for at, each in enumerate(told) if each.of is Cue.IF and _supposes(each.words)]
    moved = next((each for each in told[ifs[0] :] if each.of is Part.NAME), None) if ifs else None
    others = {id(each) for each in names if moved and len(names) == 2 and each is not moved}
    return Gist(tuple(each for each in told if id(each) not in others), gist.text)


def _supposes(words: str) -> bool:
    return words.casefold().endswith(_SUPPOSING)


def with_it_named(gist: Gist) -> Gist:
    """With the one that is named where "it" stands: "the plenary: what comes before it"."""
    if Cue.IT not in gist.cues:
        return gist
    if len(gist.subjects) != 1 or not gist.subject_ahead(Cue.IT):
        return gist.without(Cue.IT) if gist.subjects else gist
    named = gist.told[gist.place(Part.NAME)]
    return Gist(
        tuple(named if each.of is Cue.IT else each for each in gist.told if each is not named), gist.text
    )


def with_side_named(gist: Gist) -> Gist:
    """With the side that is named where "they" stand: "the city: what do they owe"."""
    sides = [at for at, each in enumerate(gist.told) if each.of is Part.SIDE]
    if gist.subjects or len(sides) != 1 or not sides[0] < gist.place(Cue.IT):
        return gist
    named = gist.told[sides[0]]
    return Gist(
        tuple(named if each.of is Cue.IT else each for each in gist.told if each is not named), gist.text
    )


_TO_ONE_AT = re.compile(
    r".+?\s(?:at|during)\s+(?:(?:the|future|all|each|every|any)\s+)*(?=\S)", re.IGNORECASE
)


def _without_receiver(told: Told) -> Told:
    """ "The ministers at the plenary", to whom something is reported there, is the plenary."""
    received = _TO_ONE_AT.match(told.words) if told.of is Part.NAME else None
    return replace(told, words=told.words[received.end() :]) if received else told


def without_what_is_reported(gist: Gist) -> Gist:
    """Of what is to be done at another, that other alone: "what do the experts report at the plenary".

    In Chinese it stands first: 全会上专家要汇报什么.
    """
    gist = Gist(tuple(map(_without_receiver, gist.told)), gist.text) if Cue.AT in gist.cues else gist
    names = [place for place, each in enumerate(gist.told) if each.of is Part.NAME]
    if len(names) != 2 or not names[0] < gist.place(Cue.AT) < names[1]:
        return gist
    reported = names[1] if language_of(gist.text) == "zh" else names[0]
    return Gist(gist.told[:reported] + gist.told[reported + 1 :], gist.text)


def with_one_name(gist: Gist, is_name: Callable[[str], bool]) -> Gist:
    """With two subjects as one where they are a name together: 漏洞什么时候整改完 asks of 漏洞整改."""
    if len(gist.subjects) != 2 or not gist.cues.isdisjoint(_OF_TWO) or gist.cues.isdisjoint(_OF_ONE_NAME):
        return gist
    one, other = gist.subjects
    if not language_of(one) == language_of(other) == "zh" or not is_name(one + other):
        return gist
    named, last = (each for each in gist.told if each.of is Part.NAME)
    joined = replace(named, words=one + other)
    return Gist(tuple(joined if each is named else each for each in gist.told if each is not last), gist.text)


def in_plain_words(gist: Gist) -> Gist:
    """With only the subjects that are asked about, each where it is meant."""
    for plainly in (
        without_a_heading,
        with_it_named,
        with_side_named,
        with_what_is_moved,
        without_what_is_reported,
    ):
        gist = plainly(gist)
    return gist
