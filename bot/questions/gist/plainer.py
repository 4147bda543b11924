"""A gist without what says little, where no rule takes all of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.questions.gist.cues import Cue
from bot.questions.gist.reading import Gist

_LITTLE = (Cue.SOON, Cue.PAST, Cue.ACTED, Cue.DATE)
"""Cues that may colour a question and rarely make it another, that which says least first."""


def plainer(gist: Gist) -> Iterator[Gist]:
    """Without one of them, then without more and more of them."""
    there = [cue for cue in _LITTLE if cue in gist.cues]
    yield from (gist.without(cue) for cue in there)
    for cue in there:
        gist = gist.without(cue)
        if cue is not there[0]:
            yield gist
