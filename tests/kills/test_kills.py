"""The real program, killed; and senders with a fault, which must not pass."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.kills.cluster import can_be_made, cluster
from tests.kills.drill import drill
from tests.kills.scenario import SERVE, Scenario, Victim
from tests.kills.table import lines

pytestmark = pytest.mark.anyio

SABOTAGE = (sys.executable, "-m", "tests.kills.sabotage")


async def test_the_promise_holds_over_kills_and_faults(tmp_path: Path, database_url: str) -> None:
    """Of two programs the one that sends is killed, then the one that took over, then the one after it."""
    scenario = Scenario(
        seed=7,
        deliveries=60,
        commands=10,
        command=SERVE,
        kills=3 * (Victim.PROGRAM,),
        programs=2,
        faulty=0.1,
    )
    judgement = await drill(scenario, database_url, tmp_path)
    assert judgement.faults == (), "\n".join(lines(judgement))
    assert judgement.deliveries >= 70


@pytest.mark.skipif(not can_be_made(), reason="PostgreSQL is not installed: its server cannot be killed")
async def test_the_promise_holds_while_the_database_server_is_killed(tmp_path: Path) -> None:
    scenario = Scenario(
        seed=7,
        deliveries=60,
        commands=5,
        command=SERVE,
        kills=(Victim.SERVER, Victim.PROGRAM),
    )
    async with cluster() as server:
        judgement = await drill(scenario, server.url, tmp_path, server)
    assert judgement.faults == (), "\n".join(lines(judgement))
    assert judgement.deliveries >= 65


async def test_a_sender_that_marks_before_it_sends_loses(tmp_path: Path, database_url: str) -> None:
    scenario = Scenario(
        seed=7,
        deliveries=60,
        commands=0,
        command=(*SABOTAGE, "marks-first"),
        hurries=1,
        kills=(Victim.PROGRAM,),
        messages_before_a_kill=10,
        spread=0,
        lead=timedelta(0),
    )
    judgement = await drill(scenario, database_url, tmp_path)
    assert judgement.lost > 0
    assert judgement.rows[0].lost > 0


async def test_a_sender_that_settles_in_batches_repeats_too_much(tmp_path: Path, database_url: str) -> None:
    scenario = Scenario(
        seed=7,
        deliveries=60,
        commands=0,
        command=(*SABOTAGE, "settles-in-batches"),
        kills=(Victim.PROGRAM,),
        messages_before_a_kill=40,
        spread=0,
        lead=timedelta(0),
    )
    judgement = await drill(scenario, database_url, tmp_path)
    assert judgement.lost == 0
    assert any("without a cause" in fault or "in flight" in fault for fault in judgement.faults)


async def test_senders_that_ignore_leases_repeat_without_a_cause(tmp_path: Path, database_url: str) -> None:
    scenario = Scenario(
        seed=7,
        deliveries=300,  # the first still sends when the second is up
        commands=0,
        command=(*SABOTAGE, "ignores-leases"),
        programs=2,
        lead=timedelta(0),
    )
    judgement = await drill(scenario, database_url, tmp_path)
    assert judgement.lost == 0
    assert judgement.unexplained
