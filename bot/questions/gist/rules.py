"""What is asked for by a gist: a table from the cues that are there to an intent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.questions.dialect import Intent
from bot.questions.gist.checks import (
    asks_whereto,
    counts_to_it,
    goes_on_after_it,
    has_effect_on_it,
    is_ahead,
    is_chinese,
    is_not_late,
    is_of_those,
    lets_others_begin,
    names_several,
    waits_for_a_side,
)
from bot.questions.gist.cues import Cue
from bot.questions.gist.reading import Gist, Part
from bot.questions.gist.rule import QUIET as _QUIET
from bot.questions.gist.rule import Rule
from bot.questions.gist.rule import of as _of
from bot.questions.gist.supposing import supposing

C = Cue
_Check = Callable[[Gist], bool]

_STATES = frozenset({C.DUE, C.ACTED, C.PAST, C.DATE, C.SOON})
_LOOSE = _QUIET | _STATES
_BARE = frozenset({C.DONE, C.OPEN, C.PAST, C.ACT, C.MUST, C.PASSED, C.WE})
"""What is no question by itself in Chinese: 完了."""
_RESTS = frozenset(
    {"based on", "based upon", "rest on", "rests on", "rest upon", "founded on", "grounded in"}
)
_HAN_FIRST = frozenset("第头首")


_ONE = (1, 1)
_MAYBE = (0, 1)
_SOME = (0, 2)


def _about_one(intent: Intent, *needs: C, may: frozenset[C] = frozenset(), **more: object) -> Rule:
    return Rule(intent, _of(*needs), _QUIET - {C.ABOUT} | may, subjects=_ONE, sides=_MAYBE, **more)  # type: ignore[arg-type]


def _listed(intent: Intent, *needs: C, may: frozenset[C] = frozenset(), **more: object) -> Rule:
    return Rule(intent, _of(*needs), _QUIET | may, subjects=_SOME, sides=_MAYBE, **more)  # type: ignore[arg-type]


def _stands_before(gist: Gist) -> bool:
    """That a "before" or "after" has its subject: behind it, or in Chinese in front of it."""
    behind = any(gist.subject_after(cue) for cue in (C.BEFORE, C.AFTER) if cue in gist.cues)
    ahead = any(gist.subject_ahead(cue) for cue in (C.THAT_BEFORE, C.THAT_AFTER) if cue in gist.cues)
    return behind or ahead


def _lists(gist: Gist) -> bool:
    """Whether it asks for all there are, and not whether one is so."""
    if is_chinese(gist) and all(each.of in _BARE for each in gist.told):
        return is_of_those(gist)
    return not gist.cues.isdisjoint({C.WHAT, C.ABOUT}) or not gist.subjects or names_several(gist)


def _asks_of_one(gist: Gist) -> bool:
    return not _lists(gist)


_DAYS = _of(C.WHEN, C.STATUS, C.DATE)


def _in_order() -> Iterator[Rule]:
    days = _QUIET | _of(C.DUE, C.ACTED, C.PAST, C.WHEN, C.OR)
    two = (2, 2)
    yield Rule(Intent.COMPARED, _of(C.FIRST), days, subjects=two)
    yield Rule(Intent.COMPARED, _of(C.FIRST, C.OR), days | _of(C.BEFORE, C.AFTER), subjects=two)
    yield Rule(Intent.COMPARED, _of(C.OR), days, _of(C.EARLIER, C.LATER), subjects=two)
    which = _of(C.BEFORE, C.AFTER, C.THAT_BEFORE, C.THAT_AFTER)
    yield Rule(Intent.COMPARED, _of(), days, which, subjects=two, holds=_is_between)


def _is_between(gist: Gist) -> bool:
    """A, before, B; or in Chinese A, B, 之前."""
    places = [place for place, each in enumerate(gist.told) if each.of is Part.NAME]
    marks = [gist.place(cue) for cue in (C.BEFORE, C.AFTER) if cue in gist.cues]
    behind = [gist.place(cue) for cue in (C.THAT_BEFORE, C.THAT_AFTER) if cue in gist.cues]
    first, second = places[0], places[-1]
    other_way = {gist.place(C.OR) + 1} if gist.place(C.OR) > second else {-1}
    inside = all(first < mark < second for mark in marks if mark not in other_way)
    return inside and all(mark > second for mark in behind)


def _around() -> Iterator[Rule]:
    more = _of(C.DONE, C.ACTED, C.PAST, C.OPEN, C.FIRST, C.NEXT)
    then = more | _of(C.HANGS, C.THAT_AFTER, C.DUE)
    yield _about_one(Intent.AFTER, C.THAT_AFTER, C.HANGS, may=more, holds=_stands_before)
    yield _about_one(Intent.AFTER, C.ONLY_THEN, may=then, holds=lets_others_begin)
    needed = more | _of(C.BEFORE, C.THAT_BEFORE, C.DUE, C.ONLY_THEN, C.HANGS)
    yield _about_one(Intent.BEFORE, C.NEEDED, may=needed)
    yield _about_one(Intent.BEFORE, C.ONLY_THEN, may=needed, holds=lambda gist: not lets_others_begin(gist))
    for before in (C.BEFORE, C.THAT_BEFORE):
        yield _about_one(Intent.BEFORE, before, may=more, holds=_stands_before)
        yield _listed(Intent.DUE, before, C.DUE, may=_of(C.OPEN, C.DATE), holds=_stands_before)
    for after in (C.AFTER, C.THAT_AFTER):
        yield _about_one(Intent.AFTER, after, may=more, holds=_stands_before)
        yield _listed(Intent.DUE, after, C.DUE, may=_of(C.OPEN, C.DATE), holds=_stands_before)
    hangs = _of(C.DONE, C.ACTED, C.OPEN, C.FIRST, C.AT)
    yield _about_one(Intent.AFTER, C.HANGS, may=hangs, holds=lambda gist: gist.subject_after(C.HANGS))
    yield _about_one(Intent.WHY, C.HANGS, may=_of(C.DATE), holds=_rests_on_what)
    yield _about_one(Intent.BEFORE, C.HANGS, may=hangs, holds=lambda gist: not gist.subject_after(C.HANGS))
    late = _of(C.OVERDUE, C.LATER, C.POSTPONED, C.MOVED, C.ADVANCED, C.EARLIER, C.PAST, C.DROPPED)
    yield _about_one(Intent.AFTER, C.HANGING, may=hangs | late, holds=lambda gist: not has_effect_on_it(gist))
    yield _about_one(Intent.BEFORE, C.HANGING, may=hangs, holds=has_effect_on_it)
    yield _about_one(Intent.AT, C.AT, may=_LOOSE | _of(C.OPEN))


def _rests_on_what(gist: Gist) -> bool:
    """ "What is the audit based on" asks for the grounds, and not for other milestones."""
    words = {each.words.casefold() for each in gist.told if each.of is C.HANGS}
    return words <= _RESTS and C.WHAT in gist.cues and not gist.subject_after(C.HANGS)


def _about_a_milestone() -> Iterator[Rule]:
    why = _STATES | _of(C.WHEN, C.OPEN, C.FIRST, C.MOVED, C.ADVANCED, C.DOING, C.UNDATED, C.POSTPONED)
    yield _about_one(Intent.WHY, C.WHY, may=why, whens=_MAYBE, lengths=_MAYBE)
    yield _about_one(Intent.WHO, C.WHO, may=_STATES | _of(C.OWE, C.RESPONSIBLE, C.DONE, C.AGREED))
    yield _about_one(Intent.WHO, C.RESPONSIBLE)
    long = _of(C.DUE, C.ACTED, C.OPEN, C.OVERDUE, C.DATE, C.NEXT, C.PAST, C.DONE, C.SOON)
    yield _about_one(Intent.HOW_LONG, C.HOW_LONG, may=long, holds=counts_to_it)
    where = _QUIET | _of(C.AGREED, C.ACTED, C.PAST, C.HANGS, C.WHY)
    yield Rule(Intent.WHERE, _of(C.WHERE), where, subjects=(1, 2), sides=_MAYBE)
    yield _about_one(Intent.WAS_WHEN, C.WHEN, C.PAST, may=_of(C.DONE, C.ACTED))
    days = _STATES | _of(C.DONE, C.AGREED, C.OPEN, C.ABOUT, C.LATEST)
    yield _about_one(Intent.WHEN, C.WHEN, C.DOING, may=days)
    for day in (C.WHEN, C.STATUS, C.DATE):
        yield _about_one(Intent.WHEN, day, may=days | _DAYS, holds=_is_of_one)
    moved = _of(C.MOVED, C.POSTPONED, C.ADVANCED, C.OVERDUE, C.LATER)
    yield _about_one(Intent.WHEN, C.WHEN, may=days, one_of=moved, holds=asks_whereto)


def _is_of_one(gist: Gist) -> bool:
    """A deadline is one milestone's, unless those of some days are asked for."""
    return not gist.cues.isdisjoint({C.WHEN, C.STATUS}) or not (gist.words(Part.WHEN) or C.ABOUT in gist.cues)


