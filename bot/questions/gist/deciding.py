"""From a gist to a question: the rule that fits, and the words in its slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.questions.dialect import Intent
from bot.questions.failures import Ambiguity
from bot.questions.filled import Filled
from bot.questions.finding import Finder
from bot.questions.gist.checks import is_chinese, names_several, receiver_of
from bot.questions.gist.cues import Cue
from bot.questions.gist.naming import in_plain_words, with_one_name
from bot.questions.gist.reading import Gist, Part, Told
from bot.questions.gist.restricting import restricted
from bot.questions.gist.rules import RULES
from bot.questions.makers import MAKERS
from bot.questions.values import Countable, Days, Due, HowMany, Owes, Question
from schedules.language.naming import fold
from schedules.when import Period, Run, Within

_TAKES_SIDE = frozenset({Intent.OVERDUE, Intent.NEXT, Intent.DONE, Intent.OWES, Intent.UNDATED})
"""What is asked of "us" alone, where it is known who "we" are."""
_OF_ONE = frozenset({Cue.WHEN, Cue.WHY, Cue.WHO, Cue.HOW_LONG, Cue.IF, Cue.BEFORE, Cue.AFTER})
"""Cues that ask for something of one milestone."""
_SHOULD = frozenset({"该", "应", "应该", "应当"})
_DUTIES = frozenset(
    {"obligation", "obligations", "duty", "duties", "义务", "责任", "职责", "分内事", "份内事", "本分"}
)
_OUR_DUTIES = frozenset({Cue.WE, Cue.WHAT, Cue.THING})
_AHEAD = (Cue.BEFORE, Cue.AFTER)
_AHEAD_OF_TODAY = frozenset({Cue.MUST, Cue.SOON, Cue.NEXT, Cue.REST, Cue.ACT})
_BEHIND = (Cue.THAT_BEFORE, Cue.THAT_AFTER)


def decided(gist: Gist, finder: Finder) -> Question | None:
    """What is asked, if any rule fits.

    Raises:
        Missing, Ambiguity: as the makers do.
    """
    counted = Cue.HOW_MANY in gist.cues
    if counted:
        gist = gist.replacing(Cue.HOW_MANY, Told(Cue.WHAT))
    found = next(_read(gist, finder), None)
    if found is None:
        return None
    question = _one_or_all(*found, finder)
    if not counted:
        return question
    return HowMany(question) if isinstance(question, Countable) else None


def _one_or_all(gist: Gist, intent: Intent, finder: Finder) -> Question:
    """Of one milestone, or of all where a topic or a plural names several of them."""
    if intent is Intent.WHEN and _is_several(gist, finder) and (listed := _of_all(gist, finder)):
        return listed
    try:
        return _question(gist, intent, finder)
    except Ambiguity:
        listed = _of_all(gist, finder)
        if listed is None:
            raise
        return listed


def _is_several(gist: Gist, finder: Finder) -> bool:
    words = gist.subjects[0]
    if names_several(gist) or Cue.ABOUT in gist.cues:
        return True
    return finder.is_topic(words) and not finder.named_in_full(words)


def _of_all(gist: Gist, finder: Finder) -> Question | None:
    """Where several are named at once, all of them are meant: "testing status", "are the reports done"."""
    if len(gist.subjects) != 1 or not gist.cues.isdisjoint(_OF_ONE):
        return None
    words, days = gist.subjects[0], {Cue.STATUS, Cue.DATE}
    several = _is_plural(words) or names_several(gist) or Cue.ABOUT in gist.cues
    if not (several or (finder.is_topic(words) and not gist.cues.isdisjoint(days))):
        return None
    plain = gist.without(Cue.STATUS).without(Cue.DATE).without(Cue.ACT)
    found = next(_read(plain.having(Cue.WHAT), finder), None)
    return _question(*found, finder) if found else None


def _is_plural(words: str) -> bool:
    last = words.rsplit(maxsplit=1)[-1].casefold()
    return last.isascii() and fold(last) != last


def _read(gist: Gist, finder: Finder) -> Iterator[tuple[Gist, Intent]]:
    """The gist with who is meant by "the other side" and by "us", and what it asks for."""
    gist = with_one_name(in_plain_words(gist), lambda words: bool(finder.named_in_full(words)))
    receiver = receiver_of(gist)
    if receiver and (len(gist.words(Part.SIDE)) == 1 or Cue.MUST not in gist.cues):
        return  # who is to get something is no part of a milestone
    if receiver:
        gist = Gist(tuple(each for each in gist.told if each is not receiver), gist.text)
    if _they_owe(gist):
        gist = gist.replacing(Cue.IT, Told(Cue.OTHER_SIDE))
    gist = gist.replacing(Cue.OTHER_SIDE, Told(Part.SIDE, finder.dialect.the_other_side))
    if Cue.WE in gist.cues and gist.place(Cue.WE) < gist.place(Cue.OWE) < gist.place(Part.SIDE):
        gist = gist.without(Part.SIDE)  # what we owe that side is what we owe
    of_a_side = finder.sides.ours or _is_a_duty(gist)
    if Cue.WE in gist.cues and not gist.words(Part.SIDE) and of_a_side:
        ours = gist.replacing(Cue.WE, Told(Part.SIDE, finder.dialect.our_side))
        intent = _intent(ours)
        if intent in _TAKES_SIDE:
            yield ours, intent
    if intent := _intent(gist):
        yield gist, intent


def _is_a_duty(gist: Gist) -> bool:
    """Whether it is asked what "we" are bound to, which only somebody of a side can be."""
    if Cue.OWE in gist.cues or {each.of for each in gist.told} <= _OUR_DUTIES:
        return True
    duties = any(each.words.casefold() in _DUTIES for each in gist.told if each.of is Cue.THING)
    return not gist.words(Part.WHEN) and (duties or (_should(gist) and Cue.ACT in gist.cues))


def _should(gist: Gist) -> bool:
    return any(each.words in _SHOULD for each in gist.told if each.of is Cue.MUST)


def _they_owe(gist: Gist) -> bool:
    """Whether "they" are the other side: "what do they owe us"."""
    return not gist.words(Part.SIDE) and not gist.subjects and 0 <= gist.place(Cue.IT) < gist.place(Cue.OWE)


def _intent(gist: Gist) -> Intent | None:
    return next((rule.intent for rule in RULES if rule.fits(gist)), None)


def _question(gist: Gist, intent: Intent, finder: Finder) -> Question:
    slots = dict(_slots(gist))
    relative = _relative(gist) if intent is Intent.DUE else None
    if relative:
        slots["when"] = gist.between(*relative)
    elif intent is Intent.DUE and "when" in slots and _may_lie_behind(gist):
        intent = Intent.DUE_THEN
    elif intent is Intent.DUE and "when" in slots and _has_no_tense(gist):
        intent = Intent.DUE_LATELY
    question = MAKERS[intent](Filled(slots, finder))
    if isinstance(question, Due | Owes) and Cue.REST in gist.cues:
        question = replace(question, days=_rest(question.days, finder))
    spoken_for = relative[1].words if relative else None
    words = tuple(words for words in gist.subjects if words != spoken_for)
    return restricted(question, " ".join(words), slots.get("party"), finder)


def _slots(gist: Gist) -> Iterator[tuple[str, str]]:
    """The words by the names of the slots in which makers look for them."""
    if subjects := gist.subjects:
        yield "what", subjects[0]
        yield "than", subjects[-1]
        yield "topic", " ".join(subjects)
    for name, part in (("when", Part.WHEN), ("by", Part.LENGTH), ("party", Part.SIDE)):
        if words := gist.words(part):
            yield name, words[0]
    orders = {"before" if cue in {Cue.BEFORE, Cue.THAT_BEFORE} else "after" for cue in _relations(gist)}
    if len(orders) == 1 and Cue.OR not in gist.cues:
        yield "order", orders.pop()


def _relations(gist: Gist) -> Iterator[Cue]:
    return (cue for cue in (*_AHEAD, *_BEHIND) if cue in gist.cues)


def _relative(gist: Gist) -> tuple[Told, Told] | None:
    """ "Before" and "the plenary", in days that hang on it."""
    for cue in _relations(gist):
        place = gist.place(cue)
        nearest = gist.told[place:] if cue in _AHEAD else gist.told[:place][::-1]
        for each in nearest:
            if each.of is Part.NAME:
                return gist.told[place], each
    return None


def _has_no_tense(gist: Gist) -> bool:
    """四月到期的 may be over, 四月要到期的 is still to come."""
    return is_chinese(gist) and Cue.DUE in gist.cues and gist.cues.isdisjoint(_AHEAD_OF_TODAY)


def _may_lie_behind(gist: Gist) -> bool:
    """Of what is not done yet, or should be done: 四月该交的."""
    return Cue.OPEN in gist.cues or _should(gist)


def _rest(days: Days | None, finder: Finder) -> Days | None:
    """Of days that have begun, those from today on."""
    today = finder.asker.today
    match days:
        case Days(Within(period) | Run(period)) if period.first < today <= period.last:
            return Days(Within(Period(today, period.last)))
        case _:
            return days
