"""Statements in plain words are taken for changes, and questions are not."""

from __future__ import annotations

import pytest

from tests.conversation.talk import Talk

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("the seminar will be on 24 and 25 August", "To be moved: Network-protection seminar"),
        ("The seminar is postponed to September.", "To be moved: Network-protection seminar"),
        ("move the seminar to 3 September because of the rain", "To be moved: Network-protection seminar"),
        ("we finished the hotline test yesterday", "To be marked as done on Sunday 24 July 2016: Test the"),
        ("the hotline test was done on 20 July", "To be marked as done on Wednesday 20 July 2016: Test"),
        ("drop the misuse seminar", "To be dropped: Seminar on misuse"),
        ("研讨会改到9月1日", "将更改日期：网络保护研讨会"),
        ("研讨会将于8月24日举行", "将更改日期：网络保护研讨会"),
        ("热线测试完成了", "将记为2016年7月25日（星期一）完成：测试热线"),
        ("热线测试7月20日完成了", "将记为2016年7月20日（星期三）完成：测试热线"),
        ("取消反恐研讨会", "将取消：利用技术和通信实施恐怖活动问题研讨会"),
    ],
)
async def test_a_statement_in_plain_words_is_shown_in_its_language(
    talk: Talk, words: str, heading: str
) -> None:
    assert (await talk.say(words)).startswith(heading)
    assert await talk.kept() == 0


@pytest.mark.parametrize(
    "words",
    [
        "when is the seminar?",
        "is the hotline test done",
        "热线测试完成了吗",
        "研讨会是什么时候",
        "what will be due in August",
        "what happens if the seminar is moved to September?",
        "the seminar will be great",
        "the picnic will be on 24 August",
    ],
)
async def test_a_question_stays_one(talk: Talk, words: str) -> None:
    said = await talk.say(words)
    assert "Nothing has changed yet" not in said
    assert "目前尚未改动" not in said
