"""Which milestones are meant by words that name some."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from schedules.language import Context
from schedules.language.faults import Fault, Faulty, NotSoMany, WhichMilestone, WhichOfSeries
from schedules.language.mentions import each_of, the_one
from schedules.language.tree import Mention, Which
from tests.language.reading import NAMES, SAID_ON

SERIES = Mention(("plenary-1", "plenary-2", "plenary-3"), True, "plenary", 0)
TWINS = Mention(("workshop-a", "workshop-b"), False, "workshop", 0)
ALONE = Mention(("seminar",), False, "seminar", 0)
NOBODY_LEFT = Mention(("plenary-1",), True, "plenary", 0, Which.FUTURE)
SAID = Context(SAID_ON, NAMES)
ASKED = Context(SAID_ON, NAMES, question=True)


@pytest.mark.parametrize(
    ("mention", "which", "context", "id"),
    [
        (ALONE, Which.THE, SAID, "seminar"),
        (ALONE, Which.NEXT, SAID, "seminar"),
        (SERIES, Which.NEXT, SAID, "plenary-2"),
        (SERIES, Which.NEXT, Context(date(2016, 2, 29), NAMES), "plenary-1"),
        (SERIES, Which.NEXT, Context(date(2016, 3, 1), NAMES), "plenary-2"),
        (SERIES, 1, SAID, "plenary-1"),
        (SERIES, 3, SAID, "plenary-3"),
        (SERIES, Which.THE, ASKED, "plenary-2"),
    ],
)
def test_one_is_meant(mention: Mention, which: Which | int, context: Context, id: str) -> None:
    assert the_one(replace(mention, which=which), context) == id


@pytest.mark.parametrize(
    ("mention", "which", "context", "fault"),
    [
        (TWINS, Which.THE, SAID, WhichMilestone),
        (TWINS, Which.THE, ASKED, WhichMilestone),
        (TWINS, Which.NEXT, SAID, WhichMilestone),
        (TWINS, 1, SAID, WhichMilestone),
        (ALONE, 2, SAID, WhichMilestone),
        (SERIES, Which.THE, SAID, WhichOfSeries),
        (SERIES, Which.EACH, SAID, WhichOfSeries),
        (SERIES, 0, SAID, NotSoMany),
        (SERIES, 4, SAID, NotSoMany),
    ],
)
def test_none_is_chosen_silently(
    mention: Mention, which: Which | int, context: Context, fault: type[Fault]
) -> None:
    with pytest.raises(Faulty) as caught:
        the_one(replace(mention, which=which), context)
    assert isinstance(caught.value.fault, fault)


def test_each_means_all_and_future_those_to_come() -> None:
    assert each_of(replace(SERIES, which=Which.EACH), SAID) == ("plenary-1", "plenary-2", "plenary-3")
    assert each_of(replace(SERIES, which=Which.FUTURE), SAID) == ("plenary-2", "plenary-3")
    assert each_of(replace(ALONE, which=Which.EACH), SAID) == ("seminar",)


@pytest.mark.parametrize(("mention", "fault"), [(TWINS, WhichMilestone), (NOBODY_LEFT, NotSoMany)])
def test_each_of_what_is_no_series_is_refused(mention: Mention, fault: type[Fault]) -> None:
    with pytest.raises(Faulty) as caught:
        each_of(mention, SAID)
    assert isinstance(caught.value.fault, fault)
