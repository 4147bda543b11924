"""Numbers in English words, as the pieces that they are split into: "twenty-first" is two."""

from __future__ import annotations

from collections.abc import Iterator

LAST_DAY = 31
"""The highest number of a day of a month."""

_NUMBERS = [
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_ORDINALS = [
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth"),
]
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_ONES = 10


def cardinals() -> Iterator[tuple[int, tuple[str, ...]]]:
    """1 to 199."""
    small = dict(_below_hundred())
    for number, pieces in small.items():
        yield number, pieces
        for hundred in (("one", "hundred"), ("a", "hundred")):
            yield 100 + number, (*hundred, *pieces)
            yield 100 + number, (*hundred, "and", *pieces)
    yield 100, ("one", "hundred")
    yield 100, ("a", "hundred")
    yield 100, ("hundred",)


def _below_hundred() -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, word in enumerate(_NUMBERS, 1):
        yield number, (word,)
    for ten, number in _TENS.items():
        yield number, (ten,)
        for one, word in enumerate(_NUMBERS[: _ONES - 1], 1):
            yield number + one, (ten, word)


def nth(number: int) -> str:
    """Which one it is when they are counted: in words up to the tenth."""
    return _ORDINALS[number - 1] if number <= 10 else figure(number)


def figure(number: int) -> str:
    """Which one it is, in figures: "1st", "15th"."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ordinals() -> Iterator[tuple[int, tuple[str, ...]]]:
    """1st to 99th."""
    for number, word in enumerate(_ORDINALS, 1):
        yield number, (word,)
    for ten, number in _TENS.items():
        yield number, (f"{ten[:-1]}ieth",)
        for one, word in enumerate(_ORDINALS[: _ONES - 1], 1):
            yield number + one, (ten, word)


def years() -> Iterator[tuple[int, tuple[str, ...]]]:
    """2001 to 2099: "two thousand and sixteen", "twenty sixteen"."""
    for number, pieces in _below_hundred():
        yield 2000 + number, ("two", "thousand", "and", *pieces)
        yield 2000 + number, ("two", "thousand", *pieces)
        if number >= _ONES:
            yield 2000 + number, ("twenty", *pieces)
