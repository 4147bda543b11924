"""What was made of a value, kept by which value it is: to compare two schedules takes longer than to ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

Value = TypeVar("Value")
Made = TypeVar("Made")


class _Same(Generic[Value]):
    """A value as a key: equal to itself and to nothing else; it lives as long as what is kept for it."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


def kept_by_identity(most: int) -> Callable[[Callable[[Value], Made]], Callable[[Value], Made]]:
    """Have a function keep what it made of the last ``most`` values."""

    def keeping(make: Callable[[Value], Made]) -> Callable[[Value], Made]:
        @lru_cache(maxsize=most)
        def made(same: _Same[Value]) -> Made:
            return make(same.value)

        @wraps(make)
        def kept(value: Value) -> Made:
            return made(_Same(value))

        return kept

    return keeping
