"""What a chat is told when clocks change: ``bot.plans``, asked at the moments that it names itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.plans import Follower, Plans
from bot.timelines import Timelines
from schedules.days import Distance, Unit
from schedules.moments import moment
from schedules.store.choices import Choices
from schedules.store.subscribers import Chat
from schedules.subscriber import Subscriber
from tests.schedules import by, milestone, schedule

DAY = timedelta(days=1)
AHEAD = 8
ZONES = sorted(available_timezones())
hours = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))


def noon_offset(day: date, zone: ZoneInfo) -> timedelta | None:
    return datetime.combine(day, time(12), zone).utcoffset()


def changes(zone: ZoneInfo, year: int) -> list[date]:
    """The days of a year before whose noon the clocks were set; its first day if there are none."""
    days = [date(year, 1, 1) + number * DAY for number in range(366)]
    found = [day for day in days if noon_offset(day, zone) != noon_offset(day - DAY, zone)]
    return found or days[:1]


@settings(max_examples=100)
@given(st.data(), st.sampled_from(ZONES).map(ZoneInfo), hours, st.integers(2006, 2037))
def test_every_local_day_brings_one_message_and_none_is_early(
    data: st.DataObject, zone: ZoneInfo, hour: time, year: int
) -> None:
    changed = data.draw(st.sampled_from(changes(zone, year)))
    due, first = changed + (AHEAD // 2) * DAY, changed - (AHEAD // 2) * DAY
    leads = tuple(Distance(number, Unit.DAY) for number in range(1, AHEAD + 1))
    said_on = first - 30 * DAY
    agreed = replace(schedule(replace(milestone("a", (by(due), said_on)), remind=leads)), agreed_on=said_on)
    timelines, me = Timelines([agreed]), Subscriber(zone, hour=hour)
    since = moment(first - DAY, hour, zone).astimezone(UTC)
    chat, told = Chat(7, None, None, Choices(), since, None, None, since), list[datetime]()
    while (now := chat.next_at or since) < moment(due + DAY, hour, zone):
        plan = Plans(timelines, me, now).plan(Follower(chat, {"test": since}), ())
        told += [now for _ in plan.messages]
        chat = replace(chat, next_at=plan.look.next_at, told=plan.look.told or chat.told)
    days = [first + number * DAY for number in range(AHEAD + 1)]
    assert told == [moment(day, hour, zone) for day in days]
    walls = [at.astimezone(zone).replace(tzinfo=None) for at in told]
    assert all(wall >= datetime.combine(day, hour) for wall, day in zip(walls, days, strict=True))
    if all(day in {wall.date() for wall in walls} for day in days):  # else a zone left out a whole day
        assert [wall.date() for wall in walls] == days
