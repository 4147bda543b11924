"""``agreed why``: the chain of quotes from which a milestone's days follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import shapes
from bot.cli.amended import WithAmendments, load_as_chosen
from bot.cli.common import Json, Now, ScheduleLang, local, print_json, schedule_language
from bot.cli.naming import milestone_or_fail
from bot.wording.consequences import CONSEQUENCE_WORDING
from bot.wording.effects import days_of
from calendars.saying import Teller
from schedules.language import SAYINGS, Sayings
from schedules.milestone import Statement
from schedules.resolve import resolve
from schedules.surely import why_stricter
from schedules.timeline import Occurrence, Said, State, Timeline
from schedules.when import anchors_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def why(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The schedule.")],
    milestone: Annotated[str, typer.Argument(metavar="MILESTONE", help="Its id, or what people call it.")],
    now: Now = None,
    lang: ScheduleLang = None,
    with_amendments: WithAmendments = False,
    json: Json = False,
) -> None:
    """Say why MILESTONE falls on its days: statement by statement, down to a date or an event.

    \b
    Examples:
      agreed why dialogue-2016.yaml hotline-test
      agreed why dialogue-2016.yaml "the experts' meetings" --lang zh
    """
    schedule = load_as_chosen(file, with_amendments)
    language = schedule_language(schedule, lang)
    today = local(now, schedule.zone).date()
    id = milestone_or_fail(schedule, milestone, today, language)
    timeline = resolve(schedule, today)
    if json:
        print_json(shapes.explained(timeline, id))
    else:
        typer.echo("\n".join(_Told(timeline, language).milestone(id)))


@dataclass(frozen=True, slots=True)
class _Told:
    """Tells of one timeline in one language, a line at a time."""

    timeline: Timeline
    language: str

    def milestone(self, id: str) -> Iterator[str]:
        """Its days, and what they rest on; of one that repeats, its current time and then each."""
        entry = self.timeline.entries[id]
        current = entry.current
        yield self._line(self._name(current), days_of(current, self.timeline, self.language))
        yield from self._reasons(current)
        if current.state is State.UNDATED and not current.because:
            yield from (f"• {self._said(statement)}" for statement in self._waits_for(id))
        yield from self._stricter(current)
        if len(entry.occurrences) > 1:
            yield from (self._in_brief(each, current) for each in entry.occurrences)

    def _name(self, occurrence: Occurrence) -> str:
        """The title, and which time it is of one that repeats."""
        return Teller(self.timeline, self.language).name(
            self.timeline.entries[occurrence.milestone].milestone, occurrence
        )

    def _line(self, label: str, text: str) -> str:
        return f"{label}：{text}" if self.language == "zh" else f"{label}: {text}"

    def _reasons(self, occurrence: Occurrence) -> Iterator[str]:
        wording = CONSEQUENCE_WORDING[self.language]
        yield wording.why() if occurrence.because else wording.no_reason()
        for reason in dict.fromkeys(occurrence.because):
            yield f"• {self._sayings.reason(reason, self._title, self.timeline.on)}"
            if isinstance(reason, Said):
                yield from self._quote(reason.statement)

    def _quote(self, statement: Statement) -> Iterator[str]:
        """The place in the source, if it says more than the words."""
        quote, where = statement.quote, statement.where
        if quote and quote != statement.words:
            place = self._aside(where.say(self.language)) if where else ""
            yield f"  “{quote.say(self.language)}”{place}"

    def _aside(self, text: str) -> str:
        return f"（{text}）" if self.language == "zh" else f" ({text})"

    def _waits_for(self, id: str) -> Iterator[Statement]:
        """What was said of it, then what was said of what that hangs on, to the end."""
        ahead, seen = [id], {id}
        while ahead:
            for statement in self.timeline.entries[ahead.pop(0)].milestone.statements:
                yield statement
                new = [anchor.id for anchor in anchors_of(statement.when) if anchor.id not in seen]
                seen.update(new)
                ahead += new

    def _said(self, statement: Statement) -> str:
        return CONSEQUENCE_WORDING[self.language].said(
            self._title(statement.milestone),
            statement.words.say(self.language),
            self._sayings.echo(statement.when, self._title),
            self._sayings.short_day(statement.said_on, self.timeline.on),
        )

    def _stricter(self, occurrence: Occurrence) -> Iterator[str]:
        """By when it is surely in time, where that is not its due day, and why then."""
        if occurrence.is_settled or occurrence.stricter_due == occurrence.due:
            return
        grounds = why_stricter(self.timeline, occurrence.milestone)
        yield self._sayings.stricter(occurrence.stricter_due, with_grounds=bool(grounds))
        yield from (f"• {self._sayings.grounds(each, self._title)}" for each in grounds)

    def _in_brief(self, occurrence: Occurrence, current: Occurrence) -> str:
        """The days of one time; its quotes, where they are not those of the current one."""
        told = self._line(str(occurrence.number), days_of(occurrence, self.timeline, self.language))
        quotes = self._quotes(occurrence)
        return told if quotes == self._quotes(current) or not quotes else f"{told} ← {' ← '.join(quotes)}"

    def _quotes(self, occurrence: Occurrence) -> tuple[str, ...]:
        said = (reason.statement for reason in occurrence.because if isinstance(reason, Said))
        return tuple(dict.fromkeys(f"“{statement.words.say(self.language)}”" for statement in said))

    def _title(self, id: str) -> str:
        return self.timeline.schedule.milestones[id].title.say(self.language)

    @property
    def _sayings(self) -> Sayings:
        return SAYINGS[self.language]
