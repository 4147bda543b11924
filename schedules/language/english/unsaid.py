"""English words that say nothing about when, and those that cannot be read although they are known."""

from __future__ import annotations

from itertools import product
from typing import Any

from schedules.language.refusals import Advice
from schedules.language.tree import Relation

_WILL = ("", "to be", "will be", "shall be", "is to be", "are to be", "is", "are", "must be", "be")
_PLANNED = "due|scheduled|planned|foreseen|envisaged|expected|anticipated|slated|set|fixed|targeted"
_DONE = (
    "held|completed|finished|finalised|finalized|concluded|delivered|submitted|presented|published|released|"
    "issued|circulated|sent|adopted|approved|signed|ratified|implemented|launched|started|convened|"
    "organised|organized|hosted|conducted|carried out|established|set up|reviewed|updated|reported|tested|"
    "made|paid|ready|in place|available|provided|done|exchanged|notified|announced|opened|achieved|reached"
)
_WORK = (
    "submission|submissions|comments|registration|nominations|applications|proposals|contributions|papers|"
    "abstracts|bids|replies|responses|payment|delivery|completion"
)
_NOUNS = (
    "completion|publication|release|adoption|delivery|submission|signature|launch|implementation|approval|"
    "review|consideration"
)
_LATER = (
    "to take place|takes place|take place|taking place|will take place|shall take place|to occur|to happen"
)
_FORCE = "enter into force|take effect|come into effect|come into force|become effective|apply"
_BEGINS = "to start|to begin|to commence|starts|begins|commences|will start|will begin|shall begin"

_SOME = (
    *("coming", "the coming", "in the coming", "over the coming", "within the coming", "during the coming"),
    *("within", "in the next", "over the next", "within the next", "the following"),
)


_LENGTHS = ("days", "weeks", "months", "years")
_AHEAD = ("", "in ", "over ", "during ", "within ")
_TO_COME = ("ahead", "to come")
_COMING = (
    *("in the next", "within the next", "over the next", "during the next"),
    *("in the coming", "within the coming", "over the coming", "during the coming"),
)
_IN_COURSE = ("in the course of", "during")
_PERIODS = ("week", "month", "year")
_NAMED = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|"
    "august|september|october|november|december"
)


_EVENTS = (
    "signature|signing|entry into force|its entry into force|receipt|adoption|ratification|approval|"
    "notification|enactment|publication|deposit|accession|acceptance"
)


def _events() -> str:
    """What most agreements count from, and breaks that differ from place to place."""
    dates = [
        f"{of}{event}"
        for of in ("", "the date of ", "date of ", "the date of the ")
        for event in _EVENTS.split("|")
    ]
    return "|".join([*dates, "summer break", "summer recess", "winter break", "summer holidays"])


def _deadlines() -> str:
    """How a last day is headed: "submission deadline:", "closing date for comments:", "due"."""
    ends = ("deadline", "due date", "closing date", "cut off date", "last date", "final date")
    named = [f"{what} {end}" for what in _WORK.split("|") for end in ends[:2]]
    of = [f"{end} for {of}{what}" for end in ends for of in ("", "the ") for what in _WORK.split("|")]
    heads = [
        f"{the}{head}{is_}"
        for head in (*ends, *named, *of)
        for the in ("", "the ")
        for is_ in ("", " :", " is")
    ]
    return "|".join([*heads, "due", "due :"])


def _happening() -> str:
    """ "Scheduled", "to be held", "is due to be completed", "to take place"."""
    said = [f"{will} {done}".strip() for will in _WILL for done in f"{_PLANNED}|{_DONE}".split("|")]
    planned = [f"{plan} to be {done}" for plan in _PLANNED.split("|") for done in _DONE.split("|")]
    planned += [f"{plan} for {noun}" for plan in _PLANNED.split("|") for noun in _NOUNS.split("|")]
    planned += [f"{plan} {later}" for plan in _PLANNED.split("|") for later in ("to take place", "to start")]
    begun = [f"{will} {force}" for will in ("to", "shall", "will") for force in _FORCE.split("|")]
    return "|".join([*said, *planned, *begun, _LATER, _BEGINS])


