from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calendars.event import Event
from calendars.events import CALENDAR_KEY
from calendars.revising import fresh_revisions, revise, shown_on
from schedules.revision import Revisions
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import Entry, State, Timeline
from tests.calendars import agreement as a

LATER = a.NOW + timedelta(days=3)
HOTLINE = "hotline-test"


def sequences(revisions: Revisions) -> dict[str, int]:
    return {key: revision.sequence for key, revision in revisions.items() if key != CALENDAR_KEY}


def shown(timeline: Timeline, revisions: Revisions) -> list[str]:
    return [revision.key for revision, _ in shown_on(timeline.on, revisions)]


def test_what_is_shown_first_has_sequence_zero_and_is_modified_now() -> None:
    revisions = fresh_revisions(a.everything(), a.NOW)
    assert sequences(revisions) == {HOTLINE: 0, "seminar": 0, "scope": 0, "report/1": 0, "report/2": 0}
    assert {revision.modified_at for revision in revisions.values()} == {a.NOW}


def test_nothing_changes_because_days_pass() -> None:
    revisions = fresh_revisions(a.everything(), a.NOW)
    for day in (date(2016, 8, 30), date(2017, 3, 1)):
        assert revise(a.everything(on=day), revisions, LATER) == revisions


def test_a_move_raises_the_sequence_of_what_moved_only() -> None:
    before = fresh_revisions(a.timeline(a.hotline(), a.once(a.SEMINAR, a.AUGUST)), a.NOW)
    moved = a.moved(a.hotline(), Span(None, date(2016, 9, 30)))
    after = revise(a.timeline(moved, a.once(a.SEMINAR, a.AUGUST)), before, LATER)
    assert sequences(after) == {HOTLINE: 1, "seminar": 0}
    assert after[HOTLINE].modified_at == LATER
    assert after["seminar"] == before["seminar"]


def test_a_change_in_one_language_is_a_change() -> None:
    before = fresh_revisions(a.timeline(a.hotline()), a.NOW)
    title = Text.of({"en": "Test the hotline", "zh": "试用热线"})
    renamed = replace(a.hotline(), milestone=replace(a.HOTLINE, title=title))
    assert sequences(revise(a.timeline(renamed), before, LATER)) == {HOTLINE: 1}


def test_the_moment_of_a_change_is_later_than_the_one_before_whatever_the_clock_says() -> None:
    before = fresh_revisions(a.timeline(a.hotline()), a.NOW)
    moved = a.timeline(a.moved(a.hotline(), Span(None, date(2016, 9, 30))))
    after = revise(moved, before, a.NOW - timedelta(days=5))
    assert after[HOTLINE].modified_at > before[HOTLINE].modified_at


def test_what_was_dropped_stays_thirty_days_after_its_date() -> None:
    before = fresh_revisions(a.timeline(a.hotline()), a.NOW)
    entry = a.dropped(a.hotline(), date(2016, 8, 20))

    def on(day: date) -> tuple[Timeline, Revisions]:
        timeline = a.timeline(entry, on=day)
        return timeline, revise(timeline, before, LATER)

    assert sequences(on(date(2016, 8, 20))[1]) == {HOTLINE: 1}
    assert shown(*on(date(2016, 9, 30))) == [HOTLINE]
    assert shown(*on(date(2016, 10, 1))) == []


def test_what_was_dropped_late_stays_thirty_days_from_then() -> None:
    entry = a.dropped(a.hotline(), date(2016, 12, 1))
    day = date(2016, 12, 31)
    assert shown(a.timeline(entry, on=day), fresh_revisions(a.timeline(entry, on=day), a.NOW)) == [HOTLINE]
    day = date(2017, 1, 1)
    assert shown(a.timeline(entry, on=day), fresh_revisions(a.timeline(entry, on=day), a.NOW)) == []


def test_what_vanished_from_the_schedule_is_cancelled_once() -> None:
    before = fresh_revisions(a.timeline(a.hotline()), a.NOW)
    gone = revise(a.timeline(), before, LATER)
    assert gone[HOTLINE].sequence == 1
    assert gone[HOTLINE].cancelled_on == a.TODAY
    assert "dropped" in Event.from_json(gone[HOTLINE].event or "").texts["en"].summary
    next_day = a.timeline(on=a.TODAY + timedelta(days=1))
    assert revise(next_day, gone, LATER + timedelta(days=1)) == gone


def test_what_lost_its_date_leaves_and_comes_back_newer() -> None:
    first = fresh_revisions(a.timeline(a.hotline()), a.NOW)
    undated = a.timeline(a.once(a.HOTLINE, Span(), State.UNDATED))
    second = revise(undated, first, LATER)
    assert shown(undated, second) == []
    third = revise(a.timeline(a.hotline()), second, LATER)
    assert shown(a.timeline(a.hotline()), third) == [HOTLINE]
    assert third[HOTLINE].sequence > first[HOTLINE].sequence
    assert third[HOTLINE].modified_at > first[HOTLINE].modified_at


def test_the_calendar_itself_is_newer_when_something_undated_changes() -> None:
    before = fresh_revisions(a.timeline(a.hotline()), a.NOW)
    after = revise(a.timeline(a.hotline(), a.once(a.DIALOGUE, Span(), State.UNDATED)), before, LATER)
    assert after[CALENDAR_KEY].sequence == 1
    assert sequences(after) == {HOTLINE: 0}


VERSIONS = st.sampled_from(
    (
        a.hotline(),
        a.moved(a.hotline(), Span(None, date(2016, 9, 30))),
        a.done(a.hotline(), date(2016, 7, 20)),
        a.dropped(a.hotline(), date(2016, 7, 20)),
        a.once(a.HOTLINE, Span(), State.UNDATED),
        None,
    )
)


@given(st.lists(st.tuples(VERSIONS, st.integers(-3, 3)), min_size=1, max_size=8))
def test_sequence_and_moment_only_rise_and_rise_with_every_change(
    history: list[tuple[Entry | None, int]],
) -> None:
    known: Revisions = {}
    for entry, hours in history:
        revised = revise(a.timeline(*([entry] if entry else [])), known, a.NOW + timedelta(hours=hours))
        assert known.keys() <= revised.keys()
        for key, old in known.items():
            new = revised[key]
            if new.event != old.event:
                assert new.sequence == old.sequence + 1
                assert new.modified_at > old.modified_at
            elif key != CALENDAR_KEY:
                assert new == old
        known = revised
