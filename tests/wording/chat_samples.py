"""What a chat is told about itself, its choices and its reminders: for the golden file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.wording.changes import CHANGE_WORDING
from bot.wording.chat import CHAT_WORDING
from bot.wording.choices import CHOICE_WORDING
from bot.wording.menus import MENU_WORDING
from bot.wording.offers import OFFER_WORDING
from bot.wording.reminders import REMINDER_WORDING
from bot.wording.tellings import Changed, Fate, Told
from schedules.amend import Fate as Undo
from schedules.amendment import Finished, Reworded, Undone
from schedules.days import Distance, Unit
from schedules.language import LANGUAGES
from schedules.notice import NoticeKind
from schedules.quiet import QuietDays, Weekday
from schedules.subscriber import DEFAULT_LEADS, MOST_LEADS
from schedules.timeline import State

Said = Iterator[tuple[str, str]]

_ZONE = "Asia/Shanghai"
_TITLES = {"en": ("Harbour dialogue", "Review conference"), "zh": ("港口对话", "审议大会")}
_SURVEY = {"en": "Depth survey", "zh": "水深测量"}
_WORDS = {"en": "fish", "zh": "渔业"}
_PARTIES = {
    "en": [("city", "the City"), ("port", "the Port Authority")],
    "zh": [("city", "市政府"), ("port", "港务局")],
}
_TOPICS = {"en": ["dredging", "meetings", "noise"], "zh": ["疏浚", "会议", "噪声"]}
_WHEN = {"en": ("by 24 August", "in August 2016"), "zh": ("不迟于8月24日", "2016年8月")}
_ADDRESS = "https://agreed.example.org"
_DUE = date(2016, 8, 31)


def about_the_chat(language: str) -> Said:
    """Starting, following, and where calendars are."""
    say, words = CHAT_WORDING[language], _WORDS[language]
    one, other = zip(("harbour", "review"), _TITLES[language], strict=True)
    yield "After /start", say.subscribed(_TITLES[language], time(9), _ZONE)
    yield "After /start, where nothing is public", say.nothing_public()
    yield "After /start with an invitation that is over", say.invitation_expired()
    yield "After /start with no invitation of ours", say.invitation_unknown()
    yield "After /stop", say.resting()
    yield "A chat that follows nothing, where nothing is public", say.nothing_to_see()
    for many in (["old-2015"], ["old-2015", "review"]):
        yield f"Followed and no longer here: {len(many)}", say.not_here(many)
        yield f"Followed and set aside: {len(many)}", say.not_readable(many)
    yield "In a group into which the bot was put", say.joined()
    yield "In a group into which the bot was put back", say.joined_again()
    yield "After /schedules", say.schedules([one], [other])
    yield "After /schedules, where nothing is followed", say.schedules([], [one])
    yield "After /schedules, where all is followed", say.schedules([one, other], [])
    yield "After /subscribe", say.follows(one[1])
    yield (
        "After /subscribe with a name that nothing has",
        say.no_such_schedule("subscribe", words, [one, other]),
    )
    yield "After /subscribe alone", say.no_such_schedule("subscribe", "", [one])
    yield "After /unsubscribe, where nothing is followed", say.no_such_schedule("unsubscribe", words, [])
    yield "After /unsubscribe", say.follows_no_more(one[1])
    feeds = [(one[1], f"{_ADDRESS}/harbour.ics"), (other[1], f"{_ADDRESS}/f/TOKEN/review.ics")]
    yield "After /calendar", say.calendar(f"{_ADDRESS}/f/TOKEN.ics", feeds, is_new=False)
    yield "After /calendar new", say.calendar(f"{_ADDRESS}/f/TOKEN.ics", feeds[:1], is_new=True)
    yield "After /id in a group", say.ids(12, -7)
    yield "After a command that is none", say.not_a_command("weather")
    yield "After more requests than a chat may make", say.too_many(20, 45)
    yield "After something that failed", say.something_failed()
    yield "After /help", say.help(tuple(say.commands))
    anywhere = say.help((), "agreed_bot").strip()
    yield "The end of /help, where the bot can be asked in any chat", anywhere


def offers(language: str) -> Said:
    """What is said beside the answers that are offered in other chats."""
    say = OFFER_WORDING[language]
    yield "A button beside what is not understood", f"[{say.not_understood()}]"
    yield "A button for who may see no schedule", f"[{say.nothing_to_see()}]"
    yield "Below an answer that is too long", say.more()
    yield "After one of these buttons", say.ask_here()


def choices(language: str) -> Said:
    """What a chat chose, and what is no choice."""
    chat, say, words = CHAT_WORDING[language], CHOICE_WORDING[language], _WORDS[language]
    parties, topics = _PARTIES[language], _TOPICS[language]
    yield "The hour", chat.hour(time(8, 30), _ZONE)
    yield "What is no hour", chat.bad_hour(words)
    yield "The zone", chat.zone(_ZONE, time(8, 30))
    yield "What is no zone", chat.bad_zone(words, ["Asia/Shanghai", "Asia/Urumqi"])
    yield "What is like no zone", chat.bad_zone(words, [])
    yield "The language", chat.language(LANGUAGES)
    yield "What is no language", chat.bad_language(words, LANGUAGES)
    yield "No side", say.side(None, parties)
    yield "A side", say.side(parties[0][1], parties)
    yield "Where there are no sides", say.side(None, [])
    yield "What is no side", say.bad_side(words, parties)
    yield "What several sides are called", say.several_sides(words, [name for _, name in parties])
    yield "All topics", say.topics(None, topics)
    yield "Some topics", say.topics(topics[:2], topics)
    yield "Where there are no topics", say.topics(None, [])
    yield "What is no topic", say.bad_topics([words], topics)
    yield "Lead times", say.leads(DEFAULT_LEADS)
    yield "A lead time", say.leads([Distance(2, Unit.WEEK)])
    yield "No lead times", say.leads([])
    yield "What are no lead times", say.bad_leads(words, MOST_LEADS)
    yield "Told every day", say.digest(None)
    yield "Told once a week", say.digest(Weekday.MONDAY)
    yield "What is no day of the week", say.bad_digest(words)
    yield "No quiet days", say.quiet(QuietDays())
    yield "Quiet weekends", say.quiet(QuietDays(weekends=True))
    yield "Quiet holidays", say.quiet(QuietDays(country="CN"))
    yield "Quiet weekends and holidays", say.quiet(QuietDays(weekends=True, country="CN"))
    yield "What are no quiet days", say.bad_quiet(words)


def menus(language: str) -> Said:
    """The settings as a menu, and what stands on buttons."""
    say, chat = MENU_WORDING[language], CHAT_WORDING[language]
    set_so = [
        ("hour", "09:00"),
        ("zone", _ZONE),
        ("language", chat.name),
        ("party", say.side(None)),
        ("topics", say.topics(_TOPICS[language][:2])),
        ("leads", say.leads(DEFAULT_LEADS)),
        ("digest", say.digest(None)),
        ("quiet", say.quiet(QuietDays(weekends=True, country="CN"))),
    ]
    otherwise = [
        ("party", say.side(_PARTIES[language][0][1])),
        ("topics", say.topics(None)),
        ("leads", say.leads([])),
        ("digest", say.digest(Weekday.MONDAY)),
        ("quiet", say.quiet(QuietDays())),
    ]
    yield "After /settings", say.menu(set_so)
    yield "After /settings, all otherwise", say.menu(otherwise)
    under = say.done, say.seen, say.tomorrow, say.next_week, say.other_day, say.why, say.set_date, say.details
    yield "Buttons under a reminder", " ".join(f"[{label}]" for label in under)
    others = say.nobody, say.every_topic, say.every_day, say.no_quiet, say.no_leads, say.back
    yield "Buttons of the menu", " ".join(f"[{label}]" for label in (*say.settings.values(), *others))
    yield "Under the zone", say.city(in_reply=False)
    yield "Under the zone, in a group", say.city(in_reply=True)
    yield "After a press on what is out of date", say.stale()
    yield "After a press in a channel, to who pressed", say.not_in_channels()
    yield "After a press where more is asked than may be, to who pressed", say.too_many(20, 45)


def reminders(language: str) -> Said:
    """Quiet for one milestone, and the proof of what was told."""
    say, title, words = REMINDER_WORDING[language], _SURVEY[language], _WORDS[language]
    yield "Snoozed", say.snoozed(title, date(2016, 8, 1))
    yield "How to snooze", say.how_to_snooze()
    yield "Until when to snooze, asked by a button", say.until_when(title)
    yield "What is written as an example of an answer", say.until_like()
    yield "Snoozed until what is no day", say.bad_until(words, None)
    yield "Snoozed until a day that is over", say.until_is_past(words, date(2016, 7, 24))
    yield "Seen", say.seen(title, _DUE)
    yield "Seen, without a date", say.seen(title, None)
    yield "Of which there are no reminders anyway", say.silent_already(title, State.DONE)
    yield "Which milestone", say.which_milestone("seen")
    yield "No milestone of that name", say.unknown_milestone(words, [])
    yield "No milestone of that name, and those that are near", say.unknown_milestone(words, [title])
    yield "Never told", say.never_told(title)
    yield "Told, and changed", say.history(title, (*_changed(language, title), *tuple(_told())[:2]), _ZONE)
    yield "Changed, and never told", say.history(title, tuple(_changed(language, title))[:1], _ZONE)
    yield "Told", say.history(title, tuple(_told()), _ZONE)
    yield "Told once", say.history(title, tuple(_told())[:1], _ZONE)
    yield "Told late", say.history(title, tuple(_told_late()), _ZONE)
    yield "Told, without a due day", say.history(title, tuple(_told_without_due()), _ZONE)


def _changed(language: str, title: str) -> Iterator[Changed]:
    at = datetime(2016, 7, 25, 12, tzinfo=ZoneInfo(_ZONE))
    say, words, before = CHANGE_WORDING[language], *_WHEN[language]
    moved, undone = Reworded(words), Undone(3)
    yield Changed(at, 3, "Anna", say.made(moved, title), say.fate(Undo.UNDONE), before, why=_WORDS[language])
    yield Changed(at, 4, "Ben", say.made(undone, title), before=words, again=before)
    yield Changed(at, 5, "", say.made(Finished(_DUE), title))


def _told_without_due() -> Iterator[Told]:
    for told in _told():
        if told.kind in {NoticeKind.LEAD, NoticeKind.STRICTER_DAY, NoticeKind.UNDATED}:
            yield replace(told, due=None)


def _told_late() -> Iterator[Told]:
    for told, hours in zip((next(_told()),) * 2, (2, 20), strict=True):
        yield replace(told, arrived_at=told.at + timedelta(hours=hours))


def _told() -> Iterator[Told]:
    at = datetime(2016, 8, 1, 9, tzinfo=ZoneInfo(_ZONE))
    fates = (Fate.ARRIVED, Fate.FAILED, Fate.DOUBTFUL, Fate.ON_ITS_WAY)
    for number, kind in enumerate((*NoticeKind, None)):
        due = None if kind in {None, NoticeKind.UNDATED} else _DUE
        fate = fates[number % len(fates)]
        reason = "bot was blocked by the user" if fate is Fate.FAILED and number < len(fates) else None
        yield Told(at + timedelta(days=number), kind, due, fate, reason)
