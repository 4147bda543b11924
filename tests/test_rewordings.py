"""From which words to which: judged by what the schedule held before an amendment and after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from schedules.amend import amend, said_of
from schedules.amendment import Added, Amendment, Author, Edit, Finished, Reworded, Undone
from schedules.milestone import Schedule
from schedules.reading import read_schedule
from schedules.rewordings import Rewording, rewording
from schedules.text import Text

TODAY = date(2016, 7, 25)
AT = datetime(2016, 7, 25, 1, tzinfo=UTC)
FILE = """\
schedule: fair
title: Fair
agreed_on: 2016-06-14
timezone: UTC
milestones:
  hall: {title: Rent the hall, when: WORDS}
  paint: {title: Paint, when: in August}
"""


def fair(words: str = "in August") -> Schedule:
    return read_schedule(FILE.replace("WORDS", words).encode(), "fair.yaml")


def amendment(number: int, edit: Edit, over: Schedule, milestone: str = "hall") -> Amendment:
    said = said_of(over, milestone, edit)
    return Amendment(number, "fair", milestone, edit, TODAY, Author(1, "Anna"), AT, over=said)


def words(*said: str) -> tuple[Text, ...]:
    return tuple(Text.of(one) for one in said)


def test_from_the_words_of_the_file_and_of_the_amendment_before() -> None:
    over = fair()
    first, second = amendment(1, Reworded("in May 2017"), over), amendment(2, Reworded("in June 2017"), over)
    assert rewording(over, [first, second], first) == Rewording(words("in August"), words("in May 2017"))
    assert rewording(over, [second, first], second) == Rewording(words("in May 2017"), words("in June 2017"))


def test_words_of_the_file_that_are_others_by_now_are_not_known() -> None:
    then, now = fair(), fair("in October")
    first = amendment(1, Reworded("in May 2017"), then)
    second = amendment(2, Reworded("in June 2017"), then)
    third = amendment(3, Reworded("in July 2017"), now)
    every = [first, second, third]
    assert rewording(now, every, first) == Rewording(None, words("in May 2017"))
    assert rewording(now, every, second) == Rewording(words("in May 2017"), words("in June 2017"))
    assert rewording(now, every, third) == Rewording(words("in October"), words("in July 2017"))


def test_what_was_added_is_moved_from_the_words_it_was_added_with() -> None:
    over = fair()
    added = amendment(1, Added(Text.of("Stage"), "in May 2017"), over, "stage")
    moved = amendment(2, Reworded("in June 2017"), over, "stage")
    assert rewording(over, [added, moved], moved) == Rewording(words("in May 2017"), words("in June 2017"))
    assert rewording(over, [added, moved], added) is None


def test_what_is_not_about_when_did_nothing_to_the_words() -> None:
    over = fair()
    done = amendment(1, Finished(TODAY), over)
    assert rewording(over, [done], done) is None
    undone = replace(done, number=2, edit=Undone(1))
    assert rewording(over, [done, undone], undone) is None
    assert rewording(over, [undone], undone) is None, "it takes back what nobody knows"


@given(st.data())
def test_they_are_what_the_schedule_held_before_and_after(data: st.DataObject) -> None:
    over, every, standing = fair(), list[Amendment](), list[int]()
    for number in range(1, 9):
        takes_back: bool = data.draw(st.booleans())
        if standing and takes_back:
            taken: int = data.draw(st.sampled_from(standing))
            standing.remove(taken)
            every.append(amendment(number, Undone(taken), over))
        else:
            standing.append(number)
            month: str = data.draw(st.sampled_from(["May", "June", "July"]))
            every.append(amendment(number, Reworded(f"in {month} 2017"), over))
    for at, one in enumerate(every):
        before, after = (amend(over, every[:end]).milestones["hall"].statements for end in (at, at + 1))
        assert rewording(over, every, one) == Rewording(
            tuple(statement.words for statement in before), tuple(statement.words for statement in after)
        )
