"""The words about when of a schedule file, as statements."""

from __future__ import annotations

from datetime import date

import pytest

from schedules.language import Named, Names
from schedules.milestone import ClockTime, Statement
from schedules.phrases import Agreed, Saying, last_day, statements
from schedules.problems import ScheduleProblems
from schedules.text import Text
from schedules.when import After, Before, When
from tests.schedules import AGREED_ON, by, on, the, within
from tests.values import field_of

SEMINAR = Named("seminar", Text.of({"en": "Network-protection seminar", "zh": "网络保护研讨会"}))
REPORT = Named("report", Text.of({"en": "Report", "zh": "报告"}))
NAMES = Names([SEMINAR, REPORT])


def saying(written: str, said_on: date = AGREED_ON, country: str | None = None) -> Saying:
    """What a file says about when the report is due."""
    return Saying(
        "report",
        field_of(written),
        said_on,
        Text.of("a quote"),
        Text.of("page 1"),
        Agreed(said_on, country, 4, {}),
    )


def said(written: str, country: str | None = None) -> tuple[Statement, ...]:
    """Its statements, with nothing wrong."""
    one = saying(written, country=country)
    read = statements(one, NAMES)
    one.field.found.raise_any()
    return read


def whens(written: str, country: str | None = None) -> list[When]:
    return [statement.when for statement in said(written, country)]


def problems(written: str) -> list[str]:
    """What is wrong with it: "line: message"."""
    one = saying(written)
    assert statements(one, NAMES) == ()
    with pytest.raises(ScheduleProblems) as told:
        one.field.found.raise_any()
    return [str(problem).removeprefix("file:") for problem in told.value.problems]


def test_one_phrase_is_one_statement_and_keeps_its_words_and_its_place() -> None:
    assert said("before September") == (
        Statement(
            "report",
            Text.of("before September"),
            AGREED_ON,
            by(on(8, 31)),
            Text.of("a quote"),
            Text.of("page 1"),
        ),
    )


def test_of_a_list_all_hold() -> None:
    assert whens("[after the seminar, before September]") == [After(the("seminar")), by(on(8, 31))]


def test_words_are_read_as_of_the_day_they_were_said() -> None:
    (one,) = statements(saying("before September", on(11, 1)), NAMES)
    assert one.when == by(date(2017, 8, 31))
    assert one.said_on == on(11, 1)


def test_chinese_characters_are_read_as_chinese() -> None:
    assert whens("2016年9月前") == [by(on(8, 31))]


def test_authentic_texts_that_agree_are_one_statement() -> None:
    (one,) = said("{en: before the seminar, zh: 研讨会前}")
    assert one.words == Text.of({"en": "before the seminar", "zh": "研讨会前"})
    assert one.when == Before(the("seminar"))


def test_authentic_texts_that_differ_are_refused_with_both_readings() -> None:
    (problem,) = problems("{en: before September, zh: 2016年8月31日前}")
    assert "the texts do not mean the same" in problem
    assert "'before September' = " in problem
    assert "'2016年8月31日前' = " in problem
    assert problem.count("31") > 1


def test_a_clock_time_goes_with_the_words() -> None:
    (one,) = said("by 17:00 on 31 August")
    assert one.when == by(on(8, 31))
    assert one.at is not None
    assert isinstance(one.at, ClockTime)
    assert (one.at.time.hour, one.at.time.minute, one.at.zone) == (17, 0, None)


def test_working_days_are_those_of_the_country() -> None:
    """1 to 7 October are a holiday in China, and 8 and 9 October 2016, a weekend, are worked."""
    words = "5 working days after 30 September 2016"
    assert whens(words) == [within(on(10, 7))]
    assert whens(words, "CN") == [within(on(10, 12))]


def test_the_fiscal_year_is_that_of_the_schedule() -> None:
    assert whens("in fiscal year 2017") == [within(on(4, 1), on(3, 31, 2017))]
    assert whens("2017财年第一季度") == [within(on(4, 1), on(6, 30))]


def test_each_phrase_that_cannot_be_read_is_told_with_its_line_and_position() -> None:
    told = problems(
        "\n  - before the hackathon\n  - in Augustus\n  - [nested]\n  - {en: '', zh: 某时}\n  - ''"
    )
    assert [problem[:2] for problem in told] == ["2:", "3:", "4:", "5:", "5:", "6:"]
    assert told[0].endswith("(at character 11)")
    assert told[1].endswith("(at character 3)")
    assert "write words about when, such as: before September 2016" in told[2]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("[]", "the list is empty; where nothing is agreed, write: to be agreed"),
        (f"[{', '.join(['ongoing'] * 51)}]", "51 phrases are too many"),
        ("", "nothing is written here"),
        ("{fr: en août}", "'fr' is not a language that is read here"),
        ("{}", "the map is empty"),
    ],
)
def test_what_holds_no_words_is_refused(written: str, says: str) -> None:
    assert any(says in problem for problem in problems(written))


def test_so_many_phrases_are_not_too_many() -> None:
    assert len(whens(f"[{', '.join(['ongoing'] * 50)}]")) == 50


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("in April 2016", on(4, 30)),
        ("on 24 and 25 August 2016", on(8, 25)),
        ("before September 2016", on(8, 31)),
        ("[by 31 August 2016, before the seminar, in June 2016]", on(6, 30)),
        ("after June 2016", None),
        ("to be agreed", None),
        ("before the seminar", None),
        ("nonsense", None),
    ],
)
def test_when_it_is_over_by_its_own_words(written: str, day: date | None) -> None:
    assert last_day(saying(written)) == day
