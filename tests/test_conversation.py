"""The conversation: what is said in a chat, what is answered, and what is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.conversation import COMMANDS, Conversation
from bot.delivery import Link, Outgoing
from bot.incoming import ChatKind, Incoming, Left, Said
from bot.invitations import LIFETIME, Invitations
from bot.timelines import Timelines
from bot.wording.chat import CHAT_WORDING
from schedules.examples import example
from schedules.milestone import Schedule, Visibility
from schedules.reading import load
from schedules.store import feeds, subscribers
from schedules.store.engine import Store
from schedules.store.subscribers import Chat, Rest
from schedules.subscriber import Subscriber

pytestmark = pytest.mark.anyio

CHAT = 7
NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
PUBLIC = load(example("dialogue-2016"))
INVITED = replace(PUBLIC, id="another", visibility=Visibility.INVITED)
ADDRESS = "https://agreed.example.org"
INVITATIONS = Invitations(b"s" * 32)


class Talk:
    """One chat with the bot, over a real database."""

    def __init__(self, store: Store, *schedules: Schedule, address: str = ADDRESS) -> None:
        defaults = Subscriber(SHANGHAI, "en", time(9))
        self.store = store
        self.timelines = Timelines(schedules)
        self._conversation = Conversation(self.timelines, defaults, INVITATIONS, address)

    async def hear(self, incoming: Incoming, now: datetime = NOW) -> Sequence[Outgoing]:
        async with self.store.begin() as conn:
            return await self._conversation.hear(conn, incoming, now)

    async def ask(self, text: str, now: datetime = NOW, chat: int = CHAT) -> Outgoing:
        (reply,) = await self.hear(Said(chat, ChatKind.PRIVATE, text, user=chat), now)
        assert reply.chat == chat
        return reply

    async def say(self, text: str, now: datetime = NOW, chat: int = CHAT) -> str:
        return (await self.ask(text, now, chat)).text

    async def chat(self, id: int = CHAT) -> Chat:
        async with self.store.connect() as conn:
            found = await subscribers.find(conn, id)
        assert found is not None
        return found

    async def follows(self, id: int = CHAT) -> tuple[str, ...]:
        async with self.store.connect() as conn:
            return await subscribers.subscriptions_of(conn, id)


@pytest.fixture
def talk(store: Store) -> Talk:
    return Talk(store, PUBLIC, INVITED)


async def chinese(talk: Talk) -> None:
    assert await talk.say("/language zh") == CHAT_WORDING["zh"].language(["en", "zh"])


# Starting and stopping --------------------------------------------------------------------------


async def test_start_follows_what_is_public_and_tells_what_is_due(talk: Talk) -> None:
    said = await talk.say("/start")
    assert "China–US dialogue on fighting cyber-crime, June 2016" in said
    assert "At 09:00 (Asia/Shanghai)" in said
    assert said.endswith(await talk.say("/due"))
    assert await talk.follows() == ("dialogue-2016",)
    chat = await talk.chat()
    assert (chat.rests, chat.since, chat.next_at) == (None, NOW, NOW)


async def test_start_in_chinese(talk: Talk) -> None:
    await chinese(talk)
    said = await talk.say("/start")
    assert "2016年6月中美打击网络犯罪高级别对话" in said
    assert said.endswith(await talk.say("/due"))


async def test_stop_rests_and_start_goes_on(talk: Talk) -> None:
    await talk.say("/start")
    assert await talk.say("/stop") == CHAT_WORDING["en"].resting()
    assert (await talk.chat()).rests is Rest.STOPPED
    assert "Test the hotline" in await talk.say("when is the hotline test?")
    await talk.say("/start", NOW + timedelta(days=1))
    chat = await talk.chat()
    assert (chat.rests, chat.since) == (None, NOW + timedelta(days=1))


async def test_stop_of_one_who_never_started_is_fine(talk: Talk) -> None:
    assert await talk.say("/stop") == CHAT_WORDING["en"].resting()


async def test_start_is_for_the_topic_in_which_it_is_said(talk: Talk) -> None:
    said = Said(-7, ChatKind.GROUP, "/start", thread=3)
    (reply,) = await talk.hear(said)
    assert reply.thread == 3
    assert (await talk.chat(-7)).thread == 3


async def test_where_nothing_is_public_it_says_how_to_get_in(store: Store) -> None:
    talk = Talk(store, INVITED)
    assert await talk.say("/start") == CHAT_WORDING["en"].nothing_public()
    for words in ("/due", "what is next?", "/calendar", "/timeline"):
        assert await talk.say(words) == CHAT_WORDING["en"].nothing_to_see()
    assert await talk.say("有什么到期？") == CHAT_WORDING["en"].nothing_to_see()


# Invitations ------------------------------------------------------------------------------------


async def test_an_invitation_lets_in(store: Store) -> None:
    talk = Talk(store, INVITED)
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}", NOW + LIFETIME)
    assert await talk.follows() == ("another",)
    assert "Test the hotline" in await talk.say("when is the hotline test?")


async def test_an_invitation_adds_to_what_is_followed(talk: Talk) -> None:
    await talk.say("/start")
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}")
    assert await talk.follows() == ("another", "dialogue-2016")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_an_invitation_that_is_over_or_not_ours_lets_nobody_in(talk: Talk, language: str) -> None:
    wording = CHAT_WORDING[language]
    await talk.say(f"/language {language}")
    payload = INVITATIONS.write("another", NOW)
    late = NOW + LIFETIME + timedelta(seconds=1)
    assert await talk.say(f"/start {payload}", late) == wording.invitation_expired()
    assert await talk.say(f"/start {payload[:-2]}xx") == wording.invitation_unknown()
    assert await talk.say("/start 你好") == wording.invitation_unknown()
    assert await talk.follows() == ()


# Choosing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("08:30", time(8, 30)),
        ("8:30", time(8, 30)),
        ("18：05", time(18, 5)),
        ("0830", time(8, 30)),
        ("7", time(7)),
        ("07", time(7)),
    ],
)
async def test_an_hour_is_chosen(talk: Talk, words: str, hour: time) -> None:
    await talk.say("/start")
    assert await talk.say(f"/hour {words}") == CHAT_WORDING["en"].hour(hour, "Asia/Shanghai")
    chat = await talk.chat()
    assert (chat.choices.hour, chat.next_at) == (hour, NOW)
    assert await talk.say("/hour") == CHAT_WORDING["en"].hour(hour, "Asia/Shanghai")


@pytest.mark.parametrize("words", ["25:00", "noon", "08:30:15", "08:30+02:00", "8.30", "九点", "-1", "٩"])
async def test_what_is_no_hour_is_refused_with_how_to_write_it(talk: Talk, words: str) -> None:
    assert await talk.say(f"/hour {words}") == CHAT_WORDING["en"].bad_hour(words)


async def test_a_zone_is_chosen(talk: Talk) -> None:
    wording = CHAT_WORDING["en"]
    assert await talk.say("/zone") == wording.zone("Asia/Shanghai", time(9))
    assert await talk.say("/zone europe/berlin") == wording.zone("Europe/Berlin", time(9))
    assert await talk.say("/zone") == wording.zone("Europe/Berlin", time(9))
    assert (await talk.chat()).choices.zone == ZoneInfo("Europe/Berlin")
    assert "Europe/Berlin" in await talk.say("/zone Europe/Berln")
    assert (await talk.chat()).rests is Rest.STOPPED


async def test_a_language_is_chosen_and_spoken(talk: Talk) -> None:
    english, zh = CHAT_WORDING["en"], CHAT_WORDING["zh"]
    known = ["en", "zh"]
    assert await talk.say("/language") == english.language(known)
    assert await talk.say("/language tlh") == english.bad_language("tlh", known)
    assert await talk.say("/language ZH") == zh.language(known)
    assert (await talk.ask("/hour")).language == "zh"
    assert await talk.say("/hour 25") == zh.bad_hour("25")
    assert "Asia/Shanghai" in await talk.say("/zone Asia/Shangai")
    assert await talk.say("/language en") == english.language(known)


async def test_what_one_chat_chose_is_its_own(talk: Talk) -> None:
    await talk.say("/language zh")
    assert await talk.say("/hour", chat=8) == CHAT_WORDING["en"].hour(time(9), "Asia/Shanghai")


# Asking -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("what is due before September?", ["Network-protection seminar", "Test the hotline"]),
        ("/due\nbefore September", ["Network-protection seminar", "Test the hotline"]),
        ("/due in August", ["Network-protection seminar", "Test the hotline"]),
        ("/next", ["Test the hotline"]),
        ("when is the hotline test?", ["Test the hotline", "31 August 2016"]),
        ("/timeline", ["Test the hotline", "Next dialogue on fighting cyber-crime", "Exchange information"]),
        ("9月前有什么到期？", ["网络保护研讨会", "测试热线"]),
        ("/due 9月前", ["网络保护研讨会", "测试热线"]),
        ("下次演习是什么时候？", ["打击网络犯罪和网络保护演习"]),
        ("八月有什么？", ["测试热线"]),
    ],
)
async def test_a_question_is_answered_in_its_own_language(
    talk: Talk, question: str, names: list[str]
) -> None:
    said = await talk.say(question)
    for name in names:
        assert name in said


@pytest.mark.parametrize("words", ["/due before September", "/next", "/timeline"])
async def test_commands_are_answered_in_the_language_of_the_chat(talk: Talk, words: str) -> None:
    await chinese(talk)
    assert "测试热线" in await talk.say(words)


async def test_today_is_that_of_the_chat(talk: Talk) -> None:
    last_evening = datetime(2016, 8, 31, 17, tzinfo=UTC)
    assert "Test the hotline" in await talk.say("what is overdue?", last_evening)
    await talk.say("/zone UTC")
    assert "Test the hotline" not in await talk.say("what is overdue?", last_evening)


@pytest.mark.parametrize(
    "words", ["how is the weather?", "今天天气怎么样？", "/due before the flood", "?", "..."]
)
async def test_what_is_not_understood_is_answered_with_what_would_be(talk: Talk, words: str) -> None:
    assert len((await talk.say(words)).splitlines()) > 1


async def test_a_chat_sees_only_what_it_follows(talk: Talk) -> None:
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}")
    await talk.say("/start", chat=8)
    assert "/another.ics" in await talk.say("/calendar")
    assert "/another.ics" not in await talk.say("/calendar", chat=8)
    assert "/another.ics" not in await talk.say("/calendar", chat=9)


# The calendar -----------------------------------------------------------------------------------


async def test_a_public_calendar_has_a_plain_address_and_a_button(talk: Talk) -> None:
    reply = await talk.ask("/calendar")
    url = f"{ADDRESS}/dialogue-2016.ics"
    assert url in reply.text
    assert reply.links == (Link("China–US dialogue on fighting cyber-crime, June 2016", url),)


async def test_an_invited_one_has_a_secret_address_that_stays(store: Store) -> None:
    talk = Talk(store, INVITED)
    await talk.say(f"/start {INVITATIONS.write('another', NOW)}")
    (link,) = (await talk.ask("/calendar")).links
    token = link.url.removeprefix(f"{ADDRESS}/f/").removesuffix("/another.ics")
    async with store.connect() as conn:
        assert await feeds.chat_of_feed(conn, token) == CHAT
    assert (await talk.ask("/calendar")).links == (link,)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://localhost:8000", "http://192.168.1.4"])
async def test_a_local_address_is_text_and_no_button(store: Store, address: str) -> None:
    reply = await Talk(store, PUBLIC, address=address).ask("/calendar")
    assert reply.links == ()
    assert f"{address}/dialogue-2016.ics" in reply.text


# Who is heard -----------------------------------------------------------------------------------


async def test_what_is_not_for_the_bot_is_not_answered(talk: Talk) -> None:
    assert await talk.hear(Said(-7, ChatKind.GROUP, "good morning", addressed=False)) == ()
    assert await talk.hear(Left(7)) == ()


async def test_an_answer_goes_where_the_question_was_asked(talk: Talk) -> None:
    (reply,) = await talk.hear(Said(-7, ChatKind.GROUP, "/id", thread=3, user=12))
    assert (reply.chat, reply.thread, reply.notices) == (-7, 3, ())
    assert reply.text == "Your user id is 12; the id of this chat is -7."


@pytest.mark.parametrize("words", ["/id", "/ID", "  /id  ", "/id please"])
async def test_a_command_is_heard_however_it_is_written(talk: Talk, words: str) -> None:
    assert await talk.say(words) == "The id of this chat is 7."


@pytest.mark.parametrize("words", ["/weather", "/", "/ due", "/天气", f"/{'x' * 500}"])
async def test_what_is_no_command_is_said(talk: Talk, words: str) -> None:
    assert "is not a command here" in await talk.say(words)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_help_lists_every_command(talk: Talk, language: str) -> None:
    await talk.say(f"/language {language}")
    listed = [line.split()[0] for line in (await talk.say("/help")).splitlines() if line.startswith("/")]
    assert listed == [f"/{name}" for name in COMMANDS]


@pytest.mark.parametrize(
    "words", ["/due " + "x" * 5000, "what is due " * 400, "\u202e/due", "/zone \x00", "/hour ٩"]
)
async def test_any_text_is_answered(talk: Talk, words: str) -> None:
    assert (await talk.say(words)).strip()


@pytest.mark.parametrize(("named", "answers"), [(False, 0), (True, 1)])
async def test_a_command_of_another_bot_is_not_answered_in_a_group(
    talk: Talk, named: bool, answers: int
) -> None:
    said = Said(-7, ChatKind.GROUP, "/weather tomorrow", named=named)
    assert len(await talk.hear(said)) == answers
    assert len(await talk.hear(replace(said, text="/due"))) == 1
