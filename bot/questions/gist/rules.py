"""What is asked for by a gist: a table from the cues that are there to an intent."""

from __future__ import annotations

from collections.abc import Iterator

from bot.questions.dialect import Intent
from bot.questions.gist.around import around, in_order, is_between
from bot.questions.gist.checks import (
    are_delays,
    asks_for_reasons,
    asks_whereto,
    asks_whether_in_time,
    counts_to_it,
    goes_on_after_it,
    is_chinese,
    lists_all,
    lists_delays,
    lists_late,
    lists_undone,
    lists_what_has_changed,
    lists_what_moved,
    names_sides_by_or,
    waits_for_a_side,
)
from bot.questions.gist.checks import asks_of_one as _asks_of_one
from bot.questions.gist.checks import lists as _lists
from bot.questions.gist.cues import Cue
from bot.questions.gist.reading import Gist, Part
from bot.questions.gist.rule import LOOSE as _LOOSE
from bot.questions.gist.rule import QUIET as _QUIET
from bot.questions.gist.rule import STATES as _STATES
from bot.questions.gist.rule import Rule
from bot.questions.gist.rule import about_one as _about_one
from bot.questions.gist.rule import listed as _listed
from bot.questions.gist.rule import of as _of
from bot.questions.gist.supposing import supposing

C = Cue
_BEFOREHAND = frozenset({"beforehand", "ahead of time", "in advance", "up front"})
_HAN_FIRST = frozenset("第头首")


_ONE = (1, 1)
_MAYBE = (0, 1)
_SOME = (0, 2)


_DAYS = _of(C.WHEN, C.STATUS, C.DATE)


def _about_a_milestone() -> Iterator[Rule]:
    why = _STATES | _of(
        C.WHEN, C.OPEN, C.FIRST, C.MOVED, C.ADVANCED, C.DOING, C.UNDATED, C.AGREED, C.POSTPONED
    )
    why |= _of(C.BEFORE, C.STANDING, C.OVERDUE, C.PASSED, C.DONE, C.NOT_DONE)
    yield _about_one(Intent.WHY, C.WHY, C.HANGS, may=why, whens=_ONE, holds=_is_put_on_a_day)
    yield _about_one(Intent.WHY, C.WHY, C.LATEST, may=why, whens=_ONE)
    yield _about_one(Intent.WHY, C.WHY, may=why, whens=_MAYBE, lengths=_MAYBE, holds=asks_for_reasons)
    who = _STATES | _of(C.OWE, C.RESPONSIBLE, C.DONE, C.AGREED, C.DOING)
    for order in (C.BEFORE, C.AFTER):
        yield Rule(Intent.WHY, _of(C.WHY, order), _QUIET | why, subjects=(2, 2), holds=is_between)
    yield _about_one(Intent.WHO, C.WHO, may=who)
    either = _QUIET | who | _of(C.WHO, C.IT)
    yield Rule(Intent.WHO, _of(C.OR), either, subjects=_ONE, sides=(2, 2), holds=names_sides_by_or)
    yield _about_one(Intent.WHO, C.RESPONSIBLE)
    long = _of(C.DUE, C.ACTED, C.OPEN, C.OVERDUE, C.DATE, C.NEXT, C.PAST, C.DONE, C.SOON, C.BEFORE)
    yield _about_one(Intent.HOW_LONG, C.HOW_LONG, may=long, holds=counts_to_it)
    where = _QUIET | _of(C.AGREED, C.ACTED, C.PAST, C.HANGS, C.STATUS, C.WHY, C.OPEN, C.DATE)
    yield Rule(Intent.WHERE, _of(C.WHERE), where, subjects=(1, 2), sides=_MAYBE)
    yield _about_one(Intent.WAS_WHEN, C.WHEN, C.PAST, may=_of(C.DONE, C.ACTED))
    days = _STATES | _of(C.DONE, C.AGREED, C.OPEN, C.ABOUT, C.LATEST, C.RESPONSIBLE)
    yield _about_one(Intent.WHEN, C.WHEN, C.DOING, may=days)
    for day in (C.WHEN, C.STATUS, C.DATE):
        yield _about_one(Intent.WHEN, day, may=days | _DAYS, holds=_is_of_one)
    moved = _of(C.MOVED, C.POSTPONED, C.ADVANCED, C.OVERDUE, C.LATER)
    yield _about_one(Intent.WHEN, C.WHEN, may=days, one_of=moved, holds=asks_whereto)


