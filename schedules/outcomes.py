"""What became of a milestone, as a schedule file says it."""

from __future__ import annotations

from schedules.document import Branch, Listing, Scalar
from schedules.fields import Field, Fields, day, listed, text
from schedules.milestone import Done, Dropped


def done(field: Field) -> Done | None:
    """A day; a list of days; or ``{reported: day}`` where only the day of the report is known."""
    match field.node:
        case Branch() as branch:
            reported = Fields(field, branch, ["reported"]).required("reported", day, "reported: 2016-06-14")
            return Done((reported,), reported=True) if reported else None
        case Listing(items) if not items:
            field.wrong("the list is empty; write the days on which it was done, or leave the key out")
            return None
        case Scalar() | Listing():
            days = [found for item in listed(field) if (found := day(item))]
            if len(set(days)) < len(days):
                field.wrong("a day stands here twice; write each once")
            return Done(tuple(sorted(set(days)))) if days else None
        case _:
            return None


def dropped(field: Field) -> Dropped | None:
    """The day on which it was given up, and why."""
    if not isinstance(field.node, Branch):
        field.wrong("write {on: 2016-08-20, why: …}")
        return None
    fields = Fields(field, field.node, ["on", "why"])
    on = fields.required("on", day, "on: 2016-08-20")
    why = fields.optional("why", text)
    return Dropped(on, why) if on else None
