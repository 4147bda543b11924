"""Settings from the environment and .env."""

import re
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import Settings, SettingsProblems, is_local, load_settings

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_everything_has_a_default() -> None:
    settings = load_settings()
    assert settings.default_hour == time(9)
    assert settings.database_url == "sqlite:///agreed.db"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.telegram_bot_token is None


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DEFAULT_HOUR=08:30\nDEFAULT_TIMEZONE=Asia/Shanghai\nEDITORS=12, 34\n")
    monkeypatch.setenv("DEFAULT_HOUR", "07:15")
    settings = load_settings()
    assert settings.default_hour == time(7, 15)
    assert settings.default_timezone == ZoneInfo("Asia/Shanghai")
    assert settings.editors == {12, 34}


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / ".env").symlink_to("x" * 300)  # not even for root, for whom no permission is missing
    with pytest.raises(SettingsProblems) as found:
        load_settings()
    assert found.value.problems == (".env cannot be read: File name too long",)


def test_an_empty_setting_keeps_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    assert load_settings().public_url is None
    assert load_settings().telegram_bot_token is None


def test_all_problems_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {
        "DEFAULT_HOUR": "9 o'clock",
        "DEFAULT_TIMEZONE": "Asia/Peking",
        "DEFAULT_LANGUAGE": "tlh",
        "EDITORS": "@someone",
        "LISTEN": "8000",
        "PUBLIC_URL": "example.org",
        "SEND_RATE": "0",
        "WEBHOOK_URL": "http://example.org/telegram",
        "WEBHOOK_SECRET": "a b",
        "OPERATORS_CHAT": "@operators",
    }
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsProblems) as caught:
        load_settings()
    assert {problem.partition(":")[0] for problem in caught.value.problems} == set(wrong)
    assert "write it as 09:00" in str(caught.value)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://example.org/telegram", "in the clear"),
        ("http://192.168.1.4/telegram", "in the clear"),
        ("ftp://example.org/telegram", "not a web address"),
        ("https://example.org", "a path of its own"),
        ("https://example.org/", "a path of its own"),
        ("https://example.org/metrics", "a path of its own"),
        ("https://example.org/dialogue-2016.ics", "a path of its own"),
    ],
)
def test_a_webhook_address_that_cannot_be_used_is_said(url: str, says: str) -> None:
    with pytest.raises(SettingsProblems, match="WEBHOOK_URL: ") as caught:
        load_settings(webhook_url=url, webhook_secret="abc")
    assert says in str(caught.value)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "[::1]:8000", "localhost", "127.3.2.1"])
def test_a_webhook_on_this_machine_may_be_plain(host: str) -> None:
    settings = load_settings(webhook_url=f"http://{host}/telegram", webhook_secret="abc")
    assert settings.webhook_path == "/telegram"


def test_a_webhook_needs_a_secret() -> None:
    with pytest.raises(SettingsProblems, match="WEBHOOK_SECRET: WEBHOOK_URL needs one"):
        load_settings(webhook_url="https://example.org/telegram")
    assert load_settings(webhook_secret="unused").webhook_path is None


@pytest.mark.parametrize("secret", ["", "a b", "é", "x" * 257])
def test_a_secret_that_telegram_would_not_take_is_said(secret: str) -> None:
    with pytest.raises(SettingsProblems, match="WEBHOOK_SECRET: "):
        load_settings(webhook_url="https://example.org/telegram", webhook_secret=secret)


def test_the_operators_chat_may_be_a_group() -> None:
    assert load_settings(operators_chat="-1001234567890").operators_chat == -1001234567890


def test_no_secret_ever_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:hidden")
    monkeypatch.setenv("WEBHOOK_SECRET", "hidden")
    assert "hidden" not in repr(load_settings())


def test_the_example_names_every_setting_with_its_default() -> None:
    text = (ROOT / ".env.example").read_text()
    shown = dict(re.findall(r"^([A-Z_]+)=(.*)$", text, flags=re.MULTILINE))
    assert set(shown) == {name.upper() for name in Settings.model_fields}
    (Path.cwd() / ".env").write_text(text)
    assert load_settings() == load_settings(_env_file=None)


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:8000/x", True),
        ("http://localhost/x", True),
        ("http://[::1]:8000", True),
        ("http://192.168.1.4", True),
        ("http://calendar", True),
        ("http://box.local", True),
        ("https://agreed.example.org/x", False),
        ("https://8.8.8.8/x", False),
    ],
)
def test_local_addresses_are_known(url: str, local: bool) -> None:
    assert is_local(url) is local
