"""A message that a button sends and that words answer."""

from __future__ import annotations

from bot.conversation.turns import Reply, Turn, in_a_group
from bot.delivery import Prompt
from bot.store import awaited
from bot.store.awaited import Awaited


async def prompted(turn: Turn, question: Awaited, asked: str, like: str) -> Reply:
    """Ask whoever pressed, and await the answer; ``like`` is an example of one."""
    await awaited.ask(turn.conn, turn.chat, turn.user, question, turn.now, thread=turn.thread)
    username = turn.said.username
    if not in_a_group(turn):
        return Reply(asked, ((Prompt(like),),))
    # Telegram opens the reply for the one who is mentioned; who has no name to be mentioned by shares it.
    addressed = f"@{username} {asked}" if username else asked
    return Reply(addressed, ((Prompt(like, is_for_mentioned=username is not None),),))
