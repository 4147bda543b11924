"""What is due before, after or between times of what repeats, judged day by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from bot.questions import Days, Due
from schedules.milestone import Milestone
from schedules.timeline import Occurrence, State, Timeline
from schedules.when import (
    After,
    AllOf,
    Apart,
    At,
    AtEach,
    Before,
    By,
    Direction,
    Every,
    From,
    OnOrBefore,
    Period,
    Reach,
    Undated,
    When,
    Within,
)
from tests.answers.asking import ID, among, asked
from tests.schedules import AGREED_ON, by, days, milestone, on, the, within

_TIMES = 4
_RHYTHM, _START, _WIDEST = 20, on(7, 1), 30

NUMBERS = st.integers(1, _TIMES)
NEAR = st.one_of(st.sampled_from([Before, By, At, From, After]), st.integers(1, 15))


def _hung(kind: type[Before | By | At | From | After] | int, number: int) -> When:
    if isinstance(kind, int):
        return Apart(the("review", number), days(kind), Direction.AFTER, Reach.WITHIN)
    return kind(the("review", number))


ANCHORED = st.builds(_hung, NEAR, NUMBERS)
DATED: st.SearchStrategy[When] = st.one_of(
    st.integers(0, 150).map(lambda count: by(AGREED_ON + timedelta(days=count))),
    st.tuples(st.integers(0, 120), st.integers(0, 60)).map(
        lambda pair: within(AGREED_ON + timedelta(days=pair[0]), AGREED_ON + timedelta(days=sum(pair)))
    ),
)
WHENS = st.one_of(ANCHORED, DATED, st.just(Undated()), st.just(AtEach((Before(the("review")),))))
ASKS: st.SearchStrategy[When] = st.one_of(
    NUMBERS.map(lambda number: Before(the("review", number))),
    NUMBERS.map(lambda number: After(the("review", number))),
    st.tuples(NUMBERS, NUMBERS).map(
        lambda pair: AllOf((After(the("review", pair[0])), Before(the("review", pair[1]))))
    ),
    st.tuples(NUMBERS, st.integers(0, 150)).map(
        lambda pair: AllOf((After(the("review", pair[0])), by(AGREED_ON + timedelta(days=pair[1]))))
    ),
)


_EACH = tuple(date(2016, 1, 1) + timedelta(days=count) for count in range(600))


def agreement(whens: list[When], start: Within) -> tuple[Milestone, ...]:
    """Reviews that follow a start, and what may hang on one of them."""
    end = _START + timedelta(days=_WIDEST + _RHYTHM * _TIMES)
    reviews = milestone("review", Every(days(_RHYTHM), the("start"), Period.day(end)))
    return (
        milestone("start", start),
        reviews,
        *(milestone(f"m{n}", when) for n, when in enumerate(whens)),
    )


def _days_asked(when: When, on_day: Mapping[int, date]) -> frozenset[date]:
    """The days asked about, one by one, where it is known on which days the reviews are."""
    match when:
        case AllOf(parts):
            return frozenset.intersection(*(_days_asked(part, on_day) for part in parts))
        case Before(anchor):
            return frozenset(day for day in _EACH if day < on_day[anchor.number or 1])
        case After(anchor):
            return frozenset(day for day in _EACH if day > on_day[anchor.number or 1])
        case OnOrBefore(last):
            return frozenset(day for day in _EACH if day <= last)
        case _:
            raise ValueError(f"{when} is not asked about")


def _counted(occurrences: Iterable[Occurrence]) -> frozenset[str]:
    """Their keys, up to the last time that comes whatever the days."""
    return frozenset(each.key for each in occurrences if (each.number or 1) <= _TIMES)


def _due_in(when: When, timeline: Timeline) -> frozenset[str]:
    """What is due in the days, where it is known on which days the reviews are."""
    reviews = timeline.entries["review"].occurrences
    asks = _days_asked(when, {one.number or 0: one.span.earliest or date.max for one in reviews})
    dues = [one for _, one in timeline.occurrences() if one.state in {State.OPEN, State.OVERDUE}]
    return _counted(one for one in dues if one.due in asks)


def _milestones(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key.partition("/")[0] for key in keys)


@example([], AllOf((After(the("review", 1)), Before(the("review", 3)))), 0)
@example([Before(the("review", 4))], Before(the("review", 2)), 20)
@example([by(on(7, 20))], AllOf((After(the("review", 3)), by(on(7, 21)))), 3)
@given(st.lists(WHENS, max_size=4), ASKS, st.integers(0, _WIDEST))
def test_what_is_surely_due_is_due_whenever_the_times_are(whens: list[When], when: When, width: int) -> None:
    wide = agreement(whens, within(_START, _START + timedelta(days=width)))
    found = asked(Due(Days(when, ID)), *wide, today=AGREED_ON)
    surely, told = (_counted(item.occurrence for item in part) for part in (found.surely, found.items))
    for later in {0, width // 2, width}:
        made = agreement(whens, within(_START + timedelta(days=later)))
        timeline = among(*made, today=AGREED_ON)[ID]
        due = _due_in(when, timeline)
        contradicted = {id for id, entry in timeline.entries.items() if entry.contradicted}
        assert surely - contradicted <= due, "surely due, but not on these days"
        assert _milestones(due) - contradicted <= _milestones(told), "due on these days, but not told"
