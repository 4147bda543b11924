"""The real program, serving its page and calendars in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.settings import Settings

_SAYS = "Page and calendars: "


@contextmanager
def served(folder: Path, *files: Path, now: str = "2016-07-25", port: int = 0) -> Iterator[str]:
    """``agreed serve`` without a token, as of ``now``; gives its address, without a slash at its end.

    Its database lies in ``folder`` and stays there: serving there again goes on from it.
    """
    ours = {name.upper() for name in Settings.model_fields}
    settings = {
        "LISTEN": f"127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder / 'agreed.db'}",
        "PYTHONUNBUFFERED": "1",
    }
    program = subprocess.Popen(
        [Path(sys.executable).with_name("agreed"), "serve", *map(str, files), "--now", now],
        env={name: value for name, value in os.environ.items() if name not in ours} | settings,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield _address(program)
    finally:
        program.terminate()
        program.communicate(timeout=20)


def _address(program: subprocess.Popen[str]) -> str:
    said: list[str] = []
    for line in program.stdout or ():
        said.append(line)
        if line.startswith(_SAYS):
            return line.removeprefix(_SAYS).strip().rstrip("/")
    raise AssertionError("it never served:\n" + "".join(said))
