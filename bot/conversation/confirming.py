"""A change as it is shown, and confirmed: never is anything made but what was shown."""

from __future__ import annotations

import re
from collections.abc import Awaitable
from dataclasses import replace
from types import MappingProxyType

from bot.actions.confirming import Made, Wanted, is_as_shown, make, propose, show
from bot.conversation.naming import Named, NotNamed, named
from bot.conversation.turns import Reply, Turn
from bot.date_times import DateTimeWords
from bot.delivery import Press
from bot.rights import Barred, barred
from bot.store import proposals
from bot.store.proposals import Proposal
from bot.wording.changes import (
    CHANGE_WORDING,
    ChangeWording,
    name_of,
    telling_history,
    telling_preview,
)
from bot.wording.news import telling_news
from schedules.amendment import Added, Amendment, Author, Undone
from schedules.fields import is_id
from schedules.language import NotUnderstood
from schedules.milestone import Schedule
from schedules.store import schedules as owned
from schedules.store import subscribers
from schedules.text import Text, language_of

_LONGEST_NAME = 100
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


class Refused(Exception):
    """The change cannot be made; the text says why, and what to do instead."""


def wording_of(turn: Turn) -> ChangeWording:
    """The texts about changes in the chat's language."""
    return CHANGE_WORDING[turn.subscriber.language]


def author(turn: Turn) -> Author:
    """Who wants it, as the chat shows them."""
    user = turn.said.user or 0
    return Author(user, turn.said.name[:_LONGEST_NAME] or str(user))


def spoken(turn: Turn, words: str) -> Turn:
    """The turn, answered in Chinese where the words are; else in the chat's language."""
    if language_of(words) != "zh":
        return turn
    return replace(turn, subscriber=replace(turn.subscriber, language="zh"))


def of_this_chat(turn: Turn) -> Schedule:
    """The schedule that a chat has of its own, as yet without milestones."""
    title = Text.of({turn.subscriber.language: wording_of(turn).own_title()})
    return Schedule(owned.id_of(turn.chat), title, turn.today, turn.subscriber.zone, MappingProxyType({}))


def new_id(turn: Turn, schedule: str, title: str) -> str:
    """An id for life that no milestone has had: from the title, where that has Latin letters."""
    timelines = turn.here.timelines
    used = {amendment.milestone for amendment in timelines.amendments(schedule)}
    used |= set(timelines.schedules[schedule].milestones) if schedule in timelines.schedules else set()
    slug = _NOT_IN_ID.sub("-", title.casefold()).strip("-")[:48].strip("-")
    stem = slug if is_id(slug) else "milestone"
    candidates = (stem, *(f"{stem}-{number}" for number in range(2, len(used) + 3)))
    return next(id for id in candidates if id not in used)


async def replied(change: Awaitable[Reply]) -> Reply:
    """The reply to what is wanted, or why it is refused."""
    try:
        return await change
    except (NotNamed, Refused) as refusal:
        return Reply(str(refusal))


# Shown ------------------------------------------------------------------------------------------


async def preview(turn: Turn, wanted: Wanted) -> Reply:
    """How the words were read and what would move, to be confirmed."""
    await check_rights(turn, wanted.schedule, wanted.new)
    timelines, language = turn.here.timelines, turn.subscriber.language
    try:
        shown = show(timelines, wanted, author(turn), turn.now)
    except NotUnderstood as refusal:
        raise Refused(refusal.sentence) from None
    if shown.changes_nothing:
        schedules = (shown.found.after.schedule, shown.found.before.schedule)
        raise Refused(wording_of(turn).changes_nothing(name_of(wanted.milestone, schedules, language)))
    said_in = turn.said.message
    proposal = await propose(
        turn.conn, timelines, wanted, turn.chat, author(turn), turn.now, said_in, turn.thread
    )
    said = telling_preview(shown, _undone_by(turn, wanted), language, is_new=wanted.new is not None)
    wording = wording_of(turn)
    yes = Press(wording.yes(), f"confirm:{proposal.code}")
    no = Press(wording.no(), f"leave:{proposal.code}")
    text = f"{said}\n\n{wording.to_confirm(proposal.code)}"
    return Reply(text, ((yes, no),), date_times=turn.moments().of_preview(shown))


