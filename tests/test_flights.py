"""What is in flight, and how much of it there may be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.delivery import Delivery, NotSent, Sent, Unanswered
from bot.flights import Flight, Flights
from bot.limits import in_flight
from bot.store.sending import Departed

pytestmark = pytest.mark.anyio


def departed(id: int) -> Departed:
    return Departed(Delivery(id, id, None, "Due"), f"attempt {id}", datetime.now(UTC))


async def begun(flights: Flights, count: int) -> list[Flight]:
    flying = [flights.begin(departed(id)) for id in range(1, count + 1)]
    for flight in flying:
        await flights.turn_of(flight)
        flights.leave(flight)
    return flying


async def test_what_has_landed_makes_room_and_is_in_flight_until_it_is_settled() -> None:
    flights = Flights(30)
    flying = await begun(flights, 3)
    assert flights.room == in_flight(30) - 3
    flights.land(flying[0], Sent(1))
    assert (flights.room, len(flights)) == (in_flight(30) - 2, 3)
    (answer,) = flights.answers()
    assert (answer.delivery, answer.outcome) == (1, Sent(1))
    flights.end([answer])
    assert (len(flights), flights.answers()) == (2, [])


async def test_quick_answers_leave_room_for_few() -> None:
    flights = Flights(30)
    for id in range(50):
        flight = flights.begin(departed(id))
        flights.leave(flight)
        flights.land(flight, Sent(1))
        flights.end(flights.answers())
    assert flights.room <= 4


async def test_what_is_stopped_is_in_doubt_only_if_it_has_left() -> None:
    flights = Flights(30)
    await begun(flights, 1)
    flights.begin(departed(2))
    await flights.stop(Unanswered("stopped"), NotSent("stopped"))
    answers = flights.answers()
    assert [answer.outcome for answer in answers] == [Unanswered("stopped"), NotSent("stopped")]
    assert answers[0].left_at is not None
    assert answers[1].left_at is None
