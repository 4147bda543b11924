"""Moments in a text: marked so that each reader can tap them, plain where Telegram does not take them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot

from bot.date_times import DateTimeEntity
from bot.delivery import Attachment, AttachmentKind, Delivery, Sent
from bot.telegram.outlet import TelegramOutlet
from tests.botapi.faults import Break
from tests.botapi.world import World

pytestmark = pytest.mark.anyio


SOON = datetime(2016, 8, 31, 12, tzinfo=UTC)


def with_moment(chat: int, at: datetime = SOON, attachment: Attachment | None = None) -> Delivery:
    said = (DateTimeEntity(3, 13, int(at.timestamp())),)
    return Delivery(1, chat, None, "🗓 31 Aug, 12:00", attachment=attachment, entities=said)


async def test_a_moment_can_be_tapped_and_its_words_stay(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    file = Attachment(AttachmentKind.FILE, "calendar.ics", b"BEGIN:VCALENDAR")
    for one in (with_moment(anna), with_moment(anna, attachment=file)):
        assert isinstance(await TelegramOutlet(bot).send(one), Sent)
    text, caption = (message["message"] for message in await world.messages(anna))
    moment = {"type": "date_time", "offset": 3, "length": 13, "unix_time": int(SOON.timestamp())}
    assert (text["text"], text["entities"]) == ("🗓 31 Aug, 12:00", [moment])
    assert (caption["caption"], caption["caption_entities"]) == ("🗓 31 Aug, 12:00", [moment])


@pytest.mark.parametrize("is_far", [False, True])
async def test_a_moment_that_telegram_does_not_take_stays_plain(world: World, bot: Bot, is_far: bool) -> None:
    anna = await world.user(started=True)
    at = datetime.now(UTC) + timedelta(days=1099) if is_far else datetime(1969, 12, 31, tzinfo=UTC)
    assert isinstance(await TelegramOutlet(bot).send(with_moment(anna, at)), Sent)
    (sent,) = await world.messages(anna)
    assert "entities" not in sent["message"]
    assert len(await world.requests("sendMessage")) == 1


@pytest.mark.parametrize(
    "refusal",
    ["can't parse MessageEntity: Unsupported type specified", "ENTITY_DATE_INVALID", "ENTITIES_TOO_LONG"],
)
async def test_what_is_refused_because_of_a_moment_arrives_without(
    world: World, bot: Bot, refusal: str
) -> None:
    anna = await world.user(started=True)
    await world.fault(Break.REFUSE, status=400, description=f"Bad Request: {refusal}", times=1)
    assert isinstance(await TelegramOutlet(bot).send(with_moment(anna)), Sent)
    (sent,) = await world.messages(anna)
    assert (sent["text"], sent["message"].get("entities")) == ("🗓 31 Aug, 12:00", None)


async def test_of_more_moments_than_telegram_marks_the_first_are_marked(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    words = "31 Aug, 12:00"
    moments = tuple(DateTimeEntity(14 * place, 13, int(SOON.timestamp())) for place in range(120))
    crowded = Delivery(1, anna, None, " ".join([words] * 120), entities=moments)
    assert isinstance(await TelegramOutlet(bot).send(crowded), Sent)
    (sent,) = await world.messages(anna)
    assert [one["offset"] for one in sent["message"]["entities"]] == [14 * place for place in range(100)]
