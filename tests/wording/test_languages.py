"""A language is complete: whatever is kept for one is kept for all."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import ModuleType

import pytest

import bot.wording
import calendars
import schedules.language
from schedules.language import LANGUAGES


def _tables(package: ModuleType) -> Iterator[tuple[str, Mapping[str, object]]]:
    """What the modules of a package keep by language."""
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, Mapping) and "en" in value:
                yield f"{found.name}.{name}", value


@pytest.mark.parametrize("package", [schedules.language, bot.wording, calendars])
def test_every_table_has_every_language(package: ModuleType) -> None:
    tables = dict(_tables(package))
    assert tables
    assert {name: set(table) for name, table in tables.items()} == {name: set(LANGUAGES) for name in tables}
