"""Grammar tables in a cache folder: kept, made anew when damaged, and safe among several processes."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from schedules.language.tables import tables

ENGLISH = "schedules.language.english"


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.tables"))


def test_tables_are_made_once_and_kept(tmp_path: Path) -> None:
    tables(ENGLISH, tmp_path)
    (first,) = kept(tmp_path)
    written = first.stat().st_mtime_ns
    tables(ENGLISH, tmp_path)
    assert kept(tmp_path) == [first]
    assert first.stat().st_mtime_ns == written


@pytest.mark.parametrize("damage", [b"", b"not tables at all", b"cut"])
def test_damaged_tables_are_made_anew(tmp_path: Path, damage: bytes) -> None:
    tables(ENGLISH, tmp_path)
    (path,) = kept(tmp_path)
    good = path.read_bytes()
    path.write_bytes(good[: len(good) // 2] if damage == b"cut" else damage)
    assert tables(ENGLISH, tmp_path).rules
    anew = path.read_bytes()
    assert hashlib.sha256(anew[32:]).digest() == anew[:32]


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert tables(ENGLISH, tmp_path / "file" / "cache").rules


def test_several_processes_may_begin_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from schedules.language.tables import tables;"
        f"print(len(tables({ENGLISH!r}, Path(sys.argv[1])).rules))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = {process.communicate(timeout=60)[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0, 0]
    assert said == {f"{len(tables(ENGLISH, tmp_path).rules)}\n"}
    assert not [path for path in tmp_path.iterdir() if path.suffix != ".tables"]
