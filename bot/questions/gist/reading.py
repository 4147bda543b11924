"""A question cut into pieces: what stands in it, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from bot.questions.gist.cues import Cue


class Part(Enum):
    """What a piece is that is no cue."""

    NAME = auto()
    WORDS = auto()
    """A word of titles, topics or quotes."""
    WHEN = auto()
    LENGTH = auto()
    """A length of time: two weeks."""
    SIDE = auto()
    NOTHING = auto()
    """Words that carry no meaning here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The words from ``start`` up to ``end``, and what they are; the lower the cost, the likelier."""

    start: int
    end: int
    of: Cue | Part
    cost: float


@dataclass(frozen=True, slots=True)
class Told:
    """A cue, or a part with its words: one subject for all the words that stand together."""

    of: Cue | Part
    words: str = ""
    span: tuple[int, int] = (0, 0)
    """Where it stands in the text."""


@dataclass(frozen=True)
class Gist:
    """What a question tells, in order; subjects are names or words of titles, each as one ``NAME``."""

    told: tuple[Told, ...]
    text: str

    @cached_property
    def cues(self) -> frozenset[Cue]:
        """All that were said."""
        return frozenset(each.of for each in self.told if isinstance(each.of, Cue))

    def words(self, part: Part) -> tuple[str, ...]:
        """Of each of this part."""
        return tuple(each.words for each in self.told if each.of is part)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The words of each milestone or topic that is named."""
        return self.words(Part.NAME)

    def replacing(self, cue: Cue, other: Told) -> Gist:
        """The same with something else in the place of a cue."""
        return Gist(tuple(other if each.of is cue else each for each in self.told), self.text)

    def without(self, one: Cue | Part) -> Gist:
        """The same without a cue, or without all of a part."""
        return Gist(tuple(each for each in self.told if each.of is not one), self.text)

    def having(self, cue: Cue) -> Gist:
        """The same with a cue more."""
        return Gist((Told(cue), *self.told), self.text)

    def place(self, of: Cue | Part) -> int:
        """Where it first stands, -1 if it does not."""
        return next((place for place, each in enumerate(self.told) if each.of is of), -1)

    def subject_after(self, cue: Cue) -> bool:
        """Whether a subject stands behind a cue."""
        place = self.place(cue)
        return place >= 0 and any(each.of is Part.NAME for each in self.told[place:])

    def subject_ahead(self, cue: Cue) -> bool:
        """Whether a subject stands in front of a cue."""
        place = self.place(cue)
        return place >= 0 and any(each.of is Part.NAME for each in self.told[:place])

    def between(self, one: Told, other: Told) -> str:
        """The text from the beginning of the first of the two to the end of the last."""
        start, end = min(one.span[0], other.span[0]), max(one.span[1], other.span[1])
        return self.text[start:end]


def gist_of(cover: Sequence[Piece], spans: Sequence[tuple[int, int]], text: str) -> Gist:
    """``spans`` are the places of the words in the text."""
    return Gist(tuple(_together(cover, spans, text)), text)


def _together(cover: Sequence[Piece], spans: Sequence[tuple[int, int]], text: str) -> Iterator[Told]:
    """Words of a subject, with nothing or only joints between them, are one."""
    subject: Piece | None = None
    for piece in cover:
        if piece.of in {Part.NAME, Part.WORDS}:
            start = subject.start if subject else piece.start
            subject = Piece(start, piece.end, Part.NAME, 0)
        elif piece.of is not Cue.JOINT:
            if subject:
                yield _told(subject, spans, text)
                subject = None
            if piece.of is not Part.NOTHING:
                yield _told(piece, spans, text)
    if subject:
        yield _told(subject, spans, text)


def _told(piece: Piece, spans: Sequence[tuple[int, int]], text: str) -> Told:
    span = spans[piece.start][0], spans[piece.end - 1][1]
    return Told(piece.of, text[span[0] : span[1]], span)
