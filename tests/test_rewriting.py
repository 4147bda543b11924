"""A file with its amendments written into it says what holds, and is otherwise as it was."""

from __future__ import annotations

import difflib
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schedules.amend import amended
from schedules.amendment import Added, Amendment, Edit, Finished, GivenUp, Reworded
from schedules.examples import example
from schedules.milestone import Schedule
from schedules.news import shown
from schedules.reading import read_schedule
from schedules.resolve import resolve
from schedules.rewriting import rewritten
from schedules.text import Text
from tests.test_amend import TODAY, amendment

DIALOGUE = example("dialogue-2016").read_text(encoding="utf-8")

MIXED = """\
# A file in every style.
schedule: mixed
title: "Mixed"   # a title
agreed_on: 2016-06-14
timezone: UTC
milestones:
  flow: {title: In braces, when: in August 2016}   # after the brace
  list:
    when:   # all of these
      - in August 2016
      - before the flow
      # the last one
    # about the title
    title: A list
  block:
    title: In a block
    when: >-
      in August
      2016
    at: "12:00"   # noon
    done: 2016-07-01  # at last
  texts:
    title: {en: Two texts, zh: 两种文本}
    when: {en: in August 2016, zh: 2016年8月}
    dropped:
      on: 2016-07-02
      why: no room
    # the end of it
  weekly:
    title: Weekly
    when: every week after the list
# the end of all
"""


def written(text: str, *amendments: Amendment) -> tuple[str, Schedule]:
    """The text with these amendments, and what holds with them."""
    said = read_schedule(text.encode(), "said.yaml")
    holds = amended(said, amendments).schedule
    return rewritten(text, said, holds, amendments), holds


def changed(before: str, after: str) -> list[str]:
    """The lines that have gone or are new."""
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def of(text: str, number: int, milestone: str, edit: Edit, why: str | None = None) -> Amendment:
    return amendment(number, milestone, edit, read_schedule(text.encode(), "said.yaml"), why=why)


def test_only_the_words_and_their_day_are_touched() -> None:
    moved = of(DIALOGUE, 1, "protection-seminar", Reworded("on 24 and 25 August"), "the hall is free")
    after, _ = written(DIALOGUE, moved)
    assert changed(DIALOGUE, after) == [
        "-     when: in August 2016",
        "+     when: on 24 and 25 August",
        "+     said_on: 2016-07-25  # Anna: the hall is free",
    ]


def test_what_is_new_stands_at_the_end() -> None:
    new = of(DIALOGUE, 1, "paper", Added(Text.of("Sign: the paper"), "by 30 October"), "asked\nfor")
    after, _ = written(DIALOGUE, new)
    assert changed(DIALOGUE, after) == [
        "+   paper:",
        '+     title: "Sign: the paper"',
        "+     when: by 30 October",
        "+     said_on: 2016-07-25  # Anna: asked for",
    ]


def test_done_and_dropped_stand_instead_of_each_other() -> None:
    edits = [of(MIXED, 1, "block", GivenUp(TODAY), "it's: late"), of(MIXED, 2, "texts", Finished(TODAY))]
    after, _ = written(MIXED, *edits)
    assert set(changed(MIXED, after)) == {
        "-     done: 2016-07-01  # at last",
        '+     dropped: {on: 2016-07-25, why: "it\'s: late"}  # at last',
        "-     dropped:",
        "-       on: 2016-07-02",
        "-       why: no room",
        "+     done: 2016-07-25",
    }


@pytest.mark.parametrize(
    "text",
    [
        MIXED,
        MIXED.replace("\n", "\r\n"),
        MIXED.replace('    at: "12:00"   # noon\n', "").replace("when: >-", 'at: "12:00"\n    when: >-'),
        MIXED.replace("{title: In braces,", '{at: "12:00", title: In braces,'),
        MIXED.replace("2016}   # after", '2016, at: "12:00"}   # after'),
        MIXED.replace("braces, when", 'braces, at: "12:00", when'),
    ],
)
def test_a_clock_time_that_holds_no_more_is_left_out(text: str) -> None:
    for id in ("block", "flow"):
        words = [Reworded("by 17:00 on 5 August 2016"), Reworded("in May 2017")]
        after, holds = written(text, *(of(text, n, id, edit) for n, edit in enumerate(words, 1)))
        read = read_schedule(after.encode(), "after.yaml").milestones[id]
        assert (read.at, read.statements[0].at) == (holds.milestones[id].at, None)
        assert read.title == holds.milestones[id].title


def test_what_was_done_several_times_and_now_happens_once_can_be_read_again() -> None:
    done = [of(MIXED, n, "weekly", Finished(date(2016, 7, day))) for n, day in ((1, 4), (2, 11))]
    after, _ = written(MIXED, *done, of(MIXED, 3, "weekly", Reworded("in July 2016")))
    read = read_schedule(after.encode(), "after.yaml")
    assert resolve(read, TODAY).entries["weekly"].current.done_on == date(2016, 7, 11)


def test_every_style_is_written_in_its_own() -> None:
    edits = [
        of(MIXED, n, id, Reworded("by 17:00 on 5 May 2017")) for n, id in enumerate(("flow", "list", "block"))
    ]
    after, _ = written(MIXED, *edits)
    assert (
        '  flow: {title: In braces, when: "by 17:00 on 5 May 2017", said_on: 2016-07-25}   # after' in after
    )
    assert '    when:   # all of these\n      "by 17:00 on 5 May 2017"\n    said_on: 2016-07-25' in after
    assert '    at: "17:00"   # noon\n    done: 2016-07-01  # at last\n' in after
    assert "    # about the title\n    title: A list\n" in after


@pytest.mark.parametrize("text", [MIXED.replace("\n", "\r\n"), MIXED.rstrip("\n")])
def test_line_ends_stay(text: str) -> None:
    edits = [
        of(text, 1, "weekly", Reworded("every month")),
        of(text, 2, "new", Added(Text.of("New"), "待定")),
    ]
    after, holds = written(text, *edits)
    assert after.count("\r\n") in {0, after.count("\n")}
    assert same(after, holds)


def same(text: str, holds: Schedule) -> bool:
    """Whether the text means what holds, on any day from then on."""
    back = read_schedule(text.encode(), "back.yaml")
    days = [TODAY + timedelta(days=more) for more in (0, 30, 90, 400)]
    return all(shown(resolve(back, day)) == shown(resolve(holds, day)) for day in days)


IDS = ["flow", "list", "block", "texts", "weekly", "new"]
phrases = st.sampled_from(
    [
        "in May 2017",
        "by 17:00 on 5 August",
        "two weeks after the flow",
        "8月24日",
        "to be agreed",
        "every month",
    ]
)
days = st.dates(date(2016, 6, 1), TODAY)
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(Reworded, phrases), st.builds(Finished, days), st.builds(GivenUp, days)
)
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1, max_size=20
)
titles = texts.filter(lambda title: title == " ".join(title.split()) and title.isprintable())


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(IDS), edits, st.none() | titles), max_size=6), titles)
def test_read_back_it_means_what_holds(drawn: list[tuple[str, Edit, str | None]], title: str) -> None:
    # A title of its own that no phrase here can mean.
    new = of(MIXED, 1, "new", Added(Text.of(f"Novelty {title}"), "by 30 October"))
    later = [of(MIXED, number, id, edit, why) for number, (id, edit, why) in enumerate(drawn, 2)]
    after, holds = written(MIXED, new, *later)
    assert same(after, holds)
    assert [line for line in MIXED.splitlines() if line.strip().startswith("#")] == [
        line for line in after.splitlines() if line.strip().startswith("#")
    ]
