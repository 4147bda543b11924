"""The text of a message with notices. What each sentence is stands in ``golden.txt``."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording.notices import NOTICE_WORDING, telling
from schedules.language import LANGUAGES
from schedules.milestone import Schedule
from schedules.notices import NoticeKind
from schedules.quiet import QuietDays
from schedules.resolve import resolve
from schedules.subscriber import Subscriber
from schedules.text import Text
from schedules.when import OnOrAfter
from tests.agreements import agreements, between, subscribers
from tests.schedules import AGREED_ON, by, milestone, on
from tests.wording.notices import (
    DIALOGUE,
    FORUM,
    HOTLINE,
    REPORT,
    SEMINAR,
    SHANGHAI,
    SIGNING,
    SPEECH,
    summit,
    told,
    told_to,
    usual,
)

DAY = timedelta(days=1)


def test_every_language_has_notices() -> None:
    assert set(NOTICE_WORDING) == set(LANGUAGES)


def test_a_notice_says_what_by_when_and_in_whose_words() -> None:
    assert told("en", usual(HOTLINE), until=on(8, 24)) == (
        "Due in 7 days: Test the hotline, by Wed 31 Aug.\n“testing it before September 2016”"
    )


def test_the_overdue_come_first_and_the_undated_last() -> None:
    schedule = usual(DIALOGUE, SEMINAR, SIGNING, HOTLINE)
    said = told("en", schedule, after=on(8, 13), until=on(8, 31))
    order = ["Overdue", "Due today: Seminar", "Due today: Test the hotline", "No date yet"]
    assert all(said.index(one) < said.index(other) for one, other in pairwise(order))


def test_what_comes_is_in_the_order_of_the_days_it_is_counted_to() -> None:
    later = replace(milestone("later", by(on(9, 23))), title=Text.of("Later"))
    said = told(
        "en", usual(later, REPORT), until=on(8, 24)
    )  # the report is due on 30 September, strictly in August
    assert said.index("Report") < said.index("Later")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_is_said_only_where_there_are_several_schedules(language: str) -> None:
    title = usual(HOTLINE).title.say(language)
    assert title not in told(language, usual(HOTLINE), until=on(8, 31))
    both = told(language, usual(HOTLINE), summit(), until=on(8, 31))
    assert title in both
    assert summit().title.say(language) in both


def test_the_same_milestone_in_two_schedules_is_told_of_both() -> None:
    twin = replace(usual(HOTLINE), id="twin", title=Text.of("Twin"))
    assert told("en", usual(HOTLINE), twin, until=on(8, 31)).count("Test the hotline") == 2


def test_without_a_quote_the_words_about_when_are_told() -> None:
    unquoted = replace(HOTLINE, quote=None)
    assert told("en", usual(unquoted), until=on(8, 31)).endswith("\n“OnOrBefore”")


def test_what_has_no_date_but_a_stricter_day_comes_with_what_is_counted_to_a_day() -> None:
    schedule = usual(DIALOGUE, FORUM, SPEECH, HOTLINE)
    said = told("en", schedule, after=on(8, 13), until=on(8, 31))
    order = ["Due today: Test the hotline", "left to be right under every reading: Opening", "No date yet"]
    assert all(said.index(one) < said.index(other) for one, other in pairwise(order))
    assert "no date is set yet" in said


def test_before_a_quiet_day_a_stricter_day_of_what_has_no_date_is_said_to_be_ahead() -> None:
    forum = milestone("forum", OnOrAfter(on(10, 3)))  # so a Sunday is the last day
    quiet = Subscriber(SHANGHAI, quiet=QuietDays(weekends=True))
    said = told_to(quiet, usual(forum, SPEECH), until=on(9, 30))
    assert said.startswith("2 days left to be right under every reading: Opening speech, by Sun 2 Oct; no")


@given(agreements(), subscribers, st.integers(1, 100), st.integers(1, 60), st.integers(0, 1))
def test_every_notice_can_be_told(
    agreed: Schedule, me: Subscriber, start: int, pause: int, waited: int
) -> None:
    """Also on the day after the one it was planned for, before that day's hour."""
    after = AGREED_ON + start * DAY
    until = after + pause * DAY
    today = until + waited * DAY
    notices = between(agreed, after, until, me)
    named = {notice.schedule: resolve(agreed, today) for notice in notices}
    for language in LANGUAGES:
        said = telling(notices, named, today, language)
        assert bool(said) == bool(notices)
        assert " -" not in said  # no days left that are none
        assert said.count("“") == sum(notice.kind is not NoticeKind.UNDATED for notice in notices)


@given(agreements(), subscribers, st.integers(1, 100), st.integers(1, 60))
def test_nobody_is_told_of_a_window_without_being_told_that_no_day_is_set(
    agreed: Schedule, me: Subscriber, start: int, pause: int
) -> None:
    after = AGREED_ON + start * DAY
    until = after + pause * DAY
    silent = {NoticeKind.UNDATED, NoticeKind.OVERDUE, NoticeKind.UNKEEPABLE}
    for notice in between(agreed, after, until, me):
        said = telling([notice], {agreed.id: resolve(agreed, until)}, until, "en")
        is_over = notice.due is not None and notice.due < until  # told late, it is overdue by now
        if notice.kind not in silent and not is_over:
            assert ("No day is set" in said) == notice.occurrence.span.is_window


@given(agreements(), subscribers, st.integers(1, 100))
def test_both_days_are_said_where_they_differ(agreed: Schedule, me: Subscriber, start: int) -> None:
    day = AGREED_ON + start * DAY
    for notice in between(agreed, day - DAY, day, me):
        said = telling([notice], {agreed.id: resolve(agreed, day)}, day, "en")
        days = [] if notice.occurrence.span.is_day else [notice.due, notice.stricter]
        for named in days if notice.kind is not NoticeKind.UNDATED else []:
            assert named in {None, day} or f"{named:%a} {named.day} {named:%b}" in said


@pytest.mark.parametrize(
    ("month", "en", "zh"),
    [
        (9, "under every reading by 30 Sep", "按最严格的理解不迟于9月30日"),
        (10, "the last day right under every reading was 30 Sep", "按最严格的理解已于9月30日到期"),
    ],
)
def test_the_monthly_list_tells_that_the_day_right_under_every_reading_has_passed(
    month: int, en: str, zh: str
) -> None:
    assert f"• Opening speech, {en}" in told("en", usual(SPEECH, FORUM), until=on(month, 14))
    assert f"• 开幕致辞（{zh}）" in told("zh", usual(SPEECH, FORUM), until=on(month, 14))
