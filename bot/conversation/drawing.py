"""Pictures that come with an answer: a timeline, a code to be read by a telephone."""

from __future__ import annotations

import io
import struct

import segno

from bot.delivery import MOST_BYTES, Attachment, AttachmentKind
from calendars.picture.drawing import paint
from schedules.timeline import Timeline

_MOST_PIXELS = 10_000
"""Of width and height together (Bot API, sendPhoto)."""

_MOST_STRETCHED = 20
"""How many times as long as wide a picture may be (there as well)."""

_SCALE, _BORDER = 8, 4


def painted(timeline: Timeline, language: str) -> Attachment | None:
    """The picture of a timeline; ``None`` where Telegram would not take one of its size."""
    body = paint(timeline, language)
    width, height = struct.unpack(">II", body[16:24])  # where a PNG says it
    is_too_large = width + height > _MOST_PIXELS or len(body) > MOST_BYTES
    if is_too_large or max(width, height) > _MOST_STRETCHED * min(width, height):
        return None
    return Attachment(AttachmentKind.PICTURE, f"{timeline.schedule.id}.png", body)


def code(address: str) -> Attachment:
    """A QR code of an address."""
    written = io.BytesIO()
    segno.make(address, micro=False).save(written, kind="png", scale=_SCALE, border=_BORDER)
    return Attachment(AttachmentKind.PICTURE, "calendar.png", written.getvalue())
