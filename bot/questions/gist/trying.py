"""Reading a question by its gist: the likeliest way to cut it that gives a question."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Container, Iterable, Iterator, Sequence

from bot.questions.failures import Missing
from bot.questions.finding import Finder
from bot.questions.gist.cues import Cue, contractions, phrases
from bot.questions.gist.cutting import Cutting
from bot.questions.gist.deciding import decided
from bot.questions.gist.known import Known
from bot.questions.gist.mending import mended
from bot.questions.gist.plainer import plainer
from bot.questions.gist.reading import Gist, Part, Piece, gist_of
from bot.questions.gist.rewriting import rewritten
from bot.questions.gist.spoken import plainly_put
from bot.questions.patterns import MARK, Token, tokens_of
from bot.questions.values import AgreedAbout, Question

MOST_WORDS = 40
_OURS = frozenset({"we", "i", "our", "my", "我", "咱"})
_HYPHEN = re.compile("(?<=[a-zA-Z])-(?=[a-zA-Z])")
_TELLING = frozenset({Part.NAME, Part.WORDS, Part.WHEN, Part.SIDE})


def gists_of(text: str, finder: Finder) -> tuple[Gist, ...]:
    """What a question may tell, if every word of it is known; a forgiving finder mends words."""
    known = Known(finder)
    text = expanded(text)
    if finder.forgiving:
        text, typed = mended(text, known), text
        if text == typed:
            return ()  # what can be read without mistakes was read before
    return tuple(gists(text, known))


def by_gist(gists: Sequence[Gist], finder: Finder) -> Question | None:
    """What the first of these asks for that asks for something.

    Raises:
        Missing, Ambiguity: if one does, but what is asked about is not known, or not which one.
    """
    missing: Missing | None = None
    for gist in (*gists, *(less for each in gists for less in plainer(each))):
        try:
            question = decided(gist, finder)
        except Missing as found:
            missing = missing or found
            continue
        if question and not (isinstance(question, AgreedAbout) and not question.refs):
            return question
    if missing:
        raise missing
    return None


def gists(text: str, known: Known) -> Iterator[Gist]:
    """What the words tell, the likeliest first; each once."""
    tokens = tokens_of(text, {})
    if tokens and len(tokens) <= MOST_WORDS:
        yield from gists_in(Cutting(text, tokens, known).covers(), text, tokens)


def gists_in(covers: Iterable[Sequence[Piece]], text: str, tokens: Sequence[Token]) -> Iterator[Gist]:
    """What is told by these ways to cut the words of a text, each once."""
    spans = [(token.start, token.end) for token in tokens]
    seen: dict[Gist, None] = {}
    telling: frozenset[int] | None = None
    clause = _about_the_asker(text, tokens)
    for cover in covers:
        if any(piece.of in _TELLING and piece.end <= clause for piece in cover):
            return  # what "we" do, told before a question, is no part of it
        if telling is None:
            telling = _places(cover, _TELLING)
        if telling & _places(cover, {Part.NOTHING}):
            continue  # what likely is a day or a name is not said to be nothing: "in May"
        gist = gist_of(cover, spans, text)
        if gist not in seen:
            seen[gist] = None
            yield gist


def _about_the_asker(text: str, tokens: Sequence[Token]) -> int:
    """How many words a clause has that tells of "us", before another; 0 where there is none."""
    if tokens[0].word not in _OURS:
        return 0
    marked = (at for at in range(1, len(tokens)) if MARK.search(text, tokens[at - 1].end, tokens[at].start))
    return next(marked, 0)


def _places(cover: Sequence[Piece], parts: Container[Cue | Part]) -> frozenset[int]:
    """The words that are in pieces of these parts."""
    return frozenset(place for piece in cover if piece.of in parts for place in range(piece.start, piece.end))


def unknown(text: str, finder: Finder) -> str:
    """The first words, as they were typed, that stand in nothing that is known; "" where all do."""
    tokens = tokens_of(_HYPHEN.sub(" ", text), {})
    in_full = [text[token.start : token.end].casefold() not in contractions() for token in tokens]
    places = [place for place in Cutting(text, tokens, Known(finder)).unknown if in_full[place]]
    if not places:
        return ""
    last = places[0]
    while last + 1 in places:
        last += 1
    return text[tokens[places[0]].start : tokens[last].end]


def words_known() -> Collection[str]:
    """The words of all cues: each means itself, and no name that is like it."""
    return phrases().vocabulary


def expanded(text: str) -> str:
    """With short forms written in full, "whats due nxt week", and compounds in their words: "to-do list"."""
    short = contractions()
    text = rewritten(unicodedata.normalize("NFKC", text), lambda word: short.get(word.casefold(), word))
    return _HYPHEN.sub(" ", plainly_put(text))