UNSAID: tuple[tuple[str, Any, str], ...] = (
    ("_HAPPENS", None, _happening()),
    ("_DATED", Relation.BY, _deadlines()),
    (
        "_DATED",
        None,
        "target date|target date :|target date of|with a target date of|date|date :|target|target :|"
        "planned date :",
    ),
    # These are known, and what to write instead is told.
    (
        "ADVISED",
        Advice.HEDGED,
        "tentatively|tentative|provisionally|provisional|probably|possibly|perhaps|maybe|likely|preferably|"
        "ideally|hopefully|if possible|where possible|if feasible|in principle|tentatively scheduled|"
        "estimated|est|eta|projected|indicative|indicatively|( tentative )|( provisional )|( indicative )|"
        "( tbc )|( to be confirmed )",
    ),
    (
        "ADVISED",
        Advice.ABOUT,
        "around|about|approximately|approx|circa|roughly|on or around|on or about|at or around|in or around|"
        "in or about|some time around|sometime around|at around|at about|by around|by about|by approximately|"
        "towards|toward|nearly|almost|or so|or thereabouts|more or less|or around|around about|close to",
    ),
    (
        "ADVISED",
        Advice.HOW_MANY,
        "few|several|some|a couple of|couple of|a number of|various|many|for some time|"
        + "|".join(f"{before} {unit}" for before in _SOME for unit in _LENGTHS)
        + "|"
        + "|".join(f"{of}the {unit} {after}" for of, unit, after in product(_AHEAD, _LENGTHS, _TO_COME)),
    ),
    (
        "ADVISED",
        Advice.EVERY_GAP,
        "biannually|bi-annually|biannual|bimonthly|bi-monthly|biweekly|bi-weekly|biyearly|bi-yearly",
    ),
    (
        "ADVISED",
        Advice.NO_EVENT,
        _events(),
    ),
    (
        "ADVISED",
        Advice.HOW_LONG,
        "until at least|at least until|for at least|for up to|for a minimum of|for a maximum of|"
        "for an initial period of|for an initial term of|for a further|for a further period of|for a term of",
    ),
    ("ADVISED", Advice.FEAST_DAYS, "in the new year|in new year|during the new year|early in the new year"),
    ("ADVISED", Advice.HOURS, "hour|hours|hrs|minute|minutes"),
    (
        "ADVISED",
        Advice.WHICH_HOUR,
        "close of business|the close of business|end of business|the end of business|cob|eob|close of play|"
        "the close of play|close of day|end of day on|the end of the day on|eod on|"
        + "|".join(f"eod {day}" for day in _NAMED.split("|")[:7])
        + "|"
        + "morning|afternoon|evening|o'clock|lunchtime|tonight|"
        "the morning|the afternoon|the evening|business hours|working hours|office hours",
    ),
    ("ADVISED", Advice.MIDNIGHT, "midnight|24 : 00"),
    (
        "ADVISED",
        Advice.CONDITION,
        "when|once the|once all|once both|as soon as|if|unless|subject to|provided|provided that|pending|"
        "depending on|conditional on|contingent on|until such time as|whenever|by the time",
    ),
    (
        "ADVISED",
        Advice.BESIDE,
        "in parallel with|in parallel to|parallel to|alongside|in conjunction with|together with|"
        "in connection with|back to back with|simultaneously with|concurrently with|concurrent with|"
        "upon|at the same time as|in tandem with|in step with",
    ),
    (
        "ADVISED",
        Advice.WEEK_BESIDE,
        "the week after|the week before|the week following|the week prior to|the week preceding|"
        "the month after|the month before|the month following|the month prior to|the month preceding|"
        "the year after|the year before|the year following|the quarter after|the quarter before|"
        "the quarter following",
    ),
    (
        "ADVISED",
        Advice.NEXT_OR_COMING,
        "in the next week|in the next month|in the next year|"
        + "|".join(f"{before} the next {unit}" for before, unit in product(_IN_COURSE, _PERIODS))
        + "|"
        + "|".join(f"{before} quarter" for before in _COMING),
    ),
    (
        "ADVISED",
        Advice.THROUGHOUT,
        "throughout|all through|all year|all year round|all week|all month|all day",
    ),
    (
        "ADVISED",
        Advice.THEREAFTER,
        "the following day|the following week|the following month|the following quarter|the following year|"
        "later on|then|subsequently|by then|until then|that day|that week|"
        "that month|that year|the same day|the same week|the same month|the same year|"
        + "|".join(f"the following {name}" for name in _NAMED.split("|")),
    ),
)
"""One line an entry: the token's type, its meaning, and the ways of writing it, divided by bars."""
