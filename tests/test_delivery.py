"""What is to be sent."""

from __future__ import annotations

import pytest

from bot.delivery import Outgoing, Urgency


def test_answers_go_before_notices() -> None:
    assert sorted([Urgency.NOTICE, Urgency.ANSWER]) == [Urgency.ANSWER, Urgency.NOTICE]
    assert Outgoing(7, None, "yes").urgency is Urgency.ANSWER


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_message_says_something(text: str) -> None:
    with pytest.raises(ValueError, match="says something"):
        Outgoing(7, None, text)
