"""What is wrong with a schedule file: collected, so that everything is told at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a file: the line (from 1), what is wrong and what to write instead."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ScheduleProblems(Exception):
    """A file that is no schedule; ``problems`` holds all that is wrong, in line order, at least one."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(slots=True)
class Findings:
    """The problems found so far in one file."""

    file: str
    _problems: set[Problem] = field(default_factory=set)

    def add(self, line: int, message: str) -> None:
        """Note a problem."""
        self._problems.add(Problem(self.file, line, message))

    def raise_any(self) -> None:
        """End the reading if anything was found.

        Raises:
            ScheduleProblems: with all of it.
        """
        if self._problems:
            raise ScheduleProblems(tuple(sorted(self._problems)))


def meant(written: str, known: Iterable[str]) -> str:
    """What to write instead: the nearest of the known words, or all of them if none is near."""
    words = list(known)
    near = process.extract(written[:100], words, scorer=fuzz.ratio, limit=2, score_cutoff=60)
    if near:
        return "did you mean " + " or ".join(f"'{word}'" for word, _, _ in near) + "?"
    if not words:
        return "there is none to choose from"
    return f"write {'one of ' if len(words) > 1 else ''}{', '.join(words[:20])}"
