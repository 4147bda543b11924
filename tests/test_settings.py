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
    }
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsProblems) as caught:
        load_settings()
    assert {problem.partition(":")[0] for problem in caught.value.problems} == set(wrong)
    assert "write it as 09:00" in str(caught.value)


def test_the_token_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:secret")
    assert "secret" not in repr(load_settings())


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
