"""Feeds as they go out: only what reads back, and the last good one else."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from structlog.testing import capture_logs

from calendars.events import CALENDAR_KEY
from calendars.feed import FeedOptions, feed
from calendars.publishing import publish
from calendars.revising import fresh_revisions, revise
from calendars.source import Shown
from schedules.span import Span
from schedules.timeline import Timeline
from tests.calendars import agreement as a

PLAIN = FeedOptions()
LATER = a.NOW + timedelta(days=1)


def shown(timeline: Timeline | None = None) -> Shown:
    timeline = timeline or a.everything()
    return Shown(timeline, fresh_revisions(timeline, a.NOW))


def broken(good: Shown) -> Shown:
    """A snapshot in the database that nobody can read."""
    revisions = dict(good.revisions)
    revisions["hotline-test"] = replace(revisions["hotline-test"], event="{")
    return Shown(good.timeline, revisions)


@contextmanager
def failure_is_logged() -> Iterator[None]:
    with capture_logs() as logs:
        yield
    assert [line["event"] for line in logs] == ["calendar_not_published"]


def test_a_publication_is_the_feed_in_both_forms() -> None:
    published = publish([shown()], "zh", PLAIN)
    assert published.body == feed([shown()], "zh")
    assert gzip.decompress(published.zipped or b"") == published.body
    assert published.modified_at == a.NOW


def test_what_is_not_changed_is_published_again_as_it_was() -> None:
    first = publish([shown()], "en", PLAIN)
    assert publish([shown()], "en", PLAIN, first) is first


def test_a_change_is_a_new_publication_of_its_moment() -> None:
    first = shown(a.timeline(a.hotline()))
    moved = a.timeline(a.moved(a.hotline(), Span(None, date(2016, 9, 30))))
    before = publish([first], "en", PLAIN)
    after = publish([Shown(moved, revise(moved, first.revisions, LATER))], "en", PLAIN, before)
    assert after.tag != before.tag
    assert after.modified_at == LATER


def test_the_last_good_one_is_published_while_a_new_one_fails() -> None:
    good = publish([shown()], "en", PLAIN)
    with failure_is_logged():
        assert publish([broken(shown())], "en", PLAIN, good) is good


def test_where_there_is_no_good_one_yet_it_fails() -> None:
    with failure_is_logged(), pytest.raises(ValueError, match="Expecting"):
        publish([broken(shown())], "en", PLAIN)
    without = {key: r for key, r in shown().revisions.items() if key != CALENDAR_KEY}
    with failure_is_logged(), pytest.raises(KeyError):
        publish([Shown(shown().timeline, without)], "en", PLAIN)
