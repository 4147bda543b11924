"""Days that rest on the working days of years not published yet, marked as that."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from schedules.reading import load
from schedules.resolve import resolve
from schedules.timeline import Timeline

SEMINAR = "{title: {en: Seminar, zh: 研讨会}, when: on 7 June 2030}"


def timeline(tmp_path: Path, when: str, country: str, seminar: str = SEMINAR) -> Timeline:
    """A report agreed in these words, beside a seminar."""
    lines = (
        "schedule: net",
        "title: Net",
        "agreed_on: 2029-11-14",
        "timezone: UTC",
        f"country: {country}",
        "milestones:",
        f"  seminar: {seminar}",
        f"  report: {{title: Report, when: {when}}}",
    )
    file = tmp_path / "net.yaml"
    file.write_text("\n".join(lines))
    return resolve(load(file), date(2029, 11, 14))


def provisional(tmp_path: Path, when: str, country: str = "CN") -> int | None:
    return timeline(tmp_path, when, country).entries["report"].current.provisional


@pytest.mark.parametrize(
    ("when", "year"),
    [
        ("within 10 working days after the seminar", 2030),
        ("10 working days before the seminar", 2030),
        ("研讨会后10个工作日内", 2030),
        ("10 working days after 3 March 2030", 2030),
        ("within 100 working days", 2029),
        ("10 working days before 7 January 2031", 2030),
        ("every 10 working days after the seminar", 2030),
        ("after the seminar", None),
        ("within 10 days after the seminar", None),
        ("before 1 March 2030", None),
        ("before Christmas 2030", None),
        ("every month", None),
        ("by the fifth working day of each month", 2029),
        ("每月第5个工作日前", 2029),
        ("on the last working day of each year", 2029),
        ("within 5 working days after the end of each year", 2030),
        ("on the first Monday of each month", None),
        ("by the 15th of each month", None),
        ("on the 15th of each month until the last working day of June 2030", 2030),
        ("by the 15th of each month after the last working day of June 2030", 2030),
        ("on the 15th of each month until the end of June 2030", None),
    ],
)
def test_what_counts_working_days_of_a_year_not_published_is_provisional(
    tmp_path: Path, when: str, year: int | None
) -> None:
    assert provisional(tmp_path, when) == year
    assert provisional(tmp_path, when, "US") is None


def test_a_year_that_is_published_is_settled(tmp_path: Path) -> None:
    assert provisional(tmp_path, "10 working days after 4 March 2024") is None


def test_what_hangs_on_provisional_days_is_provisional(tmp_path: Path) -> None:
    seminar = "{title: {en: Seminar, zh: 研讨会}, when: 10 working days after 3 June 2030}"
    found = timeline(tmp_path, "within a month after the seminar", "CN", seminar).entries["report"].current
    assert found.provisional == 2030


def test_what_is_done_is_settled(tmp_path: Path) -> None:
    seminar = "{title: {en: Seminar, zh: 研讨会}, when: 10 working days after 3 June 2024, done: 2024-06-17}"
    found = timeline(tmp_path, "within a month after the seminar", "CN", seminar).entries["report"].current
    assert found.provisional is None
