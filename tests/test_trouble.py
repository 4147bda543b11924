"""What does not work for a while is said when it begins and when it is over."""

from __future__ import annotations

from structlog.testing import capture_logs

from bot.trouble import Trouble
from schedules.store.problems import StoreProblem


def test_it_is_said_once_however_often_it_is_tried_and_so_is_its_end() -> None:
    trouble = Trouble("lease not renewed", "lease renewed again", lease="sender")
    with capture_logs() as logs:
        for _ in range(2):
            trouble.is_over()
            for why in ("it is shut down", "no server listens", "it is starting"):
                trouble.is_there(StoreProblem(why))
            trouble.is_over()
    begun = {"event": "lease not renewed", "log_level": "error", "why": "it is shut down"}
    ended = {"event": "lease renewed again", "log_level": "info"}
    assert logs == [line | {"lease": "sender"} for line in (begun, ended, begun, ended)]


def test_another_cause_is_said_too_but_none_twice_and_no_words_of_a_chat() -> None:
    trouble = Trouble("nothing is sent", "messages can be sent again")
    with capture_logs() as logs:
        for _ in range(2):
            trouble.is_there(StoreProblem("no server listens"))
            trouble.is_there(KeyError("our secret position"))
            trouble.is_there("another program asks for the updates of this token")
    assert [line["why"] for line in logs] == [
        "no server listens",
        "KeyError",
        "another program asks for the updates of this token",
    ]
