"""What the tests of the command line have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shapes import SCHEDULES


@pytest.fixture
def in_folder_of_schedules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with schedules in it."""
    for name, text in SCHEDULES.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
