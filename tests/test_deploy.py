"""The files under ``deploy/`` and what ``docs/operation.md`` says are true of this program."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from prometheus_client.parser import text_string_to_metric_families
from ruamel.yaml import YAML

from bot.metrics import Metrics
from bot.roles import Role
from bot.settings import Settings
from bot.store.vitals import Vitals

ROOT = Path(__file__).parent.parent
COMPOSE: dict[str, Any] = YAML(typ="safe").load((ROOT / "deploy" / "compose.yaml").read_text())
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text()
UNIT = (ROOT / "deploy" / "agreed.service").read_text()
DOCUMENT = (ROOT / "docs" / "operation.md").read_text()
PACKAGES = ("bot", "calendars", "schedules")
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
    assert set(re.findall(r"^ENV (\w+)=", DOCKERFILE, re.MULTILINE)) <= settings
    assert set(re.findall(r"\b(?:WEBHOOK|OPERATORS|DATABASE)_[A-Z]+\b", DOCUMENT)) <= settings


def test_what_is_installed_is_the_whole_program(tmp_path: Path) -> None:
    """The image and the service install it; here, and wherever it is worked on, it is read where it lies."""
    for name in (*PACKAGES, "pyproject.toml", "README.md", "LICENSE"):
        _copy(ROOT / name, tmp_path / name)
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(tmp_path)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, tmp_path], check=True)
    with ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        installed = {name for name in wheel.namelist() if name.startswith(PACKAGES)}
    assert installed == {
        str(path.relative_to(tmp_path)) for name in PACKAGES for path in _files(tmp_path / name)
    }


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_whoever_runs_it_may_write_where_it_writes() -> None:
    """A tmpfs is root's, with the mode of the folder below it: one over a home shuts its user out."""
    home = re.findall(r"--home-dir (\S+)", DOCKERFILE)
    assert home == re.findall(r"^WORKDIR (\S+)\nRUN agreed", DOCKERFILE, re.MULTILINE)  # its tables are there
    for service in OURS.values():
        assert service["read_only"]
        assert service["tmpfs"] == ["/tmp"]


def test_a_stop_is_heard_from_the_first_moment() -> None:
    """The kernel gives the first process of a container no signal that it has not asked for yet."""
    assert all(service["init"] is True for service in OURS.values())


def test_the_image_is_built_once() -> None:
    assert [name for name, service in OURS.items() if "build" in service] == ["one"]


def test_the_database_is_well_when_others_can_reach_it() -> None:
    """While the image makes the database, its server listens at a socket only."""
    assert "--host=127.0.0.1" in COMPOSE["services"]["database"]["healthcheck"]["test"]


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
