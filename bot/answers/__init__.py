"""From a question to what is to be said, before it has words: pure, and the same for every mouth."""

from bot.answers.answering import answer
from bot.answers.due import SOON
from bot.answers.values import Answer, Item, Items, Rank, milestones_of

__all__ = ["SOON", "Answer", "Item", "Items", "Rank", "answer", "milestones_of"]
