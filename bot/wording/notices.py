"""What is told of milestones, unasked: all the notices of one message, as one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import Protocol

from bot.wording.chinese.notices import ChineseNotices
from bot.wording.english.notices import EnglishNotices
from bot.wording.subject import Subject
from calendars.saying import Teller
from calendars.wording import WORDING
from schedules.language import SAYINGS
from schedules.notices import Notice, NoticeKind
from schedules.span import Span
from schedules.timeline import Entry, State, Timeline


class NoticeWording(Protocol):
    """One language's sentences: each names the milestone, its days and how certain they are.

    Where the stricter day and the due day differ, both are said; where there is no due day, that there is
    none; of a window, that no day is set in it.
    """

    def lead(self, of: Subject) -> str:
        """Some days ahead."""
        ...

    def stricter_day(self, of: Subject) -> str:
        """On the stricter day; told late, after it."""
        ...

    def due_day(self, of: Subject) -> str:
        """On the due day; with a clock time, it may be the day before it or after it here."""
        ...

    def overdue(self, of: Subject) -> str:
        """After the due day."""
        ...

    def unkeepable(self, of: Subject) -> str:
        """It can no longer be kept."""
        ...

    def opens(self, of: Subject) -> str:
        """On the first day of a long window or of a long run; told ahead, or late, on another."""
        ...

    def asked(self) -> str:
        """After a sentence: it is told today because the subscriber asked for quiet until now."""
        ...

    def undated(self, title: str) -> str:
        """The heading of a list of what has no date; ``title`` is that of the schedule, or empty."""
        ...

    def surely_by(self, day: str) -> str:
        """What is known of one of that list that has a stricter day."""
        ...

    def was_surely_by(self, day: str) -> str:
        """The same, once that day has passed."""
        ...

    def undated_but(self, name: str, known: Sequence[str]) -> str:
        """One of that list of whose days something is known."""
        ...

    def late(self, day: date, today: date) -> str:
        """After a sentence, or below a list: it should have been told on ``day``."""
        ...

    def cited(self, quote: str, title: str) -> str:
        """The agreement's words, and the title of the schedule that they are from."""
        ...

    def with_clock(self, of: Subject) -> tuple[tuple[str, str], ...]:
        """How sentences say the due day with the clock time: the words, after what stands before them.

        Of a run only the clock time is of its last day; the days before it tell which that is.
        """
        ...


NOTICE_WORDING: Mapping[str, NoticeWording] = {"en": EnglishNotices(), "zh": ChineseNotices()}

_PLACES = {
    NoticeKind.UNKEEPABLE: 0,
    NoticeKind.OVERDUE: 0,
    NoticeKind.DUE_DAY: 1,
    NoticeKind.STRICTER_DAY: 1,
    NoticeKind.LEAD: 2,
    NoticeKind.SNOOZE_OVER: 2,
    NoticeKind.OPENS: 3,
    NoticeKind.UNDATED: 4,
}


def telling(notices: Sequence[Notice], timelines: Mapping[str, Timeline], today: date, language: str) -> str:
    """One message with all the ``notices``, as told on ``today``, the subscriber's own day.

    Overdue ones come first, then those of today, then the coming ones by day, then windows that open;
    what is undated is a list at the end. Those planned for an earlier day are marked as late. Titles of
    schedules are said where there are several; ``timelines`` holds those of all notices.
    """
    titled = len({notice.schedule for notice in notices}) > 1
    told = _Message(timelines, today, language, titled)
    ordered = sorted(notices, key=_place)
    undated = [_kind_by(today, notice) is NoticeKind.UNDATED for notice in ordered]
    blocks = [told.block(notice) for notice, listed in zip(ordered, undated, strict=True) if not listed]
    blocks += told.lists(list(compress(ordered, undated)))
    return "\n\n".join(blocks)


def said_with_clock(
    notice: Notice, timelines: Mapping[str, Timeline], today: date, language: str
) -> tuple[tuple[str, str], ...]:
    """How ``telling`` says the due day of a notice with its clock time: what stands before, and the words."""
    return _Message(timelines, today, language, titled=False).with_clock(notice)


def _place(notice: Notice) -> tuple[int, date]:
    """Where in a message it stands."""
    ahead = notice.stricter if notice.kind is NoticeKind.LEAD else None
    return _PLACES[notice.kind], ahead or notice.due or notice.stricter or date.max


def _kind_by(today: date, notice: Notice) -> NoticeKind:
    """What a notice comes to on the day on which it is told: it may be ahead of its own day, or late."""
    if notice.due is None:
        return _kind_without_due(today, notice)
    if notice.kind is NoticeKind.SNOOZE_OVER:
        return _kind_of_state(today, notice)
    if notice.kind in {NoticeKind.DUE_DAY, NoticeKind.STRICTER_DAY} and today < notice.own_day:
        return NoticeKind.LEAD
    return notice.kind if notice.day >= today else _kind_late(today, notice, notice.due)


def _kind_without_due(today: date, notice: Notice) -> NoticeKind:
    """There may be a stricter day. Once it has passed, only what is late is told of it."""
    stricter = notice.stricter
    is_over = notice.kind is NoticeKind.SNOOZE_OVER and stricter is not None and stricter < today
    if stricter is None or is_over or notice.kind is NoticeKind.UNDATED:
        return NoticeKind.UNDATED
    return NoticeKind.LEAD if today < stricter else NoticeKind.STRICTER_DAY


