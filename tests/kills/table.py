"""The table that a run prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.kills.judging import Judgement, Kill, Repeat

_HEAD = ("kill", "of", "deliveries", "in flight", "repeated", "lost", "early")
_LINE = "{:>4}  {:<10}  {:>10}  {:>9}  {:>8}  {:>4}  {:>5}"


def lines(judgement: Judgement) -> Iterator[str]:
    """One line a kill, then the sums and the verdict."""
    yield _LINE.format(*_HEAD)
    for number, row in enumerate(judgement.rows, 1):
        cells = row.deliveries, row.in_flight, row.repeated, row.lost, row.early
        yield _LINE.format(number, row.kill.victim, *cells)
    repeated = sum(row.repeated for row in judgement.rows)
    yield (
        f"{judgement.deliveries} deliveries: {judgement.lost} lost, {judgement.early} early, "
        f"{repeated} repeated after a kill, {judgement.unanswered_repeated} after an injected fault"
    )
    for repeat in judgement.unexplained:
        yield _said_of(repeat, [row.kill for row in judgement.rows])
    yield f"{judgement.answered} of {judgement.commands} commands answered"
    yield f"broken: {'; '.join(judgement.faults)}" if judgement.faults else "kept"


def _said_of(repeat: Repeat, kills: Sequence[Kill]) -> str:
    """What is known of a message that was repeated without a cause."""
    before, after = repeat.before, repeat.after
    answered = "never" if before.ended is None else f"after {before.ended - before.begun:.2f} s"
    between = [
        f"kill {number} {kill.at - before.begun:.2f} s after it began"
        for number, kill in enumerate(kills, 1)
        if before.begun <= kill.at <= after.accepted
    ]
    again = f"again {after.begun - before.begun:.1f} s later"
    return f"chat {before.chat}, {before.kind.value}: answered {answered}, {again}; {', '.join(between)}"
