"""English: what is told of changes."""

from __future__ import annotations

from collections.abc import Sequence

MOST_PROBLEMS = 10
_NO_DATE = "no date yet"


class EnglishNews:
    """See ``bot.wording.news.NewsWording``."""

    def heading(self, title: str, by: str) -> str:
        if by:
            return f"Changed in {title}, by {by}:"
        return f"Changed in the file of {title}:"

    def added(self, name: str, now: str) -> str:
        return f"New: {name}, {now or _NO_DATE}."

    def moved(self, name: str, was: str, now: str) -> str:
        return f"Moved: {name}, now {now or 'without a date'}; it {f'was {was}' if was else 'had no date'}."

    def done(self, name: str, day: str) -> str:
        return f"Done: {name}, on {day}." if day else f"Done: {name}."

    def dropped(self, name: str, was: str, why: str) -> str:
        said = f"Dropped: {name}. Before: {was or _NO_DATE}."
        return f"{said} Reason: {why}" if why else said

    def gone(self, name: str, was: str) -> str:
        return f"Dropped: {name} no longer stands in the schedule. Before: {was or _NO_DATE}."

    def reopened(self, name: str, now: str) -> str:
        return f"Open again: {name}, {now or _NO_DATE}."

    def contradicted(self, name: str, now: str) -> str:
        return f"Contradicted: {name}, {now or _NO_DATE}. Other statements of the agreement contradict this."

    def at(self, days: str, clock: str) -> str:
        return f"{days}, {clock}"

    def no_day_set(self, days: str) -> str:
        return f"{days} (no day set)"

    def surely(self, days: str, day: str, *, no_day_set: bool) -> str:
        return f"{days} ({'no day set; ' if no_day_set else ''}under every reading by {day})"

    def why(self, reason: str) -> str:
        return f"Why: {reason}"

    def broken(self, file: str, title: str, problems: Sequence[str]) -> str:
        return (
            f"{file} has changed and cannot be used, so what it said of {title} before still stands.\n"
            f"{_listed(problems)}\nOnce the file is mended, it is taken up at once."
        )


def _listed(problems: Sequence[str]) -> str:
    """The first problems, one a line, and how many there are beside them."""
    lines = [f"• {problem}" for problem in problems[:MOST_PROBLEMS]]
    more = len(problems) - len(lines)
    return "\n".join([*lines, *([f"and {more} more"] if more else [])])
