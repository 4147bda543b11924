"""Changes in plain words: "the seminar will be on 24 August", "热线测试完成了".

Only what has the shape of a statement, names a milestone exactly, and can be read to its end is taken for
one; all else stays a question.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from bot.conversation.changing import finish, give_up, reword
from bot.conversation.confirming import Refused, spoken
from bot.conversation.naming import Named, NotNamed, finder, named
from bot.conversation.reading_changes import Split, apart_from_why, splits_before_day
from bot.conversation.turns import Reply, Turn
from bot.questions.failures import Ambiguity, Missing
from schedules.amend import statement_of
from schedules.language import NotUnderstood

_ASKS = re.compile(
    r"[?？]\s*$|[吗么呢]$|什么|哪|谁|几时|何时|多少|怎么|是否|有没有|没有?$|怎样|几项|几个|如果|假如|假设|倘若|要是"
    r"|^(?:what|when|who|whom|whose|which|where|why|how|if|is|are|was|were|has|have|had|did|does|do|can|could"
    r"|should|would|will|shall|may|might|any|due|show|list|tell)\b",
    re.IGNORECASE,
)

_MOVED = (
    r"(?P<what>.+?) (?:will (?:now )?(?:be|take place|happen|be held)|is now|takes place|"
    r"(?:is|was|has been|got) (?:moved|postponed|rescheduled|shifted|brought forward|pushed back|put off) "
    r"(?:to|until)|"
    r"(?:is|was|has been) (?:now )?(?:set|scheduled|fixed|planned) for|moves to|moved to) (?P<when>.+)",
    r"(?:please )?(?:move|postpone|reschedule|shift|put off|push back|bring forward) (?P<what>.+?) "
    r"(?:to|until) (?P<when>.+)",
    r"(?:请)?(?:把|将)?(?P<what>.+?)(?:将?于|将?在|改在|改到|改为|改至|改期到|改期至|推迟到|推迟至|提前到|提前至|延期到|延期至|"
    r"延到|延至|移到|定于|定在|安排在)(?P<when>.+?)(?:举行|召开|进行|举办)?了?",
)
_DONE = (
    r"(?:we|i|they)(?:'ve| have| had)?(?: now| already| just)? (?:finished|done|did|completed|held) "
    r"(?P<what>.+)",
    r"(?P<what>.+?) (?:is|was|has been|are|were|have been)(?: now| already)? "
    r"(?:done|finished|completed|complete|held|over)(?P<day>(?: on)? .+)?",
    r"mark (?P<what>.+?) (?:as )?(?:done|finished|complete|completed)(?P<day>(?: on)? .+)?",
    r"(?:我们|我)?(?:已经|已)?(?:完成|做完|办完|办好|搞定)了?(?P<what>.+?)了?",
    r"(?P<what>.+?)(?:已经|已)?(?:于(?P<day>.+?))?(?:已经|已)?(?:完成|做完|办完|办好|结束|搞定)了?",
)
_DROPPED = (
    r"(?:please )?(?:drop|cancel|abandon|scrap|call off|give up(?: on)?) (?P<what>.+)",
    r"(?P<what>.+?) (?:is|was|has been|are|were|have been)(?: now| already)? "
    r"(?:dropped|cancelled|canceled|called off|abandoned|scrapped)",
    r"(?:请)?(?:取消|放弃)了?(?P<what>.+?)了?",
    r"(?P<what>.+?)(?:已经|已|被)*(?:取消|作废|不办|不搞|不开)了?",
)

Shapes = Sequence[re.Pattern[str]]


def _shapes(written: Sequence[str]) -> Shapes:
    return tuple(re.compile(shape, re.IGNORECASE) for shape in written)


def asks(text: str) -> bool:
    """Whether words have the shape of a question."""
    return _ASKS.search(text) is not None


async def report(turn: Turn, text: str) -> Reply | None:
    """The reply, in its language, to a statement that something is otherwise; ``None`` for all else."""
    if asks(text):
        return None
    turn = spoken(turn, text)
    said, why = apart_from_why(" ".join(text.split()).rstrip(" .!。！"))
    for shapes, understand in _KINDS:
        for shape in shapes:
            if found := shape.fullmatch(said):
                try:
                    reply = await understand(turn, found.groupdict(), why)
                except (NotNamed, Refused) as refusal:
                    return Reply(str(refusal))
                if reply:
                    return reply
    return None


Parts = dict[str, str | None]


async def _moved(turn: Turn, parts: Parts, why: str | None) -> Reply | None:
    what = await _known(turn, parts["what"] or "")
    words = (parts["when"] or "").strip()
    if what is None:
        return None
    try:
        schedule = turn.here.timelines.schedules[what.schedule]
        statement_of(schedule, what.entry.milestone.id, words, turn.today)
    except NotUnderstood:
        return None
    return await reword(turn, what, words, why)


async def _done(turn: Turn, parts: Parts, why: str | None) -> Reply | None:
    day = (parts.get("day") or "").strip()
    name = parts["what"] or ""
    for split in (Split(name, day),) if day else splits_before_day(name):
        if what := await _known(turn, split.name):
            return await finish(turn, what, split.rest.removeprefix("on "), why)
    return None


async def _dropped(turn: Turn, parts: Parts, why: str | None) -> Reply | None:
    what = await _known(turn, parts["what"] or "")
    return await give_up(turn, what, why) if what else None


async def _known(turn: Turn, words: str) -> Named | None:
    """The milestone that has exactly this name.

    Raises:
        NotNamed: if several have it.
    """
    timelines = await turn.seen()
    if not timelines or not words.strip():
        return None
    try:
        with suppress(Ambiguity):  # which of them is asked below
            finder(turn.asker(), timelines, words.strip()).one(words.strip())
    except Missing:
        return None
    return await named(turn, words, "move")


_KINDS: Sequence[tuple[Shapes, Callable[[Turn, Parts, str | None], Awaitable[Reply | None]]]] = (
    (_shapes(_MOVED), _moved),
    (_shapes(_DONE), _done),
    (_shapes(_DROPPED), _dropped),
)
