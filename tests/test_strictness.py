"""The last days that are right under every reading."""

from schedules.days import Distance, Unit
from schedules.when import After, Apart, Before, Direction, Reach
from tests.schedules import by, milestone, on, resolved, the, within

SOON = Apart(the("pilot"), Distance(3, Unit.MONTH), Direction.AFTER, Reach.WITHIN)


def test_what_counts_from_an_anchor_does_not_hurry_the_anchor() -> None:
    found = resolved(
        milestone("pilot", within(on(1, 1), on(6, 30))), milestone("review", SOON), as_of=on(1, 1)
    )
    assert found["review"].stricter == on(4, 1)
    assert found["pilot"].stricter == on(6, 30)


def test_nor_what_the_anchor_waits_for() -> None:
    found = resolved(
        milestone("draft", within(on(1, 1), on(5, 31))),
        milestone("pilot", After(the("draft")), by(on(6, 30))),
        milestone("review", SOON, After(the("draft"))),
        as_of=on(1, 1),
    )
    assert found["review"].stricter == on(4, 2)
    assert found["draft"].stricter == on(5, 31)


def test_but_it_hurries_what_else_must_come_before() -> None:
    found = resolved(
        milestone("pilot", within(on(1, 1), on(6, 30))),
        milestone("review", SOON),
        milestone("hall", by(on(9, 30)), Before(the("review"))),
        milestone("form", by(on(9, 30))),
        milestone("invitation", After(the("form")), Before(the("pilot"))),
        as_of=on(1, 1),
    )
    assert found["hall"].stricter == on(1, 1).replace(year=2015, month=12, day=31)
    assert found["invitation"].stricter == found["hall"].stricter
    assert found["form"].stricter is not None
    assert found["form"].stricter < on(1, 1)
