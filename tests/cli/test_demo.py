"""``agreed demo`` where standard input is no terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
import vobject
from typer.testing import CliRunner

from bot.cli import app


def demo(*words: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    result = CliRunner().invoke(app, ["demo", *words], input="")
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("lang", "question", "reminder"),
    [
        ("en", "> what is due before September?", "Test the hotline"),
        ("zh", "> 9月前有什么到期？", "测试热线"),
    ],
)
def test_it_prints_the_replay_the_answer_and_where_the_calendar_is(
    lang: str, question: str, reminder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said, why = demo("--lang", lang)
    assert (code, why) == (0, "")
    told, _, answered = said.partition(question)
    assert "── 2016-08-31 09:00 CST ──" in told
    assert reminder in told
    assert reminder in answered
    calendar = tmp_path / "dialogue-2016.ics"
    assert said.endswith(f": {calendar}\n")
    (read,) = vobject.readComponents(calendar.read_text(encoding="utf-8"))
    assert any(reminder in event.summary.value for event in read.vevent_list)


def test_it_says_the_same_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert demo() == demo()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dialogue-2016.ics").mkdir()
    code, _, why = demo()
    assert code == 2
    assert "dialogue-2016.ics: " in why


def test_a_wrong_call_ends_with_2() -> None:
    assert demo("--lang", "fr")[0] == 2
