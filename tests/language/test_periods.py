"""Calendar expressions as days, judged by walking from day to day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.language.expressions import (
    Checked,
    DayNumber,
    Edge,
    EdgeOf,
    Expression,
    FiscalYear,
    Half,
    Inside,
    Month,
    MonthDay,
    NextDays,
    NextWeekday,
    Nth,
    OfNextYear,
    PeriodUnit,
    Quarter,
    Range,
    Relative,
    RestOf,
    Season,
    SeasonOf,
    Third,
    ThirdOf,
    Weekday,
    WeekOf,
    Year,
)
from schedules.language.faults import (
    Ambiguous,
    Fault,
    Faulty,
    NoDayLeft,
    NoFiscalYear,
    NoSuchDay,
    NotNeighbours,
    OtherWeekday,
    OutOfCalendar,
)
from schedules.language.periods import Calendar
from schedules.when import Period
from tests.language.reading import SAID_ON, days

DAY = timedelta(days=1)
today = st.dates(date(1990, 1, 1), date(2100, 12, 31))
months = st.integers(1, 12)
month_days = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: MonthDay(day.month, day.day))
Holds = Callable[[date], bool]


def first_from(day: date, holds: Holds) -> date:
    while not holds(day):
        day += DAY
    return day


def last_to(day: date, holds: Holds) -> date:
    while not holds(day):
        day -= DAY
    return day


def around(day: date, holds: Holds) -> Period:
    """All days about ``day`` for which it holds without a gap."""
    first = last = day
    while holds(first - DAY):
        first -= DAY
    while holds(last + DAY):
        last += DAY
    return Period(first, last)


def holds_in(expression: Expression) -> Holds:
    """Whether a day belongs to what returns."""
    match expression:
        case Month(number):
            return lambda day: day.month == number
        case Quarter(number):
            return lambda day: (day.month + 2) // 3 == number
        case Half(number):
            return lambda day: (day.month > 6) == (number == 2)
        case MonthDay(month, number):
            return lambda day: (day.month, day.day) == (month, number)
        case DayNumber(number):
            return lambda day: day.day == number
        case Weekday(number):
            return lambda day: day.weekday() == number
        case SeasonOf(season):
            held = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "winter": (12, 1, 2)}
            return lambda day: day.month in held[season]
        case _:
            raise AssertionError(expression)


returning: st.SearchStrategy[Expression] = st.one_of(
    months.map(Month),
    st.integers(1, 4).map(Quarter),
    st.integers(1, 2).map(Half),
    month_days,
    st.integers(1, 31).map(DayNumber),
    st.integers(0, 6).map(Weekday),
    st.sampled_from(Season).map(SeasonOf),
)


@given(today=today, expression=returning)
def test_what_returns_is_the_next_one_not_yet_over(today: date, expression: Expression) -> None:
    holds = holds_in(expression)
    if isinstance(expression, DayNumber | Weekday | MonthDay):
        expected = Period.day(first_from(today, holds))
    else:
        expected = around(first_from(today, holds), holds)
    assert Calendar(today).period(expression) == expected


@given(today=today, expression=returning)
def test_of_the_past_it_is_the_last_that_has_begun(today: date, expression: Expression) -> None:
    holds = holds_in(expression)
    if isinstance(expression, DayNumber | Weekday | MonthDay):
        expected = Period.day(last_to(today, holds))
    else:
        expected = around(last_to(today, holds), holds)
    assert Calendar(today, past=True).period(expression) == expected


@given(today=today, expression=returning, year=st.integers(1990, 2100))
def test_within_a_year_it_is_the_one_that_begins_there(
    today: date, expression: Expression, year: int
) -> None:
    found = [
        day
        for day in (date(year, 1, 1) + n * DAY for n in range(365 + (year % 4 == 0 and year != 2100)))
        if holds_in(expression)(day)
        and (isinstance(expression, DayNumber | Weekday) or not holds_in(expression)(day - DAY))
    ]
    calendar = Calendar(today)
    if len(found) == 1:
        assert calendar.period(Inside(expression, Year(year))).first == found[0]
    else:
        with pytest.raises(Faulty):
            calendar.period(Inside(expression, Year(year)))


@given(today=today, first=month_days | months.map(Month), last=month_days | months.map(Month))
def test_a_range_ends_next_and_begins_last_before_its_end(
    today: date, first: Expression, last: Expression
) -> None:
    found = Calendar(today).period(Range(first, last))
    begins, ends = holds_in(first), holds_in(last)
    end = around(first_from(today, ends), ends)
    begin = around(last_to(end.last, begins), begins)
    while any(ends(begin.first + n * DAY) for n in range((end.first - begin.first).days)):
        end = around(first_from(end.last + DAY, ends), ends)  # no 29 February lies before this one
        begin = around(last_to(end.last, begins), begins)
    assert found == Period(begin.first, end.last)


@given(today=today, year=st.integers(1990, 2100), first=months, last=months)
def test_a_month_borrows_the_year_of_the_other_end(today: date, year: int, first: int, last: int) -> None:
    calendar = Calendar(today)
    begun = calendar.period(Range(Month(first), Inside(Month(last), Year(year))))
    ended = calendar.period(Range(Inside(Month(first), Year(year)), Month(last)))
    assert begun.first == date(year - (first > last), first, 1)
    assert (ended.last + DAY) == date(year + (last < first) + (last == 12), last % 12 + 1, 1)


@given(today=today, month=months, first=st.integers(1, 28), last=st.integers(1, 28))
def test_a_day_borrows_the_month_of_the_other_end(today: date, month: int, first: int, last: int) -> None:
    found = Calendar(today).period(Range(DayNumber(first), MonthDay(month, last)))
    assert found.last == first_from(today, holds_in(MonthDay(month, last)))
    assert found.first == last_to(found.last, holds_in(DayNumber(first)))
    assert found.last - found.first < timedelta(days=31)


JUNE_14 = Calendar(SAID_ON, fiscal_month=4)  # a Tuesday
OCTOBER_2016 = Inside(Month(10), Year(2016))


@pytest.mark.parametrize(
    ("expression", "period"),
    [
        (NextDays(3), days("2016-06-15", "2016-06-17")),
        (RestOf(Relative(PeriodUnit.YEAR, 0)), days("2016-06-14", "2016-12-31")),
        (NextWeekday(1, None), days("2016-06-21")),
        (NextWeekday(2, None), days("2016-06-15")),
        (NextWeekday(1, 0), days("2016-06-14")),
        (NextWeekday(1, -1), days("2016-06-07")),
        (OfNextYear(Month(5), 1), days("2017-05-01", "2017-05-31")),
        (OfNextYear(Month(6), 1), days("2017-06-01", "2017-06-30")),
        (OfNextYear(Month(6), -1), days("2015-06-01", "2015-06-30")),
        (OfNextYear(Month(5), -1), days("2016-05-01", "2016-05-31")),
        (OfNextYear(Month(5), 0), days("2016-05-01", "2016-05-31")),
        (OfNextYear(SeasonOf(Season.SPRING), 1), days("2017-03-01", "2017-05-31")),
        (OfNextYear(SeasonOf(Season.SUMMER), 0), days("2016-06-01", "2016-08-31")),
        (OfNextYear(SeasonOf(Season.WINTER), 0), days("2016-12-01", "2017-02-28")),
        (OfNextYear(SeasonOf(Season.WINTER), -1), days("2015-12-01", "2016-02-29")),
        (ThirdOf(Third.MID, Month(2)), days("2017-02-11", "2017-02-20")),
        (ThirdOf(Third.EARLY, Year(2016)), days("2016-01-01", "2016-04-30")),
        (EdgeOf(Edge.START, OCTOBER_2016), days("2016-10-01")),
        (EdgeOf(Edge.END, Month(2)), days("2017-02-28")),
        (WeekOf(MonthDay(8, 10)), days("2016-08-08", "2016-08-14")),
        (Nth(1, Weekday(0), OCTOBER_2016), days("2016-10-03")),
        (Nth(-1, PeriodUnit.DAY, OCTOBER_2016), days("2016-10-31")),
        (Checked(2, MonthDay(8, 31)), days("2016-08-31")),
        (Checked(2, DayNumber(31)), days("2016-08-31")),
        (FiscalYear(2017), days("2016-04-01", "2017-03-31")),
        (FiscalYear(None), days("2016-04-01", "2017-03-31")),
        (FiscalYear(None, 1), days("2017-04-01", "2018-03-31")),
        (Inside(Quarter(4), FiscalYear(2017)), days("2017-01-01", "2017-03-31")),
        (Inside(Half(1), FiscalYear(2017)), days("2016-04-01", "2016-09-30")),
        (Range(Weekday(0), Weekday(4)), days("2016-06-13", "2016-06-17")),
    ],
    ids=str,
)
def test_what_is_counted_from_the_day_said(expression: Expression, period: Period) -> None:
    assert JUNE_14.period(expression) == period


@pytest.mark.parametrize(
    ("expression", "fault"),
    [
        (MonthDay(2, 30), NoSuchDay),
        (DayNumber(32), NoSuchDay),
        (Inside(MonthDay(2, 29), Year(2017)), NoSuchDay),
        (Checked(3, MonthDay(8, 31)), OtherWeekday),
        (Checked(3, Month(8)), Ambiguous),
        (Inside(DayNumber(20), Year(2017)), Ambiguous),
        (OfNextYear(Month(8), 1), Ambiguous),
        (OfNextYear(SeasonOf(Season.AUTUMN), 1), Ambiguous),
        (ThirdOf(Third.MID, Relative(PeriodUnit.WEEK, 0)), Ambiguous),
        (Nth(1, Weekday(0)), Ambiguous),
        (Nth(6, Weekday(0), OCTOBER_2016), NoSuchDay),
        (Range(Year(2017), Year(2016)), NoDayLeft),
        (Range(DayNumber(24), Month(8)), Ambiguous),
        (Range(MonthDay(8, 24), MonthDay(8, 26), every_day=True, adjacent=True), NotNeighbours),
        (Relative(PeriodUnit.DECADE, 900), OutOfCalendar),
    ],
    ids=str,
)
def test_what_means_no_day(expression: Expression, fault: type[Fault]) -> None:
    with pytest.raises(Faulty) as caught:
        JUNE_14.period(expression)
    assert isinstance(caught.value.fault, fault)


def test_without_a_first_month_there_is_no_fiscal_year() -> None:
    with pytest.raises(Faulty) as caught:
        Calendar(SAID_ON).period(FiscalYear(2017))
    assert isinstance(caught.value.fault, NoFiscalYear)


def _times(season: Season, around: int) -> list[Period]:
    """The three months of a season, year by year, by counting days."""
    begins = dict(zip(Season, (3, 6, 9, 12), strict=True))[season]
    found = []
    for year in range(around - 3, around + 4):
        first = date(year, begins, 1)
        following = (first + timedelta(days=93)).replace(day=1)
        found.append(Period(first, following - timedelta(days=1)))
    return found


def _said(season: Season, which: int, today: date) -> Period | None:
    """This, the next or the last time of a season; ``None`` where it is refused."""
    try:
        return Calendar(today).period(OfNextYear(SeasonOf(season), which))
    except Faulty:
        return None


@given(today=st.dates(date(1990, 1, 1), date(2060, 12, 31)), season=st.sampled_from(Season))
def test_seasons_of_this_year_and_the_next(today: date, season: Season) -> None:
    times = _times(season, today.year)
    over = [time for time in times if time.last < today]
    running = [time for time in times if time.first <= today <= time.last]
    coming = [time for time in times if time.first > today]
    assert _said(season, -1, today) == over[-1]
    # Nobody says "next" of one to come in this year and of one in the next year alike.
    expected = coming[0] if running or coming[0].first.year > today.year else None
    assert _said(season, 1, today) == expected
    this = _said(season, 0, today)
    if season is Season.WINTER and today.month <= 5:
        assert this is None
    else:
        assert this == next(time for time in times if time.first.year == today.year)
