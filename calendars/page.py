"""The page: every public schedule in order of its days, with words and reasons."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from calendars.clean import clean, one_line
from calendars.saying import Teller
from calendars.source import Shown
from calendars.wording import WORDING
from schedules.language import LANGUAGES
from schedules.milestone import Milestone
from schedules.timeline import Entry, Occurrence, State, Timeline

_TEMPLATES = Environment(
    loader=PackageLoader("calendars"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_STYLE = _TEMPLATES.get_template("page.css").render()
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The ``Content-Security-Policy`` of every page: nothing is loaded, nothing runs."""

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
_GROUPS = ("overdue", "coming", "undated", "standing", "done", "dropped")


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


@dataclass(frozen=True, slots=True)
class Agreement:
    """One schedule on the page."""

    id: str
    title: str
    agreed: str
    source: str
    source_url: str | None
    groups: tuple[Group, ...]
    address: str
    webcal: str


def page(shown: Sequence[Shown], language: str, base: str) -> str:
    """The page in ``language``; the feeds are reached under ``base``, which ends without a slash."""
    agreements = [_agreement(s.timeline, language, base) for s in shown]
    return _render("page.html", language, agreements=agreements)


def sorry(sentence: str, language: str) -> str:
    """A page that says one sentence."""
    return _render("sorry.html", language, sentence=sentence)


def preferred_language(accepted: str) -> str:
    """The language that an ``Accept-Language`` header likes best of those spoken here; else English."""
    weighed = sorted(_weighed(accepted), key=lambda pair: -pair[0])
    return next((language for weight, language in weighed if weight > 0), "en")


def _weighed(accepted: str) -> Iterable[tuple[float, str]]:
    for item in accepted.split(","):
        tag, _, parameters = item.partition(";")
        language = tag.strip().lower().partition("-")[0]
        if language not in LANGUAGES:
            continue
        weight = parameters.replace(" ", "").removeprefix("q=")
        try:
            yield (float(weight) if weight else 1.0), language
        except ValueError:
            yield 1.0, language


def _render(template: str, language: str, **values: object) -> str:
    return _TEMPLATES.get_template(template).render(
        style=_STYLE, wording=WORDING[language], language=language, languages=WORDING, **values
    )


def _agreement(timeline: Timeline, language: str, base: str) -> Agreement:
    schedule, teller = timeline.schedule, Teller(timeline, language)
    address = f"{base}/{quote(schedule.id)}.ics" + ("" if language == "en" else f"?lang={language}")
    url = schedule.source.url if schedule.source else None
    return Agreement(
        id=schedule.id,
        title=one_line(schedule.title.say(language)),
        agreed=teller.wording.agreed.format(day=teller.sayings.day(schedule.agreed_on)),
        source=one_line(schedule.source.title.say(language)) if schedule.source else "",
        source_url=url if url and url.startswith(("https://", "http://")) else None,
        groups=tuple(_groups(teller)),
        address=address,
        webcal="webcal://" + address.partition("://")[2],
    )


def _groups(teller: Teller) -> Iterable[Group]:
    entries = sorted(teller.timeline.entries.values(), key=_order)
    for kind in _GROUPS:
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
