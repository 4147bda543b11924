"""The words about when of a schedule file, read as statements.

Words may name milestones of the same file, so they are read after everything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from schedules.document import Branch, Listing, Node, Scalar, Unusable
from schedules.fields import Field, by_language, quoted, words
from schedules.language import NO_NAMES, SAYINGS, Context, Names, NotUnderstood, Reading, read
from schedules.milestone import Statement
from schedules.rereading import provisional_year
from schedules.text import Text, language_of
from schedules.when import OnOrBefore, Run, Within
from schedules.workdays import working_days_of

_MOST = 50


@dataclass(frozen=True, slots=True)
class Agreed:
    """What of a schedule its words are read against: the day, the country, the fiscal year, the parties."""

    on: date
    country: str | None
    fiscal_month: int | None
    parties: Mapping[str, Text]

    def context(self, said_on: date, names: Names, about: str) -> Context:
        """For words about a milestone, said on a day."""
        working = working_days_of(self.country)
        return Context(said_on, names, about=about, is_working_day=working, fiscal_month=self.fiscal_month)


@dataclass(frozen=True, slots=True)
class Saying:
    """What a file says about one milestone's when: unread, with all that a statement keeps."""

    milestone: str
    field: Field
    said_on: date
    quote: Text | None
    where: Text | None
    agreed: Agreed


def statements(saying: Saying, names: Names) -> tuple[Statement, ...]:
    """Its statements; what cannot be read is told."""
    context = saying.agreed.context(saying.said_on, names, saying.milestone)
    return tuple(
        Statement(
            saying.milestone,
            said,
            saying.said_on,
            reading.when,
            saying.quote,
            saying.where,
            reading.at,
            provisional_year(said, reading, context),
        )
        for said, reading in _read_all(_phrases(saying.field), context)
    )


def last_day(saying: Saying) -> date | None:
    """The day on which it is over by its own words, where they hang on nothing else."""
    alone = saying.agreed.context(saying.said_on, NO_NAMES, saying.milestone)
    days = []
    for phrase in _plain(saying.field.node):
        try:
            when = read(phrase, alone, language_of(phrase)).when
        except NotUnderstood:
            continue  # it hangs on another milestone, or is refused when all phrases are read
        if isinstance(when, Within | Run):
            days.append(when.period.last)
        elif isinstance(when, OnOrBefore):
            days.append(when.day)
    return min(days, default=None)


def _plain(node: Node) -> Iterator[str]:
    match node:
        case Scalar(text):
            yield text
        case Listing(items):
            for item in items:
                yield from _plain(item)
        case Branch(entries):
            for entry in entries:
                yield from _plain(entry.value)
        case Unusable():
            return


def _phrases(field: Field) -> tuple[Field, ...]:
    match field.node:
        case Listing(items) if not items:
            field.wrong("the list is empty; where nothing is agreed, write: to be agreed")
            return ()
        case Listing(items) if len(items) > _MOST:
            field.wrong(f"{len(items)} phrases are too many for one milestone; write at most {_MOST}")
            return ()
        case Listing(items):
            return tuple(field.inner(item) for item in items)
        case _:
            return (field,)


def _read_all(fields: Iterable[Field], context: Context) -> Iterator[tuple[Text, Reading]]:
    for phrase in fields:
        match phrase.node:
            case Branch():
                pair = _agreeing(phrase, context)
            case Scalar():
                said = words(phrase)
                reading = _read(phrase, said, language_of(said), context) if said else None
                pair = (Text.of(said), reading) if said and reading else None
            case Listing() | Unusable():
                phrase.wrong("write words about when, such as: before September 2016")
                continue
        if pair:
            yield pair


def _read(phrase: Field, said: str, language: str, context: Context) -> Reading | None:
    try:
        return read(said, context, language)
    except NotUnderstood as refusal:
        phrase.wrong(f"{refusal} (at character {refusal.position})")
        return None


def _agreeing(phrase: Field, context: Context) -> tuple[Text, Reading] | None:
    """Several authentic texts: all are read, and must mean the same."""
    said = {language: words(inner) for language, inner in by_language(phrase)}
    meanings = {
        language: _read(inner, version, language, context)
        for language, inner in by_language(phrase)
        if (version := said.get(language))
    }
    if len(meanings) < len(said) or not all(meanings.values()) or not meanings:
        return None
    if len(set(meanings.values())) > 1:
        phrase.wrong(_difference(said, meanings, context.names))
        return None
    versions = {language: version for language, version in said.items() if version}
    return Text.of(versions), next(reading for reading in meanings.values() if reading)


def _difference(said: dict[str, str | None], meanings: dict[str, Reading | None], names: Names) -> str:
    """What each text means, all in the language of the problem, so that they can be compared."""
    each = "; ".join(
        f"{quoted(said[language] or '')} = {_meaning(reading, names)}"
        for language, reading in meanings.items()
        if reading
    )
    return f"the texts do not mean the same: {each}. Correct one, or write them as two statements in a list"


def _meaning(reading: Reading, names: Names) -> str:
    echo = SAYINGS["en"].echo(reading.when, lambda id: names.known[id].title.say("en"))
    if reading.at is None:
        return echo
    return f"{echo}, at {reading.at.time:%H:%M} {reading.at.zone or ''}".rstrip()
