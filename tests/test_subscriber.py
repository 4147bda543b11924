"""Who is told: what nobody can be."""

from __future__ import annotations

from datetime import UTC, date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from schedules.days import Distance, Unit
from schedules.subscriber import Seen, Snoozed, Subscriber
from schedules.text import Text

ZONE = ZoneInfo("Asia/Shanghai")
WEEK = Distance(1, Unit.WEEK)


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "tlh"},
        {"hour": time(9, tzinfo=UTC)},
        {"leads": (WEEK, WEEK)},
        {"leads": tuple(Distance(count, Unit.DAY) for count in range(1, 12))},
        {"topics": frozenset()},
        {"hushes": frozenset({Seen("a", "b", None), Snoozed("a", "b", date(2016, 8, 1))})},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Subscriber(ZONE, **wrong)


def test_what_has_no_topic_is_heard_whatever_the_choice() -> None:
    me = Subscriber(ZONE, topics=frozenset({"hotline"}))
    hotline, cases = Text.of({"en": "Hotline", "zh": "热线"}), Text.of("cases")
    assert [me.hears_of(topic) for topic in (hotline, cases, None)] == [True, False, True]
    assert Subscriber(ZONE, topics=frozenset({"热线"})).hears_of(hotline)
    assert Subscriber(ZONE).hears_of(cases)


def test_a_hush_is_found_by_schedule_and_occurrence() -> None:
    seen = Seen("a", "b/2", None)
    me = Subscriber(ZONE, hushes=frozenset({seen, Seen("a", "b/3", None)}))
    assert me.hush_of("a", "b/2") == seen
    assert me.hush_of("c", "b/2") is None