def _undone_by(turn: Turn, wanted: Wanted) -> Amendment | None:
    if not isinstance(wanted.edit, Undone):
        return None
    number = wanted.edit.number
    found = (one for one in turn.here.timelines.amendments(wanted.schedule) if one.number == number)
    return next(found, None)


async def check_rights(turn: Turn, schedule: str, new: Schedule | None = None) -> None:
    """Let pass who may change the schedule, as of now.

    Raises:
        Refused: for everyone else, with who may.
    """
    timelines, wording = turn.here.timelines, wording_of(turn)
    why = await barred(turn.conn, timelines, turn.here.editors, turn.said, schedule)
    if why is None:
        return
    title = (new or timelines.schedules[schedule]).title.say(turn.subscriber.language)
    match why:
        case Barred.EDITORS:
            raise Refused(wording.for_editors(title))
        case Barred.ADMINISTRATORS:
            raise Refused(wording.for_administrators(title))
        case Barred.ELSEWHERE:
            raise Refused(wording.for_its_chat(title))


# Confirmed --------------------------------------------------------------------------------------


async def confirm(turn: Turn, code: str) -> Reply:
    """Make a change that was shown here: the one with this code, or the newest shown to who says it."""
    proposal = await _proposal(turn, code)
    if proposal is not None and proposal.became is not None:
        return Reply(wording_of(turn).made_already(_by_whom(turn, proposal)))
    if proposal is None or proposal.is_over(turn.now) or _is_gone(turn, proposal):
        return Reply(wording_of(turn).nothing_to_confirm())
    return await replied(_confirmed(turn, proposal))


async def leave(turn: Turn, code: str) -> Reply:
    """Do not make a change that was shown here."""
    proposal = await _proposal(turn, code)
    if proposal is None or proposal.became is not None or proposal.is_over(turn.now):
        return Reply(wording_of(turn).nothing_to_confirm())
    await proposals.withdraw(turn.conn, proposal)
    return Reply(wording_of(turn).withdrawn())


async def answered(turn: Turn, text: str) -> Reply | None:
    """The reply to a "yes" or "no", if a change waits for one; ``None`` for all else."""
    if not is_yes(text) and not is_no(text):
        return None
    proposal = await _latest(turn)
    if proposal is None or proposal.is_over(turn.now):
        return None
    return await (confirm if is_yes(text) else leave)(spoken(turn, text), proposal.code)


def is_yes(text: str) -> bool:
    """Whether it confirms, in any language."""
    return any(_bare(text) in wording.words_that_confirm() for wording in CHANGE_WORDING.values())


def is_no(text: str) -> bool:
    """Whether it says that something is not wanted, in any language."""
    return any(_bare(text) in wording.words_that_withdraw() for wording in CHANGE_WORDING.values())


def _bare(text: str) -> str:
    return text.strip(" .!。！").casefold()


async def _proposal(turn: Turn, code: str) -> Proposal | None:
    if code.strip():
        return await proposals.find(turn.conn, turn.chat, code.strip())
    return await _latest(turn)


def _is_gone(turn: Turn, proposal: Proposal) -> bool:
    """Whether the schedule that it would change is there no more: the program has other files by now."""
    return bool(proposal.digest) and proposal.schedule not in turn.here.timelines.schedules


async def _latest(turn: Turn) -> Proposal | None:
    """What was shown last to who says it; an edited "yes" is about what was shown before it was written."""
    if turn.said.is_edited and turn.said.message is not None:
        message, thread = turn.said.message, turn.thread
        return await proposals.latest_before(turn.conn, turn.chat, turn.user, message, thread=thread)
    return await proposals.latest(turn.conn, turn.chat, turn.user, turn.now, thread=turn.thread)


