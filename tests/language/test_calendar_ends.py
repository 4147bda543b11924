"""Words that lead beyond the calendar are refused as that, and nothing else is told as if it were."""

from __future__ import annotations

from datetime import date

import pytest

from schedules.language import Context, NotUnderstood, read
from schedules.language import meaning as module
from schedules.language.faults import OutOfCalendar
from schedules.language.tree import Phrase
from schedules.text import language_of


@pytest.mark.parametrize(
    ("words", "today"),
    [
        ("within 9000 years", date(2016, 6, 14)),
        ("9000年内", date(2016, 6, 14)),
        ("by the 15th of each month", date(9999, 12, 31)),
        ("每月15日前", date(9999, 12, 31)),
        ("next month", date(9999, 12, 1)),
        ("下个月", date(9999, 12, 1)),
    ],
)
def test_days_beyond_the_calendar_are_refused(words: str, today: date) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read(words, Context(today), language_of(words))
    assert isinstance(refused.value.reason, OutOfCalendar)


def test_a_value_that_cannot_be_is_no_day_beyond_the_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(phrase: Phrase) -> Phrase:
        raise ValueError("one part alone needs no AllOf")

    monkeypatch.setattr(module, "in_each_unit", broken)
    with pytest.raises(ValueError, match="needs no AllOf"):
        read("in August", Context(date(2016, 6, 14)), "en")
