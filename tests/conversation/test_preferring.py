"""What a chat chooses to be told: side, topics, lead times, weekly digest, quiet days."""

from __future__ import annotations

import pytest

from bot.wording.choices import CHOICE_WORDING
from schedules.days import Distance, Unit
from schedules.quiet import QuietDays, Weekday
from schedules.store import subscribers
from schedules.store.choices import Choices
from schedules.subscriber import DEFAULT_LEADS, MOST_LEADS
from tests.conversation.talk import CHAT, NOW, Talk, chinese

pytestmark = pytest.mark.anyio

PARTIES = [("cn", "China"), ("us", "United States")]


async def chosen(talk: Talk, words: str) -> Choices:
    await talk.say(words)
    return (await talk.chat()).choices


@pytest.mark.parametrize(
    ("words", "side"),
    [("cn", "cn"), ("China", "cn"), ("the Chinese side", "cn"), ("美方", "us"), ("US", "us")],
)
async def test_a_side_is_chosen_by_any_of_its_names(talk: Talk, words: str, side: str) -> None:
    assert (await chosen(talk, f"/party {words}")).side == side
    assert await talk.say("/party") == CHOICE_WORDING["en"].side(dict(PARTIES)[side], PARTIES)
    assert (await chosen(talk, "/party none")).side is None
    assert await talk.say("/party") == CHOICE_WORDING["en"].side(None, PARTIES)


@pytest.mark.parametrize("words", ["France", "we", "c"])
async def test_what_is_no_party_is_refused_with_those_there_are(talk: Talk, words: str) -> None:
    assert await talk.say(f"/party {words}") == CHOICE_WORDING["en"].bad_side(words, PARTIES)
    assert await talk.say("/party") == CHOICE_WORDING["en"].side(None, PARTIES)


async def test_topics_are_chosen_one_or_several(talk: Talk) -> None:
    assert (await chosen(talk, "/topics Hotline")).topics == frozenset({"hotline", "热线"})
    both = frozenset({"seminars", "研讨会", "war games", "演习"})
    assert (await chosen(talk, "/topics seminars、演习")).topics == both
    assert (await talk.say("/topics")).startswith("You are told of seminars and war games")
    assert "seminars, war games" in await talk.say("/settings")
    await chinese(talk)
    assert "演习、研讨会" in (await talk.say("/settings"))
    assert "hotline" not in await talk.say("/topics")
    await talk.say("/language en")
    assert (await chosen(talk, "/topics all")).topics is None


async def test_a_topic_that_is_none_changes_nothing(talk: Talk) -> None:
    await talk.say("/topics hotline")
    said = await talk.say("/topics hotline, fish")
    assert "“fish”" in said
    assert "“hotline”" not in said
    assert (await talk.chat()).choices.topics == frozenset({"hotline", "热线"})
    assert "/topics all" in await talk.say("/topics ,")


async def test_a_topic_chosen_before_it_had_a_chinese_name_is_still_that_one(talk: Talk) -> None:
    async with talk.store.begin() as conn:
        await subscribers.choose(conn, CHAT, NOW, topics=frozenset({"hotline", "of old"}))
    await chinese(talk)
    said = (await talk.say("/topics")).partition("全部")[0]
    assert "热线" in said
    assert "of old" in said


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("30 7 1", [(30, Unit.DAY), (7, Unit.DAY), (1, Unit.DAY)]),
        ("14", [(14, Unit.DAY)]),
        ("2 weeks, 1 day", [(2, Unit.WEEK), (1, Unit.DAY)]),
        ("1 month and 3 working days", [(1, Unit.MONTH), (3, Unit.WORKING_DAY)]),
        ("7d 7 days 7", [(7, Unit.DAY)]),
        ("2周、1天", [(2, Unit.WEEK), (1, Unit.DAY)]),
        ("提前1个月和3个工作日", [(1, Unit.MONTH), (3, Unit.WORKING_DAY)]),
        ("off", []),
        ("default", [(lead.count, lead.unit) for lead in DEFAULT_LEADS]),
    ],
)
async def test_lead_times_are_chosen(talk: Talk, words: str, leads: list[tuple[int, Unit]]) -> None:
    wanted = tuple(Distance(count, unit) for count, unit in leads)
    assert await talk.say(f"/leads {words}") == CHOICE_WORDING["en"].leads(wanted)
    assert await talk.say("/leads") == CHOICE_WORDING["en"].leads(wanted)
    assert (await talk.chat()).choices.leads == (None if words == "default" else wanted)


