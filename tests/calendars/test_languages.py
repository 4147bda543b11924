"""Which language a reader would like."""

from __future__ import annotations

import pytest

from calendars.languages import preferred_language


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("de, fr;q=0.9", "en"),
        ("de, zh;q=0.5", "zh"),
        ("en;q=0, zh;q=0.1", "zh"),
        ("zh;q=0", "en"),
        ("ZH-hant", "zh"),
        ("zh;q=?", "zh"),
        (",;,", "en"),
    ],
)
def test_a_browser_is_answered_in_the_language_it_likes_best(accepted: str, language: str) -> None:
    assert preferred_language(accepted) == language
