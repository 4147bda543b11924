"""Names with one wrong Chinese character that sounds or looks like the right one: 研究抱告 for 研究报告.

Most people type by sound, others by strokes; 安全审查 is no slip for 安全审计. Nor is one ever taken for
another that tells things apart: 终期评审 is not 中期评审, and the fourth plenary is not the third.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 3
_SHORTEST_PART = 4
"""Of the beginning or the end of a name, and of a name with a character more or fewer."""
_HALF = _SHORTEST_PART // 2
_LONG = 6
"""In a name so long a wrong character need not sound alike: 研计会."""
_MOST_NAMES = 100
"""Of more names than these, with the same two characters, a slip does not tell which is meant."""
_TELLING = frozenset(
    "零〇一二两三四五六七八九十百千万半首初前中后末终尾上下左右东南西北内外大小多少新旧老春夏秋冬年月日周季时"
    "甲乙丙丁正副总分男女美英法德俄韩欧非不未无有增减加进出开关"
    "的什么啥哪几谁怎为何吗呢吧了过着没还要该会能得到由归把被给跟和与就都也在是"
)
"""Also those of which questions are made: 年度报什么时候交 is no slip."""


@dataclass(frozen=True, slots=True)
class _Slip:
    """From where on a part of a name is meant."""

    start: int
    part: str

    @property
    def end(self) -> int:
        return self.start + len(self.part)

    def holds(self, other: _Slip) -> bool:
        return self.start <= other.start and other.end <= self.end


class Slips:
    """Looks for slips in the names of one schedule, written in Chinese characters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(name for name in names if len(name) >= _SHORTEST)
        self._with: dict[str, list[str]] = {}
        self._around: dict[str, list[str]] = {}
        for name in self._names:
            for half in {*_halves(name)}:
                self._with.setdefault(half, []).append(name)
            if len(name) == _SHORTEST:
                self._around.setdefault(name[0] + name[-1], []).append(name)

    def meant(self, run: str) -> str | None:
        """The one name, or beginning or end of one, that ``run`` is but for a character; else none.

        Of a whole name a character may also be missing, or one too many within it; one too many at an end
        makes another thing: 热线测试车.
        """
        if len(run) < _SHORTEST:
            return None
        near = process.extract(run, self._names, scorer=OSA.distance, score_cutoff=1, limit=None)
        names = {name for name, _, _ in near if len(name) == len(run) or _is_long(name, run)}
        found = names | {slip.part for slip in self._slips(run) if len(slip.part) == len(run)}
        return found.pop() if len(found) == 1 and _is_slip(run, *found) else None

    def mended(self, text: str) -> str:
        """The text with the one name, or beginning or end of one, put right that stands in it with a slip."""
        found = {*self._slips(text)}
        longest = [slip for slip in found if not any(other.holds(slip) for other in found - {slip})]
        if len(longest) != 1:
            return text
        return text[: longest[0].start] + longest[0].part + text[longest[0].end :]

    def _slips(self, text: str) -> Iterator[_Slip]:
        for place in range(len(text) - _HALF + 1):
            half = text[place : place + _HALF]
            names = self._with.get(half, ())
            if len(names) <= _MOST_NAMES:
                for name in names:
                    yield from _laid(name, text, place - name.find(half))
                    yield from _laid(name, text, place - name.rfind(half))
        for place in range(len(text) - _SHORTEST + 1):
            for name in self._around.get(text[place] + text[place + _SHORTEST - 1], ()):
                yield from _laid(name, text, place)


def _is_long(name: str, run: str) -> bool:
    is_more = run.startswith(name) or run.endswith(name)
    return min(len(name), len(run)) >= _SHORTEST_PART and not is_more


def _halves(name: str) -> tuple[str, ...]:
    """What of the four characters at its beginning, or at its end, is right in spite of one wrong one."""
    halves = name[:_HALF], name[_HALF:_SHORTEST_PART], name[-_SHORTEST_PART:-_HALF], name[-_HALF:]
    return tuple(half for half in halves if len(half) == _HALF)


def _laid(name: str, text: str, start: int) -> Iterator[_Slip]:
    """With the name laid on the text from ``start`` on: its beginning and its end, where all but one fit."""
    alike = [0 <= start + i < len(text) and text[start + i] == name[i] for i in range(len(name))]
    first, last = _reach(alike), _reach(alike[::-1])
    slips = (_Slip(start, name[:first]), _Slip(start + len(name) - last, name[len(name) - last :]))
    for slip in slips:
        typed = text[max(slip.start, 0) : max(slip.end, 0)]
        is_enough = len(typed) >= (_SHORTEST if slip.part == name else _SHORTEST_PART)
        if is_enough and len(slip.part) == len(typed) and typed != slip.part and _is_slip(typed, slip.part):
            yield slip


def _reach(alike: list[bool]) -> int:
    """How far all but one fit."""
    wrong = [place for place, fits in enumerate(alike) if not fits]
    return wrong[1] if len(wrong) > 1 else len(alike)


def _is_slip(typed: str, name: str) -> bool:
    """Whether the characters in which they differ are alike, or are one of many; and tell nothing apart.

    One that tells may be typed as one that does not and sounds alike: 众期评审 for 中期评审.
    """
    more, fewer = Counter(typed) - Counter(name), Counter(name) - Counter(typed)
    if not _TELLING.isdisjoint(more):
        return False
    tells = not _TELLING.isdisjoint(fewer)
    if not (more and fewer) or (len(name) >= _LONG and not tells):
        return not tells
    return not _groups_of(next(iter(more))).isdisjoint(_groups_of(next(iter(fewer))))


def _groups_of(character: str) -> frozenset[int]:
    return _groups().get(character, frozenset())


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    """By character the groups of the file beside this in which it stands: those of one sound or shape."""
    text = Path(__file__).with_name("homophones.txt").read_text(encoding="utf-8")
    groups = [group for line in text.splitlines() if not line.startswith("#") for group in line.split()]
    found: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for character in group:
            found[character].add(number)
    return {character: frozenset(numbers) for character, numbers in found.items()}
