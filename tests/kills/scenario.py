"""What is done to the program in one run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path


class Victim(StrEnum):
    """What is killed."""

    PROGRAM = "agreed"
    SERVER = "PostgreSQL"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One run.

    ``deliveries`` chats are each told once, ``commands`` others send ``/start`` meanwhile and are then
    told too; ``faulty`` is the share of chats whose first message meets a fault. Each of ``kills``
    comes within ``spread`` seconds of the first message after the start. ``programs`` run side by side,
    each started by ``command`` (with the schedule's file after it). The first reminder is due ``lead`` after
    the chats are there. What is uncertain is awaited for ``patience``; then the wait is cut short, up to
    ``hurries`` times while something is missing.
    """

    seed: int
    deliveries: int
    commands: int
    command: tuple[str, ...]
    kills: tuple[Victim, ...] = ()
    faulty: float = 0
    rate: int = 30
    spread: float = 0.6
    messages_before_a_kill: int = 1
    programs: int = 1
    lead: timedelta = timedelta(seconds=2)
    patience: timedelta = timedelta(0)
    hurries: int = 3


SERVE = (str(Path(__file__).parents[2] / ".venv" / "bin" / "agreed"), "serve")
"""The real program."""
