"""What is to be told to a chat at a moment, and when to look at it again. Pure: nothing is written here.

Most chats that are due at one moment are told the same in the same words. What was worked out for one
is kept for the others, as long as one ``Plans`` lives: a tick.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from bot.date_times import DateTimeWords, with_beside
from bot.delivery import Outgoing, Rows, Urgency
from bot.reminding import buttons_under
from bot.timelines import Timelines
from bot.wording.date_times import Moments, Reader
from bot.wording.news import telling_news
from bot.wording.notices import telling
from schedules.moments import moment, within_hours
from schedules.news import News
from schedules.notices import Notice, most_urgent, next_day, notices_untold
from schedules.store.looks import Look
from schedules.store.schedules import id_of
from schedules.store.subscribers import Chat
from schedules.subscriber import Hush, Subscriber
from schedules.timeline import Timeline
from schedules.told import ToldDays

LOOKS_AGAIN = timedelta(days=28)
"""How long a chat is left alone at most: new occurrences come into sight as time goes by."""

NEWS_HOURS = time(8), time(22)
"""From when and until before when of a chat's day news is told at once; at other times it waits."""

_Told = tuple[str, Rows, tuple[DateTimeWords, ...]]
"""The text, the buttons under it, and words in it that say a moment."""


@dataclass(frozen=True, slots=True)
class Follower:
    """A chat as the planner sees it: what it follows, each since when, and what is quieted for it."""

    chat: Chat
    followed: Mapping[str, datetime | None]
    hushes: frozenset[Hush] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of one chat: the messages it is told, and when it is looked at again."""

    messages: tuple[Outgoing, ...]
    look: Look


class Plans:
    """Plans for the moment ``now``: ``defaults`` hold for what a chat has not chosen."""

    def __init__(
        self, timelines: Timelines, defaults: Subscriber, now: datetime, news: Sequence[News] = ()
    ) -> None:
        self._timelines = timelines
        self._defaults = defaults
        self._now = now
        self._news = news
        self._worked_out: dict[Any, Any] = {}

    def keys(self, of: Follower) -> frozenset[str]:
        """What might be told to a chat now; whether it was told before is for the database to say."""
        case = self._case(of)
        return frozenset([*(notice.key for notice in self._missed(case)), *(news.key for news in case.news)])

    def plan(self, of: Follower, told: Collection[str]) -> Plan:
        """What a chat is told now, if it was told before what has a key in ``told``."""
        case = self._case(of)
        fresh = most_urgent(notice for notice in self._missed(case) if notice.key not in told)
        waits = bool(fresh) and not case.may_be_told
        unsaid = tuple(news for news in case.news if news.key not in told)
        at = within_hours(self._now, *NEWS_HOURS, case.me.zone)
        is_time = at <= self._now
        said = [
            self._outgoing(of, case, [news.key], *self._said_news(case, news)) for news in unsaid if is_time
        ]
        if fresh and not waits:
            keys = [notice.key for notice in fresh]
            said.append(self._outgoing(of, case, keys, *self._said_notices(case, fresh)))
        moments = [] if is_time or not unsaid else [at]
        if following := self._again(case, waits):
            moments.append(following)
        next_at = min(moments, default=None)
        return Plan(tuple(said), Look(of.chat.chat, next_at, None if waits else case.by_now, waits))

    # What it rests on ----------------------------------------------------------------------------

    def _case(self, of: Follower) -> _Case:
        me = of.chat.choices.over(self._defaults)
        me = replace(me, hushes=of.hushes) if of.hushes else me
        followed = tuple(id for id in of.followed if id in self._timelines.schedules)
        told = of.chat.told or ToldDays.up_to(of.chat.since, me.telling)
        by = told.by
        if of.chat.told_to:
            told |= ToldDays.up_to(of.chat.told_to, by)
        begun = (of.followed[id] for id in followed)
        each = tuple(told if since is None else told | ToldDays.up_to(since, by) for since in begun)
        present = ToldDays.up_to(self._now, me.telling)
        today = self._now.astimezone(me.zone).date()
        own = id_of(of.chat.chat)
        news = tuple(self._news_for(of, me))
        moments = Moments(me.language, today, Reader(me.zone, is_alone=of.chat.is_private))
        mine = own if own in followed else None
        return _Case(me, followed, each, told, present, mine, today, news, moments)

    def _news_for(self, of: Follower, me: Subscriber) -> Iterator[News]:
        for news in self._news:
            if news.schedule in of.followed and news.noticed_at > (
                of.followed[news.schedule] or of.chat.since
            ):
                ours = news.of(me.topics) if news.noticed_at > of.chat.since else None
                if ours:
                    yield ours

    def _missed(self, case: _Case) -> tuple[Notice, ...]:
        """The notices of the days up to now that were not told."""
        if all(told == told | case.present for told in case.each):
            return ()
        key = "missed", case.me, case.followed, case.each, case.until
        missed: tuple[Notice, ...] = self._once(key, lambda: self._miss(case))
        return missed

    def _miss(self, case: _Case) -> tuple[Notice, ...]:
        return tuple(
            self._meant(case, notice)
            for id, told in zip(case.followed, case.each, strict=True)
            for notice in notices_untold(
                self._timeline_on(id), case.me, told, case.until, partial(self._is_void, case)
            )
        )

    def _timeline_on(self, id: str) -> Callable[[date], Timeline]:
        return lambda day: self._timelines.on(day, [id])[id]

    def _meant(self, case: _Case, notice: Notice) -> Notice:
        """For the day on which it was to be told by what held then; it is not late before that."""
        was = case.told.day_of(notice)
        return replace(notice, day=min(was, case.today)) if was > notice.day else notice

    def _is_void(self, case: _Case, notice: Notice) -> bool:
        """Whether it has its present days only since the notice was to be told: that was news."""
        planned = case.told.moment_of(notice)
        return any(
            news.schedule == notice.schedule
            and news.noticed_at >= planned
            and notice.occurrence.key in news.dated_anew
            for news in self._news
        )

    # What is said --------------------------------------------------------------------------------

    def _said_notices(self, case: _Case, notices: Sequence[Notice]) -> _Told:
        language = case.me.language

        def say() -> _Told:
            timelines = self._timelines.on(case.today, case.followed)
            text = telling(notices, timelines, case.today, language)
            buttons = buttons_under(notices, timelines, language, case.own)
            text, date_times = with_beside(text, case.moments.of_notices(notices, timelines))
            return text, buttons, date_times

        keys = tuple((notice.key, notice.day) for notice in notices)
        # Only a clock time is told otherwise to those who live in another zone.
        moments = case.moments if self._tell_clock_times(notices) else None
        case_of_it = "notices", keys, case.followed, case.own, case.today, language, moments
        told: _Told = self._once(case_of_it, say)
        return told

    def _tell_clock_times(self, notices: Sequence[Notice]) -> bool:
        schedules = self._timelines.schedules
        return any(schedules[one.schedule].milestones[one.milestone].at for one in notices)

    def _said_news(self, case: _Case, news: News) -> _Told:
        def say() -> _Told:
            schedule = self._timelines.schedules.get(news.schedule)
            title = schedule.title if schedule else None
            text = telling_news(news, title, case.today, case.me.language)
            text, date_times = with_beside(text, case.moments.of_news(news))
            return text, (), date_times

        told: _Told = self._once(("news", news.key, case.me.topics, case.moments), say)
        return told

    def _outgoing(
        self,
        of: Follower,
        case: _Case,
        keys: Sequence[str],
        text: str,
        buttons: Rows,
        date_times: tuple[DateTimeWords, ...],
    ) -> Outgoing:
        return Outgoing(
            of.chat.chat,
            of.chat.thread,
            text,
            buttons,
            notices=tuple(keys),
            urgency=Urgency.NOTICE,
            language=case.me.language,
            date_times=date_times,
        )

    # When again ----------------------------------------------------------------------------------

    def _again(self, case: _Case, waits: bool) -> datetime | None:
        """When notices are to be told again; ``None`` for who follows nothing."""
        if not case.followed:
            return None
        if waits:
            return moment(case.me.quiet.next_loud(case.today), case.me.hour, case.me.zone)
        key = "again", case.me, case.followed, case.by_now
        first: date = self._once(key, lambda: self._next_day(case))
        return moment(first, case.me.hour, case.me.zone)

    def _next_day(self, case: _Case) -> date:
        timelines = self._timelines.on(case.today, case.followed).values()
        days = (next_day(timeline, case.me, case.by_now) for timeline in timelines)
        return min([case.until + LOOKS_AGAIN, *(day for day in days if day)])

    def _once(self, key: Any, work: Callable[[], Any]) -> Any:
        """What ``work`` comes to, done once for a key."""
        if key not in self._worked_out:
            self._worked_out[key] = work()
        return self._worked_out[key]


@dataclass(frozen=True, slots=True)
class _Case:
    """A chat at this moment: it owns the schedule ``own``, if any of those it follows.

    It has been ``told`` so much, and of each that it follows as much as ``each`` says: what was to be told
    before it was followed was not missed. All that is ``present`` is to be told by now.
    """

    me: Subscriber
    followed: tuple[str, ...]
    each: tuple[ToldDays, ...]
    told: ToldDays
    present: ToldDays
    own: str | None
    today: date
    news: tuple[News, ...]
    moments: Moments

    @property
    def until(self) -> date:
        """The last day whose telling hour has come."""
        return self.present.day

    @property
    def by_now(self) -> ToldDays:
        """What has been told once all that is to be told now is."""
        return self.told | self.present

    @property
    def may_be_told(self) -> bool:
        """Whether what was missed is told today: a quiet day waits for the one after."""
        return self.today not in self.me.quiet
