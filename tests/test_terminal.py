"""The same conversation in a terminal, where time is moved on."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.delivery import Delivery, Sent
from bot.terminal import BadSkip, TerminalOutlet, distance, lines, rehearse, written
from bot.timelines import Timelines
from schedules.examples import example
from schedules.reading import load
from schedules.subscriber import Subscriber

pytestmark = pytest.mark.anyio

SHANGHAI = ZoneInfo("Asia/Shanghai")
START = datetime(2016, 7, 25, 9, tzinfo=SHANGHAI)
PROMPT = re.compile(r"^\[2016-\d\d-\d\d \d\d:\d\d\] > ", re.MULTILINE)


async def rehearsed(typed: Iterable[str], folder: Path, language: str = "en") -> list[str]:
    """What is printed before the first prompt, and after each line that is typed."""
    timelines = Timelines([load(example("dialogue-2016"))])
    source, out = io.StringIO("".join(f"{line}\n" for line in typed)), io.StringIO()
    await rehearse(timelines, START, language, source, out, folder)
    return [part.strip() for part in PROMPT.split(out.getvalue())]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("7 days", 7),
        ("1 day", 1),
        ("2 weeks", 14),
        ("3w", 21),
        ("5", 5),
        (" 0 ", 0),
        ("7天", 7),
        ("7 日", 7),
        ("2周", 14),
        ("1星期", 7),
        ("4 D", 4),
    ],
)
def test_a_distance_is_read(words: str, days: int) -> None:
    assert distance(words) == timedelta(days=days)


@pytest.mark.parametrize(
    "words", ["", "days", "-1", "1.5 days", "7 months", "12345", "a week", "7 days later"]
)
def test_what_is_no_distance_is_refused(words: str) -> None:
    with pytest.raises(BadSkip):
        distance(words)


def test_a_moment_is_written_in_zone_and_language() -> None:
    moment = datetime(2016, 8, 31, 17, 30, tzinfo=UTC)
    assert written(moment, Subscriber(SHANGHAI)) == "Thursday 1 September 2016 01:30"
    assert written(moment, Subscriber(SHANGHAI, "zh")).startswith("2016年9月1日")


async def test_everything_that_is_sent_is_printed(tmp_path: Path) -> None:
    out = io.StringIO()
    outlet = TerminalOutlet(out, tmp_path)
    sent = [await outlet.send(Delivery(n, 1, None, text)) for n, text in ((7, "one"), (8, "two"))]
    assert sent == [Sent(1), Sent(2)]
    assert out.getvalue() == "\none\n\ntwo\n"


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("one\n\n  two  \n/quit\nthree\n", ["one", "two"]),
        ("one", ["one"]),
        ("", []),
        (" /quit \n", []),
    ],
)
async def test_lines_are_heard_until_the_end(typed: str, heard: list[str]) -> None:
    out = io.StringIO()
    assert [line async for line in lines(io.StringIO(typed), lambda: "> ", out)] == heard


async def test_it_says_which_day_is_rehearsed_and_what_is_due(tmp_path: Path) -> None:
    welcome, *_ = await rehearsed([], tmp_path)
    assert "here it is Monday 25 July 2016 09:00 (Asia/Shanghai)" in welcome
    assert "You will be reminded here" in welcome
    assert "Nothing is overdue or due in the next 30 days." in welcome


async def test_questions_are_answered_in_their_own_language(tmp_path: Path) -> None:
    _, chinese, _ = await rehearsed(["9月前有什么到期？"], tmp_path)
    assert "测试热线" in chinese


async def test_reminders_arrive_as_time_is_moved_on(tmp_path: Path) -> None:
    _, nothing, week, month, last = await rehearsed(["/tomorrow", "/skip 7 days", "/skip 4 weeks"], tmp_path)
    assert nothing == "It is now Tuesday 26 July 2016 09:00."
    assert "Test the hotline" in week
    assert week.endswith("It is now Tuesday 2 August 2016 09:00.")
    assert len(re.findall(r"^[^\[\n]*Test the hotline", month, re.MULTILINE)) == 2
    assert month.endswith("It is now Tuesday 30 August 2016 09:00.")
    assert last == "Goodbye."


async def test_skipping_far_tells_the_same_as_going_day_by_day(tmp_path: Path) -> None:
    for name in ("far", "near"):
        (tmp_path / name).mkdir()
    far = await rehearsed(["/skip 8 days"], tmp_path / "far")
    near = await rehearsed(["/tomorrow"] * 8, tmp_path / "near")
    days = [re.sub(r"It is now .*", "", part).strip() for part in near[1:-1]]
    assert re.sub(r"It is now .*", "", far[1]).strip() == "\n\n".join(day for day in days if day)


async def test_a_bad_distance_is_explained_and_moves_nothing(tmp_path: Path) -> None:
    _, bad, now, _ = await rehearsed(["/skip a while", "/skip 0"], tmp_path)
    assert "“a while” is not a number of days or weeks" in bad
    assert now == "It is now Monday 25 July 2016 09:00."


async def test_help_tells_the_commands_of_the_terminal_too(tmp_path: Path) -> None:
    said = "\n".join(await rehearsed(["/help"], tmp_path))
    assert all(command in said for command in ("/due", "/tomorrow", "/skip 7 days", "/quit"))


async def test_the_chosen_language_is_spoken_by_the_terminal_too(tmp_path: Path) -> None:
    parts = await rehearsed(["/language en", "/tomorrow", "/language zh", "/tomorrow"], tmp_path, "zh")
    assert parts[0].startswith("这是一次演练")
    assert "It is now" in parts[2]
    assert "现在是2016年7月27日" in parts[4]
    assert parts[-1] == "再见。"


async def test_the_page_is_served_meanwhile(tmp_path: Path) -> None:
    class Typing(io.StringIO):
        """Reads the page before it ends."""

        def readline(self, _: int | None = -1) -> str:  # type: ignore[override]
            (address,) = re.findall(r"http://127\.0\.0\.1:\d+", out.getvalue())
            fetched.append(httpx.get(f"{address}/dialogue-2016.ics", trust_env=False))
            return ""

    out, fetched = io.StringIO(), list[httpx.Response]()
    timelines = Timelines([load(example("dialogue-2016"))])
    await asyncio.wait_for(rehearse(timelines, START, "en", Typing(), out, tmp_path), 20)
    assert "SUMMARY:Test the hotline · by 31 Aug" in fetched[0].text


@pytest.mark.parametrize(
    ("language", "words", "yes", "made"),
    [
        (
            "en",
            "the seminar will be on 24 and 25 August",
            "yes",
            "by you:\n• Moved: Network-protection seminar",
        ),
        ("zh", "研讨会改到8月24日至25日", "是", "由您修改：\n• 日期变动：网络保护研讨会"),
    ],
)
async def test_what_was_agreed_can_be_changed_and_taken_back(
    tmp_path: Path, language: str, words: str, yes: str, made: str
) -> None:
    typed = [words, yes, "/skip 22 days", "/undo", yes]
    _, _, confirmed, skipped, _, back = (await rehearsed(typed, tmp_path, language))[:6]
    assert made in confirmed
    assert "24" in skipped
    assert made in back