def _is_put_on_a_day(gist: Gist) -> bool:
    """ "Why does it hang on the 9th": what it hangs on is only its day."""
    return gist.place(C.HANGS) < gist.place(Part.WHEN)


def _is_of_one(gist: Gist) -> bool:
    """A deadline is one milestone's, unless those of some days are asked for."""
    return not gist.cues.isdisjoint({C.WHEN, C.STATUS}) or not (gist.words(Part.WHEN) or C.ABOUT in gist.cues)


def _states_of_one() -> Iterator[Rule]:
    late = _STATES | _of(C.DONE, C.OPEN, C.NOT_DONE)
    yield _about_one(Intent.IS_LATE, C.OVERDUE, may=late, holds=_asks_of_one)
    yield _about_one(Intent.IS_LATE, C.PASSED, C.DATE, may=late, holds=_asks_of_one)
    yield _about_one(Intent.IS_LATE, C.POSTPONED, may=_STATES | _of(C.OPEN), holds=are_delays)
    done_or_not = _STATES | _of(C.DONE, C.OR, C.OPEN, C.NOT_DONE, C.STATUS, C.LATEST)
    yield _about_one(Intent.IS_DONE, C.DONE, may=done_or_not, holds=_asks_of_one)
    for done in (C.OPEN, C.NOT_DONE, C.ACTED, C.PASSED):
        yield _about_one(Intent.IS_DONE, done, may=_STATES | _of(C.DONE, C.LATEST), holds=_asks_of_one)
    yield _about_one(Intent.IS_DONE, C.PAST, C.ACT, holds=_asks_of_one)
    for state in (C.DUE, C.UNDATED, C.STANDING, C.DROPPED):
        may = _STATES | _of(C.WHEN, C.WHY)
        yield _about_one(Intent.WHEN, state, may=may, whens=_SOME, holds=_asks_of_one)


def _all_that_are() -> Iterator[Rule]:
    more = _of(C.PAST, C.DATE, C.AGREED)
    yield Rule(Intent.OVERDUE, _of(C.OVERDUE, C.WHO), _QUIET | _STATES)
    undone = _LOOSE | _of(C.OPEN, C.NOT_DONE, C.DONE, C.FAILS)
    yield _listed(Intent.OVERDUE, C.OVERDUE, may=_LOOSE | _of(C.OPEN, C.NOT_DONE), holds=lists_late)
    yield _listed(Intent.OVERDUE, C.OVERDUE, may=undone, holds=lists_undone)
    yield _listed(Intent.OVERDUE, C.PASSED, may=_LOOSE, holds=_lists)
    yield _listed(Intent.OVERDUE, C.PASSED, may=undone, holds=lists_undone)
    yield _listed(Intent.OVERDUE, C.OVERDUE, C.DONE, C.MUST, may=_LOOSE, holds=_lists)
    yield Rule(Intent.OVERDUE, _of(C.OVERDUE, C.AND, C.HOW_LONG), _LOOSE)
    yield Rule(Intent.OVERDUE, _of(C.STATUS), _of(C.WE, C.WHAT, C.THING, C.DATE), holds=asks_whether_in_time)
    yield _listed(Intent.OVERDUE, C.POSTPONED, may=_of(C.DATE, C.OPEN), holds=lists_delays)
    yield _listed(Intent.WAS_DUE, C.PASSED, may=_LOOSE, whens=_ONE, holds=_lists)
    yield _listed(Intent.WAS_DUE, C.PASSED, may=undone, whens=_ONE, holds=lists_undone)
    yield _listed(Intent.WAS_DUE, C.DUE, C.PAST, may=_LOOSE | _of(C.OPEN, C.DONE), whens=_ONE, holds=_lists)
    yield _listed(Intent.WAS_DUE, C.MUST, C.PAST, may=_LOOSE | _of(C.DONE), whens=_ONE, holds=_lists)
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
    yield _listed(Intent.CHANGED, C.CHANGED, may=changes, whens=_MAYBE, holds=lists_what_has_changed)
    yield Rule(Intent.CHANGED, _of(C.STATUS, C.SOON), _QUIET)
    moved = more | _of(C.POSTPONED, C.ADVANCED)
    yield _listed(Intent.CHANGED, C.MOVED, may=moved, whens=_MAYBE, holds=lists_what_moved)
    for move in (C.POSTPONED, C.ADVANCED):
        yield _listed(Intent.CHANGED, move, may=moved, whens=_MAYBE, holds=lists_what_moved)
    coming = _of(C.DUE, C.DATE, C.OPEN, C.ACTED, C.FIRST)
    yield _listed(Intent.NEXT, C.NEXT, may=coming, holds=_counts_no_name)
    yield _listed(Intent.NEXT, C.NEXT, C.WHEN, may=_of(C.DUE, C.DATE, C.ACTED), holds=_asks_when_next)
    yield _listed(Intent.NEXT, C.FIRST, may=_of(C.DUE, C.DATE, C.ACTED), holds=_asks_what_comes)


