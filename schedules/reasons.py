"""Why a bound is what it is: from the words that set it down to what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVarTuple, overload

from schedules.timeline import Reason

RestOn = TypeVarTuple("RestOn")


class Reasons(Sequence[Reason], Generic[*RestOn]):
    """Reasons that are told, from what they rest on, when they are asked for: few of a schedule's many are.

    Equal to every sequence of the same reasons.
    """

    __slots__ = ("_rest_on", "_tell", "_told")

    def __init__(self, tell: Callable[[*RestOn], tuple[Reason, ...]], *rest_on: *RestOn) -> None:
        self._tell = tell
        self._rest_on = rest_on
        self._told: tuple[Reason, ...] | None = None

    @property
    def _all(self) -> tuple[Reason, ...]:
        if self._told is None:
            self._told = self._tell(*self._rest_on)
        return self._told

    @overload
    def __getitem__(self, index: int) -> Reason: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Reason, ...]: ...
    def __getitem__(self, index: int | slice) -> Reason | tuple[Reason, ...]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Reason]:
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return repr(self._all)
