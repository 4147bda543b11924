"""Which side words name: a party, "we", or the other side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.questions.dialect import Dialect
from bot.questions.failures import Ambiguity, Missing
from bot.questions.refusals import Candidate
from bot.questions.subjects import index_of
from bot.questions.values import Asker, Ref, Side
from schedules.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Sides:
    """Looks for sides; ``chosen`` is which one is meant where words fit several."""

    asker: Asker
    timelines: Mapping[str, Timeline]
    dialect: Dialect
    chosen: Ref | Side | None = None

    def one(self, words: str) -> Side:
        """The side that is meant; where there are two, "the other side" is the one that "we" are not.

        Raises:
            Missing: if there is none.
            Ambiguity: if it is one of several schedules, or "we" are on no side.
        """
        found = self._called(words)
        if not found and words.casefold() in self.dialect.we:
            found = self.ours or self._chosen_or_asked(words, list(self._every()))
        elif not found and words.casefold() in self.dialect.other_side:
            found = self._chosen_or_asked(words, self._others())
        if not found:
            raise Missing(words)
        if len(found) > 1:
            raise Ambiguity(words, tuple(map(self._candidate, found)), is_side=True)
        return found[0]

    def one_or_all(self, words: str | None) -> Side | None:
        """The side that is meant; ``None`` where none is named, or "we" are on no side.

        Raises:
            Missing, Ambiguity: as ``one``.
        """
        if words is None or (words.casefold() in self.dialect.we and not self.ours):
            return None
        return self.one(words)

    @property
    def ours(self) -> list[Side]:
        """What "we" are, in each schedule that has such a party."""
        return [side for side in self._every() if side.party == self.asker.side]

    def _others(self) -> list[Side]:
        """All that "we" are not, in the schedules in which "we" are known; else all."""
        known = {side.schedule for side in self.ours}
        return [
            side for side in self._every() if not known or (side.schedule in known and side not in self.ours)
        ]

    def _chosen_or_asked(self, words: str, possible: list[Side]) -> list[Side]:
        chosen = [side for side in possible if side == self.chosen]
        if not chosen and (len(possible) > 1 or not self.ours) and possible:
            raise Ambiguity(words, tuple(map(self._candidate, possible)), is_side=True)
        return chosen or possible

    def _called(self, words: str) -> list[Side]:
        lines = self.timelines.items()
        each = ((id, index_of(line.schedule).party(words, self.dialect.sides)) for id, line in lines)
        return [Side(id, party) for id, party in each if party]

    def _every(self) -> Iterator[Side]:
        lines = self.timelines.items()
        return (Side(id, party) for id, line in lines for party in line.schedule.parties or {})

    def _candidate(self, side: Side) -> Candidate:
        agreement = self.timelines[side.schedule].schedule
        title = agreement.title if len(self.timelines) > 1 else None
        return Candidate(side, (agreement.parties or {})[side.party], title)
