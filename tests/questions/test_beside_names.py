"""What has a milestone's name in it, and is another thing, is never answered with the milestone."""

from __future__ import annotations

import pytest

from bot.questions import QuestionNotUnderstood
from tests.questions.agreement import asked

ANOTHER_THING = [
    "安全审计报告什么时候交",
    "安全审计的报告什么时候交",
    "安全审计费什么时候付",
    "安全审计车什么时候到",
    "安全审计纪要什么时候交",
    "安全审计酒会几点开始",
    "when is the depth survey report",
    "when is the depth survey lunch",
    "when is the fire drill dinner",
]
ANOTHER_WORD = ["what must the translators deliver by october", "what should I wear at the plenary"]


@pytest.mark.parametrize("text", [*ANOTHER_THING, *ANOTHER_WORD])
def test_it_is_refused(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked(text)
