"""How the installation stands, for a person: who does what, what waits, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.operators import LATE_AFTER
from bot.roles import INBOX, POLLER, SENDER
from bot.store.troubles import Damaged, NotHere, Poisoned, Unsent, damaged, not_here, poisoned, unsent
from bot.store.vitals import Held, Vitals, vitals
from schedules.store.engine import Store

SHOWN = 20
"""So many of each kind of trouble are named, the latest first."""

_DUTIES = {SENDER: "Plans and sends", POLLER: "Receives", INBOX: "Answers"}


@dataclass(frozen=True, slots=True)
class Process:
    """A process of ``agreed serve`` that holds a lease."""

    machine: str
    number: int
    until: datetime

    def __str__(self) -> str:
        lease = f"lease until {said(self.until)}, renewed while it runs"
        return f"process {self.number} on {self.machine} ({lease})"


@dataclass(frozen=True, slots=True)
class Status:
    """How everything stood at a moment. Of messages and updates, the latest ``SHOWN`` are named."""

    at: datetime
    vitals: Vitals
    uncertain: tuple[Unsent, ...]
    dead: tuple[Unsent, ...]
    poisoned: tuple[Poisoned, ...]
    damaged: tuple[Damaged, ...]
    not_here: tuple[NotHere, ...]

    @property
    def is_late(self) -> bool:
        """Whether a message has waited for a quarter of an hour."""
        return self._has_waited(self.vitals.oldest_waiting) or self.is_planning_late

    @property
    def is_planning_late(self) -> bool:
        """Whether something has been due for a quarter of an hour, and is not in line yet."""
        return self._has_waited(self.vitals.next_due)

    def _has_waited(self, since: datetime | None) -> bool:
        return since is not None and self.at - since >= LATE_AFTER

    @property
    def is_well(self) -> bool:
        """Whether somebody sends, and in time."""
        return SENDER in self.vitals.leases and not self.is_late

    def process(self, lease: str) -> Process | None:
        """Who holds a lease."""
        held = self.vitals.leases.get(lease)
        return _process(held) if held else None


async def status(store: Store, now: datetime) -> Status:
    """How everything stands ``now``.

    Raises:
        StoreProblem: if the database cannot be used.
    """
    async with store.connect() as conn:
        return Status(
            now,
            await vitals(conn),
            uncertain=await unsent(conn, "uncertain", SHOWN),
            dead=await unsent(conn, "dead", SHOWN),
            poisoned=await poisoned(conn, SHOWN),
            damaged=await damaged(conn),
            not_here=await not_here(conn),
        )


def report(found: Status) -> str:
    """The same in plain words."""
    return "\n".join([*_duties(found), *_line(found), *_troubles(found), *_schedules(found), *_ahead(found)])


def said(moment: datetime) -> str:
    """A moment in UTC, to the second."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _duties(found: Status) -> Iterator[str]:
    for lease, duty in _DUTIES.items():
        yield f"{duty}: {found.process(lease) or 'nobody'}"


def _line(found: Status) -> Iterator[str]:
    oldest = found.vitals.oldest_waiting
    if oldest is None:
        yield "Waiting to be sent: nothing"
        return
    late = ": late" if found.at - oldest >= LATE_AFTER else ""
    since = f"the first since {said(oldest)} ({_length(found.at - oldest)}){late}"
    yield f"Waiting to be sent: {found.vitals.waiting}, {since}"


def _troubles(found: Status) -> Iterator[str]:
    yield from _named("Not answered, may have arrived", found.vitals.uncertain, found.uncertain)
    yield from _named("Given up", sum(found.vitals.dead.values()), found.dead)
    yield f"Updates waiting to be handled: {found.vitals.updates_waiting}"
    yield from _named("Updates set aside", found.vitals.poisoned, found.poisoned)


def _schedules(found: Status) -> Iterator[str]:
    """Only where there is anything to tell: mostly there is not."""
    if found.damaged:
        yield "Schedules set aside, of which nobody is told anything:"
    for one in found.damaged:
        yield f"  {one.schedule}: {one.what} cannot be read"
    if found.not_here:
        yield "Followed, and not there when it was last planned:"
    for gone in found.not_here:
        yield f"  {gone.schedule}: {gone.followers} chat{'' if gone.followers == 1 else 's'}"


def _named(what: str, count: int, some: Sequence[Unsent | Poisoned]) -> Iterator[str]:
    yield f"{what}: {count}"
    for one in some:
        yield f"  chat {one.chat}, {said(one.at) if one.at else 'no moment known'}: {one.reason}"
    if count > len(some):
        yield f"  and {count - len(some)} more"


def _ahead(found: Status) -> Iterator[str]:
    next_due, last = found.vitals.next_due, found.vitals.last_tick
    late = ": late" if found.is_planning_late else ""
    yield f"Next to be planned: {said(next_due) if next_due else 'nothing'}{late}"
    yield f"Last planned: {said(last) if last else 'never'}"


def _length(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    return f"{days} d {hours} h" if days else f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _process(held: Held) -> Process:
    machine, number, _ = held.holder.rsplit("|", 2)
    return Process(machine.partition("/")[0], int(number), held.until)
