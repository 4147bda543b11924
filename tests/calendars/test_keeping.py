"""What was published last is kept while it shows the same, as far as it fits."""

from __future__ import annotations

import gc
import threading
import weakref

import anyio
import pytest

from calendars.keeping import Keeper, Make
from calendars.publication import Publication
from calendars.revising import fresh_revisions
from calendars.source import Shown
from tests.calendars import agreement as a

pytestmark = pytest.mark.anyio


def shown() -> Shown:
    timeline = a.timeline(a.hotline())
    return Shown(timeline, fresh_revisions(timeline, a.NOW))


class Maker:
    """Makes bodies of a size, and counts them."""

    def __init__(self, size: int = 10) -> None:
        self.made = 0
        self.lasts: list[Publication | None] = []
        self._size = size

    def __call__(self, last: Publication | None) -> Publication:
        self.made += 1
        self.lasts.append(last)
        return Publication.of(b"%d" % self.made + b"x" * self._size, zips=False)


async def test_the_same_is_made_once() -> None:
    keeper, make, one = Keeper(), Maker(), shown()
    first = await keeper.get("page", [one], make)
    assert await keeper.get("page", [one], make) is first
    assert make.made == 1


async def test_what_shows_another_thing_is_made_anew_and_knows_the_last() -> None:
    keeper, make, one, other = Keeper(), Maker(), shown(), shown()
    first = await keeper.get("page", [one], make)
    await keeper.get("page", [other], make)
    await keeper.get("page", [other, one], make)
    assert make.made == 3
    assert make.lasts[:2] == [None, first]


async def test_places_are_kept_apart() -> None:
    keeper, make, one = Keeper(), Maker(), shown()
    assert await keeper.get("en", [one], make) is not await keeper.get("zh", [one], make)


async def test_those_who_ask_for_the_same_at_once_wait_for_one_making() -> None:
    keeper, make, one = Keeper(), Maker(), shown()
    async with anyio.create_task_group() as tasks:
        for _ in range(20):
            tasks.start_soon(keeper.get, "page", [one], make)
    assert make.made == 1


async def test_it_is_made_beside_the_event_loop() -> None:
    here, there = threading.get_ident(), []

    def make(_: Publication | None) -> Publication:
        there.append(threading.get_ident())
        return Publication.of(b"")

    await Keeper().get("page", [shown()], make)
    assert there != [here]


async def test_those_asked_for_last_are_kept_as_far_as_they_fit() -> None:
    keeper, make, one = Keeper(most_bytes=100_000), Maker(size=30_000), shown()
    for place in ("a", "b", "a", "c", "a", "b"):
        await keeper.get(place, [one], make)
    assert make.made == 4  # a, b, c, and b again: of a and c, a was asked for later


async def test_a_failure_is_told_and_the_next_is_made() -> None:
    def fail(_: Publication | None) -> Publication:
        raise ValueError("no")

    keeper, one = Keeper(), shown()
    failing: Make = fail
    with pytest.raises(ValueError, match="no"):
        await keeper.get("page", [one], failing)
    assert (await keeper.get("page", [one], Maker())).body.startswith(b"1")


async def test_what_is_no_longer_shown_is_let_go() -> None:
    keeper, one = Keeper(), shown()
    await keeper.get("page", [one], Maker())
    gone = weakref.ref(one)
    del one
    gc.collect()
    assert gone() is None
