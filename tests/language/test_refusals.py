"""Why a phrase is refused: every reason has words, in the language of the phrase."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from typing import get_args

import pytest

from schedules.language import LANGUAGES
from schedules.language.english.advice import ADVICE
from schedules.language.faults import (
    Ambiguous,
    DaysOfAnother,
    Fault,
    NoDayLeft,
    NoFirstDay,
    NoFiscalYear,
    NoSuchDay,
    NotNeighbours,
    NotOfEach,
    NotSoMany,
    NotSoOften,
    NotTogether,
    OtherWeekday,
    OutOfCalendar,
    TwoLastDays,
    WhichMilestone,
    WhichOfSeries,
)
from schedules.language.grammars import GRAMMARS
from schedules.language.reader import MOST_CHARACTERS
from schedules.language.refusals import Advice, Expected, Stop, expected_of, listed
from schedules.language.tree import Mention
from tests.language.reading import NAMES, refusal

FIRST, LAST = date(2016, 8, 31), date(2016, 9, 1)
TWO = Mention(("workshop-a", "workshop-b"), False, "W", 0)
FAULTS: list[Fault] = [
    NoSuchDay(),
    OtherWeekday(FIRST),
    NoDayLeft(LAST, FIRST),
    Ambiguous(),
    Ambiguous(FIRST, LAST),
    WhichMilestone(TWO),
    WhichOfSeries(TWO),
    NotOfEach(),
    NotSoOften(2, 3),
    NotSoMany(TWO),
    DaysOfAnother(TWO),
    NotTogether(),
    NotNeighbours(),
    NoFiscalYear(),
    NoFirstDay(),
    TwoLastDays(),
    OutOfCalendar(),
]
HAN = re.compile(r"[\u4e00-\u9fff]")
LEFT_OUT = re.compile(r"\{|\}|None|  |“”")


def is_in(language: str, said: str) -> bool:
    """Whether a text is in a language, and nothing in it was left empty."""
    return bool(HAN.search(said)) == (language == "zh") and not LEFT_OUT.search(said)


def fault_said(language: str, fault: Fault) -> str:
    return GRAMMARS[language].refusals.fault(fault, lambda id: NAMES.known[id].title.say(language))


def test_every_fault_is_among_those_tried() -> None:
    assert {type(fault) for fault in FAULTS} == set(get_args(Fault))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_is_told_in_words_of_its_own(language: str) -> None:
    told = [fault_said(language, fault) for fault in FAULTS]
    assert all(is_in(language, said) for said in told)
    assert len(set(told)) == len(FAULTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_days_and_milestones_of_a_fault_are_named(language: str) -> None:
    day = {"en": "Wednesday 31 August 2016", "zh": "2016年8月31日（星期三）"}[language]
    for fault in (OtherWeekday(FIRST), NoDayLeft(LAST, FIRST), Ambiguous(FIRST, LAST)):
        assert day in fault_said(language, fault)
    for id in TWO.ids:
        assert f"“{NAMES.known[id].title.say(language)}”" in fault_said(language, WhichMilestone(TWO))


@pytest.mark.parametrize(("language", "expected"), list(product(LANGUAGES, Expected)))
def test_everything_that_could_stand_there_has_words(language: str, expected: Expected) -> None:
    said = [
        GRAMMARS[language].refusals.stopped(Stop("ab cd", understood, stopped_at, (expected,), ()))
        for understood, stopped_at in (("ab", "cd"), ("ab cd", ""))
    ]
    assert all(is_in(language, one) for one in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_stop_is_told(language: str) -> None:
    refusals = GRAMMARS[language].refusals
    at_once = refusals.stopped(Stop("xy", "", "xy", (), ()))
    midway = refusals.stopped(Stop("ab xy", "ab", "xy", (), ()))
    too_early = refusals.stopped(Stop("ab", "ab", "", (Expected.PERIOD,), ()))
    near = refusals.stopped(Stop("ab xy", "ab", "xy", tuple(Expected), ("M", "N")))
    assert "“xy”" in at_once
    assert "“ab”" in midway
    assert "“xy”" in midway
    assert "“ab”" in too_early
    assert "“M”" in near
    assert "“N”" in near
    said = [at_once, midway, too_early, near, refusals.too_long(MOST_CHARACTERS), refusals.clock()]
    assert all(is_in(language, one) for one in said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        *(("en", words) for words in ("", "before", "soonish", "31 June", "by 5 pm or 6 pm", "a" * 501)),
        *(("zh", words) for words in ("", "之前", "大概", "6月31日", "5点或6点前", "前" * 501)),
    ],
)
def test_a_phrase_is_refused_in_its_own_language(language: str, words: str) -> None:
    said = str(refusal(words, language)).replace(f"“{words}”", "“…”")
    assert is_in(language, said) or not words


ADVISED = {
    "tentatively in October": Advice.HEDGED,
    "on or around 31 August": Advice.ABOUT,
    "within 24 hours": Advice.HOURS,
    "two weeks before all plenaries": Advice.AROUND_ALL,
    "in the coming weeks": Advice.HOW_MANY,
    "by close of business on 31 August": Advice.WHICH_HOUR,
    "by midnight on 31 August": Advice.MIDNIGHT,
    "by 17:00 CET on 31 August": Advice.WHICH_ZONE,
    "once the report is complete": Advice.CONDITION,
    "in parallel with the seminar": Advice.BESIDE,
    "in the week after the seminar": Advice.WEEK_BESIDE,
    "over the next quarter": Advice.NEXT_OR_COMING,
    "throughout 2017": Advice.THROUGHOUT,
    "every six months thereafter": Advice.THEREAFTER,
    "by the end of the seminar": Advice.EDGE_OF_EVENT,
    "in the first week of each month": Advice.WEEK_OF_EACH,
    "over Christmas": Advice.FEAST_DAYS,
    "for the next two years": Advice.HOW_LONG,
    "Sep-16": Advice.DAY_OR_YEAR,
    "in week 36": Advice.WEEK_NUMBER,
    "by 03/04/2016": Advice.DAY_OR_MONTH,
    "25/12/15": Advice.DAY_OR_MONTH,
    "12 months after the date of entry into force": Advice.NO_EVENT,
    "March 2017 (tentative)": Advice.HEDGED,
    "every 2-3 years": Advice.TWO_LENGTHS,
    "before the summer break": Advice.NO_EVENT,
    "in the weeks ahead": Advice.HOW_MANY,
    "within three to four weeks": Advice.TWO_LENGTHS,
    "over the next two quarters": Advice.NEXT_OR_COMING,
    "within three (4) months": Advice.NUMBERS_DIFFER,
    "bi-annually": Advice.EVERY_GAP,
    "within 90 days of entry into force": Advice.NO_EVENT,
}


@pytest.mark.parametrize(("words", "advice"), ADVISED.items())
def test_words_that_are_known_are_refused_with_what_to_write_instead(words: str, advice: Advice) -> None:
    assert ADVICE[advice] in str(refusal(words, "en"))


def test_every_advice_in_english_is_given_to_some_phrase() -> None:
    assert set(ADVISED.values()) == set(ADVICE)


def test_a_year_is_not_asked_for_where_a_date_could_stand() -> None:
    assert expected_of(["YEAR", "MONTH"]) == (Expected.PERIOD,)
    assert expected_of(["YEAR"]) == (Expected.YEAR,)
    assert expected_of(["_CLOSE"]) == ()


def test_lists() -> None:
    assert [listed(items, " or ") for items in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a or b",
        "a, b or c",
    ]
