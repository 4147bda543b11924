"""Words about when, read and said back: one grammar and one set of sayings a language."""

from schedules.language.context import Context, Reading
from schedules.language.names import NO_NAMES, Named, Names, names_of
from schedules.language.reader import NotUnderstood, read
from schedules.language.sayings import LANGUAGES, SAYINGS, Sayings

__all__ = [
    "LANGUAGES",
    "NO_NAMES",
    "SAYINGS",
    "Context",
    "Named",
    "Names",
    "NotUnderstood",
    "Reading",
    "Sayings",
    "names_of",
    "read",
]
