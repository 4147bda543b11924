"""Schedule files while the program runs: edited well, broken, replaced, gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.editors import tell_editors
from bot.store.messages import deliveries, messages
from bot.timelines import Timelines
from bot.watch import Broken, watching
from schedules.milestone import Schedule
from schedules.reading import read_schedule
from schedules.store import subscribers
from schedules.store.engine import Store
from schedules.subscriber import Subscriber

pytestmark = pytest.mark.anyio

FILE = """\
schedule: fair
title: {{en: Fair, zh: 展会}}
agreed_on: 2016-06-14
timezone: Asia/Shanghai
milestones:
  opening: {{title: Opening, when: "{when}"}}
"""
AUGUST, BROKEN = FILE.format(when="in August 2016"), FILE.format(when="when pigs fly")


class Heard:
    """What a watch tells."""

    def __init__(self) -> None:
        self.taken: list[Schedule] = []
        self.broken: list[Broken] = []
        self._new = asyncio.Condition()

    def take(self, schedule: Schedule) -> None:
        self.taken.append(schedule)
        asyncio.get_running_loop().create_task(self._tell())

    async def tell_broken(self, broken: Broken) -> None:
        self.broken.append(broken)
        await self._tell()

    async def _tell(self) -> None:
        async with self._new:
            self._new.notify_all()

    def took(self, count: int) -> bool:
        return len(self.taken) == count

    async def until(self, what: Callable[[], bool]) -> None:
        async with self._new, asyncio.timeout(20):
            await self._new.wait_for(what)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "fair.yaml"
    file.write_text(AUGUST, encoding="utf-8")
    return file


@asynccontextmanager
async def watched(path: Path) -> AsyncIterator[Heard]:
    heard = Heard()
    async with watching({path: "fair"}, heard.take, heard.tell_broken):
        await heard.until(lambda: len(heard.taken) == 1)
        yield heard


def write(path: Path, words: str) -> None:
    path.write_text(words, encoding="utf-8")


def put_in_its_place(path: Path, words: str) -> None:
    """As many editors save."""
    new = path.with_suffix(".new")
    write(new, words)
    new.replace(path)


def latest(schedule: Schedule) -> str:
    return schedule.milestones["opening"].statements[0].words.say("en")


async def test_an_edit_that_reads_well_is_taken_up(path: Path) -> None:
    async with watched(path) as heard:
        write(path, FILE.format(when="in July 2016"))
        await heard.until(lambda: len(heard.taken) == 2)
        assert [latest(schedule) for schedule in heard.taken] == ["in August 2016", "in July 2016"]


async def test_a_file_that_is_replaced_is_watched_on(path: Path) -> None:
    async with watched(path) as heard:
        for number, month in enumerate(("July", "October"), 2):
            put_in_its_place(path, FILE.format(when=f"in {month} 2016"))
            await heard.until(partial(heard.took, number))
        assert latest(heard.taken[-1]) == "in October 2016"


async def test_what_breaks_is_told_once_and_taken_up_when_it_is_mended(path: Path) -> None:
    async with watched(path) as heard:
        write(path, BROKEN)
        await heard.until(lambda: len(heard.broken) == 1)
        (problem,) = heard.broken[0].problems
        assert problem.startswith("fair.yaml:6")
        write(path, AUGUST)
        await heard.until(lambda: len(heard.taken) == 2)
        assert len(heard.broken) == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda path: path.unlink(), "No such file"),
        (
            lambda path: write(path, AUGUST.replace("fair", "feast")),
            "an id is for life",
        ),
    ],
    ids=["gone", "another id"],
)
async def test_a_file_that_goes_or_turns_into_another_is_told(
    path: Path, change: Callable[[Path], object], says: str
) -> None:
    async with watched(path) as heard:
        change(path)
        await heard.until(lambda: len(heard.broken) == 1)
        assert says in heard.broken[0].problems[0]


async def test_a_file_that_cannot_be_taken_up_keeps_no_other_from_being_watched(
    path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "feast.yaml"
    write(other, AUGUST.replace("fair", "feast"))
    heard = Heard()

    def take(schedule: Schedule) -> None:
        if schedule.id == "fair":
            raise LookupError("our secret position")
        heard.take(schedule)

    with capture_logs() as logs:
        async with watching({path: "fair", other: "feast"}, take, heard.tell_broken):
            await heard.until(partial(heard.took, 1))
            write(other, FILE.format(when="in July 2016").replace("fair", "feast"))
            await heard.until(partial(heard.took, 2))
    assert (logs[0]["file"], logs[0]["why"]) == ("fair.yaml", "LookupError")


# Editors ---------------------------------------------------------------------------------------

NOW = datetime(2016, 7, 25, 1, 30, tzinfo=UTC)
ME = Subscriber(ZoneInfo("UTC"))


async def told(store: Store) -> list[tuple[int, str]]:
    query = select(messages.c.chat, deliveries.c.text).join(deliveries).order_by(messages.c.id)
    async with store.connect() as conn:
        return [(row.chat, row.text) for row in await conn.execute(query)]


async def test_editors_are_told_once_for_each_breakage_in_their_language(store: Store) -> None:
    timelines = Timelines([read_schedule(AUGUST.encode(), "fair.yaml")])
    broken = Broken(Path("folder/fair.yaml"), "fair", ("fair.yaml:6: bad", "fair.yaml:7: worse"), "one")
    async with store.begin() as conn:
        await subscribers.choose(conn, 8, NOW, language="zh")
    for _ in range(2):
        await tell_editors(store, timelines, {7, 8}, ME, broken, NOW)
    (seven, english), (eight, chinese) = await told(store)
    assert (seven, eight) == (7, 8)
    assert english == (
        "fair.yaml has changed and cannot be used, so what it said of Fair before still stands.\n"
        "• fair.yaml:6: bad\n• fair.yaml:7: worse\nOnce the file is mended, it is taken up at once."
    )
    assert "展会" in chinese


async def test_what_breaks_so_again_on_another_day_is_told_again(store: Store) -> None:
    timelines = Timelines([read_schedule(AUGUST.encode(), "fair.yaml")])
    gone = Broken(Path("fair.yaml"), "fair", ("fair.yaml: No such file or directory",), "gone")
    for now in (NOW, NOW, NOW + timedelta(days=9)):
        await tell_editors(store, timelines, {7}, ME, gone, now)
    assert len(await told(store)) == 2


async def test_many_problems_are_counted(store: Store) -> None:
    timelines = Timelines([read_schedule(AUGUST.encode(), "fair.yaml")])
    problems = tuple(f"fair.yaml:{number}: bad" for number in range(30))
    await tell_editors(store, timelines, {7}, ME, Broken(Path("fair.yaml"), "fair", problems, "one"), NOW)
    ((_, text),) = await told(store)
    assert "and 20 more" in text
