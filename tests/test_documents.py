"""The documents: every console example in them is run, and prints what it says it prints."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Document, Example
from sybil.parsers.markdown import CodeBlockParser

from schedules.examples import example

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
AGREED = Path(sys.executable).parent / "agreed"


def _console_examples() -> list[object]:
    parser = CodeBlockParser(language="console")
    return [
        pytest.param(block, id=f"{path.name}:{block.line}")
        for path in DOCUMENTS
        for block in Document.parse(str(path), parser).examples()
    ]


def _sessions(block: Example) -> list[tuple[str, str]]:
    """The commands of a block, each with what it prints."""
    _, *commands = f"\n{block.parsed}".split("\n$ ")
    return [(command, printed) for command, _, printed in (part.partition("\n") for part in commands)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder as the documents assume it: the bundled schedule lies in it."""
    shutil.copy(example("dialogue-2016"), tmp_path / "dialogue-2016.yaml")
    return tmp_path


@pytest.mark.parametrize("block", _console_examples())
def test_an_example_prints_what_it_says(block: Example, folder: Path) -> None:
    for command, printed in _sessions(block):
        words = shlex.split(command)
        assert words[0] == "agreed"
        run = subprocess.run(
            [AGREED, *words[1:]],
            cwd=folder,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100"},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert (run.stdout + run.stderr).strip() == printed.strip()


def test_the_readme_has_examples() -> None:
    assert "```console\n$ agreed " in (ROOT / "README.md").read_text()
