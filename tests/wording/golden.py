"""Every text that people are told, in both languages, in one file to read aloud: ``golden.txt``.

``python -m tests.wording.golden`` writes it anew. A section is a function that gives, for a language,
each situation and the text; to add one, add it to ``SECTIONS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from schedules.language import LANGUAGES
from tests.wording.answer_samples import answers
from tests.wording.changes import changes
from tests.wording.chat_samples import about_the_chat, choices, menus, offers, reminders
from tests.wording.news import news
from tests.wording.notices import notices
from tests.wording.operators import operators
from tests.wording.report_samples import reports

GOLDEN = Path(__file__).with_name("golden.txt")

Section = Callable[[str], Iterator[tuple[str, str]]]

SECTIONS: dict[str, Section] = {
    "Notices": notices,
    "News": news,
    "Answers": answers,
    "Reports": reports,
    "About the chat": about_the_chat,
    "Offered in other chats": offers,
    "What a chat chooses": choices,
    "The settings menu and the buttons": menus,
    "Quiet, seen, and what was told": reminders,
    "Changes": changes,
    "To the operators": operators,
}
"""By title, in the order of the file."""


def golden() -> str:
    """What the file has to say."""
    return "\n\n".join(_section(title, section) for title, section in SECTIONS.items()) + "\n"


def _section(title: str, section: Section) -> str:
    said = zip(*(section(language) for language in LANGUAGES), strict=True)
    return "\n\n\n".join([f"{title}\n{'=' * len(title)}", *(_situation(*texts) for texts in said)])


def _situation(*texts: tuple[str, str]) -> str:
    (situation,) = {situation for situation, _ in texts}
    return "\n\n".join([f"-- {situation}", *(text for _, text in texts)])


if __name__ == "__main__":
    GOLDEN.write_text(golden(), encoding="utf-8")
