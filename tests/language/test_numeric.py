"""Days in figures are read where only one reading is possible."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.language.expressions import Expression, Fixed, Inside, Month, MonthDay, Year
from schedules.language.numeric import is_ambiguous, named_day, numeric_day

MONTHS = {"aug": 8, "august": 8, "sep": 9}
days = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@given(day=days, separator=st.sampled_from("-/."))
def test_a_year_first_leaves_no_doubt(day: date, separator: str) -> None:
    assert numeric_day(f"{day.year}{separator}{day.month}{separator}{day.day}") == Fixed(day)
    assert numeric_day(day.isoformat()) == Fixed(day)


@given(day=days, separator=st.sampled_from("-/."))
def test_a_year_last_may_leave_two_days(day: date, separator: str) -> None:
    clear = Fixed(day) if day.day > 12 or day.day == day.month else None
    assert numeric_day(f"{day.day}{separator}{day.month}{separator}{day.year}") == clear
    assert numeric_day(f"{day.month}{separator}{day.day}{separator}{day.year}") == clear


def _readings_with_short_year(text: str) -> set[date]:
    """As the standard library reads it, in each of the three orders in use."""
    found = set()
    for order in ("%m/%d/%y", "%d/%m/%y", "%y/%m/%d"):
        with suppress(ValueError):
            found.add(datetime.strptime(text, order).replace(tzinfo=UTC).date())
    return found


@given(one=st.integers(1, 31), other=st.integers(1, 31), year=st.integers(0, 49), padded=st.booleans())
def test_two_figures_for_a_year_are_read_where_one_day_is_possible(
    one: int, other: int, year: int, padded: bool
) -> None:
    text = f"{one:02}/{other:02}/{year:02}" if padded else f"{one}/{other}/{year:02}"
    right = _readings_with_short_year(text)
    assert numeric_day(text) == (Fixed(*right) if len(right) == 1 else None)
    assert is_ambiguous(text) == (len(right) > 1)


@given(day=days)
def test_without_a_year_it_is_a_day_of_each_year(day: date) -> None:
    clear = MonthDay(day.month, day.day) if day.day > 12 or day.day == day.month else None
    assert numeric_day(f"{day.day}/{day.month}") == clear
    assert numeric_day(f"{day.month}/{day.day}") == clear


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2016-08", Inside(Month(8), Year(2016))),
        ("8/2016", Inside(Month(8), Year(2016))),
        ("08 . 2016", Inside(Month(8), Year(2016))),
        ("29/2", MonthDay(2, 29)),
        ("2016-13", None),
        ("2016-00", None),
        ("13/2016", None),
        ("2017-02-29", None),
        ("30/2", None),
        ("31/13/2016", None),
        ("11/12/35", None),
        ("31/12/16", None),
        ("3/3/15", Fixed(date(2015, 3, 3))),
        ("8/31/16", Fixed(date(2016, 8, 31))),
        ("31/12/35", Fixed(date(2035, 12, 31))),
        ("03/03/15", None),  # or 15 March 2003
        ("12/12/70", None),  # 1970, or 2070
        ("3.3.15", None),
        ("3-3-15", None),
    ],
)
def test_pairs_and_what_is_no_day(text: str, found: Expression | None) -> None:
    assert numeric_day(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("31-aug-2016", Fixed(date(2016, 8, 31))),
        ("aug-31-2016", Fixed(date(2016, 8, 31))),
        ("2016-aug-31", Fixed(date(2016, 8, 31))),
        ("31/aug", MonthDay(8, 31)),
        ("august/2016", Inside(Month(8), Year(2016))),
        ("31-sep-2016", None),
        ("31-sep", None),
        ("0-aug", None),
    ],
)
def test_a_month_by_its_name(text: str, found: Expression | None) -> None:
    assert named_day(text, MONTHS) == found
