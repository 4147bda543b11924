"""Every rule of a grammar is needed: without it, a phrase in ``witnesses/`` is refused or read otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lark.grammar import Rule

from schedules.language import LANGUAGES, SAYINGS, Context, read
from schedules.language.clock import without_clock
from schedules.language.grammars import GRAMMARS
from schedules.language.parsing import Make, Parser, makes
from schedules.language.tables import tables
from tests.language.reading import NAMES, SAID_ON

APRIL = 4
CONTEXT = Context(SAID_ON, NAMES, fiscal_month=APRIL)
WITNESSES = Path(__file__).with_name("witnesses")


def witnesses(language: str) -> Iterator[tuple[str, str]]:
    """Phrases of a language, each with how it is said back."""
    name = GRAMMARS[language].package.rpartition(".")[2]
    for line in (WITNESSES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words, _, echo = line.partition(" = ")
            yield words, echo


ALL = [(language, words, echo) for language in LANGUAGES for words, echo in witnesses(language)]


def said(rule: Rule) -> str:
    """A rule as its grammar writes it: "apart: IN distance -> in_distance"."""
    alias = f" -> {rule.alias}" if rule.alias else ""
    return f"{rule.origin.name}: {' '.join(symbol.name for symbol in rule.expansion)}{alias}"


def unused(language: str) -> list[str]:
    """The rules that no phrase uses."""
    found = tables(GRAMMARS[language].package)
    used: set[Rule] = set()

    def noted(rule: Rule, make: Make) -> Make:
        def make_and_note(children: list[Any]) -> Any:
            used.add(rule)
            return make(children)

        return make_and_note

    parser = Parser(found, [noted(*pair) for pair in zip(found.rules, makes(found.rules), strict=True)])
    for words, _ in witnesses(language):
        plain, _ = without_clock(words)
        parser.parse(GRAMMARS[language].tokens(plain, CONTEXT))
    return [said(rule) for rule in found.rules if rule not in used]


@pytest.mark.parametrize(("language", "words", "echo"), ALL, ids=[f"{row[0]}: {row[1]}" for row in ALL])
def test_a_phrase_is_read_as_it_is_said_back(language: str, words: str, echo: str) -> None:
    when = read(words, CONTEXT, language).when
    assert SAYINGS[language].echo(when, lambda id: NAMES.known[id].title.say(language)) == echo


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_phrases_use_every_rule(language: str) -> None:
    assert unused(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_there_twice(language: str) -> None:
    words = [words for words, _ in witnesses(language)]
    assert len(words) == len(set(words))
