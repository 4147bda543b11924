"""Who may change what, decided at the moment at which somebody wants to."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.incoming import ChatKind, Said
from bot.timelines import Timelines
from schedules.store import schedules


class Barred(StrEnum):
    """Why somebody may not change a schedule: it is for others."""

    EDITORS = "editors"
    """The schedule has a file, and this user is no editor."""
    ELSEWHERE = "elsewhere"
    """Another chat owns it."""
    ADMINISTRATORS = "administrators"
    """The group owns it, and this user is no administrator of it."""


async def barred(
    conn: AsyncConnection, timelines: Timelines, editors: Collection[int], said: Said, schedule: str
) -> Barred | None:
    """Why who said it may not change the schedule in this chat; ``None``: may."""
    if schedule in timelines.from_files:
        return None if said.user in editors else Barred.EDITORS
    owner = await schedules.owner_of(conn, schedule)
    if owner not in {None, said.chat}:
        return Barred.ELSEWHERE
    if said.kind is not ChatKind.GROUP or said.administrator:
        return None
    if owner is not None and await schedules.is_for_everyone(conn, schedule):
        return None
    return Barred.ADMINISTRATORS
