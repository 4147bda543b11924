"""The layers of docs/design.md: dependencies point one way."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_dependencies_point_one_way() -> None:
    # In a process of its own: import-linter silences every logger that is there.
    lint = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert lint.returncode == 0, lint.stdout
    assert "0 broken" in lint.stdout
