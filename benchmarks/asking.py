"""How long an answer takes, from the words of the question to the words of the answer.

``python -m benchmarks.asking`` asks every kind of question, in both languages, with and without typing
mistakes, and then all that were typed in chats (``tests/questions/*-typed.jsonl``; most of them are about
other agreements, and refused), of schedules of 1,000 and 10,000 milestones that hang on each other. Measured
is processor time, since a machine may have other work; what is worked out once a day is told apart.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.answers import answer
from bot.questions import Asker, QuestionNotUnderstood, parse
from bot.readiness import make_ready
from bot.timelines import Timelines
from bot.wording.answers import not_understood, say
from schedules.milestone import Done, Milestone, Open, Schedule, Statement
from schedules.resolve import resolve
from schedules.text import Text, language_of
from schedules.timeline import Timeline
from schedules.when import Before, MilestoneAnchor, OnOrBefore, Period, Undated, When, Within

_TODAY = date(2026, 3, 2)
_ZONE = ZoneInfo("Asia/Shanghai")
_ROUNDS = 10
_KINDS = (
    "report",
    "seminar",
    "survey",
    "audit",
    "review",
    "exercise",
    "workshop",
    "memorandum",
    "statement",
    "agreement",
)
_THINGS = (
    "groundwater",
    "hotline",
    "customs",
    "fisheries",
    "railway",
    "satellite",
    "vaccine",
    "archive",
    "harbour",
    "battery",
)
_PLACES = (
    "Lisbon",
    "Qingdao",
    "Denver",
    "Vienna",
    "Nanjing",
    "Berlin",
    "Geneva",
    "Toronto",
    "Osaka",
    "Nairobi",
)
_HAN_KINDS = ("报告", "研讨会", "调查", "审计", "评审", "演习", "讲习班", "备忘录", "声明", "协议")
_HAN_THINGS = ("地下水", "热线", "海关", "渔业", "铁路", "卫星", "疫苗", "档案", "港口", "电池")
_HAN_PLACES = ("里斯本", "青岛", "丹佛", "维也纳", "南京", "柏林", "日内瓦", "多伦多", "大阪", "内罗毕")

_OF_ALL = (
    "what is due?",
    "what is due before June?",
    "what is due in the second quarter of 2026?",
    "what is next",
    "what is overdue?",
    "what has no date?",
    "what was done last month?",
    "what changed since last week?",
    "what was dropped?",
    "how many are due in May?",
    "what does China owe?",
    "what is still open",
    "what did we agree about hotlines?",
    "timeline",
    "what is the weather like in beijing tomorrow",
    "有什么到期？",
    "6月前有什么到期？",
    "有什么逾期了？",
    "哪些还没有日期？",
    "上周以来有什么变化？",
    "中国还欠什么？",
    "关于热线约定了什么？",
    "5月有多少项到期？",
    "接下来是什么？",
    "明天北京下雨吗？",
)
_OF_ONE = (
    "when is the {}?",
    "why is the {} due then?",
    "how long until the {}?",
    "who is responsible for the {}?",
    "is the {} done yet?",
    "what must happen before the {}?",
    "what hangs on the {}?",
    "what is due before the {}?",
)
_OF_ONE_HAN = (
    "{}是什么时候？",
    "{}为什么是那时候？",
    "离{}还有多久？",
    "{}由谁负责？",
    "{}完成了吗？",
    "{}之前要做什么？",
    "什么取决于{}？",
)
_WHAT_IF = ("what happens if the {} moves to June 2026?", "如果{}改到2026年6月会怎么样？")


def schedule_of(count: int) -> Schedule:
    """So many milestones; every third hangs on the one before it."""
    milestones = {f"m{n}": _milestone(n) for n in range(count)}
    parties = {
        "cn": Text.of({"en": "China", "zh": "中国"}),
        "us": Text.of({"en": "United States", "zh": "美国"}),
    }
    return Schedule("bench", Text.of("Bench"), date(2026, 1, 5), _ZONE, milestones, parties=parties)


def _milestone(n: int) -> Milestone:
    a, b, c = n % 10, n // 10 % 10, n // 100 % 10
    more = f" {n // 1000 + 1}"
    title = {
        "en": f"{_THINGS[a]} {_KINDS[b]} in {_PLACES[c]}{more}",
        "zh": f"{_HAN_PLACES[c]}{_HAN_THINGS[a]}{_HAN_KINDS[b]}{more.strip()}",
    }
    said = Statement(f"m{n}", Text.of("-"), date(2026, 1, 5), _when(n))
    done = Done((_TODAY - timedelta(days=n % 40 + 1),)) if n % 11 == 0 else Open()
    quote = Text.of(f"a {_KINDS[b]} on {_THINGS[a]} shall be held in {_PLACES[c]}")
    return Milestone(
        f"m{n}",
        Text.of(title),
        (said,),
        topic=Text.of(_THINGS[a]),
        responsible=(("cn", "us")[n % 2],),
        quote=quote,
        outcome=done,
    )


def _when(n: int) -> When:
    day = _TODAY + timedelta(days=n % 700 - 30)
    if n % 17 == 0:
        return Undated()
    if n % 3 == 1:
        return Before(MilestoneAnchor(f"m{n - 1}"))
    return OnOrBefore(day, day) if n % 2 else Within(Period(day, day + timedelta(days=20)))


def questions(schedule: Schedule, rng: random.Random) -> Iterator[str]:
    """Every kind, about milestones drawn at random, half of them with a typing mistake."""
    yield from _OF_ALL
    every = list(schedule.milestones.values())
    for language, frames in (("en", _OF_ONE), ("zh", _OF_ONE_HAN)):
        for frame in frames:
            title = rng.choice(every).title.say(language)
            yield frame.format(title)
            yield frame.format(_mistyped(title, rng))


def typed() -> Sequence[str]:
    """Questions as they are typed in chats, in both languages."""
    files = sorted((Path(__file__).parents[1] / "tests/questions").glob("*-typed.jsonl"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [json.loads(line)["text"] for line in lines]


def _mistyped(title: str, rng: random.Random) -> str:
    at = rng.randrange(1, min(len(title), 7) - 1)
    return title[:at] + title[at + 1] + title[at] + title[at + 2 :]


def took(text: str, timelines: Mapping[str, Timeline]) -> float:
    """Seconds from a question to the text that is sent."""
    language = language_of(text)
    asker = Asker(datetime(_TODAY.year, _TODAY.month, _TODAY.day, 9, tzinfo=_ZONE), _ZONE, language)
    began = time.process_time()
    try:
        say(answer(parse(text, asker, timelines), timelines, asker), language, timelines, _TODAY)
    except QuestionNotUnderstood as refusal:
        not_understood(refusal, language)
    return time.process_time() - began


def measure(count: int) -> Sequence[str]:
    """Lines of a table."""
    schedule, rng = schedule_of(count), random.Random(f"asking {count}")
    began = time.process_time()
    running = Timelines([schedule])
    make_ready(running, _TODAY)
    ready = time.process_time() - began
    timelines = running.on(_TODAY)
    asked = [text for _ in range(_ROUNDS) for text in questions(schedule, rng)]
    times = sorted((took(text, timelines), text) for text in asked)
    moved = [frame.format(schedule.milestones["m500"].title.say(language_of(frame))) for frame in _WHAT_IF]
    slowest = max(took(text, timelines) for text in moved)
    p50, p99 = times[len(times) // 2][0], times[len(times) * 99 // 100][0]
    chats = sorted(took(text, timelines) for text in typed())
    in_chats = (chats[len(chats) // 2], chats[len(chats) * 99 // 100])
    figures = (p50, p99, times[-1][0], slowest, ready, *in_chats)
    line = " | ".join((f"{count:>10,}", *(f"{seconds * 1e3:6.1f}" for seconds in figures)))
    return [line, *(f"          {seconds * 1e3:6.1f} ms  {text}" for seconds, text in times[-3:])]


def main() -> None:
    """Print a table, and the slowest questions."""
    took("when is the weather?", {"bench": resolve(schedule_of(10), _TODAY)})  # patterns are read once
    print("milestones | p50 ms | p99 ms | max ms | what if | to be ready | typed: p50 | p99")
    for count in (1_000, 10_000):
        print("\n".join(measure(count)))


if __name__ == "__main__":
    main()
