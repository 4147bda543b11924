"""Rhythms, and what they hang on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from schedules.calendar_units import AfterEnd, CalendarUnit, DayOf, FromTo, UpTo
from schedules.days import Distance, Unit
from schedules.milestone import Milestone
from schedules.resolve import resolve
from schedules.span import Span
from schedules.timeline import Occurrence, Said, State
from schedules.when import (
    After,
    Apart,
    AtEach,
    Before,
    Direction,
    Every,
    EveryPeriod,
    OnOrAfter,
    Period,
    Reach,
    Regularly,
    Undated,
    When,
)
from tests.schedules import AGREED_ON, at_each, by, milestone, on, schedule, the, within

SAID = Period.day(AGREED_ON)
QUARTER = Distance(3, Unit.MONTH)
SEMINAR = milestone("seminar", within(on(8, 1), on(8, 31)))


def occurrences(id: str, *milestones: Milestone, as_of: date = AGREED_ON) -> tuple[Occurrence, ...]:
    return resolve(schedule(*milestones), as_of, horizon_months=12).entries[id].occurrences


def spans(when: When, *others: Milestone, as_of: date = AGREED_ON) -> list[Span]:
    """Where the occurrences of a milestone with these words lie, for a year ahead."""
    return [o.span for o in occurrences("m", milestone("m", when), *others, as_of=as_of)]


def test_every_three_months_after_something_each_has_its_own_days() -> None:
    assert spans(Every(QUARTER, the("seminar")), SEMINAR) == [
        Span(on(11, 1), on(11, 30)),
        Span(on(2, 1, 2017), on(2, 28, 2017)),
        Span(on(5, 1, 2017), on(5, 31, 2017)),
    ]


def test_it_counts_from_the_last_day_of_what_lasts() -> None:
    fair = milestone("fair", within(on(8, 1)), lasts=3)
    assert spans(Every(QUARTER, the("fair")), fair)[0] == Span.on(on(11, 3))


def test_it_counts_from_the_day_on_which_that_was_done() -> None:
    seminar = milestone("seminar", within(on(8, 1), on(8, 31)), done=on(8, 20))
    assert spans(Every(QUARTER, the("seminar")), seminar, as_of=on(9, 1))[0] == Span.on(on(11, 20))


def test_each_time_of_a_deadline_has_its_own_stricter_day() -> None:
    words = EveryPeriod(CalendarUnit.MONTH, SAID, parts=(UpTo(DayOf(1, 15), DayOf(1, 14)),))
    found = occurrences("m", milestone("m", words))
    assert [(o.span, o.stricter) for o in found[:2]] == [
        (Span.on(on(6, 15)), None),
        (Span(on(7, 1), on(7, 15)), on(7, 14)),
    ]


def test_a_deadline_after_the_end_of_it_all_is_none_of_it() -> None:
    by_the_15th = (UpTo(DayOf(1, 15), DayOf(1, 14)),)
    for end, last in ((on(9, 10), on(8, 15)), (on(9, 14), on(8, 15)), (on(9, 15), on(9, 15))):
        words = EveryPeriod(CalendarUnit.MONTH, SAID, Period.day(end), by_the_15th)
        assert spans(words)[-1] == Span(on(last.month, 1), last)


def test_an_end_of_it_all_cuts_short_what_has_no_deadline() -> None:
    words = EveryPeriod(CalendarUnit.MONTH, SAID, Period.day(on(9, 10)))
    assert spans(words)[-1] == Span(on(9, 1), on(9, 10))


def test_days_after_a_units_end_are_counted_by_the_working_days_of_the_country() -> None:
    words = EveryPeriod(CalendarUnit.MONTH, SAID, parts=(AfterEnd(Distance(5, Unit.WORKING_DAY)),))
    china = replace(schedule(milestone("m", words)), country="CN")
    october = resolve(china, AGREED_ON).entries["m"].occurrences[3]
    assert october.span == Span(on(9, 30), on(10, 12))  # the first week of October is a holiday


def test_several_times_of_each_year_are_numbered_as_they_come() -> None:
    march, september = FromTo(DayOf(3, 1), DayOf(3, 31)), FromTo(DayOf(9, 1), DayOf(9, 30))
    words = EveryPeriod(CalendarUnit.YEAR, SAID, parts=(march, september))
    found = resolve(schedule(milestone("m", words)), AGREED_ON).entries["m"].occurrences
    assert [(o.number, o.span.earliest) for o in found[:3]] == [
        (1, on(9, 1)),
        (2, on(3, 1, 2017)),
        (3, on(9, 1, 2017)),
    ]


def test_numbers_stay_as_time_goes_on() -> None:
    words = Every(QUARTER, SAID)
    early = occurrences("m", milestone("m", words))
    late = occurrences("m", milestone("m", words), as_of=on(6, 14, 2020))
    assert {o.key: o.span for o in early}.items() <= {o.key: o.span for o in late}.items()


@pytest.mark.parametrize("end", [Period(on(6, 1, 2017), on(7, 31, 2017)), the("end")])
def test_until_includes_that_end(end: Period) -> None:
    ending = milestone("end", by(on(7, 31, 2017)))
    found = spans(EveryPeriod(CalendarUnit.QUARTER, SAID, until=end), ending, as_of=on(12, 31, 2019))
    assert found[-1] == Span(on(7, 1, 2017), on(7, 31, 2017))


def test_other_words_about_it_bound_every_occurrence() -> None:
    reviews = milestone("m", EveryPeriod(CalendarUnit.QUARTER, SAID), OnOrAfter(on(8, 15)), by(on(11, 15)))
    found = [o.span for o in occurrences("m", reviews)]
    assert found == [Span(on(8, 15), on(9, 30)), Span(on(10, 1), on(11, 15))]


def test_regularly_is_undated_but_after_what_it_hangs_on() -> None:
    assert spans(Regularly(the("seminar")), SEMINAR) == [Span(on(8, 2))]
    assert spans(Regularly()) == [Span()]


# At each --------------------------------------------------------------------------------------


def test_at_each_of_several_in_their_order() -> None:
    spring, autumn = milestone("spring", within(on(9, 1), on(9, 3))), milestone("autumn", Undated())
    found = occurrences("m", milestone("m", at_each((the("spring"), the("autumn")))), spring, autumn)
    assert {o.key: o.span for o in found} == {"m/1": Span(on(9, 1), on(9, 3)), "m/2": Span()}


def test_at_something_that_lasts_is_on_any_of_its_days() -> None:
    fair = milestone("fair", within(on(9, 1)), lasts=3)
    (found,) = occurrences("m", milestone("m", at_each((the("fair"),))), fair)
    assert (found.span, found.stricter) == (Span(on(9, 1), on(9, 3)), on(9, 3))


def test_at_each_occurrence_of_something_that_repeats() -> None:
    reviews = milestone("reviews", EveryPeriod(CalendarUnit.QUARTER, SAID), done=on(8, 20))
    found = occurrences("m", milestone("m", at_each((the("reviews"),))), reviews, as_of=on(8, 25))
    assert found[0].span == Span.on(on(8, 20))
    assert found[1].span == Span(on(10, 1), on(12, 31))


def test_of_two_that_repeat_they_come_in_turns_after_what_happens_once() -> None:
    anchors = at_each((the("monthly"), the("once"), the("yearly")))
    monthly = milestone("monthly", EveryPeriod(CalendarUnit.MONTH, SAID))
    yearly = milestone("yearly", EveryPeriod(CalendarUnit.YEAR, SAID))
    found = occurrences("m", milestone("m", anchors), monthly, milestone("once", within(on(9, 1))), yearly)
    by_number = {o.number: o.span.earliest for o in found}
    assert by_number[1] == on(9, 1)
    assert [by_number[n] for n in (2, 3, 4)] == [on(7, 1), on(1, 1, 2017), on(8, 1)]
    assert len(by_number) == len(found)


def test_at_something_that_was_dropped_nothing_happens() -> None:
    spring, autumn = milestone("spring", within(on(9, 1)), dropped=on(7, 1)), milestone("autumn", Undated())
    audit = milestone("audit", EveryPeriod(CalendarUnit.YEAR, SAID), dropped=on(7, 1))
    each = at_each((the("spring"), the("autumn"), the("audit")))
    found = occurrences("m", milestone("m", each), spring, autumn, audit, as_of=on(7, 1))
    assert [o.state for o in found[:3]] == [State.DROPPED, State.UNDATED, State.DROPPED]


def test_what_hangs_on_an_occurrence_that_was_dropped_is_dropped_with_it() -> None:
    spring = milestone("spring", within(on(9, 1)), dropped=on(7, 1))
    talks = milestone("talks", at_each((the("spring"),)))
    minutes = milestone("minutes", at_each((the("talks"),)))
    (found,) = occurrences("minutes", spring, talks, minutes, as_of=on(7, 1))
    assert found.state is State.DROPPED


def test_a_rhythm_that_was_dropped_has_dropped_occurrences() -> None:
    audit = milestone("audit", EveryPeriod(CalendarUnit.QUARTER, SAID), dropped=on(7, 1))
    assert {o.state for o in occurrences("audit", audit, as_of=on(7, 1))} == {State.DROPPED}


# Beside each ----------------------------------------------------------------------------------


def test_before_each_counts_from_each_time_of_its_anchor() -> None:
    reviews = milestone("reviews", EveryPeriod(CalendarUnit.QUARTER, SAID))
    found = occurrences("m", milestone("m", AtEach((Before(the("reviews")),))), reviews)
    assert [(o.number, o.span, o.stricter) for o in found[:2]] == [
        (1, Span(None, on(9, 29)), on(6, 30)),
        (2, Span(None, on(12, 30)), on(9, 30)),
    ]


def test_after_one_that_was_done_it_counts_from_that_day() -> None:
    reviews = milestone("reviews", EveryPeriod(CalendarUnit.QUARTER, SAID), done=on(8, 20))
    within_30 = Apart(the("reviews"), Distance(30, Unit.DAY), Direction.AFTER, Reach.WITHIN)
    found = occurrences("m", milestone("m", AtEach((within_30,))), reviews, as_of=on(8, 25))
    assert (found[0].span, found[0].stricter) == (Span(on(8, 20), on(9, 19)), on(9, 19))
    assert found[1].span == Span(on(10, 1), on(1, 30, 2017))


def test_what_was_over_when_it_was_said_has_nothing_after_it() -> None:
    past, coming = milestone("past", within(on(3, 1))), milestone("coming", within(on(9, 1)))
    words = AtEach((After(the("past")), After(the("coming"))))
    found = occurrences("m", milestone("m", words), past, coming)
    assert {o.key: o.span for o in found} == {"m/2": Span(on(9, 2))}


def test_a_lead_that_had_passed_when_it_was_said_is_not_asked_for() -> None:
    soon, later = milestone("soon", within(on(6, 20))), milestone("later", within(on(9, 1)))
    two_weeks = [
        Apart(the(id), Distance(2, Unit.WEEK), Direction.BEFORE, Reach.EXACTLY) for id in ("soon", "later")
    ]
    found = occurrences("m", milestone("m", AtEach(tuple(two_weeks))), soon, later)
    assert {o.key: o.span for o in found} == {"m/2": Span.on(on(8, 18))}


def test_before_one_that_was_dropped_there_is_nothing_to_do() -> None:
    spring = milestone("spring", within(on(9, 1)), dropped=on(7, 1))
    (found,) = occurrences("m", milestone("m", AtEach((Before(the("spring")),))), spring, as_of=on(7, 1))
    assert found.state is State.DROPPED


def test_the_reasons_beside_each_are_its_words_and_those_of_its_anchor() -> None:
    before = AtEach((Before(the("seminar")),))
    (found,) = occurrences("m", milestone("m", before), SEMINAR)
    said = [r for r in found.because if isinstance(r, Said)]
    assert [(r.milestone, r.day) for r in said] == [("m", on(8, 30)), ("seminar", on(8, 31))]


# What hangs on something that repeats ---------------------------------------------------------


def test_words_hang_on_the_first_occurrence_that_is_not_over_when_they_are_said() -> None:
    reviews = milestone("reviews", EveryPeriod(CalendarUnit.QUARTER, SAID))
    early = milestone("early", Before(the("reviews")))
    late = milestone("late", (Before(the("reviews")), on(11, 1)))
    entries = resolve(schedule(reviews, early, late), on(12, 1)).entries
    assert entries["early"].current.span == Span(None, on(9, 29))
    assert entries["late"].current.span == Span(None, on(12, 30))


@pytest.mark.parametrize(("said_on", "latest"), [(on(9, 29), on(9, 29)), (on(9, 30), on(12, 30))])
def test_on_its_last_day_an_occurrence_is_the_next_no_more(said_on: date, latest: date) -> None:
    reviews = milestone("reviews", EveryPeriod(CalendarUnit.QUARTER, SAID))
    draft = milestone("draft", (Before(the("reviews")), said_on))
    assert resolve(schedule(reviews, draft), said_on).entries["draft"].current.span.latest == latest


def test_they_hang_on_the_day_on_which_that_was_done() -> None:
    reviews = milestone("reviews", EveryPeriod(CalendarUnit.QUARTER, SAID), done=on(8, 20))
    after = milestone("after", After(the("reviews")))
    entries = resolve(schedule(reviews, after), on(8, 25)).entries
    assert entries["after"].current.span == Span(on(8, 21))


def test_rhythms_that_hang_on_each_other_are_undated() -> None:
    one = milestone("one", Every(QUARTER, the("two")))
    two = milestone("two", Every(QUARTER, the("one")))
    entries = resolve(schedule(one, two), AGREED_ON).entries
    assert [entry.current.span for entry in entries.values()] == [Span(), Span()]


def test_what_was_dropped_carries_no_rhythm() -> None:
    seminar = milestone("seminar", within(on(8, 1), on(8, 31)), dropped=on(7, 1))
    assert spans(Every(QUARTER, the("seminar")), seminar, as_of=on(7, 1)) == [Span()]
    assert spans(Regularly(the("seminar")), seminar, as_of=on(7, 1)) == [Span()]


def test_the_reasons_are_the_rhythm_and_what_it_hangs_on() -> None:
    (first, *_) = occurrences("m", milestone("m", Every(QUARTER, the("seminar"))), SEMINAR)
    said = [r for r in first.because if isinstance(r, Said)]
    assert [(r.milestone, r.statement.words.say("en"), r.day) for r in said] == [
        ("m", "Every", on(11, 1)),
        ("seminar", "Within", on(8, 1)),
        ("m", "Every", on(11, 30)),
        ("seminar", "Within", on(8, 31)),
    ]
