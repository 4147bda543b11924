"""What the users got, judged by the Bot API's ledger alone.

Everything here is about moments in Unix seconds, of one machine's clock.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any

from bot.limits import FIRST_GUESS, in_flight
from tests.kills.scenario import Victim

SETTLED_WITHIN = 3.0
"""Seconds after its answer in which a request may not have been settled yet, on a busy machine."""

READ_WITHIN = 0.5
"""Seconds after the end of a program in which the Bot API reads what that had still written to a socket."""

_LATEST = 32
"""Answers by whose pace the sender goes."""

_UNANSWERED = {"502", "cut", "hung", "garbled"}


Outage = tuple[float, float]
"""Nothing was settled between these moments."""


class Kind(Enum):
    """What a message is to its reader."""

    ANSWER = "answer"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Owed:
    """One message that a chat must get, once, and not before ``moment``.

    Where it is not ``surely`` owed, it may also stay away: nobody outside can know.
    """

    chat: int
    kind: Kind
    moment: float
    surely: bool = True


@dataclass(frozen=True, slots=True)
class Message:
    """One message that the Bot API accepted, and the request that brought it.

    ``ended`` is when the request was answered, or its connection found closed; ``None`` while it is open.
    """

    chat: int
    kind: Kind
    accepted: float
    begun: float
    ended: float | None
    unanswered: bool


@dataclass(frozen=True, slots=True)
class Request:
    """One request to send, whatever became of it."""

    begun: float
    ended: float | None


@dataclass(frozen=True, slots=True)
class Kill:
    """Something was killed at ``at``, was surely ``gone`` a moment later, and stood again at ``until``."""

    at: float
    victim: str
    gone: float = 0
    until: float = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """A message that came again, and the one before."""

    before: Message
    after: Message


@dataclass(frozen=True, slots=True)
class Row:
    """What is to be told of one kill. Lost and early ones stand with the first kill after their moment."""

    kill: Kill
    deliveries: int
    in_flight: int
    repeated: int
    lost: int
    early: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """The rows, one a kill, and what cannot be laid to any."""

    rows: tuple[Row, ...]
    deliveries: int
    lost: int
    early: int
    unexpected: int
    unanswered_repeated: int
    """Repeated after a request that an injected fault left without an answer: within the promise."""
    unexplained: tuple[Repeat, ...]
    """Repeated although neither a kill nor a fault stood between."""
    commands: int
    answered: int

    @property
    def faults(self) -> tuple[str, ...]:
        """How the promise was broken; nothing if it was kept."""
        found = {
            "lost": self.lost,
            "early": self.early,
            "not owed": self.unexpected,
            "repeated without a cause": len(self.unexplained),
            "commands without an answer": self.commands - self.answered,
        }
        faults = [f"{what}: {count}" for what, count in found.items() if count]
        faults += [
            f"kill {number}: {row.repeated} repeated, {row.in_flight} in flight"
            for number, row in enumerate(self.rows, 1)
            if row.repeated > row.in_flight
        ]
        return tuple(faults)


def read(ledger: Mapping[str, Any], answer_says: str) -> tuple[list[Message], list[Request]]:
    """The messages and the requests of a ledger; what holds ``answer_says`` is an answer."""
    sends = {row["number"]: row for row in ledger["requests"] if row["method"] == "sendmessage"}
    messages = [_message(row, sends[row["request"]], answer_says) for row in ledger["messages"]]
    return messages, [Request(row["at"], row["ended"]) for row in sends.values()]


def _message(sent: Mapping[str, Any], request: Mapping[str, Any], answer_says: str) -> Message:
    kind = Kind.ANSWER if answer_says in sent["text"] else Kind.NOTICE
    unanswered = request["outcome"] in _UNANSWERED
    return Message(sent["chat"], kind, sent["at"], request["at"], request["ended"], unanswered)


def judge(
    owed: Sequence[Owed],
    messages: Sequence[Message],
    requests: Sequence[Request],
    kills: Sequence[Kill],
    rate: int,
) -> Judgement:
    """Compare what was owed with what came. ``rate`` is how many a second the program may send."""
    got: dict[tuple[int, Kind], list[Message]] = defaultdict(list)
    for message in sorted(messages, key=lambda message: message.accepted):
        got[message.chat, message.kind].append(message)
    moments = {(one.chat, one.kind): one.moment for one in owed}
    lost = [one.moment for one in owed if one.surely and (one.chat, one.kind) not in got]
    first = {key: all[0].accepted for key, all in got.items() if key in moments}
    early = [moment for key, moment in first.items() if moment < moments[key]]
    repeats = [Repeat(*pair) for all in got.values() for pair in pairwise(all)]
    outages = _outages(kills, requests)
    causes = [_cause(repeat, kills, outages) for repeat in repeats]
    commands = [one for one in owed if one.kind is Kind.ANSWER]
    return Judgement(
        rows=tuple(
            Row(
                kill=kill,
                deliveries=sum(message.accepted <= kill.at for message in messages),
                in_flight=_in_flight(requests, kill, outages, rate),
                repeated=causes.count(kill),
                lost=sum(_first_after(kills, moment) == kill for moment in lost),
                early=sum(_first_after(kills, moment) == kill for moment in early),
            )
            for kill in kills
        ),
        deliveries=len(messages),
        lost=len(lost),
        early=len(early),
        unexpected=sum(len(all) for key, all in got.items() if key not in moments),
        unanswered_repeated=causes.count("unanswered"),
        unexplained=tuple(one for one, cause in zip(repeats, causes, strict=True) if cause == "none"),
        commands=len(commands),
        answered=sum((one.chat, one.kind) in got for one in commands),
    )


def _cause(repeat: Repeat, kills: Sequence[Kill], outages: Sequence[Outage]) -> Kill | str:
    if repeat.before.unanswered:
        return "unanswered"
    # A program that lives knows what was answered, whatever happens to its database.
    killed = (kill for kill in kills if kill.victim != Victim.SERVER and kill.at <= repeat.after.accepted)
    return next((kill for kill in killed if _may_be_unsettled(repeat.before, kill, outages)), "none")


def _in_flight(requests: Sequence[Request], kill: Kill, outages: Sequence[Outage], rate: int) -> int:
    """The requests that may not have been settled: no more than the sender lets be in flight at all.

    It lets as many as ``rate`` needs at the pace of the latest answers, and the time to write them down.
    """
    begun = sorted((one for one in requests if _had_left(one, kill)), key=lambda one: one.begun)
    unsettled = sum(_may_be_unsettled(one, kill, outages) for one in begun)
    trips = [max(min(one.ended or kill.at, kill.at) - one.begun, 0) for one in begun[-_LATEST:]]
    return min(unsettled, in_flight(rate, max(trips, default=0) + FIRST_GUESS))


def _outages(kills: Sequence[Kill], requests: Sequence[Request]) -> Sequence[Outage]:
    """From when the database was gone until the program was seen to have noticed that it is back."""
    gone = (kill for kill in kills if kill.victim == Victim.SERVER)
    return [
        (kill.at, min((one.begun for one in requests if one.begun > kill.until), default=math.inf))
        for kill in gone
    ]


def _had_left(request: Request | Message, kill: Kill) -> bool:
    """Whether a request may have been written before the kill: it can be read after its program is gone."""
    return request.begun <= kill.at or request.begun <= kill.gone + READ_WITHIN


def _may_be_unsettled(request: Request | Message, kill: Kill, outages: Sequence[Outage]) -> bool:
    if not _had_left(request, kill):
        return False
    if request.ended is None:
        return True
    settled_by = request.ended + SETTLED_WITHIN
    for gone, back in outages:
        if request.ended <= back and gone < settled_by:
            settled_by = back + SETTLED_WITHIN
    return kill.at < settled_by


def _first_after(kills: Sequence[Kill], moment: float) -> Kill | None:
    return next((kill for kill in kills if kill.at >= moment), None)
