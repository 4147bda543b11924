"""``agreed demo`` as a person at a terminal meets it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import httpx
import pexpect
import pytest

AGREED = Path(sys.executable).parent / "agreed"
INTERRUPTED = 130
PATIENCE = 300
"""In seconds. On a machine that does a lot else, starting alone has taken more than twenty."""

PROMPT = r"\[2016-(\d\d-\d\d) \d\d:\d\d\] > "


ROOT = Path(__file__).parents[2]
INTERRUPTING = """\
import os, signal, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["INTERRUPTED"]:
            sys.meta_path.remove(self)
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Finder())
"""
"""Interrupts the program as it loads a module."""


def hear_interrupts() -> None:
    """As at a terminal: what a shell starts in the background ignores Ctrl-C, and so do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A pseudo-terminal with the demo in it."""

    def __init__(self, *words: str, folder: Path) -> None:
        environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm"}
        self._demo: pexpect.spawn[str] = pexpect.spawn(
            str(AGREED),
            ["demo", *words],
            cwd=folder,
            env=environment,
            encoding="utf-8",
            timeout=PATIENCE,
            preexec_fn=hear_interrupts,
        )
        self._demo.setecho(False)

    def printed(self) -> str:
        """All that is printed before the next prompt."""
        self._demo.expect(PROMPT)
        return str(self._demo.before).replace("\r\n", "\n").strip()

    def ask(self, line: str) -> str:
        """Type a line; what follows."""
        self._demo.sendline(line)
        return self.printed()

    def leave(self, line: str) -> tuple[str, int | None]:
        """Type the last line; the last words and the exit code."""
        self._demo.sendline(line)
        return self._end()

    def hang_up(self) -> tuple[str, int | None]:
        """End the input, as Ctrl-D does."""
        self._demo.sendeof()
        return self._end()

    def _end(self) -> tuple[str, int | None]:
        self._demo.expect(pexpect.EOF)
        last = str(self._demo.before).replace("\r\n", "\n").strip()
        self._demo.close()
        return last, self._demo.exitstatus

    def interrupt(self) -> tuple[str, int | None]:
        """Press Ctrl-C; the last words and the exit code."""
        self._demo.sendintr()
        return self._end()

    def until(self, words: str) -> None:
        """Read up to there."""
        self._demo.expect(re.escape(words))


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Terminal]:
    with terminal(folder=tmp_path) as opened:
        yield opened


@contextmanager
def terminal(*words: str, folder: Path) -> Iterator[Terminal]:
    opened = Terminal(*words, folder=folder)
    yield opened
    opened._demo.close(force=True)


def test_one_asks_moves_time_on_and_receives(demo: Terminal) -> None:
    welcome = demo.printed()
    assert "here it is Monday 25 July 2016 09:00 (Asia/Shanghai)" in welcome
    assert "You will be reminded here" in welcome
    (address,) = re.findall(r"http://127\.0\.0\.1:\d+", welcome)
    assert "BEGIN:VCALENDAR" in httpx.get(f"{address}/dialogue-2016.ics", trust_env=False).text
    answer = demo.ask("what is due before September?")
    assert "Test the hotline" in answer
    assert "Network-protection seminar" in answer
    assert demo.ask("/tomorrow") == "It is now Tuesday 26 July 2016 09:00."
    week = demo.ask("/skip 7 days")
    assert "Test the hotline" in week
    assert week.endswith("It is now Tuesday 2 August 2016 09:00.")
    assert "is not a number of days" in demo.ask("/skip a bit")
    assert demo.leave("/quit") == ("Goodbye.", 0)


def test_buttons_are_numbered_and_pressed_by_their_number(demo: Terminal) -> None:
    demo.printed()
    assert "[1] Hour  [2] Time zone" in demo.ask("/settings")
    assert "[1] 07:00  [2] 08:00  [3] 09:00" in demo.ask("1")
    assert "You are told at 08:00" in demo.ask("2")
    week = demo.ask("/skip 7 days")
    (number,) = re.findall(r"\[(\d)\] Test the hotline", week)
    details = demo.ask(number)
    assert "Test the hotline: " in details
    assert "[1] Seen  [2] Tomorrow  [3] Next week" in details
    assert "no more reminders here before Tuesday 2 August 2016" in demo.ask("2")


def test_words_answer_what_a_button_asked(demo: Terminal) -> None:
    demo.printed()
    demo.ask("/settings")
    assert "Press a city, or write another" in demo.ask("2")
    assert "Your time zone is Europe/Zurich" in demo.ask("Geneva")
    reminders = demo.ask("/skip 4 weeks")
    (number,) = re.findall(r"\[(\d+)\] Seminar on international rules", reminders)
    (number,) = re.findall(r"\[(\d+)\] Set a date", demo.ask(number))
    assert "Reply with the words" in demo.ask(number)
    assert "= on or before Friday 30 September 2016" in demo.ask("by 30 September")


def test_pictures_and_files_are_written_where_it_says(demo: Terminal) -> None:
    demo.printed()
    (path,) = re.findall(r"^\[(.*\.png)\]$", demo.ask("/timeline"), re.MULTILINE)
    assert Path(path).read_bytes().startswith(b"\x89PNG")
    (path,) = re.findall(r"^\[(.*\.ics)\]$", demo.ask("/calendar"), re.MULTILINE)
    assert Path(path).read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_same_in_chinese(tmp_path: Path) -> None:
    with terminal("--lang", "zh", folder=tmp_path) as demo:
        assert "2016年7月25日" in demo.printed()
        assert "演习" in demo.ask("下次演习是什么时候？")
        week = demo.ask("/skip 8天")
        assert "测试热线" in week
        assert "现在是2016年8月2日" in week
        assert demo.hang_up() == ("再见。", 0)
    assert list(tmp_path.iterdir()) == []


def test_interrupting_at_the_prompt_ends_it(demo: Terminal) -> None:
    demo.printed()
    last, code = demo.interrupt()
    assert "Traceback" not in last
    assert code == INTERRUPTED


@pytest.mark.parametrize("seed", range(3))
def test_interrupting_while_the_first_answer_is_made_ends_it(demo: Terminal, seed: int) -> None:
    demo.until("http://")
    time.sleep(Random(seed).uniform(0, 0.1))
    last, code = demo.interrupt()
    assert "Traceback" not in last
    assert code == INTERRUPTED


@pytest.mark.parametrize("module", ["typer", "typer.core", "asyncio", "bot.terminal", "uvicorn", "alembic"])
def test_interrupting_while_it_loads_ends_it_quietly(module: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTING)
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "INTERRUPTED": module}
    made = subprocess.run(
        [AGREED, "demo"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        preexec_fn=hear_interrupts,
    )
    assert made.returncode == INTERRUPTED
    assert "Traceback" not in made.stdout + made.stderr