def _states_of_one() -> Iterator[Rule]:
    late = _STATES | _of(C.DONE, C.OPEN, C.NOT_DONE)
    yield _about_one(Intent.IS_LATE, C.OVERDUE, may=late, holds=_asks_of_one)
    for done in (C.DONE, C.OPEN, C.NOT_DONE, C.ACTED):
        yield _about_one(Intent.IS_DONE, done, may=_STATES | _of(C.DONE, C.LATEST), holds=_asks_of_one)
    yield _about_one(Intent.IS_DONE, C.PAST, C.ACT, holds=_asks_of_one)
    for state in (C.DUE, C.UNDATED, C.STANDING, C.DROPPED):
        may = _STATES | _of(C.WHEN, C.WHY)
        yield _about_one(Intent.WHEN, state, may=may, whens=_SOME, holds=_asks_of_one)


def _all_that_are() -> Iterator[Rule]:
    more = _of(C.PAST, C.DATE, C.AGREED)
    yield Rule(Intent.OVERDUE, _of(C.OVERDUE, C.WHO), _QUIET | _STATES)
    undone = _LOOSE | _of(C.OPEN, C.NOT_DONE, C.DONE, C.FAILS)
    yield _listed(Intent.OVERDUE, C.OVERDUE, may=_LOOSE | _of(C.OPEN, C.NOT_DONE), holds=_lists_late)
    yield _listed(Intent.OVERDUE, C.OVERDUE, may=undone, holds=_lists_undone)
    yield _listed(Intent.OVERDUE, C.PASSED, may=_LOOSE, holds=_lists)
    yield _listed(Intent.OVERDUE, C.PASSED, may=undone, holds=_lists_undone)
    yield _listed(Intent.WAS_DUE, C.PASSED, may=_LOOSE, whens=_ONE, holds=_lists)
    yield _listed(Intent.WAS_DUE, C.PASSED, may=undone, whens=_ONE, holds=_lists_undone)
    yield _listed(Intent.WAS_DUE, C.DUE, C.PAST, may=_LOOSE | _of(C.OPEN, C.DONE), whens=_ONE, holds=_lists)
    yield _listed(Intent.WAS_DUE, C.DATE, C.PAST, may=_LOOSE, whens=_ONE, holds=_lists)
    yield _listed(Intent.WAS_DUE, C.NOT_DONE, may=_LOOSE, whens=_ONE, holds=_lists)
    yield _listed(Intent.DONE, C.DONE, may=more | _of(C.ACTED), whens=_MAYBE, holds=_has_no_duty)
    yield _listed(Intent.DONE, C.ACTED, may=more, holds=_has_no_duty)
    yield _listed(Intent.DONE, C.PAST, may=more, one_of=_of(C.ACT, C.ACTED), whens=_MAYBE, holds=_has_no_duty)
    yield _listed(Intent.UNDATED, C.UNDATED, may=more | _of(C.OPEN), holds=_lists)
    listed = _of(C.WHAT, C.THING, C.WE, C.AGREED)
    yield Rule(Intent.UNDATED, _of(C.DATE, C.OPEN), listed, holds=is_chinese)
    yield _listed(Intent.STANDING, C.STANDING, may=more | _of(C.DUE, C.UNDATED), holds=_lists)
    why = _of(C.WHY)
    yield _listed(Intent.DROPPED, C.DROPPED, may=more | why | _of(C.PASSED), whens=_MAYBE, holds=_lists)
    changes = more | _of(C.SOON, C.STATUS)
    yield _listed(Intent.CHANGED, C.CHANGED, may=changes, whens=_MAYBE, holds=_lists_what_has_changed)
    yield Rule(Intent.CHANGED, _of(C.STATUS, C.SOON), _QUIET)
    coming = _of(C.DUE, C.DATE, C.OPEN, C.ACTED, C.FIRST)
    yield _listed(Intent.NEXT, C.NEXT, may=coming, holds=_counts_no_name)
    yield _listed(Intent.NEXT, C.NEXT, C.WHEN, may=_of(C.DUE, C.DATE, C.ACTED), holds=_asks_when_next)
    yield _listed(Intent.NEXT, C.FIRST, may=_of(C.DUE, C.DATE, C.ACTED), holds=_asks_what_comes)


