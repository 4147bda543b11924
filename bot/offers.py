"""What is offered to somebody who types to the bot in another chat: answers to send there. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.answers import Answer, answer
from bot.date_times import DateTimeWords, with_beside
from bot.parts import parts_of, writable
from bot.questions import (
    Asker,
    Due,
    HowLong,
    IfMoved,
    IsDone,
    Question,
    QuestionAmbiguous,
    QuestionNotUnderstood,
    Ref,
    WhenIs,
    Who,
    Why,
    parse,
)
from bot.wording.answers import say
from bot.wording.date_times import Moments, Reader
from bot.wording.items import ItemTeller
from bot.wording.offers import OFFER_WORDING, OfferWording
from schedules.milestone import Milestone
from schedules.text import language_of
from schedules.timeline import Timeline

MOST = 20
"""So many are offered at most; Telegram takes 50 (Bot API, answerInlineQuery)."""

_ABOUT_ONE = WhenIs | HowLong | IsDone | Who | Why | IfMoved
_TITLE = 100
_DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """One answer: what is shown in the list, and the text that is sent if it is chosen, with its moments."""

    title: str
    description: str
    text: str
    date_times: tuple[DateTimeWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Offers:
    """All that is offered, the best first; ``hint`` is for a button that leads to the private chat."""

    offers: tuple[Offer, ...]
    hint: str | None = None


def offers(text: str, asker: Asker, timelines: Mapping[str, Timeline]) -> Offers:
    """What to offer for ``text``, of ``timelines`` and nothing else.

    An answer as a whole, then each milestone in it or called so; for no words, what is due. Words are read in
    whichever language they are, and answered in Chinese or else in that of ``asker``. Of words that are no
    question yet, the milestones in whose names they stand; else questions that are, and a hint.
    """
    me = replace(asker, language="zh") if language_of(text) == "zh" else asker
    if not timelines:
        return Offers((), OFFER_WORDING[me.language].nothing_to_see())
    offering = _Offering(me, timelines)
    try:
        found = offering.found(text)
    except QuestionNotUnderstood as refusal:
        return offering.instead(refusal)
    named = _called(text, timelines) if text.strip() else ()
    refs = dict.fromkeys((*(item.ref for item in found.items), *named))
    whole, parts = offering.whole(found), offering.each(WhenIs(ref) for ref in refs)
    return Offers(tuple(dict.fromkeys((whole, *(parts if len(parts) > 1 else ()))))[:MOST])


@dataclass(frozen=True, slots=True)
class _Offering:
    asker: Asker
    timelines: Mapping[str, Timeline]

    @property
    def _wording(self) -> OfferWording:
        return OFFER_WORDING[self.asker.language]

    @property
    def _moments(self) -> Moments:
        """As they are said to whoever reads the chat in which it is sent."""
        return Moments(self.asker.language, self.asker.today, Reader(self.asker.zone, is_alone=False))

    def found(self, text: str) -> Answer:
        """What answers words.

        Raises:
            QuestionNotUnderstood: if they are no question.
        """
        return self._answer(self._question(text))

    def _question(self, text: str) -> Question:
        """A name alone is that milestone, whatever else its words could ask."""
        match _called(text, self.timelines, in_full=True):
            case (ref,):
                return WhenIs(ref)
            case _:
                return parse(text, self.asker, self.timelines) if text.strip() else Due()

    def instead(self, refusal: QuestionNotUnderstood) -> Offers:
        """What may have been meant by words that are no question, or have more than one meaning."""
        meant = refusal.meant if isinstance(refusal, QuestionAmbiguous) else ()
        if likely := meant or tuple(WhenIs(ref) for ref in _called(refusal.text, self.timelines)):
            return Offers(self.each(likely))
        suggested = tuple(self._of(self.found(question), question) for question in refusal.suggestions)
        return Offers(suggested, self._wording.not_understood())

    def whole(self, found: Answer) -> Offer:
        """An answer; one about a single milestone is called like it, another as it begins."""
        language, today = self.asker.language, self.asker.today
        if isinstance(found.question, _ABOUT_ONE) and found.items:
            title = ItemTeller(language, self.timelines, today).title(found.items[0])
            return self._of(found, title, self._say(found).removeprefix(title).lstrip(":： "))
        heading, _, rest = self._say(found).partition("\n")
        return self._of(found, heading.rstrip(":："), rest or heading)

    def each(self, questions: Iterable[Question]) -> tuple[Offer, ...]:
        """Each by itself."""
        first = list(dict.fromkeys(questions))[:MOST]
        return tuple(self.whole(self._answer(question)) for question in first)

    def _answer(self, question: Question) -> Answer:
        return answer(question, self.timelines, self.asker)

    def _of(self, found: Answer, title: str, description: str = "") -> Offer:
        said, date_times = with_beside(self._say(found), self._moments.of_answer(found, self.timelines))
        first, *more = parts_of(said)
        text = f"{first}\n{self._wording.more()}" if more else first
        return Offer(_short(title, _TITLE), _short(description or said, _DESCRIPTION), text, date_times)

    def _say(self, found: Answer) -> str:
        return writable(say(found, self.asker.language, self.timelines, self.asker.today))


def _called(text: str, timelines: Mapping[str, Timeline], *, in_full: bool = False) -> tuple[Ref, ...]:
    """The milestones that are called so, or else in whose names ``text`` stands: it is still being typed.

    What is over comes last.
    """
    wanted = text.strip().casefold()
    found = list[tuple[bool, Ref]]()
    for schedule, timeline in timelines.items():
        for id, entry in timeline.entries.items():
            names = [name.casefold() for name in _names(entry.milestone)]
            if wanted in names if in_full else any(wanted in name for name in names):
                found.append((entry.current.is_settled, Ref(schedule, id)))
    return tuple(ref for _, ref in sorted(found, key=lambda one: one[0]))


def _names(milestone: Milestone) -> Iterator[str]:
    yield milestone.id
    for text in (milestone.title, *milestone.aliases):
        yield from text.all


def _short(text: str, most: int) -> str:
    """On one line, and cut where it is longer."""
    flat = " ".join(writable(text).split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