async def _confirmed(turn: Turn, proposal: Proposal) -> Reply:
    timelines = turn.here.timelines
    wanted = _wanted(turn, proposal)
    await check_rights(turn, wanted.schedule, wanted.new)
    if not is_as_shown(timelines, proposal):
        return await _shown_anew(turn, proposal, wanted)
    made = await make(turn.conn, timelines, wanted, turn.chat, author(turn), turn.now)
    await proposals.settle(turn.conn, proposal.code, made.amendment.number)
    if wanted.new:
        await subscribers.subscribe(turn.conn, turn.chat, [wanted.schedule], turn.now, turn.said.thread)
    return _told(turn, made)


async def _shown_anew(turn: Turn, proposal: Proposal, wanted: Wanted) -> Reply:
    """Never is anything confirmed but what was shown."""
    await proposals.withdraw(turn.conn, proposal)
    turn = replace(turn, said=replace(turn.said, message=proposal.said_in))
    if isinstance(wanted.edit, Added):  # another milestone may have come by its id
        id = new_id(turn, wanted.schedule, wanted.edit.title.say(turn.subscriber.language))
        wanted = replace(wanted, milestone=id)
    try:
        again = await preview(turn, wanted)
    except (KeyError, Refused):
        known = [turn.here.timelines.schedules[wanted.schedule]]
        name = name_of(wanted.milestone, known, turn.subscriber.language)
        return Reply(wording_of(turn).cannot_any_more(name))
    return replace(again, text=f"{wording_of(turn).changed_meanwhile()}\n\n{again.text}")


def _wanted(turn: Turn, proposal: Proposal) -> Wanted:
    new = None
    if proposal.schedule not in turn.here.timelines.schedules:
        new = replace(of_this_chat(turn), agreed_on=proposal.said_on)
    return Wanted(proposal.schedule, proposal.milestone, proposal.edit, proposal.said_on, proposal.why, new)


def _told(turn: Turn, made: Made) -> Reply:
    """The answer holds the news, so that this chat is not told it twice."""
    wording, language = wording_of(turn), turn.subscriber.language
    if made.news is None:
        name = name_of(made.amendment.milestone, [made.schedule], language)
        return Reply(f"{wording.kept()} {wording.made(made.amendment.edit, name)}")
    told = telling_news(made.news, made.schedule.title, turn.today, language)
    date_times = turn.moments().of_news(made.news)
    return Reply(f"{wording.kept()}\n\n{told}", notices=(made.news.key,), date_times=date_times)


def _by_whom(turn: Turn, proposal: Proposal) -> str:
    amendments = turn.here.timelines.amendments(proposal.schedule)
    return next((one.by.name for one in amendments if one.number == proposal.became), "")


# What was changed -------------------------------------------------------------------------------


async def changes(turn: Turn, words: str) -> Reply:
    """List the changes of all that the chat sees, or of one milestone."""
    timelines, language = turn.here.timelines, turn.subscriber.language
    only: Named | None = None
    try:
        only = await named(turn, words, "amendments") if words.strip() else None
    except NotNamed as refusal:
        return Reply(str(refusal))
    told, date_times = list[str](), list[DateTimeWords]()
    for id, timeline in (await turn.seen()).items():
        amendments = [
            one
            for one in timelines.amendments(id)
            if only is None or (id, one.milestone) == (only.schedule, only.entry.milestone.id)
        ]
        if amendments:
            told.append(telling_history(timeline.schedule, amendments, timelines.fates(id), language))
            date_times += turn.moments().of_amendments(timeline.schedule, amendments)
    return Reply("\n\n".join(told) or wording_of(turn).no_history(), date_times=tuple(date_times))
