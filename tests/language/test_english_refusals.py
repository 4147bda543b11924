"""English words that are refused: where, and with what to write instead."""

import pytest

from tests.language.reading import refusal


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("before the dialog", 11),
        ("before", 6),
        ("by the end of", 13),
        ("in August or so", 10),
        ("03/04/2016", 0),
        ("how is the weather in Beijing", 0),
        ("Thursday 31 August 2016", 0),
        ("31 June", 0),
        ("between September 2016 and August 2016", 0),
        ("for three days", 0),
        ("on 24 and 26 August", 0),
        ("after the workshop", 10),
        ("before the plenary", 11),
        ("before the ninth plenary", 17),
        ("by 17:00 on 31 August at 18:00", 22),
        ("next August", 0),
    ],
)
def test_what_is_not_understood_is_refused_where_it_stands(words: str, position: int) -> None:
    assert refusal(words, "en").position == position


def test_a_refusal_says_what_was_understood_and_what_could_stand_there() -> None:
    said = str(refusal("before the dialog", "en"))
    assert "understood “before the”" in said
    assert "“dialog”" in said
    assert "a milestone" in said
    assert "“Next dialogue on fighting cyber-crime”" in said


def test_two_that_match_equally_are_named() -> None:
    said = str(refusal("after the workshop", "en"))
    assert "“Data workshop”" in said
    assert "“Law workshop”" in said


@pytest.mark.parametrize(
    "words",
    [
        "the week after the seminar",
        "by the end of the month following the seminar",
        "before the dialogue in October",
        "within the first two weeks after the seminar",
        "between the first and second plenaries",
        "every Easter",
        "yearly on the first Monday of October",
        "2016–17",
        "24 August–20",
        "winter 2016-2017",
        "in the coming weeks",
        "in the final quarter",
        "every three months from 31 May 2017",
        "end of August - beginning of September",
        "beginning January 2017",
        "after 17:00 on 31 August",
        "all week",
        "every year until March",
        "the 36th week of 2015",
        "the rest of 2017",
        "after the first and before the third plenary",
        "over Christmas",
        "throughout the year",
        "the month of September 16th",
        "every Monday after the seminar",
        "every two months in 2017",
        "FY 2016/18",
        "2016/2017",
        "31 August, to be confirmed",
        "to be determined at the dialogue",
        "the following week",
        "every two years from 2017",
        "over two weeks before the dialogue",
        "between the end of August and mid-September",
        "Sep-16",
    ],
)
def test_what_was_read_wrongly_once_is_refused(words: str) -> None:
    assert str(refusal(words, "en"))
