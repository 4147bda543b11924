"""Known milestones in English words, found before anything else is read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from schedules.language.context import Context
from schedules.language.lexing import Token
from schedules.language.names import mention
from schedules.language.naming import fold

_WORD = re.compile(
    r"(?P<quoted>[“\"][^”\"]*[”\"])|(?P<word>[^\W_]+)(?:['’]s\b|(?<=s)['’](?!\w)|(?P<rest>['’][^\W\d_]+))?|[^\s.]"
)


def named_in(words: str, context: Context) -> Mapping[int, Token]:
    """The milestones that ``words`` name, by the place where each begins; the longest name counts."""
    if not context.names.known:
        return {}
    matches = list(_WORD.finditer(words))
    folded = [_folded(match) for match in matches]
    found: dict[int, Token] = {}
    index = 0
    while index < len(matches):
        size, token = _at(index, matches, folded, context)
        if token is not None:
            found[token.start_pos] = token
        index += size
    return found


def _folded(match: re.Match[str]) -> str:
    if match["word"] is None:
        return match[0]
    return fold(match["word"] + (match["rest"] or "").replace("’", "'"))


def _at(
    index: int, matches: list[re.Match[str]], folded: list[str], context: Context
) -> tuple[int, Token | None]:
    """How many words a name that begins there takes, and its token."""
    match = matches[index]
    if match["quoted"]:
        bearers = context.names.called(match[0][1:-1])
        found = (1, bearers) if bearers else None
    else:
        found = context.names.at_words(folded, index)
    if found is None:
        return 1, None
    size, bearers = found
    start, end = match.start(), matches[index + size - 1].end()
    said = match.string[start:end]
    return size, Token("NAME", mention(bearers, said, start, context.about), start, end)
