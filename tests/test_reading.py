"""Schedule files, read whole."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path

import pytest

from schedules.days import Distance, Unit
from schedules.document import MAX_BYTES
from schedules.milestone import ClockTime, Done, Schedule, Source, Visibility
from schedules.reading import ScheduleProblems, load, read_schedule
from schedules.text import Text
from tests.schedules import by, on

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs" / "schedule.md").read_text(encoding="utf-8")

HEAD = """\
schedule: test
title: Test
agreed_on: 2016-06-14
timezone: Asia/Shanghai
milestones:
"""


def read(text: str) -> Schedule:
    return read_schedule(text.encode(), "file")


def problems(text: str | bytes) -> list[str]:
    """What is wrong with a file: "line: message"."""
    with pytest.raises(ScheduleProblems) as told:
        read_schedule(text if isinstance(text, bytes) else text.encode(), "file")
    return [str(problem).removeprefix("file:") for problem in told.value.problems]


FULL = """\
schedule: dialogue-2016
title: {en: Dialogue, zh: 对话}
agreed_on: 2016-06-14
timezone: asia/shanghai
country: CN
fiscal_year: April
visibility: public
parties: {cn: {en: China, zh: 中国}, us: United States}
source: {title: The outcome, publisher: A paper, date: 2016-06-20, url: https://example.org/outcome}
milestones:
  hotline-test:
    title: Test the hotline
    aliases: [red line]
    when: before September 2016
    said_on: 2016-06-15
    at: "17:00"
    lasts: 2 days
    topic: hotline
    responsible: [us, cn, us]
    quote: testing it before September 2016
    where: paragraph 4
    remind: [30 days, 1 week]
    done: 2016-08-20
"""


def test_everything_that_a_file_can_say() -> None:
    schedule = read(FULL)
    assert (schedule.id, schedule.title) == ("dialogue-2016", Text.of({"en": "Dialogue", "zh": "对话"}))
    assert (schedule.agreed_on, schedule.zone.key) == (on(6, 14), "Asia/Shanghai")
    assert (schedule.country, schedule.fiscal_month) == ("CN", 4)
    assert schedule.visibility is Visibility.PUBLIC
    assert schedule.parties == {"cn": Text.of({"en": "China", "zh": "中国"}), "us": Text.of("United States")}
    assert schedule.source == Source(
        Text.of("The outcome"), Text.of("A paper"), on(6, 20), "https://example.org/outcome"
    )
    (made,) = schedule.milestones.values()
    (said,) = made.statements
    assert (said.milestone, said.words, said.said_on) == (
        "hotline-test",
        Text.of("before September 2016"),
        on(6, 15),
    )
    assert said.when == by(on(8, 31))
    assert (said.quote, said.where) == (made.quote, made.where)
    assert (made.quote, made.where) == (
        Text.of("testing it before September 2016"),
        Text.of("paragraph 4"),
    )
    assert (made.aliases, made.topic, made.responsible) == (
        (Text.of("red line"),),
        Text.of("hotline"),
        ("us", "cn"),
    )
    assert (made.at, made.lasts) == (ClockTime(time(17)), 2)
    assert made.remind == (Distance(30, Unit.DAY), Distance(1, Unit.WEEK))
    assert made.outcome == Done((on(8, 20),))


def test_what_is_left_out_has_a_default() -> None:
    schedule = read(HEAD + "  a: {title: A, when: to be agreed}\n")
    assert (schedule.visibility, schedule.country, schedule.parties, schedule.source) == (
        Visibility.INVITED,
        None,
        None,
        None,
    )
    assert schedule.milestones["a"].remind is None
    assert schedule.milestones["a"].lasts == 1


def test_milestones_keep_the_order_of_the_file() -> None:
    ids = ["c", "a", "b"]
    assert (
        list(read(HEAD + "".join(f"  {id}: {{title: T, when: ongoing}}\n" for id in ids)).milestones) == ids
    )


def test_every_problem_of_a_file_is_told_at_once_with_its_line() -> None:
    told = problems("""\
schedul: test
title: Test
agreed_on: 14 June 2016
timezone: Asia/Shangai
country: China
visibility: private
parties: {cn: China}
milestones:
  seminar:
    title: Seminar
    when: in Augustus 2016
    lasts: long
    colour: red
  Hot line:
    title: Hotline
    when: before the semminar
    responsible: [cn, uk]
  seminar:
    title: Again
    when: ongoing
  report:
    at: 5 pm
    done: [2016-08-20, 2016-08-21]
    dropped: {on: 2016-08-20}
    when: in August 2016
""")
    expected = {
        1: ["'schedule' is missing", "unknown key 'schedul'; did you mean 'schedule'?"],
        3: ["agreed_on: '14 June 2016' is not a day"],
        4: ["timezone: 'Asia/Shangai' is not a time zone; did you mean Asia/Shanghai"],
        5: ["country: 'China' is no country code"],
        6: ["visibility: 'private' is not known; write one of public, invited"],
        11: ["seminar.when: "],
        12: ["seminar.lasts: 'long' is no number of days"],
        13: ["unknown key 'colour'"],
        14: ["'Hot line' is no id; use lowercase letters, digits and hyphens, at most 64; for example"],
        16: ["'Hot line'.when: "],
        17: ["'Hot line'.responsible: 'uk' is no party of this schedule; write cn"],
        18: ["the id 'seminar' stands on line 9 already"],
        22: ["report.at: '5 pm' is no time of day", "report: 'title' is missing"],
        23: ["report.done: only what repeats can be done several times"],
        24: ["report.dropped: done and dropped cannot both be"],
    }
    found = [(line, message) for line, messages in expected.items() for message in messages]
    assert len(told) == len(found)
    for problem, (line, message) in zip(told, found, strict=True):
        assert problem.startswith(f"{line}: {message}")


def test_an_anchor_that_is_not_known_is_refused_with_the_nearest_names() -> None:
    (problem,) = problems(
        HEAD + "  a: {title: Network seminar, when: ongoing}\n  b: {title: B, when: after the semminar}\n"
    )
    assert problem.startswith("7: b.when: ")
    assert "Network seminar" in problem


def test_a_topic_has_the_names_that_it_has_anywhere_in_the_file() -> None:
    plain = "  a: {title: A, when: ongoing, topic: hotline}\n"
    both = "  b: {title: B, when: ongoing, topic: {en: Hotline, zh: 热线}}\n"
    chinese = "  c: {title: C, when: ongoing, topic: 热线}\n"
    topics = {milestone.topic for milestone in read(HEAD + plain + both + chinese).milestones.values()}
    assert topics == {Text.of({"en": "hotline", "zh": "热线"})}


def test_a_topic_with_two_names_in_one_language_is_refused() -> None:
    (problem,) = problems(
        HEAD + "  a: {title: A, when: ongoing, topic: {en: hotline, zh: 热线}}\n"
        "  b: {title: B, when: ongoing, topic: {en: hotline, zh: 专线}}\n"
    )
    assert problem.startswith("7: b.topic: this topic is called '热线' further up, '专线' here; ")


def test_a_refused_phrase_is_told_with_its_position() -> None:
    (problem,) = problems(HEAD + "  a: {title: A, when: before September or so}\n")
    assert problem.startswith("6: a.when: ")
    assert problem.endswith("(at character 17)")


def test_what_hangs_on_a_milestone_with_a_problem_is_no_further_problem() -> None:
    (problem,) = problems(
        HEAD + "  a: {title: A seminar, when: sometime}\n  b: {title: B, when: after the seminar}\n"
    )
    assert "a.when" in problem


@pytest.mark.parametrize("missing", ["schedule", "title", "agreed_on", "timezone", "milestones"])
def test_what_every_schedule_has(missing: str) -> None:
    whole = HEAD + "  a: {title: A, when: ongoing}\n"
    text = re.sub(rf"^{missing}:.*\n(  .*\n)*", "", whole, flags=re.MULTILINE)
    (problem,) = problems(text)
    assert problem.startswith(f"1: '{missing}' is missing; write ")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the file is empty"),
        (HEAD.encode() + "  a: {title: Ä, when: ongoing}\n".encode("latin-1"), "6: this is not UTF-8"),
        (HEAD + "#" * MAX_BYTES, "1: the file is larger than 1 MiB"),
        (HEAD + "  a: &a [x]\n  b: [*a, *a]\n", "6: an anchor"),
        (HEAD + "  [a]", "milestones: write a map from an id to a milestone"),
        (HEAD + "  a: soon\n", "6: a: a milestone is a map; write at least {title: …, when: …}"),
        (
            HEAD + "".join(f"  a{n}: \n" for n in range(20_001)),
            "more than 20000 milestones; split the schedule",
        ),
        (
            HEAD + "  a: {title: A, when: ongoing}\nparties: [cn]\n",
            "7: parties: write a map from an id to a name",
        ),
        (HEAD + "  a: {title: A, when: ongoing}\nparties: {C N: China}\n", "7: parties: 'C N' is no id"),
        (HEAD + "  a: {title: A, when: ongoing}\nsource: a book\n", "7: source: write {title: …"),
        (
            HEAD + "  a: {title: A, when: ongoing}\nsource: {url: https://a.org}\n",
            "7: source: 'title' is missing",
        ),
        (HEAD + "  a: {title: A, when: ongoing, responsible: cn}\n", "list the parties first"),
        (HEAD + "  a: {title: A}\n", "6: a: 'when' is missing"),
    ],
)
def test_what_is_no_schedule_is_refused(text: str | bytes, says: str) -> None:
    assert any(says in problem for problem in problems(text))


def test_a_file_says_its_name_in_its_problems(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text("just words")
    with pytest.raises(ScheduleProblems, match=r"ours\.yaml:1: a schedule is a map"):
        load(file)


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "missing.yaml")


# The document -----------------------------------------------------------------------------------


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL))
def test_an_example_of_the_document_reads(block: str) -> None:
    assert read(block).milestones


def test_the_document_names_every_key() -> None:
    """Those that a file may have are those that a message lists."""
    listed = [
        problems(text)[-1] for text in ("zzzzzz: 1", HEAD + "  a: {title: A, when: ongoing, zzzzzz: 1}")
    ]
    for message in listed:
        keys = message.partition("write one of ")[2].split(", ")
        assert len(keys) > 8
        for key in keys:
            assert f"| `{key}` |" in DOCUMENT
