"""Programs that we did not write, each asked which events it reads at an address."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import httpx
import icalendar
import recurring_ical_events

from tests.interop import libical

Row = tuple[str | None, str, str, str]
"""An event: uid (none where it is not kept), first day, the day after the last, summary; ISO 8601."""

HERE = Path(__file__).parent
_VDIRSYNCER = """\
[general]
status_path = "{folder}/status/"

[pair feed]
a = "theirs"
b = "ours"
collections = null

[storage theirs]
type = "http"
url = "{url}"

[storage ours]
type = "filesystem"
path = "{folder}/events/"
fileext = ".ics"
"""
_KHAL = """\
[calendars]
[[feed]]
path = {folder}/events/

[sqlite]
path = {folder}/khal.db

[locale]
local_timezone = UTC
default_timezone = UTC
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def vdirsyncer_and_khal(url: str, folder: Path) -> list[Row]:
    """vdirsyncer brings the events to ``folder``, as it does for a subscription; khal lists them.

    In a subscription vdirsyncer gives every event a uid of its own.
    """
    (folder / "events").mkdir(exist_ok=True)
    files = {"vdirsyncer.conf": _VDIRSYNCER, "khal.conf": _KHAL}
    for name, text in files.items():
        (folder / name).write_text(text.format(folder=folder, url=url), encoding="utf-8")
    sync = ["vdirsyncer", "-c", str(folder / "vdirsyncer.conf")]
    if not (folder / "status").exists():
        _run([*sync, "discover"], folder)
    _run([*sync, "sync"], folder)
    form = "{start-date-long}\t{end-date-long}\t{title}"
    period = ("2016-01-01", "2020-01-01")
    listed = _run(
        ["khal", "-c", str(folder / "khal.conf"), "list", "--once", "-df", "", "-f", form, *period], folder
    )
    return [_from_khal(line) for line in listed.splitlines() if "\t" in line]


def _from_khal(line: str) -> Row:
    first, last, title = line.split("\t")
    return None, first, (date.fromisoformat(last) + timedelta(days=1)).isoformat(), title


def c_library(url: str, _: Path) -> list[Row]:
    """libical."""
    return [*libical.rows(_body(url))]


def ical_js(url: str, folder: Path) -> list[Row]:
    """ical.js, which Thunderbird reads with."""
    return _by_node("icaljs.mjs", url, folder)


def node_ical(url: str, folder: Path) -> list[Row]:
    """node-ical."""
    return _by_node("nodeical.mjs", url, folder)


def python(url: str, _: Path) -> list[Row]:
    """icalendar and recurring-ical-events, asked what is on between two days."""
    calendar = icalendar.Calendar.from_ical(_body(url))
    found = recurring_ical_events.of(calendar).between(date(2016, 1, 1), date(2020, 1, 1))
    return [
        (str(e["UID"]), e["DTSTART"].dt.isoformat(), e["DTEND"].dt.isoformat(), str(e["SUMMARY"]))
        for e in found
    ]


READERS: Mapping[str, Callable[[str, Path], list[Row]]] = {
    "vdirsyncer and khal": vdirsyncer_and_khal,
    "libical": c_library,
    "ical.js": ical_js,
    "node-ical": node_ical,
    "recurring-ical-events": python,
}


def missing(reader: str) -> str | None:
    """What a reader needs that is not installed; ``None`` if it can be asked."""
    match reader:
        case "vdirsyncer and khal":
            absent = [name for name in ("vdirsyncer", "khal") if shutil.which(name) is None]
            return " and ".join(absent) or None
        case "libical":
            return None if libical.is_there() else "libical"
        case "ical.js" | "node-ical":
            if shutil.which("node") is None:
                return "node"
            is_there = (HERE / "node_modules" / reader).exists()
            return None if is_there else f"{reader} (npm ci in tests/interop)"
        case _:
            return None


def _body(url: str) -> bytes:
    return httpx.get(url, trust_env=False).raise_for_status().content


def _by_node(program: str, url: str, folder: Path) -> list[Row]:
    uid, first, end, summary = range(4)
    read = json.loads(_run(["node", str(HERE / program), url], folder))
    return [(row[uid], row[first], row[end], row[summary]) for row in read]


def _run(command: list[str], folder: Path) -> str:
    homes = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    outside = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "UTC", "no_proxy": "*", **homes}
    done = subprocess.run(command, env=outside, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"
    return done.stdout
