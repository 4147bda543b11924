"""Logs: readable by a program, and without secrets, whoever wrote the line."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import set_up_logs

TOKEN = "123456:AAFsecretsecretsecret"


@pytest.fixture(autouse=True)
def _logs_of_one_test() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = before
    structlog.reset_defaults()


def test_a_line_is_key_value_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs()
    structlog.get_logger("bot").info("sent", chat=5)
    line = capsys.readouterr().err
    assert "level=info" in line
    assert "event=sent chat=5" in line


def test_no_line_holds_a_secret(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs((TOKEN,))
    structlog.get_logger("bot").warning("failed", url=f"http://127.0.0.1/bot{TOKEN}/getMe")
    logging.getLogger("httpx").error("POST http://127.0.0.1/bot%s/getMe", TOKEN)
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logging.getLogger("telegram").exception("broken")
    said = capsys.readouterr().err
    assert said.count("…") >= 3
    assert TOKEN not in said


def test_libraries_do_not_chat(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs()
    logging.getLogger("httpx").info("HTTP Request: POST …")
    assert capsys.readouterr().err == ""
