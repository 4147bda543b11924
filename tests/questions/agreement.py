"""An agreement to ask about: a series, a rhythm, topics, parties, things done, dropped and never due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.questions import Asker, Question, Ref, parse
from schedules.days import Distance, Unit
from schedules.milestone import Done, Dropped, Milestone, Open, Outcome, Schedule, Statement
from schedules.resolve import resolve
from schedules.text import Text
from schedules.timeline import Timeline
from schedules.when import After, Before, Every, Standing, Undated, When
from tests.schedules import AGREED_ON, by, on, the, within

ID = "harbour"
ZONE = ZoneInfo("Europe/Berlin")
TODAY = date(2016, 7, 25)
PARTIES = {
    "port": Text.of({"en": "Port Authority", "zh": "港务局"}),
    "city": Text.of({"en": "City", "zh": "市政府"}),
}


def one(
    id: str,
    title: tuple[str, str],
    when: When,
    *,
    alias: tuple[str, str] | None = None,
    topic: tuple[str, str] | None = None,
    responsible: tuple[str, ...] = ("port", "city"),
    quote: str | None = None,
    outcome: Outcome | None = None,
) -> Milestone:
    """A milestone with an English and a Chinese title, its alias likewise."""
    words = Text.of(quote or f"the words about {id}")
    return Milestone(
        id,
        _both(title),
        (Statement(id, words, AGREED_ON, when),),
        aliases=(_both(alias),) if alias else (),
        topic=_both(topic) if topic else None,
        responsible=responsible,
        quote=Text.of(quote) if quote else None,
        outcome=outcome or Open(),
    )


def _both(texts: tuple[str, str]) -> Text:
    return Text.of({"en": texts[0], "zh": texts[1]})


PLENARY = ("plenary", "全会")
MILESTONES = (
    one(
        "plenary-1",
        ("Spring plenary", "春季全会"),
        within(on(4, 4)),
        alias=PLENARY,
        outcome=Done((on(4, 4),)),
    ),
    one("plenary-2", ("Autumn plenary", "秋季全会"), within(on(10, 1), on(10, 31)), alias=PLENARY),
    one("plenary-3", ("Winter plenary", "冬季全会"), Undated(), alias=PLENARY),
    one(
        "dredging",
        ("Dredge the north channel", "疏浚北航道"),
        by(on(8, 31)),
        topic=("dredging", "疏浚"),
        responsible=("port",),
        quote="the channel shall be dredged before September 2016",
    ),
    one("survey", ("Depth survey", "水深测量"), within(on(8, 1), on(8, 31)), topic=("dredging", "疏浚")),
    one("charts", ("New sea charts", "新版海图"), Before(the("plenary-2")), responsible=("city",)),
    one("audit", ("Safety audit", "安全审计"), After(the("survey")), topic=("safety", "安全")),
    one(
        "drill",
        ("Fire drill", "消防演习"),
        Every(Distance(3, Unit.MONTH), the("survey")),
        topic=("safety", "安全"),
    ),
    one("fees", ("Review of the fees", "收费审议"), by(on(7, 10)), responsible=("city",)),
    one("logbook", ("Share the logbook", "共享航海日志"), Standing(), responsible=("port",)),
    one("museum", ("Harbour museum", "港口博物馆"), by(on(9, 1)), outcome=Dropped(on(7, 1))),
)
SCHEDULE = Schedule(
    ID,
    Text.of({"en": "Harbour agreement", "zh": "港口协议"}),
    AGREED_ON,
    ZONE,
    {milestone.id: milestone for milestone in MILESTONES},
    parties=PARTIES,
)


def timelines(today: date = TODAY) -> Mapping[str, Timeline]:
    """The agreement alone, as of a day."""
    return {ID: resolve(SCHEDULE, today)}


def asker(language: str = "en", today: date = TODAY, side: str | None = None) -> Asker:
    """Someone who asks at nine in the morning."""
    return Asker(datetime(today.year, today.month, today.day, 9, tzinfo=ZONE), ZONE, language, side)


def asked(text: str, language: str = "en", side: str | None = None) -> Question:
    """What a text asks about the agreement."""
    return parse(text, asker(language, side=side), timelines())


def ref(id: str) -> Ref:
    """A milestone of the agreement."""
    return Ref(ID, id)
