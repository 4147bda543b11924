from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from calendars.event import Event, EventText, Status
from schedules.text import Text

TEXTS = st.builds(EventText, st.text(), st.text(), st.text())
NAMES, LANGUAGE = st.sampled_from(["hotline", "热线", ""]), st.sampled_from(["zh", "en"])
EVENTS = st.builds(
    Event,
    key=st.text(),
    first=st.dates(),
    last=st.dates(),
    window=st.booleans(),
    status=st.sampled_from(Status),
    texts=st.dictionaries(st.sampled_from(["en", "zh"]), TEXTS),
    url=st.none() | st.text(),
    alarms=st.lists(st.dates()).map(tuple),
    topic=st.none() | NAMES.map(Text.of) | st.dictionaries(LANGUAGE, NAMES, min_size=1).map(Text.of),
)


@given(EVENTS)
def test_an_event_comes_back_from_its_json_equal(event: Event) -> None:
    assert Event.from_json(event.to_json()) == event


def test_an_event_with_a_plain_topic_is_written_as_before_there_were_others() -> None:
    made = Event(
        "a", date(2016, 8, 1), date(2016, 8, 1), False, Status.CONFIRMED, {}, topic=Text.of("hotline")
    )
    assert '"topic": "hotline"' in made.to_json()


def test_what_is_cancelled_is_marked_and_rings_no_more() -> None:
    text = EventText("Test the hotline · by 31 Aug", "Why", "Test the hotline · dropped")
    day = date(2016, 8, 31)
    event = Event("hotline", day, day, False, Status.CONFIRMED, {"en": text}, alarms=(day,))
    assert event.cancelled() == replace(
        event,
        status=Status.CANCELLED,
        texts={"en": replace(text, summary="Test the hotline · dropped")},
        alarms=(),
    )
