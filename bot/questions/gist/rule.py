"""One row of the table of what is asked, and what several parts of the table share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict, Unpack

from bot.questions.dialect import Intent
from bot.questions.gist.cues import Cue
from bot.questions.gist.reading import Gist, Part

C = Cue
_Check = Callable[[Gist], bool]

QUIET = frozenset({C.WHAT, C.THING, C.WE, C.MUST, C.ACT, C.ABOUT, C.AND})
"""What may stand beside most cues and changes nothing in what is asked."""
STATES = frozenset({C.DUE, C.ACTED, C.PAST, C.DATE, C.SOON})
LOOSE = QUIET | STATES
"""The same where states make no difference either."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An intent, and the gists that ask for it: all of ``needs`` and nothing but those and ``may``.

    ``one_of``: at least one of these, where there are any. The numbers are how many of each there may be.
    ``holds`` is what must hold besides, where the order of the words matters.
    """

    intent: Intent
    needs: frozenset[C]
    may: frozenset[C] = frozenset()
    one_of: frozenset[C] = frozenset()
    subjects: tuple[int, int] = (0, 0)
    whens: tuple[int, int] = (0, 0)
    sides: tuple[int, int] = (0, 0)
    lengths: tuple[int, int] = (0, 0)
    holds: _Check = lambda _: True

    def fits(self, gist: Gist) -> bool:
        """Whether this is asked."""
        cues = gist.cues
        numbers = (
            (self.subjects, Part.NAME),
            (self.whens, Part.WHEN),
            (self.sides, Part.SIDE),
            (self.lengths, Part.LENGTH),
        )
        return (
            self.needs <= cues <= self.needs | self.may | self.one_of
            and (not self.one_of or not self.one_of.isdisjoint(cues))
            and all(least <= len(gist.words(part)) <= most for (least, most), part in numbers)
            and self.holds(gist)
        )


def of(*cues: C) -> frozenset[C]:
    """As a set."""
    return frozenset(cues)


class More(TypedDict, total=False):
    """What a rule may ask for besides its cues: the fields of ``Rule`` by their names."""

    one_of: frozenset[C]
    whens: tuple[int, int]
    lengths: tuple[int, int]
    holds: Callable[[Gist], bool]


def about_one(intent: Intent, *needs: C, may: frozenset[C] = frozenset(), **more: Unpack[More]) -> Rule:
    """Asks for something of one milestone, whichever side is named with it."""
    return Rule(intent, of(*needs), QUIET - {C.ABOUT} | may, subjects=(1, 1), sides=(0, 1), **more)


def listed(intent: Intent, *needs: C, may: frozenset[C] = frozenset(), **more: Unpack[More]) -> Rule:
    """Asks for all that are so, or for those of a topic or a side."""
    return Rule(intent, of(*needs), QUIET | {C.AGREED} | may, subjects=(0, 2), sides=(0, 1), **more)
