"""The schedule whose calendar is measured."""

from __future__ import annotations

_HEAD = "schedule: feed\ntitle: Feed\nagreed_on: 2026-01-05\ntimezone: UTC\nvisibility: public\nmilestones:\n"


def schedule_file(size: int, *, of: str = "many", moved: int = 0) -> str:
    """``size`` milestones, ``of`` being in the title of each; the first ``moved`` are due a month later."""
    return _HEAD + "".join(_milestone(n, of, "November" if n < moved else "October") for n in range(size))


def _milestone(number: int, of: str, month: str) -> str:
    return (
        f"  m{number}: {{title: 'Milestone {number} of {of}', when: by {1 + number % 28} {month} 2026, "
        f"quote: do number {number} by then}}\n"
    )
