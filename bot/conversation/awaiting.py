"""Words that answer what their writer was asked in the chat, by a button: a day, a city.

A command, "cancel" or an hour that has passed ends it; so does any other button. What is no answer and can be
understood otherwise is heard as ever, and the answer still awaited.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.conversation.choosing import answered_zone
from bot.conversation.confirming import is_no, is_yes, spoken, wording_of
from bot.conversation.dating import dated
from bot.conversation.quieting import quiet_until
from bot.conversation.reporting import asks, report
from bot.conversation.turns import NotAnAnswer, Reply, Turn
from bot.questions import QuestionNotUnderstood, parse
from bot.store import awaited
from bot.store.awaited import Asked
from schedules.text import language_of

ANSWERS: Mapping[Asked, Callable[[Turn, str, str], Awaitable[Reply]]] = {
    Asked.WHEN: dated,
    Asked.UNTIL: quiet_until,
    Asked.ZONE: answered_zone,
}
"""By what was asked: takes what it was about, and the answer."""


async def answer_awaited(turn: Turn, text: str) -> Reply | None:
    """The reply to words that answer what was asked; ``None`` for all else."""
    user = await _who_was_asked(turn)
    question = await awaited.find(turn.conn, turn.chat, user, turn.now, thread=turn.thread)
    if question is None or is_yes(text):
        return None
    if is_no(text):
        await awaited.drop(turn.conn, turn.chat, user, thread=turn.thread)
        return Reply(wording_of(spoken(turn, text)).left_as_it_is())
    try:
        reply = await ANSWERS[question.what](turn, question.about, text)
    except NotAnAnswer as refusal:
        if asks(text) or await _is_a_question(turn, text):
            return None
        return await report(turn, text) or Reply(str(refusal))
    await awaited.drop(turn.conn, turn.chat, user, thread=turn.thread)
    return reply


async def leave_awaited(turn: Turn) -> None:
    """Await no answer any more."""
    await awaited.drop(turn.conn, turn.chat, turn.user, thread=turn.thread)


async def _who_was_asked(turn: Turn) -> int:
    """As whom the writer would have been asked.

    Who administers a group and stays anonymous presses under an id of their own, and writes under none: what
    is awaited of one user only is awaited of them.
    """
    if turn.said.user is None and turn.said.administrator:
        only = await awaited.only_asked(turn.conn, turn.chat, turn.now, thread=turn.thread)
        return only or turn.user
    return turn.user


async def _is_a_question(turn: Turn, text: str) -> bool:
    try:
        parse(text, turn.asker(language_of(text)), await turn.seen())
    except QuestionNotUnderstood:
        return False
    return True
