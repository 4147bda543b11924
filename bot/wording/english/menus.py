"""English: what the bot says on buttons, and above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from babel import Locale

from bot.wording.english import lengths
from schedules.days import Distance
from schedules.language import SAYINGS
from schedules.quiet import QuietDays, Weekday


class EnglishMenus:
    """See ``bot.wording.menus.MenuWording``."""

    done = "Done"
    seen = "Seen"
    tomorrow = "Tomorrow"
    next_week = "Next week"
    other_day = "Another day"
    why = "Why"
    details = "Details"
    set_date = "Set a date"
    back = "← Settings"
    nobody = "Nobody's side"
    every_topic = "Every topic"
    every_day = "Every day"
    no_quiet = "No quiet days"
    no_leads = "On the day only"
    settings: Mapping[str, str] = {
        "hour": "Hour",
        "zone": "Time zone",
        "language": "Language",
        "party": "Our side",
        "topics": "Topics",
        "leads": "Lead times",
        "digest": "Days",
        "quiet": "Quiet days",
    }

    def menu(self, settings: Sequence[tuple[str, str]]) -> str:
        said = "\n".join(f"• {self.settings[name]}: {chosen} (/{name})" for name, chosen in settings)
        return f"How you are told here. Press what you want to change, or write its command.\n{said}"

    def city(self, *, in_reply: bool) -> str:
        how = "reply to this message with" if in_reply else "write"
        return f"Press a city, or {how} another: Geneva, 曼谷."

    def side(self, name: str | None) -> str:
        return name or "none"

    def topics(self, topics: Sequence[str] | None) -> str:
        return "all" if topics is None else ", ".join(topics)

    def leads(self, leads: Sequence[Distance]) -> str:
        if not leads:
            return "on the day only"
        return f"{SAYINGS['en'].joined([SAYINGS['en'].distance(lead) for lead in leads])} before"

    def digest(self, weekday: Weekday | None) -> str:
        return "every day" if weekday is None else f"{weekday.name.capitalize()}s only"

    def quiet(self, quiet: QuietDays) -> str:
        days = ["weekends"] if quiet.weekends else []
        if quiet.country:
            days.append(f"public holidays ({Locale('en').territories.get(quiet.country, quiet.country)})")
        return " and ".join(days) or "none"

    def stale(self) -> str:
        return "This button is out of date: things have changed since. /due shows how they stand now."

    def too_many(self, most: int, seconds: int) -> str:
        wait = lengths.seconds(seconds)
        return f"Nothing was done: more than {most} requests came within a minute. Press again in {wait}."

    def not_in_channels(self) -> str:
        return "In a channel, its administrators choose, by command: /help lists them."
