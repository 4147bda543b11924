"""Answers: what a question comes to, before it has words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from bot.answers import Answer, answer
from bot.questions import (
    AgreedAbout,
    AlwaysInForce,
    Days,
    Due,
    Everything,
    HowMany,
    IsLate,
    Next,
    Overdue,
    Owes,
    Question,
    QuestionKind,
    Ref,
    Side,
    StillOpen,
    WasDone,
    WhenIs,
    Why,
    WithoutDate,
)
from schedules.milestone import ClockTime
from schedules.timeline import State
from schedules.when import Every, Undated
from tests.answers.asking import TODAY, among, asked
from tests.questions.agreement import ID, asker, ref, timelines
from tests.schedules import by, days, milestone, on, the, within

AUGUST = within(on(8, 1), on(8, 31))


def harbour(question: Question, today: date = TODAY) -> Answer:
    """The answer about the agreement of ``tests.questions.agreement``."""
    return answer(question, timelines(today), asker(today=today))


def test_next_is_all_that_is_due_on_the_earliest_day_from_today_on() -> None:
    assert harbour(Next()).milestones == ("survey", "dredging")
    assert harbour(Next(), on(7, 9)).milestones == ("fees",)
    assert harbour(Next(), on(7, 10)).milestones == ("fees",)
    assert asked(Next(), milestone("a", Undated())).milestones == ()


def test_next_of_a_series_is_its_first_that_is_open_dated_or_not() -> None:
    series = (ref("plenary-1"), ref("plenary-2"), ref("plenary-3"))
    assert harbour(Next(series, series=True)).milestones == ("plenary-2",)
    assert harbour(Next(series[::2], series=True)).milestones == ("plenary-3",)
    assert harbour(Next(series[:1], series=True)).milestones == ()


def test_next_of_some_is_the_next_that_is_due_else_all_that_are_open() -> None:
    assert harbour(Next((ref("fees"), ref("survey"), ref("plenary-2")))).milestones == ("survey",)
    assert harbour(Next((ref("plenary-3"), ref("audit"), ref("plenary-1")))).milestones == (
        "audit",
        "plenary-3",
    )
    assert harbour(Next((ref("plenary-1"),))).milestones == ("plenary-1",)


def test_overdue_is_what_was_due_before_today_and_is_not_done() -> None:
    assert harbour(Overdue(), on(7, 10)).milestones == ()
    assert harbour(Overdue(), on(7, 11)).milestones == ("fees",)
    assert harbour(Overdue(), on(9, 1)).milestones == ("fees", "survey", "dredging")


def test_on_the_due_day_a_passed_clock_time_is_said_and_not_counted() -> None:
    made = replace(milestone("a", by(TODAY)), at=ClockTime(time(8, 30)))
    (item,) = asked(Due(), made).items
    assert item.past_its_hour
    assert item.occurrence.state is State.OPEN
    (item,) = asked(Due(), replace(made, at=ClockTime(time(8, 30), "America/New_York"))).items
    assert not item.past_its_hour
    (item,) = asked(Due(), made, today=TODAY - timedelta(days=1)).items
    assert not item.past_its_hour


def test_on_the_day_after_it_is_not_overdue_while_its_hour_elsewhere_is_still_to_come() -> None:
    made = replace(milestone("a", by(TODAY)), at=ClockTime(time(23, 59), "Etc/GMT+12"))
    after = TODAY + timedelta(days=1)
    assert asked(Overdue(), made, today=after).items == ()
    for question in (Due(), Next(), IsLate(Ref("test", made.id))):
        (item,) = asked(question, made, today=after).items
        assert item.occurrence.state is State.OPEN
    assert asked(Overdue(), made, today=after + timedelta(days=1)).milestones == (made.id,)


def test_still_open_is_all_that_is_to_be_done_what_has_no_date_last() -> None:
    found = harbour(StillOpen()).milestones
    assert found[:4] == ("fees", "survey", "dredging", "charts")
    assert set(found[4:]) == {"plenary-2", "drill", "plenary-3", "audit"}
    assert harbour(WithoutDate()).milestones == ("plenary-3", "audit")


def test_when_and_why_are_about_the_one_that_is_asked_for() -> None:
    assert harbour(WhenIs(ref("survey"))).milestones == ("survey",)
    why = harbour(Why(ref("charts")))
    assert why.milestones == ("charts",)
    assert [reason.milestone for reason in why.reasons] == ["charts", "plenary-2"]


def test_of_a_repeating_one_the_current_occurrence_is_meant() -> None:
    made = (
        milestone("start", within(on(6, 20)), done=on(6, 20)),
        milestone("a", Every(days(10), the("start")), done=[on(6, 30)]),
    )
    (item,) = asked(WhenIs(Ref("test", "a")), *made, today=on(7, 8)).items
    assert item.occurrence.key == "a/2"


def test_done_is_all_that_was_done_or_what_was_done_in_some_days() -> None:
    assert harbour(WasDone()).milestones == ("plenary-1",)
    assert harbour(WasDone(Days(within(on(4, 1), on(4, 30))))).milestones == ("plenary-1",)
    assert harbour(WasDone(Days(AUGUST))).milestones == ()


def test_standing_is_what_is_never_due() -> None:
    assert harbour(AlwaysInForce()).milestones == ("logbook",)


def test_everything_comes_in_time_then_undated_then_standing_then_dropped() -> None:
    found = harbour(Everything()).milestones
    assert found[:4] == ("plenary-1", "fees", "survey", "dredging")
    assert found[-4:] == ("audit", "plenary-3", "logbook", "museum")
    assert sorted(found) == sorted(timelines()[ID].entries)


def test_what_was_agreed_about_something_has_the_open_ones_first() -> None:
    found = harbour(AgreedAbout("plenary", (ref("plenary-1"), ref("plenary-3"))))
    assert found.milestones == ("plenary-3", "plenary-1")


def test_what_a_party_owes_is_what_is_open_then_apart_what_is_always_in_force() -> None:
    found = harbour(Owes(Side(ID, "port")))
    assert found.milestones[:2] == ("survey", "dredging")
    assert found.milestones[-2:] == ("plenary-3", "logbook")
    assert [item.occurrence.milestone for item in found.standing] == ["logbook"]
    assert "charts" not in found.milestones
    assert "plenary-1" not in found.milestones


def test_what_a_party_owes_in_some_days_has_the_parts_of_what_is_due() -> None:
    found = harbour(Owes(Side(ID, "city"), Days(by(on(8, 31)))))
    assert [item.occurrence.milestone for item in found.surely] == ["fees", "survey"]
    assert not found.standing


# How many ---------------------------------------------------------------------------------------------------


def test_how_many_gives_a_count_and_what_is_counted() -> None:
    found = harbour(HowMany(Everything()))
    assert (found.count, found.kind) == (11, QuestionKind.COUNT)
    assert len(found.milestones) == 11
    assert harbour(HowMany(Overdue())).count == 1


def test_of_what_is_due_only_what_surely_is_is_counted() -> None:
    found = harbour(HowMany(Due(Days(within(on(8, 1), on(10, 15))))))
    assert found.milestones == ("survey", "dredging")
    assert found.count == 2
    assert [item.occurrence.milestone for item in found.possibly] == ["charts", "plenary-2"]


def test_what_is_always_in_force_is_not_counted_with_what_is_owed() -> None:
    assert "logbook" not in harbour(HowMany(Owes(Side(ID, "port")))).milestones


def test_an_answer_is_over_all_that_one_sees() -> None:
    other = among(milestone("z", by(on(8, 1))))
    found = answer(Due(Days(AUGUST)), {**timelines(), **other}, asker())
    assert [item.ref for item in found.surely] == [Ref("test", "z"), ref("survey"), ref("dredging")]
