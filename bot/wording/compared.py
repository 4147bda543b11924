"""What is said to which of two milestones comes first: that first, then the days of both."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answers import Answer, Item, Rank
from bot.questions import Compared, Order
from bot.wording.answer_wording import AnswerWording
from bot.wording.items import ItemTeller


def compared(answer: Answer, question: Compared, wording: AnswerWording, items: ItemTeller) -> Iterator[str]:
    """The lines of the answer."""
    one, other = answer.items
    yield _first(answer.rank, question.order, (one, other), wording, items)
    yield from map(items.line, (one, other))


def _first(
    rank: Rank | None, order: Order | None, both: tuple[Item, Item], wording: AnswerWording, items: ItemTeller
) -> str:
    match rank:
        case Rank.ONE_FIRST | Rank.OTHER_FIRST:
            sentence = wording.surely_first(items.title(both[rank is Rank.OTHER_FIRST]))
            if order is None:
                return sentence
            return (
                wording.yes(sentence)
                if (rank is Rank.ONE_FIRST) == (order is Order.BEFORE)
                else wording.no(sentence)
            )
        case Rank.ONE_DUE_FIRST | Rank.OTHER_DUE_FIRST:
            return wording.due_first(items.title(both[rank is Rank.OTHER_DUE_FIRST]))
        case Rank.SAME_DAY:
            return wording.on_the_same_day() if order is None else wording.no(wording.on_the_same_day())
        case _:
            return wording.first_unknown()
