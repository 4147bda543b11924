"""What a stricter day rests on: words that can be read in two ways, or a milestone that may fall on several
days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schedules.milestone import Statement


@dataclass(frozen=True, slots=True)
class ReadStrictly:
    """Words that can also be read as on or before ``day``."""

    day: date
    statement: Statement


@dataclass(frozen=True, slots=True)
class Early:
    """Words that hang on a milestone which may be as early as ``earliest``, if that is known."""

    statement: Statement
    anchor: str
    earliest: date | None


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Words that put something before ``to``, which is surely in time by ``day``, if by any."""

    statement: Statement
    to: str
    day: date | None


Grounds = ReadStrictly | Early | PassedOn
