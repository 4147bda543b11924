"""Logs: readable by a program, and without secrets, whoever wrote the line."""

import asyncio
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import log_unhandled, set_up_logs

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
    assert said.count("…") >= 2
    assert TOKEN not in said


def test_libraries_do_not_chat(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs()
    logging.getLogger("httpx").info("HTTP Request: POST …")
    assert capsys.readouterr().err == ""


def test_an_exception_is_one_line_that_tells_where_and_not_what(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs()
    for logger in (structlog.get_logger("bot"), logging.getLogger("uvicorn.error")):
        try:
            raise ValueError("our secret position")
        except ValueError as error:
            try:
                raise LookupError(f"no answer to {error}") from error
            except LookupError:
                logger.exception("broken")
    said = capsys.readouterr().err
    assert "secret" not in said
    assert len(said.splitlines()) == 2
    for line in said.splitlines():
        assert "event=broken error=LookupError" in line
        assert "test_logs.py:" in line
        assert 'because="ValueError at ' in line


def test_what_nobody_waited_for_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    async def fail() -> None:
        raise ValueError("our secret position")

    async def forget() -> None:
        asyncio.get_running_loop().set_exception_handler(log_unhandled)
        task = asyncio.create_task(fail())
        await asyncio.wait((task,))
        del task

    set_up_logs()
    asyncio.run(forget())
    (line,) = capsys.readouterr().err.splitlines()
    assert "Task exception was never retrieved" in line
    assert "error=ValueError" in line
    assert "secret" not in line


def test_a_feed_is_never_named(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs()
    logging.getLogger("uvicorn.error").warning("GET /f/AAECAwQFBgcICQoLDA0ODw/review.ics")
    line = capsys.readouterr().err
    assert "/f/…/review.ics" in line
    assert "AAEC" not in line


def test_several_lines_are_one(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs()
    logging.getLogger("elsewhere").error("one\ntwo\r\nthree")
    assert len(capsys.readouterr().err.splitlines()) == 1
