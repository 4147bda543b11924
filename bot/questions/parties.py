"""What parties are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schedules.text import Text

_HAN_NAME = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_LATIN_WORD = re.compile(r"[^\W_]+")
_ROOT = 4
_SHORTEST_HAN = 2


def names_of_party(id: str, text: Text) -> Iterator[str]:
    """What a party is called: its id, its names, 中方 for 中国, and the initials of several words."""
    yield plain_name(id)
    for name in text.all:
        yield plain_name(name)
        if _HAN_NAME.match(name):
            yield f"{name[0]}方"
        elif len(words := _LATIN_WORD.findall(name)) > 1:
            yield "".join(word[0] for word in words).casefold()


def of_one_root(one: str, other: str) -> bool:
    """Whether one word is made of the other: "Chinese" of "China"; never several: "China not".

    In Chinese it is the end of the other: 研究所 of 材料研究所.
    """
    if " " in one:
        return False
    if _HAN_NAME.fullmatch(one):
        return len(one) >= _SHORTEST_HAN and other.endswith(one)
    return len(one) >= _ROOT and one.isascii() and one[:_ROOT] == other[:_ROOT]


def plain_name(name: str) -> str:
    """A name without capitals, full stops and articles, as it is compared."""
    words = name.casefold().replace(".", "").split()
    return " ".join(word for word in words if word not in {"the", "a"})
