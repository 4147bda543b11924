"""The files under ``deploy/`` and what ``docs/operation.md`` says are true of this program."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from ruamel.yaml import YAML

from bot.metrics import Metrics
from bot.roles import Role
from bot.settings import Settings
from bot.store.vitals import Vitals

ROOT = Path(__file__).parent.parent
COMPOSE: dict[str, Any] = YAML(typ="safe").load((ROOT / "deploy" / "compose.yaml").read_text())
UNIT = (ROOT / "deploy" / "agreed.service").read_text()
DOCUMENT = (ROOT / "docs" / "operation.md").read_text()
OURS = {name: service for name, service in COMPOSE["services"].items() if service["image"] == "agreed"}


def test_two_processes_share_one_database() -> None:
    assert len(OURS) == 2
    assert len({service["environment"]["DATABASE_URL"] for service in OURS.values()}) == 1
    assert len({tuple(service["ports"]) for service in OURS.values()}) == 2


def test_each_waits_until_the_database_is_well() -> None:
    for service in OURS.values():
        assert service["depends_on"] == {"database": {"condition": "service_healthy"}}
    for service in COMPOSE["services"].values():
        assert service["healthcheck"]["test"]
        assert service["restart"] == "always"


def test_every_setting_that_is_named_is_one() -> None:
    settings = {name.upper() for name in Settings.model_fields}
    for service in OURS.values():
        assert set(service["environment"]) <= settings
    dockerfile = (ROOT / "deploy" / "Dockerfile").read_text()
    assert set(re.findall(r"^ENV (\w+)=", dockerfile, re.MULTILINE)) <= settings
    assert set(re.findall(r"\b(?:WEBHOOK|OPERATORS|DATABASE)_[A-Z]+\b", DOCUMENT)) <= settings


def test_it_is_stopped_with_more_patience_than_it_needs() -> None:
    assert "\nTimeoutStopSec=15\n" in UNIT
    assert {service["stop_grace_period"] for service in OURS.values()} == {"15s"}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze here")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    here = Path(sys.executable).parent / "agreed"  # systemd looks whether the program is there
    unit = tmp_path / "agreed.service"
    unit.write_text(UNIT.replace("/opt/agreed/bin/agreed", str(here)))
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, check=False
    )
    said = [line for line in checked.stderr.splitlines() if "agreed" in line]
    assert (checked.returncode, said) == (0, [])


def test_every_metric_and_role_is_described() -> None:
    text = Metrics().render(Vitals(dead={"chat not found": 1}), (), datetime.now(UTC)).decode()
    families = {f.name for f in text_string_to_metric_families(text) if not f.name.endswith("_created")}
    described = re.findall(r"^\| `(agreed_\w+)` \|", DOCUMENT, re.MULTILINE)
    assert {name.removesuffix("_total") for name in described} == families
    for role in Role:
        assert f"`{role}`" in DOCUMENT
