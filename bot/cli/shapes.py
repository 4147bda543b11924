"""The JSON that scripts see: docs/json.md describes every shape made here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.answers import Answer, milestones_of
from bot.questions import QuestionAmbiguous, QuestionNotUnderstood, Why
from bot.replay import Told
from schedules.grounds import Early, Grounds, PassedOn, ReadStrictly
from schedules.kinds import kind_of
from schedules.language import SAYINGS, NotUnderstood
from schedules.mends import Mend, mends
from schedules.milestone import Schedule
from schedules.reading import Problem
from schedules.surely import why_stricter
from schedules.timeline import Contradiction, Entry, Happened, Occurrence, Reason, Said, Timeline
from schedules.understanding import Understanding
from schedules.whatif import WhatIf
from schedules.when import When

Shape = dict[str, Any]


def iso(day: date | None) -> str | None:
    """A day as scripts read it; ``None`` is null."""
    return day.isoformat() if day else None


def titles(schedule: Schedule | None, language: str) -> Callable[[str], str]:
    """How to name a milestone by its id; without a schedule there is none to name."""
    return lambda id: schedule.milestones[id].title.say(language) if schedule else id


def understood(understanding: Understanding, language: str, schedule: Schedule | None) -> Shape:
    """One phrase that was read."""

    return {
        "text": understanding.words,
        "kind": kind_of(understanding.when),
        "earliest": iso(understanding.earliest),
        "latest": iso(understanding.latest),
        "stricter_latest": iso(understanding.stricter_latest),
        "anchor": understanding.anchor,
        "echo": SAYINGS[language].echo(understanding.when, titles(schedule, language)),
    }


def not_understood(refusal: NotUnderstood) -> Shape:
    """One phrase that was refused."""
    return {"text": refusal.words, "refused": str(refusal), "position": refusal.position}


def answered(answer: Answer, text: str) -> Shape:
    """An answer, and what is said of it. What is counted is in no parts: only what surely is due counts."""
    shape: Shape = {
        "question": answer.kind,
        "milestones": list(answer.milestones),
        "occurrences": list(dict.fromkeys(item.occurrence.key for item in answer.items)),
        **_parts(answer),
    }
    if answer.count is not None:
        shape["count"] = answer.count
    if isinstance(answer.question, Why):
        shape["because"] = [reason(each) for each in answer.reasons]
    if answer.what_if:
        shape["changes"] = _changes(answer.what_if)
    if answer.left_out:
        shape["left_out"] = answer.left_out
    return {**shape, "text": text}


def _parts(answer: Answer) -> dict[str, list[str]]:
    """The milestones of each part, each in the first in which one of its times stands."""
    parts = {"surely": answer.surely, "possibly": answer.possibly, "undated": answer.undated}
    if answer.count is not None:
        return {name: [] for name in parts}
    first = {id: name for name in reversed(parts) for id in milestones_of(parts[name])}
    return {name: [id for id in milestones_of(part) if first[id] == name] for name, part in parts.items()}


def question_refused(refusal: QuestionNotUnderstood, said: str) -> Shape:
    """A question that is not answered; ``candidates`` where it was asked back which milestone is meant."""
    candidates = refusal.refs if isinstance(refusal, QuestionAmbiguous) else ()
    return {
        "text": refusal.text,
        "refused": said,
        "understood": list(refusal.understood),
        "candidates": list(dict.fromkeys(ref.milestone for ref in candidates)),
        "suggestions": list(refusal.suggestions),
    }


def told(message: Told) -> Shape:
    """One message of a replay."""
    return {
        "at": message.at.isoformat(),
        "notices": [{"milestone": n.milestone, "kind": n.kind, "due": iso(n.due)} for n in message.notices],
        "text": message.text,
    }


def checked(timeline: Timeline) -> Shape:
    """One schedule that could be read."""
    return {
        "milestones": {id: _entry(entry) for id, entry in timeline.entries.items()},
        "contradictions": [_contradiction(found, timeline) for found in timeline.contradictions],
        "problems": [],
    }


def refused(problems: tuple[Problem, ...]) -> Shape:
    """One schedule that could not be read."""
    return {
        "milestones": {},
        "contradictions": [],
        "problems": [{"file": p.file, "line": p.line, "message": p.message} for p in problems],
    }


def _entry(entry: Entry) -> Shape:
    current = entry.current
    return {
        **_days(current),
        "occurrences": [{"id": o.key, **_days(o)} for o in entry.occurrences if o.number is not None],
        "because": [reason(r) for r in current.because],
    }


def _days(occurrence: Occurrence) -> Shape:
    return {
        "earliest": iso(occurrence.span.earliest),
        "latest": iso(occurrence.span.latest),
        "stricter_latest": iso(occurrence.stricter),
        "due": iso(occurrence.due),
        "provisional": occurrence.provisional,
        "state": occurrence.state,
    }


def reason(reason: Reason) -> Shape:
    """One link of the chain that says why a bound is where it is."""
    bound: Shape = {"bound": reason.bound, "milestone": reason.milestone, "day": iso(reason.day)}
    match reason:
        case Happened():
            return {**bound, "done": True}
        case Said(statement=statement):
            return {
                **bound,
                "words": statement.words.versions[0][1],
                "said_on": iso(statement.said_on),
                "quote": statement.quote.versions[0][1] if statement.quote else None,
            }


def explained(timeline: Timeline, id: str) -> Shape:
    """Why one milestone falls on its days: its current occurrence, and each of one that repeats."""
    entry = timeline.entries[id]
    return {
        **_explained(entry.current),
        "stricter_because": [_grounds(grounds) for grounds in why_stricter(timeline, id)],
        "occurrences": [_explained(o) for o in entry.occurrences if o.number is not None],
    }


def _explained(occurrence: Occurrence) -> Shape:
    because = [reason(each) for each in occurrence.because]
    return {"id": occurrence.key, **_days(occurrence), "because": because}


def _grounds(grounds: Grounds) -> Shape:
    said = grounds.statement
    shape = {"milestone": said.milestone, "words": said.words.versions[0][1], "said_on": iso(said.said_on)}
    match grounds:
        case ReadStrictly(day):
            return {"kind": "read_strictly", **shape, "anchor": None, "day": iso(day)}
        case Early(anchor=anchor, earliest=earliest):
            return {"kind": "early_anchor", **shape, "anchor": anchor, "day": iso(earliest)}
        case PassedOn(to=to, day=stricter):
            return {"kind": "passed_on", **shape, "anchor": to, "day": iso(stricter)}


def what_if(found: WhatIf, words: str, when: When, language: str) -> Shape:
    """What would move if a milestone were agreed in these words."""
    return {
        "text": words,
        "echo": SAYINGS[language].echo(when, titles(found.after.schedule, language)),
        "changes": _changes(found),
        "contradictions": [
            _contradiction(contradiction, found.after) for contradiction in found.contradictions
        ],
    }


def _changes(found: WhatIf) -> list[Shape]:
    return [
        {
            "id": change.key,
            "from": _days(change.before) if change.before else None,
            "to": _days(change.after) if change.after else None,
        }
        for change in found.changes
    ]


def _contradiction(found: Contradiction, timeline: Timeline) -> Shape:
    return {
        "statements": [
            {"milestone": s.milestone, "words": s.words.versions[0][1], "said_on": iso(s.said_on)}
            for s in found.statements
        ],
        "milestones": list(found.milestones),
        "misses_by_days": found.misses_by,
        "mends": [_mend(mend, timeline.schedule) for mend in mends(found, timeline)],
    }


def _mend(mend: Mend, schedule: Schedule) -> Shape:
    instead = None if mend.when is None else SAYINGS["en"].echo(mend.when, titles(schedule, "en"))
    return {
        "milestone": mend.statement.milestone,
        "words": mend.statement.words.versions[0][1],
        "instead": instead,
    }