def _lists_late(gist: Gist) -> bool:
    return _lists(gist) and not is_not_late(gist)


def _lists_undone(gist: Gist) -> bool:
    """What was late and is done is another question."""
    return is_chinese(gist) and _lists_late(gist) and (C.DONE not in gist.cues or C.OPEN in gist.cues)


def _lists_what_has_changed(gist: Gist) -> bool:
    return _lists(gist) and not is_ahead(gist)


def _counts_no_name(gist: Gist) -> bool:
    """第一项要交的 is what comes next; 第一个全会 and 第一项完成的 are the first of all, over or not."""
    counted = [each.words[0] in _HAN_FIRST for each in gist.told if each.of is C.NEXT]
    ahead = C.MUST in gist.cues or not all(counted)
    return (not any(counted) or (ahead and not gist.subjects)) and not goes_on_after_it(gist)


def _asks_when_next(gist: Gist) -> bool:
    """Of some, or of all: when the next deadline is."""
    return (_counts_no_name(gist) and _asks_of_one(gist)) or not gist.cues.isdisjoint({C.THING, C.DATE})


def _asks_what_comes(gist: Gist) -> bool:
    return not gist.cues.isdisjoint({C.WHAT, C.THING, C.DATE}) and not gist.subjects


def _has_no_duty(gist: Gist) -> bool:
    return _lists(gist) and C.MUST not in gist.cues


