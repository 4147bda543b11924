"""A report in words: a message, Markdown, and a page."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.report import Fate, report
from bot.wording.report import REPORT_WORDING, html, markdown, plain
from schedules.language import LANGUAGES
from schedules.text import Text
from schedules.timeline import Timeline
from tests.answers.asking import among
from tests.questions.agreement import timelines
from tests.schedules import by, milestone, on

(HARBOUR,) = timelines(on(9, 3)).values()


def test_it_says_for_when_it_is_how_many_stand_how_and_each_with_its_quote() -> None:
    lines = markdown(report(HARBOUR, "plenary-2"), "en").splitlines()
    assert lines[0] == "# Harbour agreement: where every promise stands"
    assert "As of Saturday 3 September 2016." in lines[2]
    assert "For: Autumn plenary, 1–31 Oct." in lines[3]
    assert "## dredging" in lines
    overdue = next(line for line in lines if "Dredge the north channel" in line)
    assert overdue == "- **Dredge the north channel** · overdue · by 31 Aug · Port Authority"
    assert lines[lines.index(overdue) + 1] == "  > “the channel shall be dredged before September 2016”"


def test_it_speaks_chinese() -> None:
    said = plain(report(HARBOUR), "zh")
    assert said.startswith("港口协议：落实情况\n截至2016年9月3日（星期六）。\n")
    assert "• 疏浚北航道 · 已逾期 · 不迟于8月31日 · 港务局" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fate_has_its_words(language: str) -> None:
    words = [REPORT_WORDING[language].fate(fate) for fate in Fate]
    assert len(set(words)) == len(Fate)


class _Texts(HTMLParser):
    """The texts of a page, by the tag in which they stand."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._open.append(tag)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self._open[-1], data))


def test_the_page_holds_what_the_markdown_says() -> None:
    page = _Texts(html(report(HARBOUR), "en"))
    assert ("h2", "dredging") in page.texts
    assert ("th", "Dredge the north channel") in page.texts
    assert ("blockquote", "“the channel shall be dredged before September 2016”") in page.texts


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(str.strip))
def test_no_text_of_an_agreement_becomes_a_mark(title: str) -> None:
    made = replace(milestone("a", by(on(8, 1))), title=Text.of(title), topic=Text.of("topic"))
    (timeline,) = among(made).values()
    page = _Texts(html(report(timeline), "en"))
    assert page.tags == _Texts(html(report(_plainly(timeline)), "en")).tags
    told = markdown(report(timeline), "en").splitlines()
    assert len(told) == len(markdown(report(_plainly(timeline)), "en").splitlines())
    (item,) = (line for line in told if line.startswith("- **"))
    assert re.findall(r"(?<!\\)(?:\\\\)*[*_`<\[]", item.removeprefix("- **").partition("** · ")[0]) == []


def _plainly(_: Timeline) -> Timeline:
    (same,) = among(replace(milestone("a", by(on(8, 1))), topic=Text.of("topic"))).values()
    return same
