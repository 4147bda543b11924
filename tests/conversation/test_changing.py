"""Changing what was agreed: shown, confirmed, told, and taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.conversation import Conversation
from bot.conversation.changing import MOST_OF_A_CHAT
from bot.delivery import Outgoing, Press
from bot.incoming import ChatKind, Pressed, Said
from bot.invitations import Invitations
from bot.timelines import Timelines
from bot.wording.changes import CHANGE_WORDING
from schedules.amendment import Added, Amendment, Author
from schedules.examples import example
from schedules.reading import load
from schedules.store import amendments, shown
from schedules.store.engine import Store
from schedules.subscriber import Subscriber
from schedules.text import Text
from schedules.timeline import State

pytestmark = pytest.mark.anyio

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
EDITOR, BEN, OTHER_EDITOR = 7, 8, 9
ENGLISH = CHANGE_WORDING["en"]


class Talk:
    """Chats with the bot, over a real database; nothing is shared between two of them but that."""

    def __init__(self, store: Store, files: Sequence[str] = ("dialogue-2016",)) -> None:
        self.store = store
        self.timelines = Timelines([load(example(name)) for name in files])
        self._conversation = Conversation(
            self.timelines,
            Subscriber(SHANGHAI, "en", time(9)),
            Invitations(b"s" * 32),
            "https://agreed.example.org",
            editors={EDITOR, OTHER_EDITOR},
        )

    async def answer(self, said: Said, now: datetime = NOW) -> Outgoing:
        async with self.store.begin() as conn:
            (reply,) = await self._conversation.hear(conn, said, now)
        assert isinstance(reply, Outgoing)
        return reply

    async def press(self, pressed: Pressed, now: datetime = NOW) -> str:
        async with self.store.begin() as conn:
            _, reply = await self._conversation.hear(conn, pressed, now)
        assert isinstance(reply, Outgoing)
        return reply.text

    async def hear(self, said: Said, now: datetime = NOW) -> str:
        return (await self.answer(said, now)).text

    async def say(self, text: str, user: int = EDITOR, now: datetime = NOW) -> str:
        names = {EDITOR: "Anna", BEN: "Ben", OTHER_EDITOR: "Clara"}
        return await self.hear(Said(user, ChatKind.PRIVATE, text, user=user, name=names[user]), now)

    async def kept(self) -> int:
        async with self.store.connect() as conn:
            return await amendments.newest(conn)

    def due(self, milestone: str, schedule: str = "dialogue-2016") -> date | None:
        return self.timelines.on(date(2016, 7, 25))[schedule].entries[milestone].current.due


@pytest.fixture
def talk(store: Store) -> Talk:
    return Talk(store)


# Shown, and confirmed ----------------------------------------------------------------------------


async def test_a_move_shows_how_it_was_read_and_all_that_moves_with_it(talk: Talk) -> None:
    said = await talk.say("/move seminar to 24 and 25 August")
    assert "“24 and 25 August” = from Wednesday 24 August 2016 to Thursday 25 August 2016" in said
    assert "Network-protection seminar: now between Monday 1 August 2016" in said
    assert "Report of the experts" not in said
    assert "Regular meetings of the experts (1): now on or after Tuesday 2 August 2016; then on or" in said
    assert "Nothing has changed yet" in said
    assert await talk.kept() == 0


@pytest.mark.parametrize("yes", ["yes", "Yes.", "OK", "/confirm"])
async def test_once_confirmed_it_holds_for_everyone_and_the_answer_is_the_news(talk: Talk, yes: str) -> None:
    await talk.say("/move seminar to 24 and 25 August because the hall is free")
    said = await talk.say(yes)
    assert said.startswith(
        "Confirmed.\n\nChanged in China–US dialogue on fighting cyber-crime, June 2016, by Anna:"
    )
    assert "Moved: Network-protection seminar, now 24–25 Aug" in said
    assert said.endswith("Why: the hall is free")
    assert "25 August" in await talk.say("when is the seminar?", BEN)
    assert talk.due("protection-seminar") == date(2016, 8, 25)


@pytest.mark.each_database
async def test_the_chat_that_confirms_is_not_told_the_news_again(talk: Talk) -> None:
    await talk.say("/start")
    await talk.say("/move seminar to 24 August")
    reply = await talk.answer(Said(EDITOR, ChatKind.PRIVATE, "yes", user=EDITOR, name="Anna"))
    async with talk.store.connect() as conn:
        (news,) = await shown.recent_news(conn, NOW)
    assert reply.notices == (news.key,)
    assert news.by
    assert news.by.say("en") == "Anna"


async def test_in_chinese(talk: Talk) -> None:
    await talk.say("/language zh")
    said = await talk.say("/move 研讨会 到 8月24日至25日，因为场地已定")
    assert "“8月24日至25日” = 从2016年8月24日（星期三）至2016年8月25日（星期四）" in said
    assert "专家定期会晤（1）：由2016年8月2日（星期二）或之后，改为2016年8月26日（星期五）或之后" in said
    said = await talk.say("是")
    assert said.startswith("已确认。\n\n2016年6月中美打击网络犯罪高级别对话有变动，由Anna修改：")
    assert said.endswith("原因：场地已定")


async def test_no_leaves_it(talk: Talk) -> None:
    await talk.say("/move seminar to 24 August")
    assert await talk.say("no") == ENGLISH.withdrawn()
    assert await talk.say("/confirm") == ENGLISH.nothing_to_confirm()
    assert await talk.kept() == 0


async def test_yes_without_anything_shown_is_a_question_like_others(talk: Talk) -> None:
    assert "Confirmed" not in await talk.say("yes")


@pytest.mark.each_database
async def test_after_an_hour_it_has_to_be_shown_again(talk: Talk) -> None:
    await talk.say("/move seminar to 24 August")
    late = NOW + timedelta(hours=1, seconds=1)
    assert await talk.say("/confirm", now=late) == ENGLISH.nothing_to_confirm()
    assert await talk.kept() == 0


@pytest.mark.each_database
async def test_it_is_confirmed_once_and_whoever_comes_second_is_told(talk: Talk) -> None:
    code = (await talk.say("/move seminar to 24 August")).rpartition(" ")[2]
    await talk.say(f"/confirm {code}")
    assert await talk.say(f"/confirm {code}") == ENGLISH.made_already("Anna")
    assert await talk.kept() == 1


async def test_a_code_is_good_only_in_the_chat_in_which_it_was_shown(talk: Talk) -> None:
    code = (await talk.say("/move seminar to 24 August")).rpartition(" ")[2]
    assert await talk.say(f"/confirm {code}", OTHER_EDITOR) == ENGLISH.nothing_to_confirm()


@pytest.mark.each_database
async def test_of_two_changes_to_one_schedule_the_second_is_shown_anew(talk: Talk) -> None:
    await talk.say("/move seminar to 24 August")
    await talk.say("/move seminar to 29 August", OTHER_EDITOR)
    await talk.say("yes")
    said = await talk.say("yes", OTHER_EDITOR)
    assert said.startswith(ENGLISH.changed_meanwhile())
    assert "now on Wednesday 24 August 2016; then on Monday 29 August 2016" in said
    assert talk.due("protection-seminar") == date(2016, 8, 24)
    await talk.say("yes", OTHER_EDITOR)
    await talk.say("/due")
    assert talk.due("protection-seminar") == date(2016, 8, 29)


@pytest.mark.each_database
async def test_other_processes_take_it_in(talk: Talk) -> None:
    other = Talk(talk.store)
    await talk.say("/move seminar to 24 August")
    await talk.say("yes")
    await other.say("/due", BEN)
    assert other.due("protection-seminar") == date(2016, 8, 24)


# Done, dropped, undone ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["hotline test on 20 July", "hotline test yesterday", "热线测试 7月20日", "hotline test", "热线测试"],
)
async def test_done_on_a_day_that_is_over_or_today(talk: Talk, words: str) -> None:
    days = {"hotline test on 20 July": 20, "热线测试 7月20日": 20, "hotline test yesterday": 24}
    day = days.get(words, 25)
    said = await talk.say(f"/done {words}")
    assert f"{day} July 2016" in said or f"2016年7月{day}日" in said
    await talk.say("yes")
    await talk.say("/due")
    entry = talk.timelines.on(date(2016, 7, 25))["dialogue-2016"].entries["hotline-test"]
    assert entry.current.state is State.DONE
    assert entry.current.done_on == date(2016, 7, day)


async def test_what_is_done_was_done_by_today(talk: Talk) -> None:
    said = await talk.say("/done hotline test on 20 August 2016")
    assert said == ENGLISH.day_to_come(date(2016, 8, 20))
    assert await talk.say("/done hotline test in July") == ENGLISH.no_day("July")


async def test_dropped_for_a_reason(talk: Talk) -> None:
    assert "To be dropped: Test the hotline" in await talk.say("/drop hotline test because it was replaced")
    said = await talk.say("yes")
    assert "Dropped: Test the hotline. Before: by 31 Aug. Reason: it was replaced" in said
    assert said.count("it was replaced") == 1
    refused = await talk.say("/move hotline test to 24 August")
    assert refused == ENGLISH.settled("Test the hotline", State.DROPPED)


@pytest.mark.each_database
async def test_undo_gives_back_what_held_before(talk: Talk) -> None:
    before = talk.timelines.digests["dialogue-2016"]
    await talk.say("/move seminar to 24 August")
    await talk.say("yes")
    said = await talk.say("/undo")
    assert said.startswith("To be taken back: Network-protection seminar moved to “24 August” (by Anna)")
    said = await talk.say("yes")
    assert "Moved: Network-protection seminar, now 1–31 Aug (no day set); it was 24 Aug." in said
    await talk.say("/due")
    assert talk.timelines.digests["dialogue-2016"] == before
    assert await talk.say("/undo") == ENGLISH.nothing_to_undo()


@pytest.mark.each_database
async def test_undo_of_one_milestone_or_by_number(talk: Talk) -> None:
    for words in ("/move seminar to 24 August", "/done hotline test"):
        await talk.say(words)
        await talk.say("yes")
    assert "Network-protection seminar moved" in await talk.say("/undo seminar")
    assert "Test the hotline done" in await talk.say("/undo 2")
    assert await talk.say("/undo 3") == ENGLISH.nothing_to_undo()


@pytest.mark.each_database
async def test_the_history_of_changes(talk: Talk) -> None:
    assert await talk.say("/amendments") == ENGLISH.no_history()
    for words in ("/move seminar to 24 August because the hall is free", "/undo"):
        await talk.say(words)
        await talk.say("yes")
    assert (await talk.say("/amendments seminar")).splitlines() == [
        "Changes to “China–US dialogue on fighting cyber-crime, June 2016”, the newest first:",
        "2. Monday 25 July 2016, Anna: no. 1 taken back (Network-protection seminar)",
        "1. Monday 25 July 2016, Anna: Network-protection seminar moved to “24 August”. "
        "Why: the hall is free (taken back)",
    ]


# Refused ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["/move seminar to 24 August", "/done hotline test", "/drop dialogue"])
async def test_only_editors_change_what_has_a_file(talk: Talk, words: str) -> None:
    said = await talk.say(words, BEN)
    assert said == ENGLISH.for_editors("China–US dialogue on fighting cyber-crime, June 2016")


@pytest.mark.parametrize(
    "words",
    [
        "/move seminar to laminated 24 August",
        "/move laminated seminar to 24 August",
        "move the laminated seminar to 24 August",
        "把研讨会亮相推迟到8月24日",
    ],
)
async def test_nothing_is_left_out_of_a_change(talk: Talk, words: str) -> None:
    said = await talk.say(words)
    assert "Left out" not in said
    assert "没有计入" not in said
    assert "Confirm" not in await talk.say("yes")
    assert await talk.kept() == 0


async def test_words_that_are_not_read_are_refused_with_what_would_be(talk: Talk) -> None:
    said = await talk.say("/move seminar to before the picnic")
    assert "picnic" in said
    assert "Nothing has changed yet" not in said


@pytest.mark.parametrize("command", ["add", "move", "done", "drop"])
async def test_a_bare_command_says_how_to_write_it(talk: Talk, command: str) -> None:
    assert await talk.say(f"/{command}") == ENGLISH.how_to(command)


async def test_what_is_so_already_is_said(talk: Talk) -> None:
    await talk.say("/move seminar to 24 August")
    await talk.say("yes")
    said = await talk.say("/move seminar to 24 August")
    assert said == ENGLISH.changes_nothing("Network-protection seminar")


# A schedule of one's own --------------------------------------------------------------------------


@pytest.mark.each_database
async def test_a_chat_makes_a_schedule_of_its_own(talk: Talk) -> None:
    said = await talk.say("/add Call the bank: before 5 August", BEN)
    assert "This chat then has a schedule of its own" in said
    assert "Call the bank: new, on or before Thursday 4 August 2016" in said
    assert "chat-8" not in talk.timelines.schedules
    assert "New: Call the bank, by 4 Aug." in await talk.say("yes", BEN)
    assert "Call the bank" in await talk.say("/due", BEN)
    await talk.say("/add Visit the bank: within a week after the call", BEN)
    await talk.say("yes", BEN)
    await talk.say("/done call the bank", BEN)
    assert "Done: Call the bank" in await talk.say("yes", BEN)
    assert talk.due("call-the-bank", "chat-8") is not None


async def test_nobody_else_sees_it(talk: Talk) -> None:
    await talk.say("/add Call the bank: before 5 August", BEN)
    await talk.say("yes", BEN)
    assert "bank" not in await talk.say("/timeline")
    assert "chat-8" not in talk.timelines.public
    assert "Nothing that you follow" in await talk.say("/move call the bank to 6 August")


async def test_a_title_without_latin_letters_has_an_id_too(talk: Talk) -> None:
    await talk.say("/language zh", BEN)
    for title in ("给银行打电话", "去银行"):
        await talk.say(f"/add {title}：8月5日前", BEN)
        assert f"新增：{title}" in await talk.say("是", BEN)
    await talk.say("/due", BEN)
    assert list(talk.timelines.schedules["chat-8"].milestones) == ["milestone", "milestone-2"]


@pytest.mark.each_database
async def test_of_two_additions_shown_before_the_first_is_confirmed_none_is_lost(talk: Talk) -> None:
    shown = [await talk.say(f"/add {title}：8月5日前", BEN) for title in ("给银行打电话", "去银行")]
    first, second = (said.rpartition(" ")[2] for said in shown)
    await talk.say(f"/confirm {first}", BEN)
    assert (await talk.say(f"/confirm {second}", BEN)).startswith(ENGLISH.changed_meanwhile())
    await talk.say("yes", BEN)
    await talk.say("/due", BEN)
    assert list(talk.timelines.schedules["chat-8"].milestones) == ["milestone", "milestone-2"]


@pytest.mark.each_database
async def test_undo_passes_over_what_others_changed_elsewhere(talk: Talk) -> None:
    await talk.say("/start", BEN)
    await talk.say("/add Call the bank: before 5 August", BEN)
    await talk.say("yes", BEN)
    await talk.say("/move seminar to 24 August")
    await talk.say("yes")
    assert "Call the bank added" in await talk.say("/undo", BEN)


async def test_a_chat_has_room_for_so_many(talk: Talk) -> None:
    await talk.say("/add Call the bank: before 5 August", BEN)
    await talk.say("yes", BEN)
    async with talk.store.begin() as conn:
        for number in range(2, MOST_OF_A_CHAT + 1):
            edit, by = Added(Text.of(f"Call {number}"), "待定"), Author(BEN, "Ben")
            day = date(2016, 7, 25)
            await amendments.keep(conn, Amendment(number, "chat-8", f"call-{number}", edit, day, by, NOW))
    full = ENGLISH.full("Our agreements", MOST_OF_A_CHAT)
    assert await talk.say("/add Visit the bank: before 5 August", BEN) == full


async def test_an_editor_adds_to_a_file_by_its_id(talk: Talk) -> None:
    said = await talk.say("/add dialogue-2016: Sign the paper: by 30 October")
    assert "To be added to “China–US dialogue" in said
    assert "New: Sign the paper, by 30 Oct." in await talk.say("yes")
    refused = await talk.say("/add dialogue-2016: Sign the paper: by 30 October", BEN)
    assert "only its editors" in refused


# Groups -------------------------------------------------------------------------------------------


async def test_in_a_group_its_administrators_change_its_own(talk: Talk) -> None:
    words = "/add Call the bank: before 5 August"
    reply = await talk.hear(Said(-5, ChatKind.GROUP, words, user=BEN, name="Ben"))
    assert reply == ENGLISH.for_administrators("Our agreements")
    administrator = Said(-5, ChatKind.GROUP, words, user=BEN, name="Ben", administrator=True)
    reply = await talk.hear(administrator)
    assert "To be added" in reply
    code = reply.rpartition(" ")[2]
    reply = await talk.hear(Said(-5, ChatKind.GROUP, f"/confirm {code}", user=EDITOR, name="Anna"))
    assert reply == ENGLISH.for_administrators("Our agreements")


@pytest.mark.each_database
async def test_of_two_who_press_at_once_one_makes_the_change_and_both_are_told(talk: Talk) -> None:
    def press(user: int, name: str) -> Pressed:
        return Pressed(-5, ChatKind.GROUP, str(user), data, 3, None, user, name=name, administrator=True)

    words = "/add Call the bank: before 5 August"
    shown = await talk.answer(Said(-5, ChatKind.GROUP, words, user=BEN, name="Ben", administrator=True))
    ((yes, _),) = shown.buttons
    assert isinstance(yes, Press)
    data = yes.data
    answers = await asyncio.gather(talk.press(press(EDITOR, "Anna")), talk.press(press(BEN, "Ben")))
    (made,) = (text for text in answers if text.startswith("Confirmed."))
    (late,) = (text for text in answers if text != made)
    assert "New: Call the bank" in made
    assert late in {ENGLISH.made_already("Anna"), ENGLISH.made_already("Ben")}
    assert await talk.kept() == 1


async def test_a_group_can_let_everyone_change_it(talk: Talk) -> None:
    async def say(text: str, *, administrator: bool) -> str:
        said = Said(-5, ChatKind.GROUP, text, user=BEN, name="Ben", administrator=administrator)
        return await talk.hear(said)

    assert await say("/rights everyone", administrator=True) == ENGLISH.rights_of_groups()
    code = (await say("/add Call the bank: before 5 August", administrator=True)).rpartition(" ")[2]
    await say(f"/confirm {code}", administrator=True)
    title = "Our agreements"
    assert await say("/rights everyone", administrator=False) == ENGLISH.for_administrators(title)
    assert await say("/rights", administrator=False) == ENGLISH.rights(title, everyone=False)
    assert await say("/rights everyone", administrator=True) == ENGLISH.rights(title, everyone=True)
    assert "To be marked as done" in await say("/done call the bank", administrator=False)


@pytest.mark.each_database
async def test_an_invitation_lets_others_follow_and_not_change(talk: Talk) -> None:
    assert await talk.say("/invite", BEN) == ENGLISH.nothing_to_invite_to()
    await talk.say("/add Call the bank: before 5 August", BEN)
    await talk.say("yes", BEN)
    payload = (await talk.say("/invite", BEN)).rpartition(" ")[2]
    assert "Call the bank" in await talk.say(f"/start {payload}")
    assert await talk.say("/done call the bank") == ENGLISH.for_its_chat("Our agreements")
    assert await talk.say("/invite chat-8") == ENGLISH.for_its_chat("Our agreements")


# In plain words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("the seminar will be on 24 and 25 August", "To be moved: Network-protection seminar"),
        ("The seminar is postponed to September.", "To be moved: Network-protection seminar"),
        ("move the seminar to 3 September because of the rain", "To be moved: Network-protection seminar"),
        ("we finished the hotline test yesterday", "To be marked as done on Sunday 24 July 2016: Test the"),
        ("the hotline test was done on 20 July", "To be marked as done on Wednesday 20 July 2016: Test"),
        ("drop the misuse seminar", "To be dropped: Seminar on misuse"),
        ("研讨会改到9月1日", "将更改日期：网络保护研讨会"),
        ("研讨会将于8月24日举行", "将更改日期：网络保护研讨会"),
        ("热线测试完成了", "将记为2016年7月25日（星期一）完成：测试热线"),
        ("热线测试7月20日完成了", "将记为2016年7月20日（星期三）完成：测试热线"),
        ("取消反恐研讨会", "将取消：利用技术和通信实施恐怖活动问题研讨会"),
    ],
)
async def test_a_statement_in_plain_words_is_shown_in_its_language(
    talk: Talk, words: str, heading: str
) -> None:
    assert (await talk.say(words)).startswith(heading)
    assert await talk.kept() == 0


@pytest.mark.parametrize(
    "words",
    [
        "when is the seminar?",
        "is the hotline test done",
        "热线测试完成了吗",
        "研讨会是什么时候",
        "what will be due in August",
        "what happens if the seminar is moved to September?",
        "the seminar will be great",
        "the picnic will be on 24 August",
    ],
)
async def test_a_question_stays_one(talk: Talk, words: str) -> None:
    said = await talk.say(words)
    assert "Nothing has changed yet" not in said
    assert "目前尚未改动" not in said


async def test_what_was_shown_of_a_schedule_that_is_gone_cannot_be_confirmed(talk: Talk) -> None:
    assert "Nothing has changed yet" in await talk.say("/move misuse seminar to 12 August")
    assert await Talk(talk.store, []).say("yes") == ENGLISH.nothing_to_confirm()
    assert await talk.kept() == 0
