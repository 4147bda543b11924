"""A schedule file that is edited while ``agreed serve`` runs, and while it does not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.botapi.server import botapi
from tests.botapi.world import World
from tests.processes import serve, talk

pytestmark = pytest.mark.anyio

FILE = """\
schedule: review
title: Review conference
agreed_on: 2016-06-14
timezone: Asia/Shanghai
visibility: public
milestones:
  report: {{title: Publish the report, when: "{when}"}}
"""
NOON, LATER = "2016-07-25T12:00+08:00", "2016-07-25T13:00+08:00"


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with botapi() as served:
        yield served


def edit(folder: Path, when: str) -> None:
    (folder / "review.yaml").write_text(FILE.format(when=when), encoding="utf-8")


async def test_edits_are_told_while_it_runs_and_at_its_start_and_breakage_to_the_editors(
    tmp_path: Path, world: World
) -> None:
    anna, ben = await world.user(), await world.user()
    settings = {"EDITORS": str(ben), "DEFAULT_TIMEZONE": "Asia/Shanghai"}
    edit(tmp_path, "before September 2016")
    async with serve(tmp_path, world, "review.yaml", "--now", NOON, **settings) as served:
        await served.until("https://t.me/agreed_test_bot")
        for one in (anna, ben):
            await talk(world, one, "/start")
        edit(tmp_path, "before October 2016")
        said = (await world.texts(anna, count=2))[-1]
        assert "• Moved: Publish the report, now by 30 Sep; it was by 31 Aug." in said
        edit(tmp_path, "when pigs fly")
        said = (await world.texts(ben, count=3))[-1]
        assert "review.yaml has changed and cannot be used" in said
        assert "review.yaml:7" in said
        assert await served.terminate() == 0
    edit(tmp_path, "before November 2016")
    async with serve(tmp_path, world, "review.yaml", "--now", LATER, **settings):
        said = (await world.texts(anna, count=3))[-1]
        assert "now by 31 Oct; it was by 30 Sep." in said
