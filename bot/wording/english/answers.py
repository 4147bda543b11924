"""English: what answers say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from babel.dates import format_date

from bot.wording.periods import Whole, whole
from schedules.calendar_units import CalendarUnit
from schedules.language import SAYINGS
from schedules.when import OnOrAfter, OnOrBefore, Period, Run, When, Within

_ORDINALS = ("first", "second", "third", "fourth")


class EnglishAnswers:
    """See ``bot.wording.answer_wording.AnswerWording``."""

    # What is asked for, as it follows "Nothing is" ---------------------------------------------------

    def days(self, when: When, title: Callable[[str], str]) -> str:
        match when:
            case Within(period) | Run(period):
                return _period(period)
            case OnOrBefore(day):
                return f"by {_day(day)}"
            case OnOrAfter(day):
                return f"from {_day(day)} on"
            case _:
                return SAYINGS["en"].echo(when, title)

    def since(self, day: date) -> str:
        return f"since {_day(day)}"

    def due(self, days: str) -> str:
        return f"due {days}"

    def soon(self, ahead: int) -> str:
        return f"overdue or due in the next {ahead} days"

    def was_due(self, days: str) -> str:
        return f"still open of what was due {days}"

    def overdue(self, party: str | None) -> str:
        return f"overdue, owed by {party}" if party else "overdue"

    def still_open(self) -> str:
        return "still open"

    def undated(self) -> str:
        return "without a date"

    def standing(self) -> str:
        return "always in force"

    def done(self, days: str | None, party: str | None) -> str:
        return " ".join(("done", *([f"by {party}"] if party else []), *([days] if days else [])))

    def was_dropped(self, days: str | None) -> str:
        return f"dropped {days}" if days else "dropped"

    def changed(self, days: str) -> str:
        return f"done, dropped or agreed otherwise {days}"

    def agreed(self, about: str | None) -> str:
        return f"agreed about “{about}”" if about else "agreed"

    def owed(self, party: str, days: str | None) -> str:
        return f"owed by {party}, due {days}" if days else f"owed by {party}"

    def before(self, title: str) -> str:
        return f"agreed to come before “{title}”"

    def hanging(self, title: str) -> str:
        return f"hanging on “{title}”"

    def happening_at(self, title: str) -> str:
        return f"to be done at “{title}”"

    # Answers -----------------------------------------------------------------------------------------

    def headed(self, what: str) -> str:
        return f"{what[0].upper()}{what[1:]}:"

    def nothing(self, what: str) -> str:
        return f"Nothing is {what}."

    def nothing_was(self, what: str) -> str:
        return f"Nothing was {what}."

    def nothing_sure(self, what: str) -> str:
        return f"Nothing is certain to be {what}."

    def counted(self, count: int, what: str) -> str:
        return f"{count} {what}:"

    def and_more(self, count: int) -> str:
        return f"… and {count} more; ask about a shorter time, or about a topic."

    def possibly(self) -> str:
        return "Possibly:"

    def possibly_more(self, count: int) -> str:
        return f"Possibly {count} more."

    def no_date_yet(self) -> str:
        return "No date yet:"

    def ask_for_undated(self, count: int) -> str:
        return f"{count} {'has' if count == 1 else 'have'} no date yet; ask: what has no date?"

    def next(self) -> str:
        return "Next:"

    def nothing_next(self) -> str:
        return "Nothing that has a date lies ahead."

    def none_left(self) -> str:
        return "None of these is still ahead."

    def because(self, title: str, span: str) -> str:
        return f"{title}: {span}. Why:"

    def no_reason(self, title: str, span: str) -> str:
        return f"{title}: {span}. It was said:"

    def hangs_on(self) -> str:
        return "This hangs on:"

    def left_out(self, words: str) -> str:
        return f"Left out: “{words}”."

    def days_left(self, fewest: int | None, most: int, sentence: str) -> str:
        if fewest is None:
            return f"{_in_days(most)} at the latest. {sentence}"
        return (
            f"{_in_days(fewest)}. {sentence}" if fewest == most else f"In {fewest} to {most} days. {sentence}"
        )

    def days_late(self, days: int, sentence: str) -> str:
        return f"{days} day{'' if days == 1 else 's'} late. {sentence}"

    def is_not_done(self, sentence: str) -> str:
        return f"Not yet. {sentence}"

    def responsible(self, title: str, parties: Sequence[str]) -> str:
        if not parties:
            return f"{title}: it was not said who is responsible."
        return f"Responsible for “{title}”: {SAYINGS['en'].joined(parties)}."

    def if_agreed(self, title: str, reading: str) -> str:
        return f"If “{title}” were {reading}:"

    def later_times_too(self, moved: str, count: int) -> str:
        return f"{moved}; and {count} later time{'' if count == 1 else 's'} with it"

    def settled_stays(self, sentence: str) -> str:
        return f"Nothing would move. {sentence}"

    def is_not_late(self, sentence: str) -> str:
        return f"No. {sentence}"

    def yes(self, sentence: str) -> str:
        return f"Yes. {sentence}"

    def no(self, sentence: str) -> str:
        return f"No. {sentence}"

    def surely_first(self, title: str) -> str:
        return f"“{title}” comes first."

    def due_first(self, title: str) -> str:
        return f"“{title}” is due first, but the other may still come before it."

    def on_the_same_day(self) -> str:
        return "Both are on the same day."

    def first_unknown(self) -> str:
        return "Which comes first cannot be said."

    def among(self, words: str, sentence: str) -> str:
        return f"Of “{words}”, {sentence[0].lower()}{sentence[1:]}"

    def of_party(self, party: str, sentence: str) -> str:
        return f"For {party}: {sentence[0].lower()}{sentence[1:]}"

    def stands_for(self, words: str) -> str:
        return f"“{words}” stands for:"

    def written(self, words: str) -> str:
        return f"Written about “{words}”:"

    def source(self, source: str) -> str:
        return f"Source: {source}"

    # One milestone -----------------------------------------------------------------------------------

    def line(self, title: str, span: str, notes: Sequence[str]) -> str:
        said = f"• {title} · {span}" if span else f"• {title}"
        return f"{said} ({'; '.join(notes)})" if notes else said

    def sentence(self, title: str, span: str, notes: Sequence[str]) -> str:
        return f"{title}: {span} ({'; '.join(notes)})." if notes else f"{title}: {span}."

    def of_schedule(self, title: str, schedule: str) -> str:
        return f"{title} [{schedule}]"

    def no_day_set(self) -> str:
        return "no day set"

    def overdue_by(self, days: int) -> str:
        return f"overdue by {days} day{'' if days == 1 else 's'}"

    def past_its_hour(self) -> str:
        return "the hour has passed"

    def surely_by(self, day: str) -> str:
        return f"under every reading by {day}"

    def was_surely_by(self, day: str) -> str:
        return f"the last day right under every reading was {day}"

    def done_on(self, day: str) -> str:
        return f"done on {day}"

    def done_before(self, day: str) -> str:
        return f"done, as reported on {day}"

    def dropped(self, day: str, why: str | None) -> str:
        return f"dropped on {day}: {why}" if why else f"dropped on {day}"

    def never_due(self) -> str:
        return "always in force, never due"

    def undated_but(self, span: str) -> str:
        return f"no date yet, but {span}"

    def contradicted(self) -> str:
        return "contradicted"

    # Refusals ----------------------------------------------------------------------------------------

    def not_understood(self, text: str) -> str:
        return f"I did not understand “{text}”."

    def only_understood(self, words: Sequence[str], text: str) -> str:
        return f"Of “{text}” I understood only {SAYINGS['en'].joined([f'“{word}”' for word in words])}."

    def understood_but(self, words: Sequence[str], missing: str) -> str:
        return f"I understood “{' … '.join(words)}”, but not “{missing}”."

    def did_you_mean(self, names: Sequence[str]) -> str:
        *others, last = (f"“{name}”" for name in names)
        return f"Did you mean {', '.join(others)} or {last}?" if others else f"Did you mean {last}?"

    def several(self, words: str, names: Sequence[str]) -> str:
        return "\n".join((f"“{words}” can mean each of these; which one?", *(f"• {name}" for name in names)))

    def try_instead(self, questions: Sequence[str]) -> str:
        return "\n".join(("You can ask, for example:", *(f"• {question}" for question in questions)))


def _in_days(days: int) -> str:
    return {0: "Today", 1: "Tomorrow"}.get(days, f"In {days} days")


def _day(day: date) -> str:
    return format_date(day, "d MMMM y", locale="en")


def _period(period: Period) -> str:
    if period.is_day:
        return f"on {SAYINGS['en'].day(period.first)}"
    unit = whole(period)
    if unit:
        return f"in {_named(unit, period.first)}"
    same_year = period.first.year == period.last.year
    first = format_date(period.first, "d MMMM", locale="en") if same_year else _day(period.first)
    return f"from {first} to {_day(period.last)}"


def _named(unit: Whole, first: date) -> str:
    match unit.unit:
        case CalendarUnit.MONTH:
            return format_date(first, "MMMM y", locale="en")
        case CalendarUnit.QUARTER:
            return f"the {_ORDINALS[unit.number - 1]} quarter of {unit.year}"
        case CalendarUnit.HALF_YEAR:
            return f"the {_ORDINALS[unit.number - 1]} half of {unit.year}"
        case _:
            return str(unit.year)