def _what_is_due() -> Iterator[Rule]:
    duty = _of(C.OWE, C.MUST, C.DUE, C.OPEN, C.NOT_DONE, C.RESPONSIBLE, C.DATE, C.THING, C.NEXT)
    done = _of(C.DONE, C.ACTED, C.SOON, C.REST, C.ACT, C.AGREED)
    yield Rule(Intent.OWES, _of(C.OWE), _LOOSE, subjects=_SOME, whens=_MAYBE, sides=(2, 2), holds=_one_owes)
    doing = _QUIET | _of(C.OPEN, C.DUE)
    yield Rule(Intent.OWES, _of(C.WHAT, C.ABOUT), doing, subjects=_ONE, whens=_MAYBE, sides=_ONE)
    side = {"subjects": _SOME, "whens": _MAYBE, "sides": _ONE}
    yield Rule(Intent.OWES, _of(), _QUIET | done, duty, **side, holds=_is_theirs)
    yield Rule(Intent.OWES, _of(C.HANGS, C.WHAT), _QUIET | done, sides=_ONE, holds=waits_for_a_side)
    yield _listed(Intent.OPEN, C.NOT_DONE, may=_LOOSE | _of(C.OPEN), holds=_lists)
    yield _listed(Intent.OPEN, C.OPEN, may=_of(C.DUE, C.DATE, C.DONE, C.ACTED, C.PAST), holds=_lists)
    more = _of(C.OPEN, C.DONE, C.ACTED, C.REST, C.NEXT)
    asks = _of(C.DUE, C.WHAT, C.THING, C.DATE)
    yield Rule(Intent.DUE, _of(), _QUIET | more, asks, subjects=_SOME, whens=_ONE, holds=_lists_or_dates)
    soon = _of(C.DUE, C.SOON)
    yield Rule(Intent.DUE, _of(), _LOOSE | more, soon, subjects=_SOME, holds=_lists_what_is_ahead)
    yield Rule(Intent.DUE, _of(C.MUST), _QUIET | more, asks, subjects=_SOME, holds=_lists)
    acts = _of(C.ACT, C.DONE)
    yield Rule(
        Intent.DUE, _of(C.MUST), _QUIET | more, acts, subjects=_SOME, whens=_ONE, holds=_lists_in_chinese
    )


