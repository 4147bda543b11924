"""What is to be sent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import Attachment, AttachmentKind, Link, Outgoing, Press, Prompt, Rows, Urgency
from bot.store.buttons import read_buttons, write_buttons


def test_answers_go_before_notices() -> None:
    assert sorted([Urgency.NOTICE, Urgency.ANSWER]) == [Urgency.ANSWER, Urgency.NOTICE]
    assert Outgoing(7, None, "yes").urgency is Urgency.ANSWER


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_message_says_something(text: str) -> None:
    with pytest.raises(ValueError, match="says something"):
        Outgoing(7, None, text)


def test_what_cannot_be_written_is_replaced() -> None:
    outgoing = Outgoing(7, None, "a\x00b\ud83d", ((Link("\udc00", "https://example.org"),),))
    assert outgoing.text == "a\ufffdb\ufffd"
    assert outgoing.buttons[0][0].label == "\ufffd"
    assert Outgoing(7, None, "😀").text == "😀"


@pytest.mark.parametrize("data", ["", "x" * 65, "中" * 22])
def test_a_button_tells_at_most_64_bytes(data: str) -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        Press("Seen", data)
    assert Press("Seen", "中" * 21).data


@pytest.mark.parametrize(
    ("name", "body"), [("a", b""), ("a", bytes(5_000_001)), ("", b"a"), ("a" * 65, b"a")]
)
def test_an_attachment_has_a_name_and_bounds(name: str, body: bytes) -> None:
    with pytest.raises(ValueError, match="has 1 to"):
        Attachment(AttachmentKind.FILE, name, body)


def test_what_replaces_a_message_is_one_text() -> None:
    file = Attachment(AttachmentKind.FILE, "a.ics", b"a")
    assert Outgoing(7, None, "x", replaces=1).replaces == 1
    for more in ({"text": "x" * 4000}, {"attachments": (file,)}):
        with pytest.raises(ValueError, match="one text"):
            replace(Outgoing(7, None, "x", replaces=1), **more)


@pytest.mark.parametrize("label", ["", "x" * 65])
def test_where_a_reply_is_written_stand_1_to_64_characters(label: str) -> None:
    with pytest.raises(ValueError, match="64"):
        Prompt(label)


@given(
    st.lists(
        st.lists(
            st.builds(Link, st.text(), st.text())
            | st.builds(Press, st.text(), st.text("abc:", min_size=1, max_size=64))
            | st.builds(Prompt, st.text("abc", min_size=1, max_size=64), st.booleans()),
        ).map(tuple)
    ).map(tuple)
)
def test_buttons_are_read_as_they_were_written(rows: Rows) -> None:
    assert read_buttons(write_buttons(rows)) == rows
