"""The pages: one for each public schedule, and one that lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import segno

from calendars.addresses import Address, ways
from calendars.choice import Choice
from calendars.clean import one_line
from calendars.items import Group, groups_of
from calendars.picture.drawing import draw
from calendars.saying import Teller
from calendars.templating import fill_page
from calendars.wording import WORDING
from schedules.text import Text
from schedules.timeline import Timeline
from schedules.topics import is_among


@dataclass(frozen=True, slots=True)
class Filter:
    """A link that shows more or less; ``chosen`` is what is shown now."""

    label: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """Links one of which is chosen, under one name."""

    label: str
    links: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """One schedule among others: where its page is, and how many milestones stand how."""

    title: str
    agreed: str
    address: str
    counts: tuple[str, ...]


def page(timeline: Timeline, address: Address) -> str:
    """The page of one schedule, in the language and of what was chosen that ``address`` says."""
    language, schedule = address.language, timeline.schedule
    teller = Teller(timeline, language)
    title = one_line(schedule.title.say(language)) or schedule.id
    return fill_page(
        "page.html",
        language,
        id=schedule.id,
        title=title,
        agreed=_agreed(teller),
        source=one_line(schedule.source.title.say(language)) if schedule.source else "",
        source_url=_source_url(timeline),
        address=address,
        speaking={code: address.speaking(code).page for code in WORDING},
        ways=ways(address.feed, title),
        code=segno.make(address.feed).svg_inline(scale=4, border=3, svgclass="code", lineclass=None),
        filters=tuple(_filters(teller, address)),
        picture=draw(timeline, language, address.choice, alone=False),
        groups=tuple(groups_of(teller, address.choice)),
    )


def index(timelines: Sequence[tuple[Address, Timeline]], language: str, speaking: Mapping[str, str]) -> str:
    """The list of several schedules, each at its address; ``speaking`` has the same list by language."""
    summaries = [_summary(timeline, address) for address, timeline in timelines]
    return fill_page("index.html", language, speaking=speaking, schedules=summaries)


def sorry(sentence: str, language: str) -> str:
    """A page that says one sentence."""
    return fill_page("sorry.html", language, sentence=sentence)


def _summary(timeline: Timeline, address: Address) -> Summary:
    teller = Teller(timeline, address.language)
    title = one_line(timeline.schedule.title.say(address.language)) or timeline.schedule.id
    groups = groups_of(teller, Choice())
    return Summary(title, _agreed(teller), address.page, tuple(_count(group, teller) for group in groups))


def _count(group: Group, teller: Teller) -> str:
    wording = teller.wording
    return f"{wording.groups[group.kind]}{wording.colon}{len(group.items)}"


def _agreed(teller: Teller) -> str:
    return teller.wording.agreed.format(day=teller.sayings.day(teller.timeline.schedule.agreed_on))


def _source_url(timeline: Timeline) -> str | None:
    url = timeline.schedule.source.url if timeline.schedule.source else None
    return url if url and url.startswith(("https://", "http://")) else None


def _filters(teller: Teller, address: Address) -> Iterable[Filters]:
    """By topic and by party, where there are at least two to choose from."""
    wording, choice = teller.wording, address.choice
    names = [topic.say(teller.language) for topic in _topics(teller.timeline)]
    topics = [(name, one_line(name), replace(choice, topic=name)) for name in names]
    parties = [(id, label, replace(choice, party=id)) for id, label in _parties(teller)]
    for label, options, chosen, nothing in (
        (wording.topic, topics, _chosen_topic(teller, choice), replace(choice, topic=None)),
        (wording.responsible, parties, choice.party, replace(choice, party=None)),
    ):
        if len(options) > 1 or chosen is not None:
            every = _links(address, [(None, wording.every, nothing), *options], chosen)
            if every:
                yield Filters(label, every)


def _links(
    address: Address, options: Iterable[tuple[str | None, str, Choice]], chosen: str | None
) -> tuple[Filter, ...]:
    """Nothing where nothing can be chosen."""
    others = ((value, label, address.choosing(choice)) for value, label, choice in options)
    return tuple(Filter(label, other.page, value == chosen) for value, label, other in others if other)


def _chosen_topic(teller: Teller, choice: Choice) -> str | None:
    """As the page calls it, whichever of its names was asked for."""
    asked = choice.topic
    ours = (topic for topic in _topics(teller.timeline) if asked and is_among(topic, (asked,)))
    return next((topic.say(teller.language) for topic in ours), asked)


def _topics(timeline: Timeline) -> list[Text]:
    topics = (entry.milestone.topic for entry in timeline.entries.values())
    return list(dict.fromkeys(topic for topic in topics if topic))


def _parties(teller: Teller) -> Iterable[tuple[str, str]]:
    named = teller.timeline.schedule.parties or {}
    entries = teller.timeline.entries.values()
    for id in dict.fromkeys(id for entry in entries for id in entry.milestone.responsible):
        yield id, one_line(named[id].say(teller.language)) if id in named else id
