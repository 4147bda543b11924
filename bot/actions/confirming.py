"""Changes proposed, and confirmed: whatever is written is written on the connection that is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.actions.previews import Preview, preview, with_amendment
from bot.noticing import notice_amendment
from bot.store import proposals
from bot.store.proposals import Proposal, new_code
from bot.timelines import Timelines
from schedules.amend import Amended, Fate, amended, said_of
from schedules.amendment import Amendment, Author, Edit, Undone
from schedules.milestone import Schedule
from schedules.news import News
from schedules.store import amendments, subscribers
from schedules.store import schedules as owned


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants changed in a schedule. ``said_on`` is the day of who said it.

    ``new`` is the schedule itself, without milestones, where it is still to be made.
    """

    schedule: str
    milestone: str
    edit: Edit
    said_on: date
    why: str | None = None
    new: Schedule | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A change that was made, and what is news by it (``None``: no date or state is another)."""

    amendment: Amendment
    schedule: Schedule
    news: News | None


def show(timelines: Timelines, wanted: Wanted, by: Author, now: datetime) -> Preview:
    """What the change would do.

    Raises:
        KeyError: if the schedule, or the milestone in it, is not there.
        NotUnderstood: if its words cannot be read.
    """
    as_said, over = _holding(timelines, wanted)
    draft = _draft(timelines, as_said, wanted, by, now)
    return preview(as_said, over, timelines.amendments(wanted.schedule), draft, wanted.said_on)


async def propose(
    conn: AsyncConnection,
    timelines: Timelines,
    wanted: Wanted,
    chat: int,
    by: Author,
    now: datetime,
    said_in: int | None = None,
    thread: int = 0,
) -> Proposal:
    """Keep a change that was shown, to be confirmed in this chat and topic; ``said_in`` a message of it."""
    proposal = Proposal(
        new_code(),
        chat,
        by.user,
        wanted.schedule,
        wanted.milestone,
        wanted.edit,
        wanted.said_on,
        wanted.why,
        timelines.digests.get(wanted.schedule, ""),
        now,
        said_in=said_in,
        thread=thread,
    )
    await proposals.keep(conn, proposal)
    return proposal


def is_as_shown(timelines: Timelines, proposal: Proposal) -> bool:
    """Whether the schedule is still the one over which the change was worked out."""
    return timelines.digests.get(proposal.schedule, "") == proposal.digest


async def make(
    conn: AsyncConnection, timelines: Timelines, wanted: Wanted, chat: int, by: Author, now: datetime
) -> Made:
    """Make the change: kept for good, with what is news by it, once ``conn`` commits.

    A schedule that is new by it is from then on the chat's own, and followed by it.
    """
    as_said, over = _holding(timelines, wanted)
    number = await amendments.newest(conn) + 1
    amendment = replace(_draft(timelines, as_said, wanted, by, now), number=number)
    after = with_amendment(as_said, over, timelines.amendments(wanted.schedule), amendment)
    if wanted.new:
        await subscribers.keep(conn, chat, now)
        await owned.own(conn, chat, wanted.new)
    await amendments.keep(conn, amendment)
    news = await notice_amendment(conn, None if wanted.new else over.schedule, after, amendment)
    return Made(amendment, after, news)


def _holding(timelines: Timelines, wanted: Wanted) -> tuple[Schedule, Amended]:
    """The schedule as it says itself, and as it holds."""
    if wanted.new:
        return wanted.new, amended(wanted.new, [])
    return timelines.as_said(wanted.schedule), timelines.over(wanted.schedule)


def _draft(timelines: Timelines, as_said: Schedule, wanted: Wanted, by: Author, now: datetime) -> Amendment:
    return Amendment(
        timelines.newest + 1,
        wanted.schedule,
        wanted.milestone,
        wanted.edit,
        wanted.said_on,
        by,
        now,
        wanted.why,
        said_of(as_said, wanted.milestone, wanted.edit),
    )


def undoable(timelines: Timelines, schedules: Sequence[str]) -> tuple[Amendment, ...]:
    """The amendments of these schedules that stand and can be taken back, the newest first."""
    standing = [
        amendment
        for id in schedules
        for amendment in timelines.amendments(id)
        if timelines.fates(id).get(amendment.number) is Fate.STANDS and not isinstance(amendment.edit, Undone)
    ]
    return tuple(sorted(standing, key=lambda amendment: amendment.number, reverse=True))
