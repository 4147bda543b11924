"""The one door through which text reaches a calendar or a page.

icalendar escapes line breaks, commas and semicolons only in values that it knows to be text; it
lets through control characters, which RFC 5545 (section 3.3.11) forbids, and lone surrogates,
which cannot be encoded. Both break readers.
"""

from __future__ import annotations

import re

_LINE_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Besides control characters: surrogates, noncharacters, and marks that turn the direction of text.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def clean(text: str) -> str:
    """``text`` with every line break as ``\\n``, and without what no reader can be trusted with."""
    return _UNFIT.sub("", _LINE_BREAKS.sub("\n", text)).strip()


def one_line(text: str) -> str:
    """``clean(text)`` on a single line, every run of white space being one space."""
    return " ".join(clean(text).split())
