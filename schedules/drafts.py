"""The milestones of a schedule file: all that can be read one by one first, then their words about when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from schedules.amounts import clock_time, lead_times, running_days
from schedules.document import Branch, Entry, Listing
from schedules.fields import (
    Field,
    Fields,
    aliases,
    day,
    is_id,
    label,
    listed,
    not_an_id,
    quote,
    quoted,
    text,
    title,
    unique,
)
from schedules.language import Named, Names
from schedules.milestone import ClockTime, Done, Milestone, Open, Outcome
from schedules.outcomes import done, dropped
from schedules.phrases import Agreed, Saying, last_day, statements
from schedules.problems import Findings, meant
from schedules.text import Text
from schedules.topics import Topics
from schedules.when import anchors_of

MAX_MILESTONES = 20_000

_MILESTONE_KEYS = (
    "title",
    "aliases",
    "when",
    "said_on",
    "at",
    "lasts",
    "topic",
    "responsible",
    "quote",
    "where",
    "remind",
    "done",
    "dropped",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A milestone but for its statements, which may name other milestones."""

    id: str
    title: Text
    aliases: tuple[Text, ...]
    outcome: Outcome
    at: ClockTime | None
    said_on: date | None
    when: Field | None
    topic: Field | None
    responsible: Field | None
    done: Field | None
    rest: Mapping[str, Any]

    @property
    def named(self) -> Named:
        """What phrases may call it."""
        done_on = self.outcome.days[-1] if isinstance(self.outcome, Done) else None
        return Named(self.id, self.title, self.aliases, done_on, may_repeat=True)

    def saying(self, agreed: Agreed) -> Saying | None:
        """Its words about when, ``None`` where there are none."""
        if self.when is None:
            return None
        said_on = self.said_on or agreed.on
        return Saying(self.id, self.when, said_on, self.rest["quote"], self.rest["where"], agreed)


def drafts(field: Field) -> tuple[Draft, ...] | None:
    """The drafts of a map of milestones."""
    if not isinstance(field.node, Branch):
        field.wrong("write a map from an id to a milestone:  hotline-test: {title: …, when: …}")
        return None
    if len(field.node.entries) > MAX_MILESTONES:
        field.wrong(f"more than {MAX_MILESTONES} milestones; split the schedule")
        return None
    return tuple(
        draft for entry in unique(field.node, field.found, "id") if (draft := _draft(entry, field.found))
    )


def _draft(entry: Entry, found: Findings) -> Draft | None:
    if not is_id(entry.key):
        found.add(entry.line, not_an_id(entry.key))
    field = Field(entry.key if is_id(entry.key) else quoted(entry.key), entry.value, found)
    if not isinstance(field.node, Branch):
        field.wrong("a milestone is a map; write at least {title: …, when: …}")
        return None
    fields = Fields(field, field.node, _MILESTONE_KEYS)
    name = fields.required("title", title, "what is to be done, in a few words")
    fields.required(
        "when", lambda _: None, "the agreement's own words; where nothing is agreed: to be agreed"
    )
    return Draft(
        id=entry.key,
        title=name or Text.of(entry.key),
        aliases=fields.optional("aliases", aliases) or (),
        outcome=_outcome(fields),
        at=fields.optional("at", clock_time),
        said_on=fields.optional("said_on", day),
        when=fields.get("when"),
        topic=fields.get("topic"),
        responsible=fields.get("responsible"),
        done=fields.get("done"),
        rest={
            "lasts": fields.optional("lasts", running_days) or 1,
            "quote": fields.optional("quote", quote),
            "where": fields.optional("where", text),
            "remind": fields.optional("remind", lead_times),
        },
    )


def _outcome(fields: Fields) -> Outcome:
    finished = fields.optional("done", done)
    given_up = fields.optional("dropped", dropped)
    if "done" in fields and "dropped" in fields:
        fields["dropped"].wrong("done and dropped cannot both be; delete one")
    return finished or given_up or Open()


def milestones(drafts: tuple[Draft, ...], agreed: Agreed) -> Mapping[str, Milestone]:
    """The milestones by id; what cannot be read of them is told."""
    names, topics = Names(_named(drafts, agreed)), _topics(drafts)
    finished = (_milestone(draft, names, topics, agreed) for draft in drafts)
    read = {milestone.id: milestone for milestone in finished if milestone}
    for draft in drafts:
        if draft.when and draft.id in read:
            _check_times(read[draft.id], read, draft.when)
    return MappingProxyType(read)


def _check_times(milestone: Milestone, read: Mapping[str, Milestone], when: Field) -> None:
    """What happens once has no second time; whether it repeats is known only now that all is read."""
    for anchor in (anchor for said in milestone.statements for anchor in anchors_of(said.when)):
        named = read.get(anchor.id)
        if anchor.number and anchor.number > 1 and named and not named.repeats:
            when.wrong(
                f"this counts to time {anchor.number} of {anchor.id}, which happens once; "
                f"leave the number out, or say how often {anchor.id} happens"
            )


def _named(drafts: Iterable[Draft], agreed: Agreed) -> Iterator[Named]:
    """What they are called; of those that share a name it matters when each is over."""
    bearers = Counter(text for draft in drafts for text in {draft.title, *draft.aliases})
    for draft in drafts:
        named = draft.named
        shared = any(bearers[text] > 1 for text in (draft.title, *draft.aliases))
        saying = draft.saying(agreed) if shared and named.over_on is None else None
        yield replace(named, over_on=last_day(saying)) if saying else named


def _topics(drafts: Iterable[Draft]) -> Mapping[str, Text]:
    """The topics by the id of the milestone, each with the names that it has anywhere in the file."""
    topics, first_names = Topics(), dict[str, str]()
    for draft in drafts:
        if draft.topic and (topic := title(draft.topic)):
            first_names[draft.id] = topic.all[0]
            if clash := topics.add(topic):
                earlier, here = map(quoted, clash)
                draft.topic.wrong(
                    f"this topic is called {earlier} further up, {here} here; write the same name, or "
                    "give another topic names of its own in every language"
                )
    return {id: topic for id, name in first_names.items() if (topic := topics.called(name))}


def _milestone(draft: Draft, names: Names, topics: Mapping[str, Text], agreed: Agreed) -> Milestone | None:
    responsible = _responsible(draft.responsible, agreed.parties) if draft.responsible else ()
    saying = draft.saying(agreed)
    said = statements(saying, names) if saying else ()
    if not said:
        return None
    milestone = Milestone(
        id=draft.id,
        title=draft.title,
        statements=said,
        aliases=draft.aliases,
        responsible=responsible,
        outcome=draft.outcome,
        at=draft.at or next((statement.at for statement in said if statement.at), None),
        topic=topics.get(draft.id),
        **draft.rest,
    )
    if draft.done and isinstance(draft.done.node, Listing) and not milestone.repeats:
        draft.done.wrong("only what repeats can be done several times; write one day")
    return milestone


def _responsible(field: Field, parties: Mapping[str, Text]) -> tuple[str, ...]:
    ids = []
    for item in listed(field):
        party = label(item)
        if party and party not in parties:
            choice = meant(party, parties) if parties else "list the parties first: parties: {cn: China}"
            item.wrong(f"{quoted(party)} is no party of this schedule; {choice}")
        elif party:
            ids.append(party)
    return tuple(dict.fromkeys(ids))
