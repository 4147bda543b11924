"""The state of every promise, for a meeting."""

from __future__ import annotations

from bot.conversation.naming import Named, NotNamed, named
from bot.conversation.turns import Reply, Turn
from bot.report import report
from bot.wording.report import plain


async def state(turn: Turn, words: str) -> Reply:
    """Tell how every promise stands, of all that the chat sees; or, for a meeting, what concerns it."""
    if not words:
        reports = [report(timeline) for timeline in (await turn.seen()).values()]
    else:
        try:
            meeting: Named = await named(turn, words, "report")
        except NotNamed as refusal:
            return Reply(str(refusal))
        timeline = (await turn.seen())[meeting.schedule]
        reports = [report(timeline, meeting.entry.milestone.id)]
    if not reports:
        return Reply(turn.wording.nothing_to_see())
    language = turn.subscriber.language
    date_times = tuple(said for one in reports for said in turn.moments().of_report(one))
    return Reply("\n\n".join(plain(one, language) for one in reports), date_times=date_times)
