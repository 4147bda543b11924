"""What was published last, kept as long as what it shows is the same."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from anyio import Lock, to_thread

from calendars.publication import Publication
from calendars.source import Shown

Make = Callable[[Publication | None], Publication]
"""Makes a publication, given the last one at the same place."""

_MOST_BYTES = 64 * 2**20
_OVERHEAD = 4096
"""About what a publication takes beside its bytes; so many small ones are bounded too."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A publication, and what it shows. It keeps no schedule alive that is no longer shown."""

    of: tuple[weakref.ref[Shown], ...]
    publication: Publication

    def shows(self, shown: Sequence[Shown]) -> bool:
        """Whether it was made of these very objects: then nothing needs to be compared."""
        return len(shown) == len(self.of) and all(
            kept() is one for kept, one in zip(self.of, shown, strict=True)
        )

    @property
    def size(self) -> int:
        return self.publication.size + _OVERHEAD


class Keeper:
    """Keeps publications by their place, those that were asked for last, as far as ``most_bytes`` reach.

    So whoever asks for what nobody else does (topics that do not exist, say) fills no memory.
    """

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._most_bytes = most_bytes
        self._bytes = 0
        self._one_at_a_time = Lock()

    async def get(self, place: Hashable, shown: Sequence[Shown], make: Make) -> Publication:
        """What stands at ``place`` and shows ``shown``: the kept one, else what ``make`` makes.

        It is made beside the event loop, which goes on; one at a time, since they would only take time
        from each other, and those who ask for the same meanwhile get the same.
        """
        known = self._known(place, shown)
        if known is not None:
            return known
        async with self._one_at_a_time:
            known = self._known(place, shown)
            if known is not None:
                return known
            last = self._kept.get(place)
            made = await to_thread.run_sync(make, last.publication if last else None)
            self._keep(place, _Kept(tuple(map(weakref.ref, shown)), made))
            return made

    def _known(self, place: Hashable, shown: Sequence[Shown]) -> Publication | None:
        kept = self._kept.get(place)
        if kept is None or not kept.shows(shown):
            return None
        self._kept.move_to_end(place)
        return kept.publication

    def _keep(self, place: Hashable, kept: _Kept) -> None:
        before = self._kept.pop(place, None)
        self._kept[place] = kept
        self._bytes += kept.size - (before.size if before else 0)
        while self._bytes > self._most_bytes and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.size
