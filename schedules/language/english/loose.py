"""English words for what is repeated without a rhythm, always in force, or has no date yet."""

from __future__ import annotations

from typing import Any

LOOSE: tuple[tuple[str, Any, str], ...] = (
    (
        "_REGULARLY",
        None,
        "regularly|periodically|from time to time|on a regular basis|on a periodic basis|"
        "at regular intervals|at appropriate intervals|afterwards|thereafter|regularly thereafter|"
        "afterwards , regularly|thereafter , regularly|thereafter regularly|regularly afterwards|"
        "afterwards regularly",
    ),
    (
        "_STANDING",
        None,
        "ongoing|on an ongoing basis|upon request|on request|at request|as needed|when needed|"
        "as required|when required|if requested|if necessary|as necessary|where necessary|"
        "continuously|continuing|continuous|on a continuing basis|on a continuous basis|"
        "at all times|at any time|permanently|permanent|always|always in force|standing|"
        "until further notice|as and when needed|as and when required|as appropriate|where appropriate|"
        "whenever needed|whenever necessary|whenever required|upon demand|on demand|without time limit|"
        "indefinitely|when necessary|if needed|if required|where needed|where required|as the need arises|"
        "as and when necessary|whenever appropriate|on an as-needed basis|on a case-by-case basis|"
        "on an ad hoc basis|for an indefinite period|for an unlimited period|for an indefinite duration|"
        "for an unlimited duration",
    ),
    (
        "_UNDATED",
        None,
        "as soon as possible|as soon as practicable|as soon as feasible|as early as possible|asap|"
        "at an early date|at the earliest opportunity|at the earliest possible date|"
        "at the earliest convenience|at an early opportunity|in due course|at a later date|"
        "at a later stage|soon|shortly|in the near future|in the future|at a suitable time|"
        "at an appropriate time|in good time|promptly|without delay|without undue delay|when possible|"
        "when appropriate|eventually|at some point|some day|at a mutually convenient time|"
        "at a mutually convenient date|expeditiously|at an early stage|within a reasonable time|"
        "in a timely manner|immediately|forthwith|at once|urgently|as a matter of urgency|with urgency|"
        "swiftly|rapidly|quickly|speedily|without further delay|as soon as reasonably practicable|"
        "as soon as reasonably possible|as soon as circumstances permit|when circumstances permit|"
        "at the earliest possible opportunity|at the earliest possible time|"
        "at the earliest possible moment|at the earliest practicable date|at your earliest convenience|"
        "at their earliest convenience|at the earliest possible stage|in the short term|"
        "in the medium term|in the long term|in the longer term|in the foreseeable future|"
        "as time permits|over time|at a convenient time|in a timely fashion|at a later time|"
        "within a reasonable period|within a reasonable period of time|at the first opportunity|"
        "at the first available opportunity|at the earliest available opportunity|at the appropriate time|"
        "when conditions permit|when conditions allow|when the conditions are ripe|when the time is ripe|"
        "as quickly as possible|as swiftly as possible|as rapidly as possible|as promptly as possible|"
        "as speedily as possible|as a matter of priority|as a priority|as a matter of high priority|"
        "in the near term|in the short to medium term|in the medium to long term|"
        "in the short and medium term|in the medium and long term|without unnecessary delay",
    ),
    (
        "_OPEN",
        None,
        "to be agreed|to be agreed upon|to be determined|to be decided|to be confirmed|to be announced|"
        "to be fixed|to be set|to be scheduled|to be arranged|tbd|tba|tbc|not agreed|not yet agreed|"
        "no date|no date yet|no date agreed|undated|date to be agreed|date to be confirmed|"
        "date to be determined|at a date to be agreed|at a time to be agreed|on a date to be agreed|"
        "on dates to be agreed|at a time to be determined|on a date to be determined|"
        "on a date to be fixed|dates to be confirmed|dates tbc|date tbc|date tbd|to be mutually agreed|"
        "at a mutually agreed time|at a mutually agreed date|on a mutually agreed date|"
        "on mutually agreed dates|at a time to be mutually agreed|at a date to be mutually agreed|"
        "on a date to be mutually agreed|on dates to be mutually agreed|at a time and place to be agreed|"
        "on dates to be agreed through diplomatic channels|"
        "on dates to be mutually agreed through diplomatic channels|"
        "on a date to be agreed through diplomatic channels|"
        "at a time to be agreed through diplomatic channels|to be agreed through diplomatic channels",
    ),
)
"""One line an entry: the token's type, its meaning, and the ways of writing it, divided by bars."""
