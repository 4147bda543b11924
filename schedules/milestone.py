"""Schedules, milestones and statements: what was said, as it was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from schedules.days import Distance
from schedules.text import Text
from schedules.when import Repeating, When


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of the due day, to the minute, in a named zone (``None``: the schedule's own)."""

    time: time
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Words about when one milestone falls, and what they mean.

    ``words`` has several versions where the agreement has several authentic texts; ``when`` is
    what they all mean, read as of ``said_on``. ``provisional`` is the first year, if any, whose working days
    were counted to read them and whose holidays are not published yet.
    """

    milestone: str
    words: Text
    said_on: date
    when: When
    quote: Text | None = None
    where: Text | None = None
    at: ClockTime | None = None
    provisional: int | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """Neither done nor dropped."""


@dataclass(frozen=True, slots=True)
class Done:
    """Done on these days, ascending: one day, or several of a repeating milestone.

    ``reported``: only one day is given, and it is the one on which it was said to be done already;
    on which day it was done is not known. From that day on the milestone is done, but nothing
    happened *on* that day: its span stays that of its words up to that day, and its occurrence
    has no ``done_on``. Its ``exact`` days are none.
    """

    days: tuple[date, ...]
    reported: bool = False

    def __post_init__(self) -> None:
        if not self.days or list(self.days) != sorted(set(self.days)):
            raise ValueError("done days are distinct and ascending, and there is at least one")
        if self.reported and len(self.days) > 1:
            raise ValueError("only one day can be that of a report")

    @property
    def exact(self) -> tuple[date, ...]:
        """The days on which it was done, as far as they are known."""
        return () if self.reported else self.days


@dataclass(frozen=True, slots=True)
class Dropped:
    """Given up on a day, for a reason."""

    on: date
    why: Text | None = None


Outcome = Open | Done | Dropped


@dataclass(frozen=True, slots=True)
class Milestone:
    """One thing agreed.

    ``lasts`` counts the days it runs, the first included. ``remind`` replaces the subscriber's own
    lead times where it is not ``None``. All of the ``statements`` hold; there is at least one.
    """

    id: str
    title: Text
    statements: tuple[Statement, ...]
    aliases: tuple[Text, ...] = ()
    at: ClockTime | None = None
    lasts: int = 1
    topic: Text | None = None
    responsible: tuple[str, ...] = ()
    quote: Text | None = None
    where: Text | None = None
    remind: tuple[Distance, ...] | None = None
    outcome: Outcome = Open()

    def __post_init__(self) -> None:
        if not self.statements:
            raise ValueError(f"{self.id} has no statement")
        if self.lasts < 1:
            raise ValueError(f"{self.id} lasts less than a day")

    @property
    def repeats(self) -> bool:
        """Whether a statement says that it happens again and again."""
        return any(isinstance(statement.when, Repeating) for statement in self.statements)

    def outcome_on(self, day: date) -> Outcome:
        """The outcome as of the end of ``day``: what was done or dropped later is still open."""
        match self.outcome:
            case Done(days, reported):
                past = tuple(done for done in days if done <= day)
                return Done(past, reported) if past else Open()
            case Dropped(on=on) as dropped:
                return dropped if on <= day else Open()
            case Open():
                return self.outcome


class Visibility(StrEnum):
    """Who may see a schedule."""

    PUBLIC = "public"
    INVITED = "invited"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an agreement can be read."""

    title: Text
    publisher: Text | None = None
    date: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """One agreement's milestones, in the order in which they were written.

    ``zone`` is the zone in which ``agreed_on`` and clock times are meant; ``country`` (ISO 3166-1
    alpha-2) is whose working days count; ``fiscal_month`` the month in which the fiscal year begins.
    """

    id: str
    title: Text
    agreed_on: date
    zone: ZoneInfo
    milestones: Mapping[str, Milestone]
    country: str | None = None
    fiscal_month: int | None = None
    visibility: Visibility = Visibility.INVITED
    parties: Mapping[str, Text] | None = None
    source: Source | None = None
