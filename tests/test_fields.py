"""What stands in one place of a schedule file."""

from __future__ import annotations

from datetime import date

import pytest

from schedules.document import Branch
from schedules.fields import (
    Field,
    Fields,
    address,
    aliases,
    country,
    day,
    identifier,
    label,
    listed,
    month,
    quote,
    text,
    title,
    words,
)
from schedules.text import Text
from tests.values import problems, value


def test_line_breaks_count_as_spaces() -> None:
    assert value(words, '"  before\\n  September\\t2016 "') == "before September 2016"
    assert value(words, "|\n  before\n  September") == "before September"


@pytest.mark.parametrize("written", ["", "null", "''", "' '"])
def test_nothing_is_no_text(written: str) -> None:
    (problem,) = problems(words, written)
    assert problem.startswith("1: key: nothing is written here")


@pytest.mark.parametrize("written", ["[a, b]", "{en: a}"])
def test_plain_text_is_no_list_and_no_map(written: str) -> None:
    assert problems(words, written) == ["1: key: this must be plain text"]


def test_text_in_one_language_or_in_several() -> None:
    assert value(text, "热线") == Text.of({"zh": "热线"})
    assert value(text, "{en: hotline, zh: 热线}") == Text.of({"en": "hotline", "zh": "热线"})


def test_each_version_of_a_text_is_looked_at() -> None:
    told = problems(text, "\n  en: ''\n  fr: ligne rouge\n  en: hotline\n  zh: [热线]")
    assert [problem.partition(": ")[0] for problem in told] == ["2", "3", "4", "5"]
    assert "'fr' is not a language that is read here; write en or zh" in told[1]
    assert "the language 'en' stands on line 2 already" in told[2]
    assert problems(text, "{}") == ["1: key: the map is empty; write {en: …, zh: …}"]


@pytest.mark.parametrize(("reader", "most"), [(title, 200), (label, 200), (quote, 300), (text, 2000)])
def test_a_text_may_be_so_long(reader: object, most: int) -> None:
    assert callable(reader)
    assert problems(reader, "x" * most) == []
    (problem,) = problems(reader, "x" * (most + 1))
    assert f"{most + 1} characters are too many; write at most {most}" in problem


def test_other_names_are_a_list_or_a_list_for_each_language() -> None:
    assert value(aliases, "[hotline, 热线]") == (Text.of("hotline"), Text.of("热线"))
    assert value(aliases, "hotline") == (Text.of("hotline"),)
    assert value(aliases, "{en: [hotline, red line], zh: 热线}") == (
        Text.of({"en": "hotline"}),
        Text.of({"en": "red line"}),
        Text.of({"zh": "热线"}),
    )
    assert len(problems(aliases, "{en: [ok, ''], fr: ligne}")) == 2


def test_a_list_may_be_one_value() -> None:
    assert [value(words, "a"), value(words, "b")] == ["a", "b"]
    assert problems(listed, "{a: b}") == ["1: key: write a list, such as [one, another]"]


@pytest.mark.parametrize("written", ["dialogue-2016", "7", "a" * 64])
def test_ids(written: str) -> None:
    assert value(identifier, written) == written


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Hotline test", "'hotline-test'"),
        ("a/b.c", "'a-b-c'"),
        ("x" * 65, "'" + "x" * 60),
        ("热线", "at most 64"),
    ],
)
def test_what_is_no_id_is_told_a_better_one(written: str, better: str) -> None:
    (problem,) = problems(identifier, written)
    assert "is no id" in problem
    assert better[:50] in problem


def test_a_day() -> None:
    assert value(day, "2016-06-14") == date(2016, 6, 14)
    assert value(day, "'2016-02-29'") == date(2016, 2, 29)
    assert value(day, "1900-01-01") == date(1900, 1, 1)
    assert value(day, "2999-12-31") == date(2999, 12, 31)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("14 June 2016", "write a day, such as 2016-06-14"),
        ("2016-6-14", "write a day"),
        ("20160614", "write a day"),
        ("2016-06-14T09:00", "write the day alone"),
        ("2015-02-29", "the calendar has no day 2015-02-29"),
        ("2016-13-01", "the calendar has no day"),
        ("1899-12-31", "write one from 1900 to 2999"),
        ("3000-01-01", "write one from 1900 to 2999"),
        ("２０１６-06-14", "the calendar has no day"),
        ("[2016-06-14]", "plain text"),
    ],
)
def test_what_is_no_day_is_told_what_to_write(written: str, says: str) -> None:
    (problem,) = problems(day, written)
    assert says in problem


@pytest.mark.parametrize(
    ("written", "number"),
    [("April", 4), ("january", 1), ("December", 12), ("4", 4), ("4月", 4), ("12月", 12)],
)
def test_a_month(written: str, number: int) -> None:
    assert value(month, written) == number


@pytest.mark.parametrize("written", ["0", "13", "Apr", "四月", "月", "2016-04"])
def test_what_is_no_month_is_told_what_to_write(written: str) -> None:
    (problem,) = problems(month, written)
    assert "is no month; write the one in which the year begins, such as April" in problem


def test_a_country_is_two_capital_letters() -> None:
    assert value(country, "NO") == "NO"
    for written in ("cn", "China", "CHN"):
        assert "write two capital letters" in problems(country, written)[0]


@pytest.mark.parametrize("written", ["https://example.org/a?b=1#c", "http://例子.cn/"])
def test_addresses(written: str) -> None:
    assert value(address, written) == written


@pytest.mark.parametrize(
    "written", ["example.org", "ftp://example.org", "https://", "'https://a b.org'", "'https://[x'"]
)
def test_what_is_no_address_is_told(written: str) -> None:
    assert "begins with https://" in problems(address, written)[0]


def keys_of(field: Field) -> list[str]:
    """The known ones of three keys, of which the first is required."""
    assert isinstance(field.node, Branch)
    fields = Fields(field, field.node, ["title", "when", "quote"])
    fields.required("title", words, "what to do")
    return [name for name in ("title", "when", "quote") if name in fields]


def test_keys_that_are_not_known_twice_or_missing_are_all_told() -> None:
    assert problems(keys_of, "\n  titel: a\n  when: b\n  when: c\n  colour: red") == [
        "2: key: 'title' is missing; write what to do",
        "2: unknown key 'titel'; did you mean 'title'?",
        "4: the key 'when' stands on line 3 already; give this one another, or delete it",
        "5: unknown key 'colour'; write one of title, when, quote",
    ]


def test_a_key_that_is_there_is_known() -> None:
    assert value(keys_of, "{title: a, quote: b}") == ["title", "quote"]
