"""Which milestones are meant by words that name some."""

from __future__ import annotations

from schedules.language.context import Context
from schedules.language.faults import Faulty, NotSoMany, WhichMilestone, WhichOfSeries
from schedules.language.tree import Mention, Which
from schedules.when import MilestoneAnchor


def anchor_of(mention: Mention, context: Context) -> MilestoneAnchor:
    """The one milestone that is meant; where a single one repeats, "the third" is its third time.

    Raises:
        Faulty: if none is meant, or it cannot be told which.
    """
    number = mention.which
    if isinstance(number, int) and number > 0 and len(mention.ids) == 1:
        (id,) = mention.ids
        if context.names.known[id].may_repeat:
            return MilestoneAnchor(id, number)
    return MilestoneAnchor(the_one(mention, context))


def the_one(mention: Mention, context: Context) -> str:
    """The id of the one milestone that is meant.

    "The next" of a series is the first that is not over on the day it was said; its bare name means that
    too in a question, and nothing in a schedule.

    Raises:
        Faulty: if none is meant, or it cannot be told which.
    """
    ids = mention.ids
    if isinstance(mention.which, int):
        return _numbered(mention, mention.which)
    if len(ids) == 1 and mention.which is not Which.EACH:
        return ids[0]
    if not mention.series:
        raise Faulty(WhichMilestone(mention))
    if mention.which is Which.NEXT or (mention.which is Which.THE and context.question):
        found = context.names.next_after(ids, context.said_on)
        if found is None:
            raise Faulty(NotSoMany(mention))
        return found
    raise Faulty(WhichOfSeries(mention))


def each_of(mention: Mention, context: Context) -> tuple[str, ...]:
    """The ids of all milestones that are meant by "each"; of "future" ones those that are not over.

    Raises:
        Faulty: if there are none, or the words fit milestones that make no series.
    """
    if len(mention.ids) > 1 and not mention.series:
        raise Faulty(WhichMilestone(mention))
    if mention.which is not Which.FUTURE:
        return mention.ids
    later = tuple(id for id in mention.ids if context.names.next_after((id,), context.said_on))
    if not later:
        raise Faulty(NotSoMany(mention))
    return later


def _numbered(mention: Mention, number: int) -> str:
    if not mention.series:
        raise Faulty(WhichMilestone(mention))
    if not 1 <= number <= len(mention.ids):
        raise Faulty(NotSoMany(mention))
    return mention.ids[number - 1]
