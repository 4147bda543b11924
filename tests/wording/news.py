"""Every kind of news, as it is told: for the golden file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from bot.date_times import with_beside
from bot.wording.date_times import Moments, Reader
from bot.wording.news import NEWS_WORDING, telling_news
from schedules.milestone import ClockTime, Done, Dropped, Milestone
from schedules.news import News, news_items, shown
from schedules.resolve import resolve
from schedules.text import Text
from schedules.when import After, Undated
from tests.schedules import by, on, the, within
from tests.wording.notices import (
    ANNUAL,
    CALL,
    DIALOGUE,
    EXERCISE,
    HOTLINE,
    LATE,
    MEETING,
    PAYMENT,
    REPORT,
    SEMINAR,
    SHANGHAI,
    SIGNING,
    VISIT,
    agreed,
    usual,
)

TODAY = on(7, 25)
DONE, REPORTED = Done((on(7, 20),)), Done((on(7, 20),), reported=True)
NOTICED_AT = datetime(2016, 7, 25, 4, tzinfo=UTC)


def told(
    language: str,
    before: Sequence[Milestone],
    after: Sequence[Milestone],
    by: Text | None = None,
    why: Text | None = None,
) -> str:
    """What is told where the one became the other."""
    was, now = (shown(resolve(usual(*milestones), TODAY)) for milestones in (before, after))
    made = News("test", 1, NOTICED_AT, news_items(was, now), by, why)
    text = telling_news(made, usual(*after).title, TODAY, language)
    moments = Moments(language, TODAY, Reader(SHANGHAI, is_alone=False))
    return with_beside(text, moments.of_news(made))[0]


def news(language: str) -> Iterator[tuple[str, str]]:
    """Each situation, and the message in that language."""
    seminar = agreed("seminar", "Seminar", "研讨会", "on 24 August", within(on(8, 24)))
    undated = agreed("seminar", "Seminar", "研讨会", "to be agreed", Undated())
    summer = replace(EXERCISE, statements=SEMINAR.statements)
    hotline = replace(HOTLINE, outcome=Dropped(on(7, 20), Text.of({"en": "no line", "zh": "线路未通"})))
    audit = agreed("audit", "Audit", "审计", "by 31 August", by(on(8, 31)))
    clash = agreed("audit", "Audit", "审计", "by 31 August", by(on(8, 31)), After(the("late")))
    others = REPORT, MEETING, ANNUAL, VISIT, CALL
    yield "A window becomes a day", told(language, [SEMINAR], [seminar])
    yield "A day becomes a window", told(language, [seminar], [SEMINAR])
    yield "A window with a stricter day moves", told(language, [summer], [EXERCISE])
    yield "A date is set", told(language, [undated], [seminar])
    yield "A date is taken back", told(language, [seminar], [undated])
    yield "Done", told(language, [SIGNING], [replace(SIGNING, outcome=DONE)])
    yield "Done, on a day that is not known", told(language, [SIGNING], [replace(SIGNING, outcome=REPORTED)])
    yield "Dropped, and why", told(language, [HOTLINE], [hotline])
    yield "Gone from the file", told(language, [HOTLINE, SEMINAR, DIALOGUE], [HOTLINE])
    yield "Gone with all its times", told(language, [HOTLINE, CALL], [HOTLINE])
    yield "Open again", told(language, [hotline], [HOTLINE])
    yield "Contradicted", told(language, [audit, LATE], [clash, LATE])
    sooner = replace(PAYMENT, at=ClockTime(time(12)))
    yield "Another clock time, told to a group", told(language, [PAYMENT], [sooner])
    yield "New", told(language, [HOTLINE], [HOTLINE, *others, DIALOGUE])
    office = Text.of({"en": "the secretariat", "zh": "秘书处"})
    reason = Text.of({"en": "the hall is taken", "zh": "会场已被占用"})
    yield "By somebody, for a reason", told(language, [SEMINAR], [seminar], office, reason)
    title = usual(HOTLINE).title.say(language)
    problems = ["dialogue.yaml:6: bad", *(f"dialogue.yaml:{line}: worse" for line in range(7, 20))]
    yield "To the editors: a file broke", NEWS_WORDING[language].broken("dialogue.yaml", title, problems)
