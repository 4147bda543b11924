"""Names with one wrong Chinese character: 研究抱告 for 研究报告.

Most are slips of sound, since most people type by sound. A character that tells one thing from another
is never taken for a slip: 终期评审 is not 中期评审, and the fourth plenary is not the third.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4
_TELLING = frozenset(
    "零〇一二两三四五六七八九十百千万半首初前中后末终尾上下左右东南西北内外大小多少新旧老春夏秋冬年月日周季时"
    "甲乙丙丁正副总分男女美英法德俄韩欧非不未无有增减加进出开关"
)


def meant(run: str, names: Iterable[str]) -> str | None:
    """The one name, or beginning or end of one, that ``run`` is but for a character; none if several are."""
    if len(run) < _SHORTEST:
        return None
    known = tuple(names)
    near = (name for name, _, _ in process.extract(run, known, scorer=OSA.distance, score_cutoff=1, limit=2))
    found = {*near, *_parts(run, known)}
    return found.pop() if len(found) == 1 and not _tells(run, *found) else None


def _parts(run: str, names: Iterable[str]) -> Iterator[str]:
    """The beginnings and ends of names in which one character is another: one half is the same."""
    size, half = len(run), len(run) // 2
    first, second = run[:half], run[half:]
    for name in [name for name in names if first in name or second in name]:
        if name.startswith(first) or name.startswith(second, half):
            yield from _with_one_wrong(run, name[:size])
        if name.endswith(second) or name.endswith(first, 0, half - size):
            yield from _with_one_wrong(run, name[-size:])


def _with_one_wrong(run: str, part: str) -> Iterator[str]:
    if len(part) == len(run) and sum(map(str.__ne__, run, part)) == 1:
        yield part


def _tells(run: str, name: str) -> bool:
    """Whether the two differ in a character that tells one thing from another."""
    one, other = Counter(run), Counter(name)
    return not _TELLING.isdisjoint({*(one - other), *(other - one)})
