"""``agreed publish``: files that any web server shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import vobject
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import Settings

SCHEDULE = """\
schedule: {id}
title: {{en: Ours, zh: 我们的约定}}
agreed_on: 2016-06-14
timezone: Asia/Shanghai
visibility: {visibility}
milestones:
  hotline: {{title: {{en: Hotline, zh: 热线}}, when: {when}, topic: hotline}}
  seminar: {{title: {{en: Seminar, zh: 研讨会}}, when: in October 2016, topic: seminars}}
"""
NAMES = [".html", ".ics", ".png", ".svg"]


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working folder, and no settings but the defaults."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def schedule(id: str = "ours", when: str = "before September 2016", visibility: str = "public") -> str:
    text = SCHEDULE.format(id=id, when=when, visibility=visibility)
    Path(f"{id}.yaml").write_text(text, encoding="utf-8")
    return f"{id}.yaml"


def publish(*files: str, now: str = "2016-07-25", url: str = "https://example.org/agreed") -> str:
    result = CliRunner().invoke(app, ["publish", "site", *files, "--now", now, "--url", url])
    assert result.exit_code == 0, result.output
    return result.stdout.strip()


def files() -> Mapping[str, bytes]:
    site = Path("site")
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_there_are_pages_calendars_and_pictures_in_every_language() -> None:
    assert publish(schedule()) == "site: 10 files written, 0 unchanged, 0 removed"
    expected = {f"{folder}ours{ending}" for folder in ("", "zh/") for ending in NAMES}
    assert set(files()) == {*expected, "index.html", "zh/index.html", ".agreed-published"}
    assert "研讨会".encode() in files()["zh/ours.html"]


def test_every_address_that_a_page_names_is_that_of_a_file() -> None:
    publish(schedule(), schedule("theirs"))
    pages = {name: body.decode() for name, body in files().items() if name.endswith(".html")}
    base = "https://example.org/agreed/"
    named = {url for text in pages.values() for url in re.findall(rf'(?:href|content)="{base}([^"]*)"', text)}
    assert {"ours.ics", "zh/ours.ics", "ours.html", "zh/theirs.html", "index.html", "ours.png"} <= named
    assert named <= set(files())
    assert "?" not in "".join(named)


def test_only_what_changed_is_written() -> None:
    publish(schedule())
    times = {path: path.stat().st_mtime_ns for path in Path("site").rglob("*.ics")}
    assert publish(schedule()) == "site: 0 files written, 10 unchanged, 0 removed"
    said = publish(schedule(), now="2016-07-26")
    assert said == "site: 6 files written, 4 unchanged, 0 removed"  # pages and pictures show today
    assert {path: path.stat().st_mtime_ns for path in Path("site").rglob("*.ics")} == times


def test_a_move_raises_the_sequence() -> None:
    publish(schedule())
    before = vobject.readOne(files()["ours.ics"].decode())
    publish(schedule(when="before October 2016"), now="2016-07-26")
    after = vobject.readOne(files()["ours.ics"].decode())
    sequences = [{e.uid.value: e.sequence.value for e in c.vevent_list} for c in (before, after)]
    assert sequences == [
        {"hotline@ours.agreed": "0", "seminar@ours.agreed": "0"},
        {"hotline@ours.agreed": "1", "seminar@ours.agreed": "0"},
    ]


def test_what_is_no_longer_published_is_removed_and_nothing_else() -> None:
    publish(schedule(), schedule("theirs"))
    Path("site/theirs.txt").write_text("not ours")
    assert publish(schedule()).endswith(" 8 removed")
    assert not [name for name in files() if "theirs" in name and not name.endswith(".txt")]
    assert "theirs.txt" in files()


def test_what_is_not_public_is_not_published() -> None:
    result = CliRunner().invoke(
        app, ["publish", "site", schedule(visibility="invited"), "--url", "https://example.org"]
    )
    assert result.exit_code == 2
    assert result.stderr.startswith("ours: not for everyone's eyes; with visibility: public")
    assert not Path("site").exists()


def test_it_must_be_said_where_the_files_will_be_reached() -> None:
    result = CliRunner().invoke(app, ["publish", "site", schedule()])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--url https://example.org/agreed" in result.stderr
    wrong = CliRunner().invoke(app, ["publish", "site", schedule(), "--url", "here"])
    assert wrong.exit_code == 2
    assert wrong.stderr.startswith("PUBLIC_URL: 'here' is not a web address")


def test_a_place_that_cannot_be_written_is_told() -> None:
    Path("site").write_text("a file")
    result = CliRunner().invoke(
        app, ["publish", "site", schedule(), "--url", "https://example.org", "--now", "2016-07-25"]
    )
    assert result.exit_code == 2
    assert result.stderr.startswith("site: ")
    assert Path("site").read_text() == "a file"
