"""Small networks of milestones, drawn at random, and judges that share nothing with the resolver."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from schedules.days import Distance, Unit, shift
from schedules.milestone import Milestone, Schedule
from schedules.when import (
    After,
    AllOf,
    Anchored,
    Apart,
    At,
    Before,
    By,
    Dated,
    Direction,
    From,
    MilestoneAnchor,
    OnOrAfter,
    OnOrBefore,
    Period,
    Reach,
    Run,
    When,
    Within,
)
from tests.schedules import milestone, schedule

NEW_YEAR = date(2016, 1, 27)
IDS = ("a", "b", "c")


def distances(*units: Unit) -> st.SearchStrategy[Distance]:
    """Short distances, in these units."""
    return st.builds(Distance, st.integers(1, 3), st.sampled_from(units))


def anchored(ids: tuple[str, ...], distance: st.SearchStrategy[Distance]) -> st.SearchStrategy[Anchored]:
    """Words that hang on one of the milestones."""
    anchor = st.sampled_from(ids).map(MilestoneAnchor)
    apart = st.builds(Apart, anchor, distance, st.sampled_from(Direction), st.sampled_from(Reach))
    plain: list[Callable[[MilestoneAnchor], Anchored]] = [Before, By, At, From, After]
    return st.one_of(apart, *(st.builds(kind, anchor) for kind in plain))


@st.composite
def windowed(draw: st.DrawFn, *units: Unit, reach: int = 60, size: int = 9) -> Schedule:
    """Three milestones, each with a window of a few days, and up to four words that hang one on another."""
    milestones: list[Milestone] = []
    for id in IDS:
        first = NEW_YEAR + timedelta(days=draw(st.integers(0, reach)))
        window = Within(Period(first, first + timedelta(days=draw(st.integers(0, size - 1)))))
        hung = draw(st.lists(anchored(IDS, distances(*units)), max_size=2))
        milestones.append(milestone(id, window, *hung, lasts=draw(st.integers(1, 3))))
    return schedule(*draw(st.permutations(milestones)))


@st.composite
def open_ended(draw: st.DrawFn, size: int = 5) -> Schedule:
    """Milestones with any bounds or none, which hang one on another by days."""
    ids = tuple(f"m{index}" for index in range(size))
    day = st.integers(0, 20).map(lambda days: NEW_YEAR + timedelta(days=days))
    dated = st.one_of(
        day.map(OnOrAfter),
        day.map(lambda latest: OnOrBefore(latest, latest)),
        day.map(lambda first: Within(Period(first, first + timedelta(days=6)))),
    )
    words: st.SearchStrategy[When] = st.one_of(dated, anchored(ids, distances(Unit.DAY, Unit.WEEK)))
    return schedule(
        *(
            milestone(id, *draw(st.lists(words, min_size=1, max_size=2)), lasts=draw(st.integers(1, 2)))
            for id in ids
        )
    )


def solutions(agreed: Schedule) -> Iterator[dict[str, date]]:
    """Every choice of first days, within the windows, of which all words are true."""
    windows = {id: _window(m) for id, m in agreed.milestones.items()}
    for days in product(*windows.values()):
        chosen = dict(zip(windows, days, strict=True))
        if all(
            _is_true(s.when, s.milestone, chosen, agreed)
            for m in agreed.milestones.values()
            for s in m.statements
        ):
            yield chosen


def _window(m: Milestone) -> list[date]:
    period = next(s.when.period for s in m.statements if isinstance(s.when, Within))
    return [period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1)]


def _is_true(when: When, id: str, first: dict[str, date], agreed: Schedule) -> bool:
    if isinstance(when, AllOf):
        return all(_is_true(part, id, first, agreed) for part in when.parts)
    if isinstance(when, Dated):
        return _is_in_time(when, first[id])
    assert isinstance(when, Anchored)
    begins = first[when.anchor.id]
    ends = begins + timedelta(days=agreed.milestones[when.anchor.id].lasts - 1)
    return _is_placed(when, first[id], begins, ends)


def _is_in_time(when: Dated, day: date) -> bool:
    match when:
        case Within(period):
            return period.first <= day <= period.last
        case Run(period):
            return day == period.first
        case OnOrBefore(latest):
            return day <= latest
        case OnOrAfter(earliest):
            return day >= earliest


def _is_placed(when: Anchored, day: date, begins: date, ends: date) -> bool:
    match when:
        case Before():
            return day < begins
        case By():
            return day <= begins
        case At():
            return begins <= day <= ends
        case From():
            return day >= begins
        case After():
            return day > ends
        case Apart(distance=distance, side=Direction.AFTER, reach=reach):
            moved = shift(ends, distance, 1)
            return {
                Reach.EXACTLY: day == moved,
                Reach.AT_LEAST: day >= moved,
                Reach.WITHIN: ends <= day <= moved,
            }[reach]
        case Apart(distance=distance, side=Direction.BEFORE, reach=reach):
            moved = shift(begins, distance, -1)
            return {
                Reach.EXACTLY: day == moved,
                Reach.AT_LEAST: day <= moved,
                Reach.WITHIN: moved <= day <= begins,
            }[reach]
        case _:
            raise AssertionError(when)
