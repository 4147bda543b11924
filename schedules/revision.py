"""Revisions: what a calendar showed last of each event, and how often that has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """The newest version of one event of one schedule; its ``key`` is for life.

    ``sequence`` counts the changes from 0, ``modified_at`` (UTC, whole seconds) is when the newest was
    noticed. ``event`` is what is shown, as JSON, ``None`` while nothing is; ``digest`` is its SHA-256.
    ``cancelled_on`` is the day on which it was dropped, or was found to have gone from the schedule.
    """

    key: str
    sequence: int
    digest: str
    modified_at: datetime
    event: str | None
    cancelled_on: date | None = None


Revisions = Mapping[str, Revision]
"""The revisions of one schedule, by key."""
