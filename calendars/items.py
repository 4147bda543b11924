"""The milestones of a page, in words, in groups of those that stand alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from calendars.choice import Choice
from calendars.clean import clean, one_line
from calendars.saying import Teller
from schedules.milestone import Milestone
from schedules.timeline import Entry, Occurrence, State

_GROUP = {
    State.OVERDUE: "overdue",
    State.UNKEEPABLE: "overdue",
    State.LAPSED: "overdue",
    State.OPEN: "coming",
    State.UNDATED: "undated",
    State.STANDING: "standing",
    State.DONE: "done",
    State.DROPPED: "dropped",
}
GROUPS = ("overdue", "coming", "undated", "standing", "done", "dropped")
"""The kinds of groups, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Item:
    """One milestone on the page, in words."""

    id: str
    title: str
    days: str
    contradicted: bool
    quotes: tuple[str, ...]
    standing: str
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Milestones that stand alike."""

    kind: str
    items: tuple[Item, ...]


def groups_of(teller: Teller, choice: Choice) -> Iterable[Group]:
    """What was chosen, by how it stands and then by its days; no group is empty."""
    entries = sorted(choice.of(teller.timeline), key=_order)
    for kind in GROUPS:
        items = tuple(_item(e, teller) for e in entries if _GROUP[e.current.state] == kind)
        if items:
            yield Group(kind, items)


def _order(entry: Entry) -> tuple[date, date]:
    """By the due day, then by the first day; what has no day stands last, in the schedule's order."""
    occurrence = entry.current
    due = occurrence.done_on or occurrence.due or date.max
    return due, occurrence.span.earliest or due


def _item(entry: Entry, teller: Teller) -> Item:
    milestone, occurrence = entry.milestone, entry.current
    return Item(
        id=f"{teller.timeline.schedule.id}.{milestone.id}",
        title=one_line(teller.name(milestone, occurrence)),
        days=one_line(_days(milestone, occurrence, teller)),
        contradicted=entry.contradicted,
        quotes=tuple(clean(said) for said in teller.quotes(milestone)),
        standing=clean(teller.standing(milestone, occurrence)),
        facts=tuple((label, clean(said)) for label, said in teller.facts(milestone, occurrence)),
        reasons=tuple(clean(reason) for reason in teller.reasons(occurrence)),
    )


def _days(milestone: Milestone, occurrence: Occurrence, teller: Teller) -> str:
    """What stands beside the name: the day it was done, or the days still open; its group says the rest."""
    today = teller.timeline.on
    if occurrence.done_on:
        return teller.sayings.short_day(occurrence.done_on, today)
    return "" if occurrence.span.is_open else teller.days(milestone, occurrence, today)
