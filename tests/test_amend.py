"""Words and amendments: what holds, whatever the order in which they are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from schedules.amend import Fate, amend, amended, said_of, with_later
from schedules.amendment import Added, Amendment, Author, Edit, Finished, GivenUp, Reworded, Undone
from schedules.examples import example
from schedules.milestone import ClockTime, Done, Dropped, Schedule
from schedules.reading import load, read_schedule
from schedules.resolve import resolve
from schedules.text import Text
from schedules.timeline import Said

DIALOGUE = load(example("dialogue-2016"))
TODAY = date(2016, 7, 25)
ANNA = Author(1, "Anna")
AT = datetime(2016, 7, 25, 1, tzinfo=UTC)

FAIR = """\
schedule: fair
title: Fair
agreed_on: 2016-06-14
timezone: UTC
milestones:
  hall:
    title: Rent the hall
    when: {hall}
  booths:
    title: Build the booths
    when: within two weeks after the hall
    at: "12:00"
  review:
    title: Review
    when: every month after the hall
"""


def fair(hall: str = "in August 2016") -> Schedule:
    return read_schedule(FAIR.format(hall=hall).encode(), "fair.yaml")


def amendment(
    number: int, milestone: str, edit: Edit, schedule: Schedule = DIALOGUE, **more: object
) -> Amendment:
    over = said_of(schedule, milestone, edit)
    made = Amendment(number, schedule.id, milestone, edit, TODAY, ANNA, AT, over=over)
    return replace(made, **more)  # type: ignore[arg-type]


def moved(number: int, words: str) -> Amendment:
    return amendment(number, "protection-seminar", Reworded(words))


# What an amendment does --------------------------------------------------------------------------


def test_other_words_hold_instead_and_all_that_hangs_on_them_follows() -> None:
    agreed = amend(DIALOGUE, [moved(1, "on 24 and 25 August")])
    entries = resolve(agreed, TODAY).entries
    seminar = entries["protection-seminar"].current
    assert (seminar.span.earliest, seminar.due) == (date(2016, 8, 24), date(2016, 8, 25))
    assert entries["expert-meetings"].current.span.earliest == date(2016, 8, 26)


def test_reasons_name_the_words_and_the_day_of_the_amendment() -> None:
    agreed = amend(DIALOGUE, [moved(1, "next month")])
    (reason, *_) = resolve(agreed, TODAY).entries["protection-seminar"].current.because
    assert isinstance(reason, Said)
    assert (reason.statement.words.say("en"), reason.statement.said_on) == ("next month", TODAY)


def test_the_later_lies_over_the_earlier() -> None:
    agreed = amend(DIALOGUE, [moved(1, "on 24 August"), moved(2, "on 29 August")])
    assert resolve(agreed, TODAY).entries["protection-seminar"].current.due == date(2016, 8, 29)


def test_done_and_dropped() -> None:
    done = amendment(1, "hotline-test", Finished(date(2016, 7, 20)))
    dropped = amendment(2, "dialogue", GivenUp(TODAY), why="no room")
    agreed = amend(DIALOGUE, [done, dropped])
    assert agreed.milestones["hotline-test"].outcome == Done((date(2016, 7, 20),))
    assert agreed.milestones["dialogue"].outcome == Dropped(TODAY, Text.of("no room"))


def test_what_repeats_is_done_once_more() -> None:
    days = (date(2016, 8, 20), date(2016, 7, 20))
    agreed = amend(fair(), [amendment(n, "review", Finished(day), fair()) for n, day in enumerate(days)])
    assert agreed.milestones["review"].outcome == Done(tuple(sorted(days)))


def test_what_is_added_can_be_named_by_what_comes_later() -> None:
    added = amendment(1, "booking", Added(Text.of("Book the room"), "by 5 August"))
    after = amendment(2, "briefing", Added(Text.of("Briefing"), "within 3 days after booking the room"))
    hangs = amendment(2, "briefing", Added(Text.of("Briefing"), "within 3 days after “book the room”"))
    agreed = amended(DIALOGUE, [added, hangs])
    assert agreed.fates == {1: Fate.STANDS, 2: Fate.STANDS}
    assert resolve(agreed.schedule, TODAY).entries["briefing"].current.due == date(2016, 8, 8)
    assert amended(DIALOGUE, [added, after]).fates[2] in set(Fate)


def test_a_clock_time_in_the_words_goes_with_them_and_one_beside_them_stays() -> None:
    agreed = fair()
    assert agreed.milestones["booths"].at == ClockTime(time(12))
    later = amend(agreed, [amendment(1, "booths", Reworded("by 30 August"), agreed)])
    assert later.milestones["booths"].at == ClockTime(time(12))
    timed = [amendment(1, "hall", Reworded("by 17:00 on 5 August"), agreed)]
    assert amend(agreed, timed).milestones["hall"].at == ClockTime(time(17))
    again = [*timed, amendment(2, "hall", Reworded("by 6 August"), agreed)]
    assert amend(agreed, again).milestones["hall"].at is None


# What becomes of it ------------------------------------------------------------------------------


def test_a_file_that_changes_the_same_field_later_wins() -> None:
    ours = amendment(1, "hall", Reworded("in October 2016"), fair())
    done = amendment(2, "hall", Finished(date(2016, 7, 20)), fair())
    assert amended(fair(), [ours]).fates == {1: Fate.STANDS}
    edited = amended(fair("in September 2016"), [ours, done])
    assert edited.fates == {1: Fate.OVERRULED, 2: Fate.STANDS}
    hall = edited.schedule.milestones["hall"]
    assert hall.statements == fair("in September 2016").milestones["hall"].statements
    assert hall.outcome == Done((date(2016, 7, 20),))


def test_an_amendment_to_what_has_gone_is_adrift() -> None:
    booth = fair()
    gone = replace(booth, milestones={id: m for id, m in booth.milestones.items() if id != "hall"})
    assert amended(gone, [amendment(1, "hall", Reworded("in May 2017"), booth)]).fates == {1: Fate.OVERRULED}
    hangs = amendment(1, "review", Reworded("after the hall"), booth)
    assert amended(gone, [hangs]).fates == {1: Fate.ADRIFT}
    assert amend(gone, [hangs]) == gone


def test_those_of_other_schedules_are_passed_over() -> None:
    assert amend(fair(), [moved(1, "on 24 August")]) == fair()


def test_who_takes_back_can_be_taken_back() -> None:
    first = moved(1, "on 24 August")
    back = amendment(2, "protection-seminar", Undone(1))
    again = amendment(3, "protection-seminar", Undone(2))
    assert amend(DIALOGUE, [first, back]) == DIALOGUE
    assert amend(DIALOGUE, [first, back, again]) == amend(DIALOGUE, [first])


# Properties --------------------------------------------------------------------------------------

IDS = ["hall", "booths", "clean"]
words = st.sampled_from(["in May 2017", "by 5 August", "two weeks after the hall", "to be agreed", "8月24日"])
days = st.dates(date(2016, 6, 1), TODAY)
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(Reworded, words),
    st.builds(Finished, days),
    st.builds(GivenUp, days),
    st.builds(Undone, st.integers(1, 8)),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Amendment]:
    """Amendments to the fair, some of a milestone that one of them adds."""
    base = fair()
    new = Added(Text.of("Clean up"), "after the booths")
    made = [amendment(1, "clean", new, base)] if draw(st.booleans()) else []
    later = range(2, 2 + draw(st.integers(0, 6)))
    made += [amendment(number, draw(st.sampled_from(IDS)), draw(edits), base) for number in later]
    return made


@given(histories(), st.integers())
def test_the_order_in_which_they_are_read_does_not_matter(history: list[Amendment], seed: int) -> None:
    shuffled = Random(seed).sample(history, len(history))
    assert amended(fair(), shuffled) == amended(fair(), history)


@given(histories(), edits, st.sampled_from(IDS))
def test_to_take_back_the_last_gives_what_held_before_it(
    history: list[Amendment], edit: Edit, id: str
) -> None:
    last = amendment(90, id, edit, fair())
    back = amendment(91, id, Undone(90), fair())
    assert amend(fair(), [*history, last, back]) == amend(fair(), history)


@given(histories())
def test_one_more_may_be_laid_over_what_holds(history: list[Amendment]) -> None:
    over = amended(fair(), [])
    kept = [one for one in history if not isinstance(one.edit, Undone)]
    for later in kept:
        over = with_later(over, fair(), later)
    assert over == amended(fair(), kept)
