"""English: what the bot says of what a chat can choose."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale

from schedules.days import Distance
from schedules.language import SAYINGS
from schedules.quiet import QuietDays, Weekday


class EnglishChoices:
    """See ``bot.wording.choices.ChoiceWording``."""

    def side(self, ours: str | None, parties: Sequence[tuple[str, str]]) -> str:
        if not parties:
            return "What you follow names no parties, so there are no sides to be on."
        if ours is None:
            return f"You are on nobody's side. To say who “we” are: {_commands(parties)}"
        change = f"To change it: {_commands(parties)}; or /party none"
        return f"“We” means {ours}: “what do we owe?” asks about that side. {change}"

    def bad_side(self, words: str, parties: Sequence[tuple[str, str]]) -> str:
        if not parties:
            return self.side(None, parties)
        return f"“{words}” is no party to what you follow. Write {_commands(parties)}; or /party none"

    def several_sides(self, words: str, named: Sequence[str]) -> str:
        return f"“{words}” may be any of these: {', '.join(named)}. Write its name in full."

    def topics(self, chosen: Sequence[str] | None, known: Sequence[str]) -> str:
        if not known:
            return "What you follow has no topics; you are told everything."
        if chosen is None:
            some = ", ".join(known[:2])
            return f"You are told of every topic: {', '.join(known)}. To choose some: /topics {some}"
        return (
            f"You are told of {_and(chosen)}, and of what belongs to no topic. "
            f"There are: {', '.join(known)}. For all of them: /topics all"
        )

    def bad_topics(self, words: Sequence[str], known: Sequence[str]) -> str:
        if not known:
            return self.topics(None, known)
        unknown = f"There is no topic {_and([f'“{word}”' for word in words])} in what you follow."
        return f"{unknown} There are: {', '.join(known)}. Write them with commas between; or /topics all"

    def leads(self, leads: Sequence[Distance]) -> str:
        change = (
            "To change it: /leads 30 7 1 counts days, /leads 2 weeks, 1 day says its units; or /leads default"
        )
        if not leads:
            return f"You are told on the due day itself, and not before it. {change}"
        said = _and([SAYINGS["en"].distance(lead) for lead in leads])
        return f"You are told {said} before a due day, and on the day itself. {change}"

    def bad_leads(self, words: str, most: int) -> str:
        return (
            f"“{words}” is not a list of lead times. Write at most {most}, like this: /leads 30 7 1 (days), "
            "/leads 2 weeks, 1 day, or /leads off"
        )

    def digest(self, weekday: Weekday | None) -> str:
        if weekday is None:
            return "You are told on the days themselves. For one message a week instead: /digest monday"
        return f"You are told once a week, on {_weekday(weekday)}. For each day again: /digest off"

    def bad_digest(self, words: str) -> str:
        return f"“{words}” is not a day of the week. Write /digest monday, or /digest off"

    def quiet(self, quiet: QuietDays) -> str:
        change = "To change it: /quiet weekends, /quiet CN, /quiet weekends CN, or /quiet off"
        days = ["at weekends"] if quiet.weekends else []
        if quiet.country:
            days.append(f"on public holidays in {_country(quiet.country)}")
        return (
            f"You are told nothing {' and '.join(days)}. {change}" if days else f"No day is quiet. {change}"
        )

    def bad_quiet(self, words: str) -> str:
        return (
            f"“{words}” names no days that I know. Write /quiet weekends, or a country for its public "
            "holidays: /quiet CN, /quiet Germany, /quiet weekends CN; or /quiet off"
        )


def _commands(parties: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"/party {id} ({name})" for id, name in parties)


def _and(items: Sequence[str]) -> str:
    return SAYINGS["en"].joined(items)


def _weekday(weekday: Weekday) -> str:
    return f"{weekday.name.capitalize()}s"


def _country(code: str) -> str:
    return str(Locale("en").territories.get(code, code))