def _counts_no_name(gist: Gist) -> bool:
    """第一项要交的 is what comes next; 第一个全会 and 第一项完成的 are the first of all, over or not."""
    counted = [each.words[0] in _HAN_FIRST for each in gist.told if each.of is C.NEXT]
    ahead = C.MUST in gist.cues or not all(counted)
    return (not any(counted) or (ahead and not gist.subjects)) and not goes_on_after_it(gist)


def _asks_when_next(gist: Gist) -> bool:
    """Of some, or of all: when the next deadline is."""
    return (_counts_no_name(gist) and _asks_of_one(gist)) or not gist.cues.isdisjoint({C.THING, C.DATE})


def _asks_what_comes(gist: Gist) -> bool:
    beforehand = any(each.words.casefold() in _BEFOREHAND for each in gist.told if each.of is C.FIRST)
    asks = not gist.cues.isdisjoint({C.WHAT, C.THING, C.DATE}) and not gist.subjects
    return asks and not beforehand


def _has_no_duty(gist: Gist) -> bool:
    return _lists(gist) and C.MUST not in gist.cues


def _what_is_due() -> Iterator[Rule]:
    duty = _of(C.OWE, C.MUST, C.DUE, C.OPEN, C.NOT_DONE, C.RESPONSIBLE, C.DATE, C.THING, C.NEXT)
    done = _of(C.DONE, C.ACTED, C.SOON, C.REST, C.ACT, C.AGREED)
    yield Rule(Intent.OWES, _of(C.OWE), _LOOSE, subjects=_SOME, whens=_MAYBE, sides=(2, 2), holds=_one_owes)
    doing = _QUIET | _of(C.OPEN, C.DUE)
    yield Rule(Intent.OWES, _of(C.WHAT, C.ABOUT), doing, subjects=_ONE, whens=_MAYBE, sides=_ONE)
    promised = doing | _of(C.AGREED, C.PAST, C.ACTED)
    yield Rule(Intent.OWES, _of(C.AGREED, C.WHAT), promised, whens=_MAYBE, sides=_ONE)
    duties = _QUIET | done
    yield Rule(Intent.OWES, _of(), duties, duty, _SOME, whens=_MAYBE, sides=_ONE, holds=_is_theirs)
    yield _listed(Intent.UNDATED, C.OPEN, C.DATE, C.ABOUT, holds=_lists)
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
    yield Rule(Intent.EVERYTHING, _of(C.WHAT), _of(C.WE), _of(C.THING, C.DATE), holds=lists_all)
    yield Rule(Intent.DUE, _of(C.ABOUT), whens=_ONE)
    named = _of(C.ABOUT, C.THING, C.WE, C.EVERYTHING, C.DATE)
    yield Rule(Intent.AGREED, _of(C.ABOUT), named | _of(C.WHAT), subjects=_ONE, holds=is_chinese)
    yield Rule(Intent.FOUND, _of(C.WHAT), named, subjects=_ONE)
    yield Rule(Intent.MENTIONED, _of(), named, subjects=_ONE)
    yield Rule(Intent.WHEN, _of(), _QUIET - {C.WHAT, C.ABOUT}, subjects=_ONE, whens=(1, 2))
    yield Rule(Intent.WHEN, _of(C.OR), _QUIET - {C.WHAT, C.ABOUT}, subjects=_ONE, whens=(2, 2))


RULES: tuple[Rule, ...] = (
    *supposing(),
    *in_order(),
    *around(),
    *_about_a_milestone(),
    *_states_of_one(),
    *_all_that_are(),
    *_what_is_due(),
    *_the_rest(),
)
"""The first that fits is meant."""
