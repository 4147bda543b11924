"""How much may be sent: Telegram's limits, a little under what it allows.

The database keeps each limit as one moment: from then on the next message may leave (the generic cell
rate algorithm, ITU-T I.371, with its theoretical arrival time moved back by the tolerance). What leaves
late by a slow disk or a busy processor could still come too close to what leaves in time, so the
process that sends also keeps a ``Window`` of when its messages really left.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, inf

MOST_IN_FLIGHT = 128
"""More requests at once make the transport (aiohttp under python-telegram-bot) no faster."""

_USUALLY_MOST = 64
_SHARE_OF_A_SECOND = 8

FIRST_GUESS = 0.3
"""Seconds that an answer is taken to need before there was one."""

_KNOWN_TRIPS = 32
_LEAST = 0.002
_LONGEST_DELAY = 0.3


@dataclass(frozen=True, slots=True)
class Limit:
    """One message every ``interval``; one that leaves late by up to ``slack`` does not delay the next.

    In any window of length ``t``, its ends included, at most ``1 + (t + slack) / interval`` leave.
    """

    interval: timedelta
    slack: timedelta = timedelta(0)

    def after(self, free_at: datetime | None, now: datetime) -> datetime:
        """From when on the next one may leave, if one leaves ``now``."""
        earliest = now - self.slack
        return max(free_at or earliest, earliest) + self.interval


ONE_A_SECOND = Limit(timedelta(seconds=1.05))
"""To one chat. Messages arrive some milliseconds after they leave, one sooner than the other."""

TWENTY_A_MINUTE = Limit(timedelta(seconds=4), slack=timedelta(seconds=16))
"""To one group or channel, all its topics together: five at once, then one every four seconds."""


def evenly(rate: int) -> Limit:
    """``rate`` messages a second in all, evenly. That no second holds more is for the ``Window``."""
    return Limit(timedelta(seconds=1.003) / rate, slack=timedelta(seconds=0.1))


def is_group(chat: int) -> bool:
    """Whether it is a group or a channel: their ids are below zero."""
    return chat < 0


@dataclass(slots=True, eq=False)
class Seat:
    """One departure in a ``Window``: the one whose second must be over ``before`` it, and when it left."""

    before: Seat | None
    left: float | None = None
    trip: float | None = None


class Window:
    """At most ``rate`` departures in any second, wherever it begins, its ends included.

    Nor do more arrive in any second: how much later than usual one was answered tells how much later it
    may have arrived. Moments are seconds of one clock that never goes back.
    """

    def __init__(self, rate: int) -> None:
        self._last: deque[Seat] = deque(maxlen=rate)
        self._trips: list[float] = []
        self._quickest: deque[float] = deque(maxlen=ceil(rate / _KNOWN_TRIPS))

    def seat(self) -> Seat:
        """A seat for the next departure; seats leave in the order in which they are taken."""
        is_full = len(self._last) == self._last.maxlen
        seat = Seat(self._last[0] if is_full else None)
        self._last.append(seat)
        return seat

    def wait(self, seat: Seat, now: float) -> float:
        """How many seconds it must still wait before it leaves; 0 or less for none."""
        before = seat.before
        if before is None:
            return 0
        if before.left is None:
            return _LEAST
        trip = now - before.left if before.trip is None else before.trip
        return before.left + self._delay(trip) + 1 - now

    def leave(self, seat: Seat, now: float) -> None:
        """It leaves."""
        seat.before, seat.left = None, now

    def arrive(self, seat: Seat, now: float) -> None:
        """It was answered, so it has arrived."""
        trip = seat.trip = now - (now if seat.left is None else seat.left)
        self._trips.append(trip)
        if len(self._trips) == _KNOWN_TRIPS:
            self._quickest.append(min(self._trips))
            self._trips.clear()

    def give_up(self, seat: Seat) -> None:
        """It does not leave at all."""
        seat.before, seat.left, seat.trip = None, -inf, 0

    def _delay(self, trip: float) -> float:
        """How much later than usual one may have arrived: usual is the quickest of a second or more.

        Of fewer it would be no measure: a server that stands still for a moment answers many late.
        """
        usual = min(*self._trips, *self._quickest, trip, inf)
        return min(trip - usual, _LONGEST_DELAY) + _LEAST


class RoundTrips:
    """How long answers take, in seconds, as the last ones did."""

    def __init__(self) -> None:
        self._last = deque([FIRST_GUESS], maxlen=_KNOWN_TRIPS)

    def add(self, seconds: float) -> None:
        """One more answer has been dealt with."""
        self._last.append(seconds)

    def mean(self, under_way: Iterable[float] = ()) -> float:
        """The mean; of those ``under_way`` for so long already, the slower ones count as well."""
        usual = sum(self._last) / len(self._last)
        trips = [*self._last, *(age for age in under_way if age > usual)]
        return sum(trips) / len(trips)


def in_flight(rate: int, round_trip: float = FIRST_GUESS) -> int:
    """How many messages may be unsettled at once: each could be repeated after a crash.

    Enough for ``rate`` a second where one takes ``round_trip`` seconds, and one to be ready; but no more
    than 64, or than leave in an eighth of a second, where answers stay away.
    """
    most = min(max(_USUALLY_MOST, rate // _SHARE_OF_A_SECOND), MOST_IN_FLIGHT)
    return min(most, ceil(rate * round_trip) + 1)
