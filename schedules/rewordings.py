"""From which words to which an amendment changed when a milestone is, as the words were then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schedules.amend import said_of
from schedules.amendment import Added, Amendment, Reworded, Undone
from schedules.milestone import Schedule
from schedules.text import Text

Words = tuple[Text, ...]
"""The words of all statements about when one milestone is."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """The words that held before an amendment and after it; ``None`` where nobody knows any more."""

    before: Words | None
    after: Words | None


def rewording(as_said: Schedule, amendments: Iterable[Amendment], amendment: Amendment) -> Rewording | None:
    """What an amendment did to the words about when; ``None`` for one that did nothing to them.

    ``as_said`` is the schedule without its amendments, as it is now: where its words were others at that
    time, they are not known.
    """
    ours = [one for one in amendments if _is_of(one, amendment) and one.number <= amendment.number]
    about = _what_changed(ours, amendment)
    if about is None or not isinstance(about.edit, Reworded):
        return None
    earlier = [one for one in ours if one.number < amendment.number]
    return Rewording(_holding(as_said, earlier, about), _holding(as_said, ours, about))


def _is_of(one: Amendment, other: Amendment) -> bool:
    return (one.schedule, one.milestone) == (other.schedule, other.milestone)


def _what_changed(amendments: Sequence[Amendment], amendment: Amendment) -> Amendment | None:
    """Itself, or the one that it takes back."""
    if not isinstance(amendment.edit, Undone):
        return amendment
    number = amendment.edit.number
    return next((one for one in amendments if one.number == number), None)


def _holding(as_said: Schedule, amendments: Sequence[Amendment], about: Amendment) -> Words | None:
    """The words that held once these amendments were made, over what the schedule said when ``about`` was.

    One that lay over something else did not count by then: the file had changed.
    """
    gone = {one.edit.number for one in amendments if isinstance(one.edit, Undone)}
    standing = [
        one.edit.words
        for one in sorted(amendments, key=lambda one: one.number)
        if isinstance(one.edit, Added | Reworded) and one.number not in gone and one.over == about.over
    ]
    if standing:
        return (Text.of(standing[-1]),)
    if not about.over or said_of(as_said, about.milestone, about.edit) != about.over:
        return None
    return tuple(statement.words for statement in as_said.milestones[about.milestone].statements)