def _lists_in_chinese(gist: Gist) -> bool:
    """9月底前要完成的: there "what" may be left out."""
    return _lists(gist) and is_chinese(gist)


def _lists_what_is_ahead(gist: Gist) -> bool:
    return _lists(gist) and (C.DONE not in gist.cues or C.MUST in gist.cues)


def _is_theirs(gist: Gist) -> bool:
    """That what is asked for is what the side owes, and not what it is owed: it stands before "owes"."""
    return _lists(gist) and (C.OWE not in gist.cues or gist.place(Part.SIDE) < gist.place(C.OWE))


def _one_owes(gist: Gist) -> bool:
    """That one side stands before "owes", and the other behind: what it owes that one is what it owes."""
    places = [place for place, each in enumerate(gist.told) if each.of is Part.SIDE]
    return places[0] < gist.place(C.OWE) < places[1]


def _lists_or_dates(gist: Gist) -> bool:
    """ "Testing deadlines before October" asks for all there are, without a word for it."""
    if C.DONE in gist.cues and C.MUST not in gist.cues:
        return False
    return _lists(gist) or not gist.cues.isdisjoint({C.DATE, C.THING})


def _the_rest() -> Iterator[Rule]:
    about = _of(C.PAST, C.EVERYTHING, C.OPEN)
    yield Rule(Intent.AGREED, _of(C.AGREED), _QUIET | about | _of(C.LATEST), subjects=_ONE, sides=_SOME)
    yield Rule(Intent.EVERYTHING, _of(C.EVERYTHING), _QUIET - {C.ABOUT} | _of(C.AGREED, C.PAST, C.DATE))
    yield Rule(Intent.EVERYTHING, _of(C.AGREED), _QUIET - {C.ABOUT} | _of(C.PAST))
    named = _of(C.ABOUT, C.THING, C.WE, C.EVERYTHING, C.DATE)
    yield Rule(Intent.AGREED, _of(C.ABOUT), named | _of(C.WHAT), subjects=_ONE, holds=is_chinese)
    yield Rule(Intent.FOUND, _of(C.WHAT), named, subjects=_ONE)
    yield Rule(Intent.MENTIONED, _of(), named, subjects=_ONE)
    yield Rule(Intent.WHEN, _of(), _QUIET - {C.WHAT, C.ABOUT}, subjects=_ONE, whens=(1, 2))
    yield Rule(Intent.WHEN, _of(C.OR), _QUIET - {C.WHAT, C.ABOUT}, subjects=_ONE, whens=(2, 2))


RULES: tuple[Rule, ...] = (
    *supposing(),
    *_in_order(),
    *_around(),
    *_about_a_milestone(),
    *_states_of_one(),
    *_all_that_are(),
    *_what_is_due(),
    *_the_rest(),
)
"""The first that fits is meant."""
