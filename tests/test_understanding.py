"""What a phrase comes to, on its own and among the milestones of a schedule."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from schedules.language import NO_NAMES, Context, names_of, read
from schedules.milestone import Schedule
from schedules.reading import read_schedule
from schedules.text import language_of
from schedules.understanding import Understanding, understand
from tests.schedules import AGREED_ON, milestone, on, schedule, within

DOCUMENT = (Path(__file__).parent.parent / "docs" / "schedule.md").read_text(encoding="utf-8")


def understood(words: str, agreed: Schedule | None = None, said_on: date = AGREED_ON) -> Understanding:
    """What the words come to."""
    names = names_of(agreed) if agreed else NO_NAMES
    meant = read(words, Context(said_on, names), language_of(words)).when
    return understand(words, meant, said_on, agreed)


# The tables of docs/schedule.md -----------------------------------------------------------------


def _agreed_besides() -> Schedule:
    """What the document says is agreed besides, for the tables."""
    blocks = re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
    (example,) = (block for block in blocks if block.startswith("schedule: example\n"))
    return read_schedule(example.encode(), "docs/schedule.md")


def _rows() -> list[tuple[str, str, str]]:
    """Each phrase of the tables, with what they say that it comes to."""
    rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in DOCUMENT.splitlines())
    return [
        (words, cells[2], cells[3])
        for cells in rows
        if len(cells) == 4
        for words in re.findall(r"`([^`]+)`", cells[0] + cells[1])
    ]


def _written(found: Understanding) -> tuple[str, str]:
    """The days as the tables write them: the stricter day in brackets, where it is another one."""
    stricter = f" ({found.stricter_latest})" if found.stricter_latest != found.latest else ""
    return f"{found.earliest or ''}", f"{found.latest or ''}{stricter}"


@pytest.mark.parametrize(("words", "earliest", "latest"), _rows())
def test_a_phrase_of_the_document_comes_to_what_it_says(words: str, earliest: str, latest: str) -> None:
    assert _written(understood(words, _agreed_besides())) == (earliest, latest)


def test_the_document_has_phrases_of_both_languages() -> None:
    languages = [language_of(words) for words, *_ in _rows()]
    assert min(languages.count("en"), languages.count("zh")) > 30


# Anchors ----------------------------------------------------------------------------------------

SEMINAR = milestone("seminar", within(on(8, 1), on(8, 31)))


def test_on_its_own_nothing_is_hung_on() -> None:
    found = understood("before September 2016")
    assert (found.words, found.anchor) == ("before September 2016", None)


def test_the_anchor_is_the_one_named_first() -> None:
    agreed = schedule(SEMINAR, milestone("dialogue", within(on(10, 1))))
    found = understood("after the seminar, before the dialogue", agreed)
    assert (found.anchor, found.earliest, found.latest) == ("seminar", on(8, 2), on(9, 30))


def test_an_anchor_counts_from_the_day_it_was_done_if_that_is_known_by_then() -> None:
    agreed = schedule(milestone("seminar", within(on(8, 1), on(8, 31)), done=on(8, 20)))
    assert understood("after the seminar", agreed, on(8, 19)).earliest == on(8, 2)
    assert understood("after the seminar", agreed, on(8, 20)).earliest == on(8, 21)


def test_a_run_gives_its_first_and_its_last_day() -> None:
    found = understood("from 24 to 26 August 2016")
    assert (found.earliest, found.latest) == (on(8, 24), on(8, 26))


def test_of_what_repeats_the_days_are_those_of_the_next_time() -> None:
    found = understood("every quarter", said_on=on(11, 1))
    assert (found.earliest, found.latest) == (date(2017, 1, 1), date(2017, 3, 31))


def test_a_schedule_is_as_it_was() -> None:
    agreed = schedule(SEMINAR)
    understood("after the seminar", agreed)
    assert list(agreed.milestones) == ["seminar"]
