"""A gist without what says little, where no rule takes all of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.questions.gist.checks import is_chinese
from bot.questions.gist.cues import Cue
from bot.questions.gist.reading import Gist

_LITTLE = (Cue.SOON, Cue.PAST, Cue.ACTED)
"""Cues that may colour a question and rarely make it another, that which says least first."""


def plainer(gist: Gist) -> Iterator[Gist]:
    """Without one of them, then without more and more of them.

    What is soon is not past: both go, or none does (快要交了). In English such a word may be the whole
    difference: "what must be sent to the city", "what did the audit find".
    """
    if not is_chinese(gist):
        return
    there = [cue for cue in _LITTLE if cue in gist.cues]
    if Cue.SOON not in there or Cue.PAST not in there:
        yield from (gist.without(cue) for cue in there)
    for place, cue in enumerate(there):
        gist = gist.without(cue)
        if place:
            yield gist
