"""Invitations: a link that lets a chat subscribe to one schedule that is not public.

The link carries a ``/start`` payload of at most 64 letters, digits, ``_`` and ``-`` (Bot API,
"Deep linking"), so it names its schedule by a digest. It is signed, and it expires.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from itsdangerous import BadSignature, SignatureExpired, TimestampSigner

LIFETIME = timedelta(days=7)

_DIGEST = 16
_TIMESTAMP = 6


class InvitationUnknown(Exception):
    """The payload is none of ours, or was changed on its way, or its schedule is no longer here."""


class InvitationExpired(Exception):
    """The payload was ours, and its time is over."""


class Invitations:
    """Writes and reads the payloads of one installation, which keeps ``secret``."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def write(self, schedule: str, now: datetime) -> str:
        """The payload that invites to ``schedule`` for seven days from ``now``."""
        return self._signer(now).sign(_digest(schedule)).decode().replace(".", "")

    def read(self, payload: str, schedules: Iterable[str], now: datetime) -> str:
        """Which of ``schedules`` the payload invites to.

        Raises:
            InvitationUnknown: if it invites to none of them.
            InvitationExpired: if it did once.
        """
        if not payload.isascii():
            raise InvitationUnknown
        try:
            digest = self._signer(now).unsign(_with_dots(payload), max_age=int(LIFETIME.total_seconds()))
        except SignatureExpired:
            raise InvitationExpired from None
        except BadSignature:
            raise InvitationUnknown from None
        for schedule in schedules:
            if _digest(schedule) == digest:
                return schedule
        raise InvitationUnknown

    def _signer(self, now: datetime) -> TimestampSigner:
        return _SignerAt(self._secret, now)


class _SignerAt(TimestampSigner):
    """Signs and judges as of a given moment."""

    def __init__(self, secret: bytes, now: datetime) -> None:
        super().__init__(secret, salt="agreed.invitation")
        self._now = int(now.timestamp())

    def get_timestamp(self) -> int:
        return self._now


def _digest(schedule: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(schedule.encode()).digest())[:_DIGEST]


def _with_dots(payload: str) -> str:
    # itsdangerous separates by dots, which a payload may not hold; its first two parts have a fixed length.
    timestamp = payload[_DIGEST : _DIGEST + _TIMESTAMP]
    return f"{payload[:_DIGEST]}.{timestamp}.{payload[_DIGEST + _TIMESTAMP :]}"
