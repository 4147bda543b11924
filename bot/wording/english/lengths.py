"""English: how long something takes."""

from __future__ import annotations


def seconds(count: int) -> str:
    """So many seconds, in words."""
    return "1 second" if count == 1 else f"{count} seconds"
