"""Words of a text put in the place of others."""

from __future__ import annotations

from collections.abc import Callable

from bot.questions.patterns import tokens_of


def rewritten(text: str, instead: Callable[[str], str]) -> str:
    """The text with ``instead`` of each of its words, all else as it is."""
    whole, at = "", 0
    for token in tokens_of(text, {}):
        whole += text[at : token.start] + instead(text[token.start : token.end])
        at = token.end
    return whole + text[at:]
