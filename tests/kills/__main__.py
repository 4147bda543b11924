"""``python -m tests.kills``: kill the real program, and tell what its users got."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import signal
import sys
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.kills.cluster import cluster
from tests.kills.drill import drill
from tests.kills.judging import Judgement
from tests.kills.scenario import SERVE, Scenario, Victim
from tests.kills.table import lines

_SENT_A_SECOND = 20
"""About, with the time that starting again takes."""


def main() -> None:
    """Run once; exit code 1 if the promise was broken."""
    words = _parser().parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whatever ends it, what it started ends too
    scenario = _scenario(words)
    print(f"{words.database}, seed {scenario.seed}", flush=True)
    judgement = asyncio.run(_run(scenario, words.database))
    print("\n".join(lines(judgement)), flush=True)
    sys.exit(1 if judgement.faults else 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("database", choices=("sqlite", "postgresql"))
    parser.add_argument("--deliveries", type=int, default=2000)
    parser.add_argument("--commands", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--server-kills", type=int, default=0, help="of the database server, in between")
    parser.add_argument("--faulty", type=float, default=0, help="share of chats whose first message fails")
    parser.add_argument("--patience", type=int, default=75, help="seconds that uncertain ones are awaited")
    parser.add_argument("--seed", type=int, default=None)
    return parser


def _scenario(words: argparse.Namespace) -> Scenario:
    kills = words.kills + words.server_kills
    every = kills // words.server_kills if words.server_kills else kills + 1
    return Scenario(
        seed=secrets.randbelow(10**6) if words.seed is None else words.seed,
        deliveries=words.deliveries,
        commands=words.commands,
        command=SERVE,
        kills=tuple(Victim.SERVER if n % every == every - 1 else Victim.PROGRAM for n in range(kills)),
        faulty=words.faulty,
        spread=2 * words.deliveries / _SENT_A_SECOND / max(kills, 1),
        patience=timedelta(seconds=words.patience),
    )


async def _run(scenario: Scenario, database: str) -> Judgement:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="agreed-kills-")))
        if database == "sqlite":
            return await drill(scenario, f"sqlite:///{folder / 'agreed.db'}", folder)
        server = await stack.enter_async_context(cluster())
        return await drill(scenario, server.url, folder, server)


if __name__ == "__main__":
    main()