def _kind_late(today: date, notice: Notice, due: date) -> NoticeKind:
    if notice.kind in {NoticeKind.LEAD, NoticeKind.DUE_DAY, NoticeKind.OPENS} and due < today:
        return NoticeKind.OVERDUE
    if notice.kind is NoticeKind.LEAD and today in {due, notice.stricter}:
        return NoticeKind.DUE_DAY if today == due else NoticeKind.STRICTER_DAY
    return notice.kind


def _kind_of_state(today: date, notice: Notice) -> NoticeKind:
    """How it stands, whatever day it is."""
    if notice.occurrence.state is State.UNKEEPABLE:
        return NoticeKind.UNKEEPABLE
    if notice.due and notice.due < today:
        return NoticeKind.OVERDUE
    if notice.due == today:
        return NoticeKind.DUE_DAY
    return NoticeKind.STRICTER_DAY if notice.stricter == today else NoticeKind.LEAD


@dataclass(frozen=True, slots=True)
class _Message:
    """Words the notices of one message; ``titled`` if it says which schedule each is from."""

    timelines: Mapping[str, Timeline]
    today: date
    language: str
    titled: bool

    @property
    def _wording(self) -> NoticeWording:
        return NOTICE_WORDING[self.language]

    def block(self, notice: Notice) -> str:
        """A sentence, what is to be said beside it, and the agreement's own words below."""
        quote = self._quote(notice)
        cited = self._wording.cited(quote, self._title(notice)) if self.titled else quote
        beside = f"{self._asked(notice)}{self._contradicted(notice)}{self._late(notice)}"
        return f"{self._sentence(notice)}{beside}\n{cited}"

    def lists(self, undated: Sequence[Notice]) -> list[str]:
        """A list of what has no date, for each schedule and each day for which it was planned."""
        by_frame: dict[tuple[str, str], list[str]] = {}
        for notice in undated:
            heading = self._wording.undated(self._title(notice) if self.titled else "")
            by_frame.setdefault((heading, self._late(notice).strip()), []).append(self._undated(notice))
        return [
            "\n".join([heading, *(f"• {name}" for name in names), *([late] if late else [])])
            for (heading, late), names in by_frame.items()
        ]

    def with_clock(self, notice: Notice) -> tuple[tuple[str, str], ...]:
        """How its sentence says the due day with the clock time; none without one."""
        of = self._subject(notice)
        return self._wording.with_clock(of) if of.clock and notice.due else ()

    def _subject(self, notice: Notice) -> Subject:
        return Subject(notice, self._name(notice), self._clock(notice), self.today)

    def _sentence(self, notice: Notice) -> str:
        of = self._subject(notice)
        match _kind_by(self.today, notice):
            case NoticeKind.LEAD:
                return self._wording.lead(of)
            case NoticeKind.STRICTER_DAY:
                return self._wording.stricter_day(of)
            case NoticeKind.DUE_DAY:
                return self._wording.due_day(of)
            case NoticeKind.OVERDUE:
                return self._wording.overdue(of)
            case NoticeKind.UNKEEPABLE:
                return self._wording.unkeepable(of)
            case NoticeKind.OPENS:
                return self._wording.opens(of)
            case NoticeKind.UNDATED | NoticeKind.SNOOZE_OVER:
                raise AssertionError("what is undated is told in a list, the end of a snooze by its state")

    def _undated(self, notice: Notice) -> str:
        """Without a number: of one that repeats, it is not known how often that will be."""
        entry, known = self._entry(notice), tuple(self._known(notice))
        said = entry.milestone.title.say(self.language)
        if known:
            said = self._wording.undated_but(said, known)
        wording = WORDING[self.language]
        return said + wording.aside.format(text=wording.contradicted) if entry.contradicted else said

    def _known(self, notice: Notice) -> Iterator[str]:
        """What is known of its days, though no due day is: the first one, and the stricter one."""
        sayings, earliest = SAYINGS[self.language], notice.occurrence.span.earliest
        if earliest:
            yield sayings.short_span(Span(earliest), self.today)
        if notice.stricter:
            has_passed = notice.stricter < self.today
            say = self._wording.was_surely_by if has_passed else self._wording.surely_by
            yield say(sayings.short_day(notice.stricter, self.today))

    def _entry(self, notice: Notice) -> Entry:
        return self.timelines[notice.schedule].entries[notice.milestone]

    def _name(self, notice: Notice) -> str:
        teller = Teller(self.timelines[notice.schedule], self.language)
        return teller.name(self._entry(notice).milestone, notice.occurrence)

    def _title(self, notice: Notice) -> str:
        return self.timelines[notice.schedule].schedule.title.say(self.language)

    def _quote(self, notice: Notice) -> str:
        """What was quoted for the whole; else the words about when."""
        milestone = self._entry(notice).milestone
        said = [statement.quote or statement.words for statement in milestone.statements]
        quotes = [milestone.quote] if milestone.quote else said
        quoted = WORDING[self.language].quoted
        return " ".join(quoted.format(quote=quote.say(self.language)) for quote in quotes)

    def _clock(self, notice: Notice) -> str:
        return Teller(self.timelines[notice.schedule], self.language).clock_time(
            self._entry(notice).milestone
        )

    def _asked(self, notice: Notice) -> str:
        return self._wording.asked() if notice.kind is NoticeKind.SNOOZE_OVER else ""

    def _contradicted(self, notice: Notice) -> str:
        wording = WORDING[self.language]
        said = f"{wording.gap}{wording.contradicted_why}{wording.stop}"
        return said if self._entry(notice).contradicted else ""

    def _late(self, notice: Notice) -> str:
        return self._wording.late(notice.day, self.today) if notice.day < self.today else ""
