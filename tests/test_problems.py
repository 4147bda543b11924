"""Problems of a file, collected."""

import pytest

from schedules.problems import Findings, Problem, ScheduleProblems, meant


def test_all_that_was_found_is_told_once_in_the_order_of_the_file() -> None:
    found = Findings("ours.yaml")
    for line, message in ((7, "b"), (2, "a"), (7, "b"), (7, "a"), (10, "a")):
        found.add(line, message)
    with pytest.raises(ScheduleProblems) as told:
        found.raise_any()
    assert str(told.value) == "ours.yaml:2: a\nours.yaml:7: a\nours.yaml:7: b\nours.yaml:10: a"
    assert told.value.problems[0] == Problem("ours.yaml", 2, "a")


def test_nothing_found_is_no_problem() -> None:
    Findings("ours.yaml").raise_any()


@pytest.mark.parametrize(
    ("written", "known", "hint"),
    [
        ("titel", ["title", "when"], "did you mean 'title'?"),
        ("colour", ["title", "when"], "write one of title, when"),
        ("colour", ["title"], "write title"),
        ("colour", [], "there is none to choose from"),
        ("x" * 100_000, ["title", "when"], "write one of title, when"),
    ],
)
def test_what_may_have_been_meant(written: str, known: list[str], hint: str) -> None:
    assert meant(written, known) == hint
