"""What parties are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schedules.text import HAN, Text

_HAN_NAME = re.compile(f"[{HAN}]+")
_OF_WHAT = re.compile(r"\s+(?:of|for|in|on|and)\b.*", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[^\W_]+")
_ROOT = 4
_SHORTEST_HAN = 2
_PEOPLE = {
    "united states": "american",
    "united states of america": "american",
    "united kingdom": "british",
    "netherlands": "dutch",
    "france": "french",
    "spain": "spanish",
    "switzerland": "swiss",
    "philippines": "filipino",
    "türkiye": "turkish",
    "european union": "european",
}
"""Whose people are not called after it, or not by its first letters."""
_AFTER_A_PLACE = frozenset("省市县州区镇乡")


def names_of_party(id: str, text: Text) -> Iterator[str]:
    """What a party is called: its id, its names, 中方 for 中国, initials of several words, and what it is.

    That is the "ministry" of a Ministry of Trade, and the "council" of a City Council; and its people: the
    Americans.
    """
    yield plain_name(id)
    for name in text.all:
        plain = plain_name(name)
        yield plain
        if plain in _PEOPLE:
            yield _PEOPLE[plain]
        if _HAN_NAME.match(name):
            yield f"{name[0]}方"
        elif len(words := _LATIN_WORD.findall(name)) > 1:
            yield "".join(word[0] for word in words).casefold()
            yield plain_name(_OF_WHAT.sub("", name)).split()[-1]


def of_one_root(one: str, other: str) -> bool:
    """Whether one word is made of the other: "Chinese" of "China"; never several: "China not".

    In Chinese it is the end of the other, 研究所 of 材料研究所, or the place that begins it, 云南 of
    云南省教育厅.
    """
    if " " in one:
        return False
    if _HAN_NAME.fullmatch(one):
        is_place = other.startswith(one) and other[len(one) : len(one) + 1] in _AFTER_A_PLACE
        return len(one) >= _SHORTEST_HAN and (other.endswith(one) or is_place)
    return len(one) >= _ROOT and one.isascii() and one[:_ROOT] == other[:_ROOT]


def plain_name(name: str) -> str:
    """A name without capitals, full stops and articles, as it is compared."""
    words = name.casefold().replace(".", "").split()
    return " ".join(word for word in words if word not in {"the", "a"})
