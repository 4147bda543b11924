"""The names of the meanings, as scripts see them (docs/json.md)."""

from __future__ import annotations

from enum import StrEnum

from schedules.when import (
    After,
    AllOf,
    Apart,
    At,
    AtEach,
    Before,
    By,
    Every,
    EveryPeriod,
    From,
    OnOrAfter,
    OnOrBefore,
    Regularly,
    Run,
    Standing,
    Undated,
    When,
    Within,
)


class WhenKind(StrEnum):
    """One for each case of ``When``."""

    WITHIN = "within"
    RUN = "run"
    ON_OR_BEFORE = "on_or_before"
    ON_OR_AFTER = "on_or_after"
    BEFORE = "before"
    BY = "by"
    AT = "at"
    FROM = "from"
    AFTER = "after"
    APART = "apart"
    EVERY = "every"
    EVERY_PERIOD = "every_period"
    AT_EACH = "at_each"
    REGULARLY = "regularly"
    STANDING = "standing"
    UNDATED = "undated"
    ALL_OF = "all_of"


_KINDS: dict[type[When], WhenKind] = {
    Within: WhenKind.WITHIN,
    Run: WhenKind.RUN,
    OnOrBefore: WhenKind.ON_OR_BEFORE,
    OnOrAfter: WhenKind.ON_OR_AFTER,
    Before: WhenKind.BEFORE,
    By: WhenKind.BY,
    At: WhenKind.AT,
    From: WhenKind.FROM,
    After: WhenKind.AFTER,
    Apart: WhenKind.APART,
    Every: WhenKind.EVERY,
    EveryPeriod: WhenKind.EVERY_PERIOD,
    AtEach: WhenKind.AT_EACH,
    Regularly: WhenKind.REGULARLY,
    Standing: WhenKind.STANDING,
    Undated: WhenKind.UNDATED,
    AllOf: WhenKind.ALL_OF,
}


def kind_of(when: When) -> WhenKind:
    """The name of a meaning, as scripts see it."""
    return _KINDS[type(when)]
