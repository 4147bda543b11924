"""What is asked of the order of milestones: which of two is first, what comes before, after and at one."""

from __future__ import annotations

from collections.abc import Iterator

from bot.questions.dialect import Intent
from bot.questions.gist.checks import asks_what_follows, has_effect_on_it, lets_others_begin, waits_for_it
from bot.questions.gist.cues import Cue
from bot.questions.gist.reading import Gist, Part
from bot.questions.gist.rule import LOOSE, QUIET, Rule, about_one, listed, of

C = Cue
_RESTS = frozenset(
    {"based on", "based upon", "rest on", "rests on", "rest upon", "founded on", "grounded in"}
)


def in_order() -> Iterator[Rule]:
    """Which of two comes first."""
    days = QUIET | of(C.DUE, C.ACTED, C.DONE, C.PAST, C.WHEN, C.OR, C.DATE)
    two = (2, 2)
    yield Rule(Intent.COMPARED, of(C.FIRST), days, subjects=two)
    yield Rule(Intent.COMPARED, of(C.FIRST, C.OR), days | of(C.BEFORE, C.AFTER), subjects=two)
    yield Rule(Intent.COMPARED, of(C.OR), days, of(C.EARLIER, C.LATER), subjects=two)
    which = of(C.BEFORE, C.AFTER, C.THAT_BEFORE, C.THAT_AFTER)
    yield Rule(Intent.COMPARED, of(), days, which, subjects=two, holds=is_between)


def is_between(gist: Gist) -> bool:
    """A, before, B; or in Chinese A, B, 之前."""
    places = [place for place, each in enumerate(gist.told) if each.of is Part.NAME]
    marks = [gist.place(cue) for cue in (C.BEFORE, C.AFTER) if cue in gist.cues]
    behind = [gist.place(cue) for cue in (C.THAT_BEFORE, C.THAT_AFTER) if cue in gist.cues]
    first, second = places[0], places[-1]
    other_way = {gist.place(C.OR) + 1} if gist.place(C.OR) > second else {-1}
    if {C.WHAT, C.MUST} <= gist.cues:
        return False  # "which documents must be there before the review" asks what comes before it
    inside = all(first < mark < second for mark in marks if mark not in other_way)
    return inside and all(mark > second for mark in behind)


def around() -> Iterator[Rule]:
    """What comes before, after, at and with a milestone."""
    more = of(C.DONE, C.ACTED, C.PAST, C.OPEN, C.FIRST, C.NEXT)
    then = more | of(C.HANGS, C.THAT_AFTER, C.DUE)
    yield about_one(Intent.AFTER, C.THAT_AFTER, C.HANGS, may=more, holds=_stands_before)
    yield about_one(Intent.AFTER, C.ONLY_THEN, may=then, holds=lets_others_begin)
    yield about_one(Intent.BEFORE, C.WHAT, C.MUST, C.FIRST, may=more | of(C.AGREED))
    follows = more | of(C.HANGS, C.HANGING, C.RESPONSIBLE, C.PAST, C.DUE, C.IF)
    yield about_one(Intent.AFTER, C.AFTER, may=follows, holds=asks_what_follows)
    yield about_one(Intent.AFTER, C.WHAT, C.THAT_AFTER, may=follows - of(C.IF), holds=_stands_before)
    yield about_one(Intent.AFTER, C.ONCE, may=follows, holds=_stands_before)
    relative = of(C.OPEN, C.DATE, C.DONE, C.ACTED)
    needed = more | of(C.BEFORE, C.THAT_BEFORE, C.DUE, C.ONLY_THEN, C.HANGS)
    yield about_one(Intent.BEFORE, C.NEEDED, may=needed)
    yield about_one(Intent.BEFORE, C.ONLY_THEN, may=needed, holds=lambda gist: not lets_others_begin(gist))
    yield about_one(Intent.AFTER, C.WHAT, C.THAT_BEFORE, may=more, holds=_is_before_what)
    for before in (C.BEFORE, C.THAT_BEFORE):
        yield about_one(Intent.BEFORE, before, may=more | of(C.HANGS), holds=_stands_before)
        yield listed(Intent.DUE, before, C.DUE, may=relative, holds=_stands_before)
    for after in (C.AFTER, C.THAT_AFTER):
        yield about_one(Intent.AFTER, after, may=more, holds=_stands_before)
        yield listed(Intent.DUE, after, C.DUE, may=relative, holds=_stands_before)
    hangs = of(C.DONE, C.ACTED, C.OPEN, C.FIRST, C.AT, C.DATE, C.WHEN, C.NEXT, C.THAT_AFTER)
    yield about_one(Intent.AFTER, C.HANGS, may=hangs, holds=lambda gist: gist.subject_after(C.HANGS))
    yield about_one(Intent.AFTER, C.WHAT, C.MOVED, may=hangs, holds=waits_for_it)
    yield about_one(Intent.WHY, C.HANGS, may=of(C.DATE), holds=_rests_on_what)
    yield about_one(Intent.BEFORE, C.HANGS, may=hangs, holds=lambda gist: not gist.subject_after(C.HANGS))
    late = of(C.OVERDUE, C.LATER, C.POSTPONED, C.MOVED, C.ADVANCED, C.EARLIER, C.PAST, C.DROPPED)
    yield about_one(Intent.AFTER, C.HANGING, may=hangs | late, holds=lambda gist: not has_effect_on_it(gist))
    yield about_one(Intent.BEFORE, C.HANGING, may=hangs, holds=has_effect_on_it)
    yield about_one(Intent.AT, C.AT, may=LOOSE | of(C.OPEN))


def _stands_before(gist: Gist) -> bool:
    """That a "before" or "after" has its subject: behind it, or in Chinese in front of it."""
    behind = any(gist.subject_after(cue) for cue in (C.BEFORE, C.AFTER) if cue in gist.cues)
    ahead = any(gist.subject_ahead(cue) for cue in (C.THAT_BEFORE, C.THAT_AFTER, C.ONCE) if cue in gist.cues)
    return behind or ahead


def _is_before_what(gist: Gist) -> bool:
    """彩排要在什么之前完成 asks for what the rehearsal comes before."""
    before = gist.place(C.THAT_BEFORE)
    return 0 <= gist.place(Part.NAME) < before - 1 and gist.told[before - 1].of is C.WHAT


def _rests_on_what(gist: Gist) -> bool:
    """ "What is the audit based on" asks for the grounds, and not for other milestones."""
    words = {each.words.casefold() for each in gist.told if each.of is C.HANGS}
    return words <= _RESTS and C.WHAT in gist.cues and not gist.subject_after(C.HANGS)
