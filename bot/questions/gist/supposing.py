"""What is asked of what is not so: if a milestone were moved, or never came to be."""

from __future__ import annotations

from collections.abc import Iterator

from bot.questions.dialect import Intent
from bot.questions.gist.checks import is_chinese
from bot.questions.gist.cues import Cue
from bot.questions.gist.reading import Gist, Part
from bot.questions.gist.rule import QUIET, Rule, of

C = Cue
_ONE = (1, 1)
_MOVES = of(C.MOVED, C.POSTPONED, C.ADVANCED)
_WOULD_BE = _MOVES | of(C.ACT, C.ACTED, C.DONE, C.PAST, C.MUST, C.DATE, C.WE, C.LATER, C.EARLIER)
"""What may stand between a milestone and the days to which it is moved."""
_HAN_TO = frozenset("到至于")
_CLOSING_IF = frozenset({"的话"})
"""Ends the clause of what would be: days behind it are others."""

_HAN_NONE = frozenset({"没", "没有", "还没有"})
_HAN_DO = frozenset(
    {"把", "将", "把它", "能不能", "能否", "可不可以", "可否", "可以吗", "行吗", "行不行", "成不成", "好不好"}
)


def supposing() -> Iterator[Rule]:
    """What would follow."""
    may = QUIET | of(C.DUE, C.AFTER, C.CHANGED, C.ACTED, C.PAST, C.DATE, C.HANGING, C.NEXT, C.THAT_AFTER)
    moved = may | _MOVES | of(C.LATER, C.EARLIER, C.DONE, C.AGREED)
    for supposed in (of(C.IF), of(C.HANGING, C.MOVED)):
        yield Rule(Intent.IF_MOVED, supposed, moved, subjects=_ONE, whens=_ONE, holds=_is_when_it_would_be)
    later, earlier = of(C.LATER, C.POSTPONED, C.OVERDUE), of(C.EARLIER, C.ADVANCED, C.FIRST)
    moves = may | of(C.MOVED, C.DONE)
    yield Rule(Intent.IF_LATER, of(C.IF), moves, later, subjects=_ONE, lengths=_ONE)
    yield Rule(Intent.IF_EARLIER, of(C.IF), moves, earlier, subjects=_ONE, lengths=_ONE)
    so_much = of(C.WHAT, C.POSTPONED)
    yield Rule(Intent.IF_LATER, so_much, moves, subjects=_ONE, lengths=_ONE)
    undone = of(C.FAILS, C.NOT_DONE, C.DROPPED)
    yield Rule(Intent.AFTER, of(C.IF), may, _MOVES | of(C.OVERDUE, C.PASSED, C.LATER), subjects=_ONE)
    yield Rule(Intent.AFTER, of(C.IF), may, of(C.DONE, C.ACTED), subjects=_ONE, holds=_is_supposed)
    yield Rule(Intent.AFTER, of(C.IF), may, undone, subjects=_ONE, holds=_is_supposed)
    yield Rule(Intent.AFTER, of(C.IF, C.OPEN), may, subjects=_ONE, holds=_is_not_there)
    hanging = of(C.HANGING, C.HANGS)
    yield Rule(Intent.AFTER, of(C.FAILS), may | of(C.IF), hanging, subjects=_ONE, holds=_fails_itself)


def _is_when_it_would_be(gist: Gist) -> bool:
    """That the days are those to which it is moved, and not those of what is asked about.

    "What is due in October if the survey slips" has both, and so has 测量推迟的话，10月有哪些要改.
    """
    told = [each for each in gist.told if each.of is not Part.SIDE]
    named, when = (
        next(at for at, each in enumerate(told) if each.of is part) for part in (Part.NAME, Part.WHEN)
    )
    between = told[min(named, when) + 1 : max(named, when)]
    if not is_chinese(gist):
        return named < when and all(each.of in _WOULD_BE for each in between)
    put_off = any(each.of in {C.POSTPONED, C.ADVANCED} for each in between)
    if put_off and not any(each.of is C.MOVED for each in between):
        return told[when].words[0] in _HAN_TO
    return all(each.of in _WOULD_BE | {C.IF} and each.words not in _CLOSING_IF for each in between)


def _is_supposed(gist: Gist) -> bool:
    """把海图删了 asks for it to be done, and supposes nothing."""
    return any(each.of is C.IF and each.words not in _HAN_DO for each in gist.told)


def _is_not_there(gist: Gist) -> bool:
    """要是没有许可怎么办: what is named is what there is not."""
    there_is_not = [at for at, each in enumerate(gist.told) if each.of is C.OPEN and each.words in _HAN_NONE]
    return _is_supposed(gist) and any(
        gist.told[at + 1 : at + 2] and gist.told[at + 1].of is Part.NAME for at in there_is_not
    )


def _fails_itself(gist: Gist) -> bool:
    """测量批不下来会影响哪些: what fails stands before, and is no effect of another."""
    return gist.subject_ahead(C.FAILS)
