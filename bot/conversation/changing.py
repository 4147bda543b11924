"""What somebody wants changed: read from the words of a command, and shown before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.actions.confirming import Wanted, undoable
from bot.conversation.confirming import (
    Refused,
    check_rights,
    new_id,
    of_this_chat,
    preview,
    replied,
    spoken,
    wording_of,
)
from bot.conversation.naming import Named, NotNamed, named
from bot.conversation.reading_changes import (
    Split,
    apart_from_why,
    past_day,
    splits_at_to,
    splits_before_day,
    title_and_words,
)
from bot.conversation.turns import Reply, Turn
from schedules.amend import is_open
from schedules.amendment import Added, Amendment, Finished, GivenUp, Reworded, Undone
from schedules.fields import TITLE
from schedules.store import schedules as owned
from schedules.text import Text

MOST_OF_A_CHAT = 300
"""How many milestones the schedule of a chat can hold."""


# What is wanted ---------------------------------------------------------------------------------


async def add(turn: Turn, words: str) -> Reply:
    """Add a milestone: its title, a colon, and when."""
    turn = spoken(turn, words)
    wanted, why = apart_from_why(words)
    split = title_and_words(wanted)
    if split is None:
        return Reply(wording_of(turn).how_to("add"))
    if split.name in turn.here.timelines.schedules and (inner := title_and_words(split.rest)):
        return await replied(_addition(turn, split.name, inner, why))
    own = await owned.owned_by(turn.conn, turn.chat)
    return await replied(_addition(turn, own, split, why))


async def _addition(turn: Turn, schedule: str | None, split: Split, why: str | None) -> Reply:
    if len(split.name) > TITLE:
        raise Refused(wording_of(turn).too_long(TITLE))
    new = None if schedule else of_this_chat(turn)
    id = schedule or owned.id_of(turn.chat)
    if schedule and schedule not in await turn.seen():
        raise Refused(await turn.said_of_absent() or turn.wording.nothing_to_see())
    _check_room(turn, id)
    edit = Added(Text.of(split.name), split.rest)
    return await preview(turn, Wanted(id, new_id(turn, id, split.name), edit, turn.today, why, new))


def _check_room(turn: Turn, schedule: str) -> None:
    """What chats own is held in memory, so there is an end to it."""
    timelines = turn.here.timelines
    holds = timelines.schedules.get(schedule)
    if holds and schedule not in timelines.from_files and len(holds.milestones) >= MOST_OF_A_CHAT:
        raise Refused(wording_of(turn).full(holds.title.say(turn.subscriber.language), MOST_OF_A_CHAT))


async def move(turn: Turn, words: str) -> Reply:
    """Say in other words when a milestone is."""
    return await replied(_motion(spoken(turn, words), words))


async def _motion(turn: Turn, words: str) -> Reply:
    wanted, why = apart_from_why(words)
    splits = tuple(splits_at_to(wanted))
    if not splits:
        raise Refused(wording_of(turn).how_to("move"))
    what, split = await _first_named(turn, splits, "move")
    return await reword(turn, what, split.rest, why)


async def reword(turn: Turn, what: Named, words: str, why: str | None) -> Reply:
    """Show what it would do to say in these words when a milestone is."""
    check_open(turn, what)
    id = what.entry.milestone.id
    return await preview(turn, Wanted(what.schedule, id, Reworded(words), turn.today, why))


async def done(turn: Turn, words: str) -> Reply:
    """Mark a milestone as done, today or on a day."""
    return await replied(_completion(spoken(turn, words), words))


async def _completion(turn: Turn, words: str) -> Reply:
    if not words.strip():
        raise Refused(wording_of(turn).how_to("done"))
    wanted, why = apart_from_why(words)
    what, split = await _first_named(turn, tuple(splits_before_day(wanted)), "done")
    return await finish(turn, what, split.rest, why)


async def finish(turn: Turn, what: Named, day: str, why: str | None = None) -> Reply:
    """Show what it would do to mark a milestone as done on a day; without one, today."""
    check_open(turn, what)
    on = past_day(day, turn.today) if day else turn.today
    if on is None:
        raise Refused(wording_of(turn).no_day(day[:64]))
    if on > turn.today:
        raise Refused(wording_of(turn).day_to_come(on))
    return await preview(turn, Wanted(what.schedule, what.entry.milestone.id, Finished(on), turn.today, why))


async def drop(turn: Turn, words: str) -> Reply:
    """Drop a milestone, for a reason if one is given."""
    return await replied(_dropping(spoken(turn, words), words))


async def _dropping(turn: Turn, words: str) -> Reply:
    if not words.strip():
        raise Refused(wording_of(turn).how_to("drop"))
    wanted, why = apart_from_why(words)
    return await give_up(turn, await named(turn, wanted, "drop"), why)


async def give_up(turn: Turn, what: Named, why: str | None) -> Reply:
    """Show what it would do to drop a milestone."""
    check_open(turn, what)
    id = what.entry.milestone.id
    return await preview(turn, Wanted(what.schedule, id, GivenUp(turn.today), turn.today, why))


async def undo(turn: Turn, words: str) -> Reply:
    """Take back the newest change, or that of a milestone, or the one with a number."""
    return await replied(_taking_back(turn, words.strip().lstrip("#")))


async def _taking_back(turn: Turn, words: str) -> Reply:
    timelines = turn.here.timelines
    candidates: Iterator[Amendment] = iter(undoable(timelines, tuple(await turn.seen())))
    if words.isdecimal():
        candidates = (one for one in candidates if one.number == int(words))
    elif words:
        what = await named(turn, words, "undo")
        candidates = (
            one
            for one in candidates
            if (one.schedule, one.milestone) == (what.schedule, what.entry.milestone.id)
        )
    found = await _first_allowed(turn, candidates)
    wanted = Wanted(found.schedule, found.milestone, Undone(found.number), turn.today)
    return await preview(turn, wanted)


async def _first_allowed(turn: Turn, candidates: Iterable[Amendment]) -> Amendment:
    """The first that is in a schedule which this user may change; else why the first is not."""
    refusals = []
    for amendment in candidates:
        try:
            await check_rights(turn, amendment.schedule)
        except Refused as refusal:
            refusals.append(refusal)
        else:
            return amendment
    raise refusals[0] if refusals else Refused(wording_of(turn).nothing_to_undo())


def check_open(turn: Turn, what: Named) -> None:
    """Let pass what can still be done or said otherwise.

    Raises:
        Refused: for what is done or dropped, with how to take that back.
    """
    if not is_open(what.entry.milestone):
        raise Refused(wording_of(turn).settled(what.title, what.entry.current.state))


async def _first_named(turn: Turn, splits: tuple[Split, ...], command: str) -> tuple[Named, Split]:
    """The first of these whose name is that of a milestone; else what is wrong with the first."""
    refusals = []
    for split in splits:
        try:
            return await named(turn, split.name, command), split
        except NotNamed as refusal:
            refusals.append(refusal)
    raise refusals[0]
