"""Pieces that may not be taken: what is polite only at the edges, and words of another subject altogether."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.questions.gist.cues import Cue
from bot.questions.gist.reading import Part, Piece

Pieces = Sequence[Sequence[Piece]]
"""By the word at which they begin."""

_OF = "的"
_PRODUCTS = frozenset({"报告", "汇报"})
"""What is done, and what comes of it."""


def asks_something_else(pieces: Pieces) -> bool:
    """Whether a word asks for what no agreement tells, and is no part of a longer one or of a title."""
    every = [piece for some in pieces for piece in some]
    others = [piece for piece in every if piece.of is not Cue.ELSE]
    return any(piece.of is Cue.ELSE and not any(_holds(other, piece) for other in others) for piece in every)


def _holds(one: Piece, other: Piece) -> bool:
    longer = one.end - one.start > other.end - other.start or one.of in {Part.NAME, Part.WORDS}
    return longer and one.start <= other.start and other.end <= one.end


def without_products(pieces: Pieces, words: Sequence[str]) -> Pieces:
    """热线测试报告 is no reporting at the test, but another thing: a noun right behind a name is no verb."""
    ends = {piece.end for some in pieces for piece in some if piece.of in {Part.NAME, Part.WORDS}}
    behind = ends | {end + 1 for end in ends if words[end : end + 1] == (_OF,)}

    def is_product(piece: Piece) -> bool:
        written = "".join(words[piece.start : piece.end])
        return piece.of is Cue.ACT and written in _PRODUCTS and piece.start in behind

    return [tuple(piece for piece in some if not is_product(piece)) for some in pieces]


def polite_at_the_edges(pieces: Pieces) -> Pieces:
    """What is only polite says nothing before and after a question, and elsewhere is no piece of it."""
    before, after = _reached_from_the_start(pieces), _reached_from_the_end(pieces)

    def allowed(some: Sequence[Piece]) -> Iterator[Piece]:
        for piece in some:
            if piece.of is not Cue.POLITE:
                yield piece
            elif before[piece.start] or after[piece.end]:
                yield replace(piece, of=Part.NOTHING)

    return [tuple(allowed(some)) for some in pieces]


def _reached_from_the_start(pieces: Pieces) -> Sequence[bool]:
    """By place: whether all before it is polite."""
    reached = [True] + [False] * len(pieces)
    for start, some in enumerate(pieces):
        for piece in some:
            reached[piece.end] |= reached[start] and piece.of is Cue.POLITE
    return reached


def _reached_from_the_end(pieces: Pieces) -> Sequence[bool]:
    """By place: whether all after it is polite."""
    reached = [False] * len(pieces) + [True]
    for start in reversed(range(len(pieces))):
        reached[start] = any(reached[piece.end] and piece.of is Cue.POLITE for piece in pieces[start])
    return reached
