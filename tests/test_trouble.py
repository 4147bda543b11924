"""What goes wrong again and again is said once."""

from __future__ import annotations

from structlog.testing import capture_logs

from bot.trouble import Trouble


def test_it_is_said_once_for_each_reason_and_once_when_it_is_over() -> None:
    trouble = Trouble("nothing is sent", "messages are sent again")
    with capture_logs() as logs:
        trouble.note_success()
        for why in ("gone", "gone", "starting", "starting"):
            trouble.note(why, unsettled=1)
        trouble.note_success()
        trouble.note_success()
        trouble.note("gone")
    assert [(line["event"], line.get("why"), line["log_level"]) for line in logs] == [
        ("nothing is sent", "gone", "error"),
        ("nothing is sent", "starting", "error"),
        ("messages are sent again", None, "info"),
        ("nothing is sent", "gone", "error"),
    ]
