"""What the operators' chat is told, in English."""

from __future__ import annotations


def late(since: str, waiting: int) -> str:
    """Messages are late."""
    messages = "message waits" if waiting == 1 else "messages wait"
    return (
        f"Messages are late: {waiting:,} {messages}, the first since {since}.\n"
        "agreed status and the log say why. You will be told when none is late any more."
    )


CAUGHT_UP = "Messages are no longer late."
