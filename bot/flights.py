"""What is in flight: marked as being sent, and not settled yet. All of it could be repeated after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from time import monotonic

from bot.delivery import NotSent, Outcome, Unanswered
from bot.limits import RoundTrips, Seat, Window, in_flight
from bot.store.sending import Departed
from bot.store.settling import Answer


@dataclass(slots=True, eq=False)
class Flight:
    """One delivery on its way: when it left, and what became of it, once that is known.

    ``turn_at`` is when it may leave, by a clock that nobody sets.
    """

    departed: Departed
    seat: Seat
    turn_at: float
    task: asyncio.Task[None] | None = None
    left_at: datetime | None = None
    answer: Answer | None = None


@dataclass(slots=True)
class Flights:
    """All that is in flight, where ``rate`` messages a second may leave."""

    rate: int
    _window: Window = field(init=False)
    _trips: RoundTrips = field(default_factory=RoundTrips)
    _all: dict[str, Flight] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._window = Window(self.rate)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def attempts(self) -> Collection[str]:
        """The attempts that are in flight."""
        return self._all.keys()

    @property
    def room(self) -> int:
        """How many more may be in flight once all that landed is settled."""
        clock = monotonic()
        under_way = [flight for flight in self._all.values() if flight.answer is None]
        left = (flight.seat.left for flight in under_way)
        round_trip = self._trips.mean(clock - moment for moment in left if moment is not None)
        return max(in_flight(self.rate, round_trip) - len(under_way), 0)

    def begin(self, departed: Departed) -> Flight:
        """One more, the next to leave."""
        its_turn = (departed.leaves_at - datetime.now(UTC)).total_seconds()
        flight = Flight(departed, self._window.seat(), monotonic() + its_turn)
        self._all[departed.attempt] = flight
        return flight

    async def turn_of(self, flight: Flight) -> None:
        """Wait until it may leave."""
        while (wait := self._wait(flight)) > 0:  # noqa: ASYNC110  it is time that is waited for
            await asyncio.sleep(wait)

    def leave(self, flight: Flight) -> None:
        """It leaves."""
        flight.left_at = datetime.now(UTC)
        self._window.leave(flight.seat, monotonic())

    def land(self, flight: Flight, outcome: Outcome) -> None:
        """It was answered, or is given up."""
        departed = flight.departed
        flight.answer = Answer(departed.delivery.id, departed.attempt, outcome, flight.left_at)
        if flight.left_at is None:
            self._window.give_up(flight.seat)
        else:
            self._window.arrive(flight.seat, monotonic())

    def clock_was_set_back(self, by: timedelta) -> None:
        """What left before that left so much sooner, as the clock tells it now."""
        for flight in self._all.values():
            if flight.left_at is not None:
                flight.left_at -= by
                flight.answer = flight.answer and replace(flight.answer, left_at=flight.left_at)

    def answers(self) -> Sequence[Answer]:
        """What waits to be settled."""
        return [flight.answer for flight in self._all.values() if flight.answer is not None]

    def end(self, settled: Sequence[Answer]) -> None:
        """These are settled, and on disk."""
        clock = monotonic()
        for answer in settled:
            flight = self._all.pop(answer.attempt)
            if flight.left_at is not None and flight.seat.left is not None:
                self._trips.add(clock - flight.seat.left)

    async def stop(self, unanswered: Unanswered, not_left: NotSent) -> None:
        """Give up all that has not landed."""
        given_up = [flight for flight in self._all.values() if flight.answer is None]
        tasks = [flight.task for flight in given_up if flight.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for flight in given_up:
            if flight.answer is None:
                self.land(flight, not_left if flight.left_at is None else unanswered)

    def _wait(self, flight: Flight) -> float:
        """Seconds until it may leave; 0 or less for now."""
        clock = monotonic()
        return max(flight.turn_at - clock, self._window.wait(flight.seat, clock))
