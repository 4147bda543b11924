"""Which language a reader would like (RFC 9110, section 12.5.4)."""

from __future__ import annotations

from collections.abc import Iterable

from schedules.language import LANGUAGES


def preferred_language(accepted: str) -> str:
    """The language that an ``Accept-Language`` header likes best of those spoken here; else English."""
    weighed = sorted(_weighed(accepted), key=lambda pair: -pair[0])
    return next((language for weight, language in weighed if weight > 0), "en")


def _weighed(accepted: str) -> Iterable[tuple[float, str]]:
    for item in accepted.split(","):
        tag, _, parameters = item.partition(";")
        language = tag.strip().lower().partition("-")[0]
        if language not in LANGUAGES:
            continue
        weight = parameters.replace(" ", "").removeprefix("q=")
        try:
            yield (float(weight) if weight else 1.0), language
        except ValueError:
            yield 1.0, language
