"""Questions: in words, and the commands that ask the most usual ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.answers import Answer, answer
from bot.conversation.drawing import painted
from bot.conversation.turns import Reply, Turn
from bot.delivery import Rows
from bot.following import Kept, hear
from bot.presses import fits, press
from bot.questions import (
    Asker,
    Due,
    Everything,
    Next,
    Question,
    QuestionAmbiguous,
    QuestionNotUnderstood,
)
from bot.store import talks
from bot.wording.answers import not_understood, say
from schedules.text import language_of
from schedules.timeline import Timeline

_MOST_PICTURES = 4
"""For so many schedules at most a picture is sent."""


async def ask(turn: Turn, asked: str | Question, language: str) -> Reply:
    """Answer a question in ``language``; below it, what is followed and left out since it is not here."""
    return (await _answered(turn, asked, language)).under(await turn.said_of_absent())


async def _answered(turn: Turn, asked: str | Question, language: str) -> Reply:
    timelines = await turn.seen()
    if not timelines:
        return Reply(turn.wording.nothing_to_see())
    asker = turn.asker(language)
    if isinstance(asked, str):
        found = await _going_on(turn, asked, asker, timelines)
    else:
        found = answer(asked, timelines, asker)
    if isinstance(found, QuestionNotUnderstood):
        return Reply(not_understood(found, language), _offered(found, language))
    text = say(found, language, timelines, asker.today)
    return Reply(text, date_times=turn.moments(language).of_answer(found, timelines))


async def _going_on(
    turn: Turn, text: str, asker: Asker, timelines: Mapping[str, Timeline]
) -> Answer | QuestionNotUnderstood:
    """What is found, perhaps going on with what the chat asked last: "and in October?"."""
    kept = Kept(await talks.asked(turn.conn, turn.chat, turn.now, thread=turn.thread))
    heard = hear(text, kept, asker, timelines)
    if heard.kept != kept:
        await talks.keep(turn.conn, turn.chat, heard.kept.texts, turn.now, thread=turn.thread)
    return heard.found


async def again(turn: Turn, question: str) -> Reply:
    """Answer a question that was suggested."""
    return await ask(turn, question, language_of(question))


def _offered(refusal: QuestionNotUnderstood, language: str) -> Rows:
    """What may have been meant, or else questions that work: each is asked with a press, where it fits."""
    if isinstance(refusal, QuestionAmbiguous):
        questions = [candidate.title.say(language) for candidate in refusal.candidates]
    else:
        questions = list(refusal.suggestions)
    return tuple((press(question, "ask", question),) for question in questions if fits("ask", question))


async def due(turn: Turn, words: str) -> Reply:
    """What is due, at all or in a period."""
    language = "zh" if language_of(words) == "zh" else turn.subscriber.language
    return await ask(turn, f"due {words}" if words else Due(), language)


async def next_one(turn: Turn, _: str) -> Reply:
    """What comes next."""
    return await ask(turn, Next(), turn.subscriber.language)


async def timeline(turn: Turn, _: str) -> Reply:
    """Everything, in order, and as a picture where one can be drawn."""
    language = turn.subscriber.language
    told = await ask(turn, Everything(), language)
    pictures = [painted(timeline, language) for timeline in (await turn.seen()).values()]
    return replace(told, attachments=tuple(picture for picture in pictures[:_MOST_PICTURES] if picture))
