"""What was shown, and news, as JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from schedules.milestone import ClockTime
from schedules.news import Item, News, NewsKind, Shown
from schedules.span import Span
from schedules.text import Text
from schedules.timeline import Occurrence, State

Json = Any
"""What ``json`` reads and writes."""


def write_shown(shown: Mapping[str, Shown]) -> Json:
    """What was shown of a schedule."""
    return [_write_shown(one) for one in shown.values()]


def read_shown(written: Json) -> dict[str, Shown]:
    """What ``write_shown`` wrote, by the key of the occurrence."""
    read = (_read_shown(one) for one in written)
    return {one.occurrence.key: one for one in read if one}


def write_news(news: News) -> Json:
    """What is not in the columns beside it."""
    items = [[item.kind, _write_shown(item.before), _write_shown(item.after)] for item in news.items]
    anew = sorted(news.dated_anew)
    return {"items": items, "by": _write_text(news.by), "why": _write_text(news.why), "dated_anew": anew}


def read_news(schedule: str, revision: int, noticed_at: datetime, written: Json) -> News:
    """What ``write_news`` wrote, with what stands beside it."""
    items = (Item(NewsKind(kind), _read_shown(was), _read_shown(now)) for kind, was, now in written["items"])
    by, why = _read_text(written["by"]), _read_text(written["why"])
    anew = frozenset(written.get("dated_anew", ()))  # news of versions before has none
    return News(schedule, revision, noticed_at, tuple(items), by, why, anew)


def _write_shown(shown: Shown | None) -> Json:
    if shown is None:
        return None
    occurrence = shown.occurrence
    return {
        "title": _write_text(shown.title),
        "topic": _write_text(shown.topic),
        "milestone": occurrence.milestone,
        "number": occurrence.number,
        "span": [_write_day(occurrence.span.earliest), _write_day(occurrence.span.latest)],
        "stricter": _write_day(occurrence.stricter),
        "lasts": occurrence.lasts,
        "state": occurrence.state,
        "done_on": _write_day(occurrence.done_on),
        "contradicted": shown.contradicted,
        "why": _write_text(shown.why),
        "at": _write_clock(shown.at),
    }


def _read_shown(written: Json) -> Shown | None:
    if written is None:
        return None
    occurrence = Occurrence(
        written["milestone"],
        written["number"],
        Span(*map(_read_day, written["span"])),
        _read_day(written["stricter"]),
        written["lasts"],
        State(written["state"]),
        _read_day(written["done_on"]),
    )
    title = Text(tuple((language, words) for language, words in written["title"]))
    topic, why = _read_topic(written["topic"]), _read_text(written["why"])
    at = _read_clock(written.get("at"))
    return Shown(title, topic, occurrence, written["contradicted"], why, at, is_clock_known="at" in written)


def _write_clock(at: ClockTime | None) -> Json:
    return at and [at.time.isoformat(), at.zone]


def _read_clock(written: Json) -> ClockTime | None:
    return ClockTime(time.fromisoformat(written[0]), written[1]) if written else None


def _read_topic(written: Json) -> Text | None:
    """It was one plain name before it could have one in each language."""
    return Text.of(written) if isinstance(written, str) else _read_text(written)


def _write_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _write_text(text: Text | None) -> Json:
    return None if text is None else [list(version) for version in text.versions]


def _read_text(written: Json) -> Text | None:
    return None if written is None else Text(tuple((language, words) for language, words in written))
