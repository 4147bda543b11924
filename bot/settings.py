"""Settings, from the environment or a ``.env`` file in the working folder; all problems at once."""

from __future__ import annotations

import re
from datetime import time
from ipaddress import ip_address
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from schedules.language import LANGUAGES
from schedules.zones import BadZone, zone_named


class SettingsProblems(Exception):
    """Settings that cannot be used; ``problems`` names each with what to write instead."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _hour(value: Any) -> time:
    if isinstance(value, time):
        return value
    try:
        return time.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"'{value}' is not a time of day; write it as 09:00") from None


def _zone(value: Any) -> ZoneInfo:
    if isinstance(value, ZoneInfo):
        return value
    try:
        return zone_named(str(value))
    except BadZone as problem:
        raise ValueError(str(problem)) from None


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise ValueError(f"'{value}' is not spoken here; choose one of {', '.join(LANGUAGES)}")
    return value


def _editors(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    ids = value.replace(",", " ").split()
    wrong = [id for id in ids if not id.isdecimal()]
    if wrong:
        raise ValueError(f"'{wrong[0]}' is not a numeric user id; /id in a chat with the bot tells yours")
    return frozenset(int(id) for id in ids)


def _listen(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise ValueError(f"'{value}' is not an address; write it as 127.0.0.1:8000")
    return value


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"'{value}' is not a web address; write it as https://example.org")
    return value.rstrip("/")


def _webhook_url(value: str) -> str:
    url = _web_address(value)
    parts = urlsplit(url)
    if parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
        raise ValueError(f"'{value}' would carry messages in the clear; write it as https://…")
    if parts.path in _TAKEN_PATHS or parts.path.endswith(".ics"):
        raise ValueError(f"'{value}' needs a path of its own, as in https://example.org/telegram")
    return url


_TAKEN_PATHS = frozenset({"", "/healthz", "/readyz", "/metrics"})


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _chat(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?\d{1,18}", value):
        raise ValueError(f"'{value}' is not the numeric id of a chat; /id in that chat tells it")
    return value


WebAddress = Annotated[str, AfterValidator(_web_address)]
_SECRET_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""What Telegram takes for the secret of a webhook (Bot API, setWebhook)."""


class Settings(BaseSettings):
    """What an operator can choose. Every field is described in ``.env.example``."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, arbitrary_types_allowed=True
    )

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: WebAddress = "https://api.telegram.org/bot"
    database_url: str = "sqlite:///agreed.db"
    listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8000"
    public_url: WebAddress | None = None
    webhook_url: Annotated[str, AfterValidator(_webhook_url)] | None = None
    webhook_secret: SecretStr | None = Field(default=None, validate_default=True)
    editors: Annotated[frozenset[int], NoDecode, BeforeValidator(_editors)] = frozenset()
    default_hour: Annotated[time, BeforeValidator(_hour)] = time(9)
    default_timezone: Annotated[ZoneInfo, BeforeValidator(_zone)] = ZoneInfo("UTC")
    default_language: Annotated[str, AfterValidator(_language)] = "en"
    send_rate: Annotated[int, Field(ge=1, le=1000)] = 30
    operators_chat: Annotated[int, BeforeValidator(_chat)] | None = None

    @field_validator("webhook_secret")
    @classmethod
    def _is_a_secret(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if secret is None:
            if info.data.get("webhook_url") is not None:
                raise ValueError("WEBHOOK_URL needs one: 1 to 256 letters, digits, _ and -, hard to guess")
        elif not _SECRET_TOKEN.fullmatch(secret.get_secret_value()):
            raise ValueError("write 1 to 256 letters, digits, _ and -; Telegram takes nothing else")
        return secret

    @property
    def webhook_path(self) -> str | None:
        """The path at which Telegram delivers updates; ``None`` where they are asked for."""
        return urlsplit(self.webhook_url).path if self.webhook_url else None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log may tell: tokens whole and without the bot's id, and the database's password."""
        told = self.telegram_bot_token, self.webhook_secret
        found = [secret.get_secret_value() for secret in told if secret is not None]
        password = urlsplit(self.database_url).password or ""
        return (*found, *(secret.rpartition(":")[2] for secret in found), password)

    @property
    def host(self) -> str:
        """The host part of ``listen``."""
        return self.listen.rpartition(":")[0].strip("[]")

    @property
    def port(self) -> int:
        """The port part of ``listen``; 0 lets the system choose."""
        return int(self.listen.rpartition(":")[2])


def load_settings(**overrides: Any) -> Settings:
    """The settings of the environment and ``.env``, with ``overrides`` over them.

    Raises:
        SettingsProblems: naming every setting that cannot be used, or a ``.env`` that cannot be read.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsProblems(tuple(_explain(problem) for problem in error.errors())) from None
    except OSError as error:
        raise SettingsProblems((f"{error.filename} cannot be read: {error.strerror}",)) from None


def _explain(problem: Any) -> str:
    name = ".".join(str(part) for part in problem["loc"]).upper()
    return f"{name}: {problem['msg'].removeprefix('Value error, ')}"


def is_local(url: str) -> bool:
    """Whether only this machine or its network can open an address: Telegram refuses buttons to it."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or "." not in host:
        return True
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host.endswith((".local", ".localhost", ".internal"))
