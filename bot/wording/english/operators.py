"""What the operators' chat is told, in English."""

from __future__ import annotations


def late(since: str, waiting: int) -> str:
    """Messages are late."""
    messages = "1 message waits" if waiting == 1 else f"{waiting:,} messages wait"
    said = (
        f"{messages}, the first since {since}" if waiting else f"what was due at {since} is not in line yet"
    )
    return (
        f"Messages are late: {said}.\n"
        "agreed status and the log say why. You will be told when none is late any more."
    )


CAUGHT_UP = "Messages are no longer late."
