"""Pictures, files, buttons to press, and messages that take the place of others: as they leave."""

from __future__ import annotations

import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Bot

from bot.delivery import Attachment, AttachmentKind, Delivery, Outgoing, PlaceGone, Press, Rows, Sent
from bot.parts import CAPTION_LIMIT, length
from bot.store.messages import pieces_of
from bot.telegram.outlet import TelegramOutlet
from tests.botapi.world import World

pytestmark = pytest.mark.anyio

BUTTONS: Rows = ((Press("Seen", "seen"), Press("Tomorrow", "later")),)


@pytest.fixture
def png(tmp_path_factory: pytest.TempPathFactory) -> Attachment:
    path = tmp_path_factory.mktemp("code") / "code.png"
    segno.make("agreed").save(str(path), scale=4)
    return Attachment(AttachmentKind.PICTURE, "code.png", path.read_bytes())


FILE = Attachment(AttachmentKind.FILE, "dialogue.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


async def test_a_picture_arrives_with_its_caption_and_buttons(
    world: World, bot: Bot, png: Attachment
) -> None:
    anna = await world.user(started=True)
    delivery = Delivery(1, anna, None, "扫一扫", BUTTONS, attachment=png)
    assert await TelegramOutlet(bot).send(delivery) == Sent(1)
    (shown,) = await world.shown(anna)
    assert shown["caption"] == "扫一扫"
    assert await world.file(shown["photo"][-1]["file_id"]) == png.body
    assert [b["callback_data"] for b in shown["reply_markup"]["inline_keyboard"][0]] == ["seen", "later"]


async def test_a_file_arrives_under_its_name_without_a_caption(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    assert await TelegramOutlet(bot).send(Delivery(1, anna, None, "", attachment=FILE)) == Sent(1)
    (shown,) = await world.shown(anna)
    assert shown["document"]["file_name"] == "dialogue.ics"
    assert "caption" not in shown
    assert await world.file(shown["document"]["file_id"]) == FILE.body


async def test_a_message_takes_the_place_of_another(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    outlet = TelegramOutlet(bot)
    sent = await outlet.send(Delivery(1, anna, None, "Settings", BUTTONS))
    assert isinstance(sent, Sent)
    edit = Delivery(2, anna, None, "Hour", replaces=sent.message)
    assert await outlet.send(edit) == sent
    assert await outlet.send(edit) == sent, "repeated, it has arrived"
    (shown,) = await world.shown(anna)
    assert shown["text"] == "Hour"
    assert "reply_markup" not in shown


async def test_a_message_that_is_gone_is_not_replaced(world: World, bot: Bot) -> None:
    anna = await world.user(started=True)
    outcome = await TelegramOutlet(bot).send(Delivery(2, anna, None, "Hour", replaces=77))
    assert outcome == PlaceGone()


@pytest.mark.parametrize(("units", "parts"), [(824, 2), (825, 3)])
def test_a_text_is_the_caption_of_the_last_attachment_where_it_fits(units: int, parts: int) -> None:
    outgoing = Outgoing(7, None, "x" * units, attachments=(FILE, FILE))
    pieces = pieces_of(outgoing, outgoing.text)
    assert len(pieces) == parts
    assert pieces[0] == ("", FILE)
    assert "".join(text for text, _ in pieces) == outgoing.text
    assert all(length(text) <= CAPTION_LIMIT for text, attachment in pieces if attachment)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=300),
    label=st.text(max_size=80),
    data=st.text(st.characters(codec="ascii"), min_size=1),
)
async def test_any_text_is_taken_through_any_message(
    world: World, bot: Bot, text: str, label: str, data: str
) -> None:
    """Whatever people write may stand in a message, a caption, an edit and on a button."""
    anna = await world.user(started=True)
    outgoing = Outgoing(anna, None, f"“{text}”", ((Press(f"“{label}”", data),),))
    outlet = TelegramOutlet(bot)
    first = await outlet.send(Delivery(1, anna, None, outgoing.text, outgoing.buttons))
    assert isinstance(first, Sent)
    for delivery in (
        Delivery(2, anna, None, outgoing.text, outgoing.buttons, attachment=FILE),
        Delivery(3, anna, None, f"{outgoing.text}!", outgoing.buttons, replaces=first.message),
    ):
        assert isinstance(await outlet.send(delivery), Sent)
