"""Words that carry the meaning of a question, and words that carry none: data, a text file a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.questions.dialects import DIALECTS
from bot.questions.patterns import tokens_of
from schedules.text import language_of

_FILES = ("english.txt", "chinese.txt")
_NOTHING = "nothing"
_LATIN = "\u2e7f"
"""Above it there are no letters but Chinese ones in these files."""
_CHOICE = re.compile(r"\((?P<one>[^()]*)\)|\[(?P<any>[^][]*)\]")
_BAR = re.compile(r"\|(?![^(\[]*[)\]])")
"""Parts phrases, and not the options of a choice."""


class Cue(StrEnum):
    """What a phrase stands for: the heading of its block."""

    WHAT = "what"
    """Asks for a list: which, any, everything."""
    THING = "thing"
    """What a milestone is called where it is not named."""
    DATE = "date"
    """A deadline: the day of a milestone, or the milestone itself."""
    WHEN = "when"
    STATUS = "status"
    HOW_LONG = "how long"
    HOW_MANY = "how many"
    WHY = "why"
    WHO = "who"
    RESPONSIBLE = "responsible"
    OWE = "owe"
    ABOUT = "about"
    AGREED = "agreed"
    WHERE = "where"
    EVERYTHING = "everything"
    DUE = "due"
    SOON = "soon"
    NEXT = "next"
    OVERDUE = "overdue"
    PASSED = "passed"
    """Of a deadline: it came and went."""
    OPEN = "open"
    NOT_DONE = "not done"
    DONE = "done"
    UNDATED = "undated"
    STANDING = "standing"
    DROPPED = "dropped"
    CHANGED = "changed"
    BEFORE = "before"
    """Comes before what follows it."""
    AFTER = "after"
    THAT_BEFORE = "before that"
    """Comes after what it speaks of, as in Chinese: X之前."""
    THAT_AFTER = "after that"
    ONCE = "once that is so"
    """Comes after a milestone whose end is supposed, as in Chinese: X一出."""
    NEEDED = "needed for"
    ONLY_THEN = "only then"
    """Comes after what stands before it, as in Chinese: X完成才能Y."""
    HANGS = "hangs on"
    HANGING = "hanging on that"
    """Speaks of the milestone before it, as in Chinese: 跟着X."""
    FAILS = "fails"
    """What is named does not come to be: never happens, 批不下来."""
    AT = "at"
    IF = "if"
    MOVED = "moved"
    POSTPONED = "postponed"
    ADVANCED = "advanced"
    LATER = "later"
    EARLIER = "earlier"
    FIRST = "first"
    OR = "or"
    AND = "and"
    """Keeps what stands on both sides of it apart."""
    JOINT = "joint"
    """Carries no meaning, and may stand within what is named: the test of the hotline."""
    MUST = "must"
    ACT = "act"
    ACTED = "acted"
    DOING = "doing"
    """What a milestone does, told beside its name; else it may be what is asked about: printing things."""
    PAST = "past"
    """What is asked about lies behind: did, has, was."""
    REST = "rest of"
    """Of days that have begun, those still to come."""
    WE = "we"
    OTHER_SIDE = "other side"
    IT = "it"
    LATEST = "at the latest"
    POLITE = "polite"
    """Says nothing at the beginning or the end of a question; elsewhere it may."""
    ELSE = "something else"
    """Asks for what no agreement tells: nothing is to be made of a question with it."""


class Phrases:
    """All that is known of any language; ``None`` is the meaning of a phrase that has none.

    Questions mix languages, so theirs are not kept apart. A Chinese phrase may have several meanings, one
    for each block in which it stands, in their order; another only the first.
    """

    def __init__(self, blocks: Iterator[tuple[Cue | None, str]]) -> None:
        self._known: dict[tuple[str, ...], tuple[Cue | None, ...]] = {}
        same: dict[tuple[Cue | None, ...], tuple[Cue | None, ...]] = {}
        for cue, phrase in blocks:
            words = _words_of(phrase)
            cues = self._known.get(words, ())
            if words and cue not in cues and (not cues or language_of(phrase) == "zh"):
                self._known[words] = same.setdefault((*cues, cue), (*cues, cue))
        self._longest: dict[str, int] = {}
        for words in self._known:
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))
        self.vocabulary = {word: None for words in self._known for word in words}

    def at(self, words: tuple[str, ...], start: int) -> Iterator[tuple[int, Cue | None]]:
        """Each phrase that begins at ``start``: where it ends, and what it may stand for."""
        longest = min(self._longest.get(words[start], 0), len(words) - start)
        for end in range(start + 1, start + longest + 1):
            for cue in self._known.get(words[start:end], ()):
                yield end, cue


@cache
def phrases() -> Phrases:
    """Read once, when a question first needs it."""
    return Phrases(pair for name in _FILES for pair in _blocks(name))


@cache
def contractions() -> Mapping[str, str]:
    """Words that stand for several, or are short for one, in any language."""
    return {
        short: " ".join(full) for dialect in DIALECTS.values() for short, full in dialect.contractions.items()
    }


def _blocks(name: str) -> Iterator[tuple[Cue | None, str]]:
    """``# a remark``, ``== cue`` and under it phrases between bars; ``== nothing``: they say none.

    Within a phrase ``(a|b)`` is a choice, and ``[a|b]`` one that may also be left out, as in templates;
    neither holds another.
    """
    cue: Cue | None = None
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            heading = line.removeprefix("== ")
            cue = None if heading == _NOTHING else Cue(heading)
        elif not line.startswith("#"):
            yield from ((cue, each) for phrase in _BAR.split(line) for each in _spelled_out(phrase))


def _words_of(phrase: str) -> tuple[str, ...]:
    """Of Chinese characters each is a word: to know that spares most phrases the look for words."""
    if phrase.isalpha() and min(phrase) > _LATIN:
        return tuple(phrase)
    return tuple(token.word for token in tokens_of(phrase, {}))


def _spelled_out(phrase: str) -> Iterator[str]:
    """The phrase in each of its choices."""
    choice = _CHOICE.search(phrase)
    if choice is None:
        yield phrase
        return
    options = choice["one"].split("|") if choice["one"] else [*choice["any"].split("|"), ""]
    for option in options:
        yield from _spelled_out(phrase[: choice.start()] + option + phrase[choice.end() :])