@pytest.mark.parametrize(
    "words",
    ["a week", "0", "7 fish", "-1", "7.5", "30 7 1 soon", ",", "99999", "٣", "1 2 3 4 5 6 7 8 9 10 11"],
)
async def test_what_is_no_list_of_lead_times_is_refused(talk: Talk, words: str) -> None:
    assert await talk.say(f"/leads {words}") == CHOICE_WORDING["en"].bad_leads(words, MOST_LEADS)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("monday", Weekday.MONDAY),
        ("Every Friday", Weekday.FRIDAY),
        ("on Sundays", Weekday.SUNDAY),
        ("tue", Weekday.TUESDAY),
        ("周一", Weekday.MONDAY),
        ("每周日", Weekday.SUNDAY),
        ("星期天", Weekday.SUNDAY),
        ("礼拜三", Weekday.WEDNESDAY),
        ("每週五", Weekday.FRIDAY),
    ],
)
async def test_a_weekly_digest_is_chosen(talk: Talk, words: str, day: Weekday) -> None:
    assert await talk.say(f"/digest {words}") == CHOICE_WORDING["en"].digest(day)
    assert (await talk.chat()).choices.digest is day
    assert (await chosen(talk, "/digest off")).digest is None


@pytest.mark.parametrize("words", ["daily", "8 August", "周八", "mon day"])
async def test_what_is_no_weekday_is_refused(talk: Talk, words: str) -> None:
    assert await talk.say(f"/digest {words}") == CHOICE_WORDING["en"].bad_digest(words)


@pytest.mark.parametrize(
    ("words", "quiet"),
    [
        ("weekends", QuietDays(weekends=True)),
        ("CN", QuietDays(country="CN")),
        ("germany", QuietDays(country="DE")),
        ("weekends and United Kingdom", QuietDays(weekends=True, country="GB")),
        ("周末、中国", QuietDays(weekends=True, country="CN")),
        ("德國", QuietDays(country="DE")),
    ],
)
async def test_quiet_days_are_chosen(talk: Talk, words: str, quiet: QuietDays) -> None:
    assert await talk.say(f"/quiet {words}") == CHOICE_WORDING["en"].quiet(quiet)
    assert (await talk.chat()).choices.quiet == quiet
    assert (await chosen(talk, "/quiet off")).quiet == QuietDays()


@pytest.mark.parametrize("words", ["Atlantis", "weekends Atlantis", "CN DE", "mondays"])
async def test_what_names_no_days_is_refused(talk: Talk, words: str) -> None:
    assert await talk.say(f"/quiet {words}") == CHOICE_WORDING["en"].bad_quiet(words)
    assert await talk.say("/quiet") == CHOICE_WORDING["en"].quiet(QuietDays())


async def test_all_of_it_is_said_in_chinese(talk: Talk) -> None:
    await chinese(talk)
    wording = CHOICE_WORDING["zh"]
    parties = [("cn", "中国"), ("us", "美国")]
    assert await talk.say("/party 中方") == wording.side("中国", parties)
    assert await talk.say("/party 法国") == wording.bad_side("法国", parties)
    assert await talk.say("/digest 周一") == wording.digest(Weekday.MONDAY)
    assert await talk.say("/quiet 火星") == wording.bad_quiet("火星")
    assert await talk.say("/leads 不久") == wording.bad_leads("不久", MOST_LEADS)
