"""Invitations: whom they let in, until when, and what they look like."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.invitations import LIFETIME, InvitationExpired, Invitations, InvitationUnknown

NOW = datetime(2016, 7, 25, 1, tzinfo=UTC)
OURS = Invitations(b"s" * 32)


@given(st.text(min_size=1, max_size=64))
def test_an_invitation_fits_a_deep_link_and_names_its_schedule(schedule: str) -> None:
    payload = OURS.write(schedule, NOW)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
    assert OURS.read(payload, ["another", schedule], NOW + LIFETIME) == schedule


def test_an_invitation_expires() -> None:
    payload = OURS.write("dialogue-2016", NOW)
    with pytest.raises(InvitationExpired):
        OURS.read(payload, ["dialogue-2016"], NOW + LIFETIME + timedelta(seconds=1))


def test_another_installation_does_not_accept_it() -> None:
    payload = OURS.write("dialogue-2016", NOW)
    with pytest.raises(InvitationUnknown):
        Invitations(b"t" * 32).read(payload, ["dialogue-2016"], NOW)


def test_a_schedule_that_is_gone_invites_nobody() -> None:
    payload = OURS.write("dialogue-2016", NOW)
    with pytest.raises(InvitationUnknown):
        OURS.read(payload, ["dialogue-2017"], NOW)


@given(st.data())
def test_no_changed_letter_is_accepted(data: st.DataObject) -> None:
    payload = OURS.write("dialogue-2016", NOW)
    at = data.draw(st.integers(0, len(payload) - 2))  # the last letter holds unused bits
    letter = data.draw(st.sampled_from([c for c in "abcXYZ019_-" if c != payload[at]]))
    with pytest.raises((InvitationUnknown, InvitationExpired)):
        OURS.read(payload[:at] + letter + payload[at + 1 :], ["dialogue-2016"], NOW)


@given(st.text(st.characters(), max_size=100))
def test_any_text_is_answered(payload: str) -> None:
    with pytest.raises(InvitationUnknown):
        OURS.read(payload, ["dialogue-2016"], NOW)
