"""Bytes as they are served."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Publication:
    """A body as it is served, and the same compressed where that is worth it.

    ``tag`` names exactly these bytes. ``modified_at`` is their newest change, ``None`` where nobody keeps it.
    """

    body: bytes
    zipped: bytes | None
    tag: str
    modified_at: datetime | None

    @classmethod
    def of(cls, body: bytes, modified_at: datetime | None = None, *, zips: bool = True) -> Publication:
        """``body`` as it is, and compressed if it ``zips``; the same bytes always get the same tag."""
        zipped = gzip.compress(body, compresslevel=6, mtime=0) if zips else None
        return cls(body, zipped, hashlib.sha256(body).hexdigest()[:32], modified_at)

    @property
    def size(self) -> int:
        """How many bytes it keeps."""
        return len(self.body) + len(self.zipped or b"")
