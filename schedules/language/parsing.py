"""Reads tokens by the tables that lark makes of a grammar.

Lark's own loop reads text, and spends half of its time on what only its lexers need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from lark import Tree
from lark.grammar import Rule
from lark.parse_tree_builder import ParseTreeBuilder

from schedules.language.building import Building
from schedules.language.lexing import Token
from schedules.language.tables import Tables
from schedules.language.tree import Phrase

END = "$END"
"""The type of the token after the last, as lark's tables call it."""

Make = Callable[[list[Any]], Any]
"""What a rule makes of the values that its symbols have."""


class Stopped(Exception):
    """No phrase goes on with ``token`` (``None``: none ends there); it can with an ``expected`` type."""

    def __init__(self, token: Token | None, expected: frozenset[str]) -> None:
        super().__init__(token, expected)
        self.token = token
        self.expected = expected


def makes(rules: Sequence[Rule]) -> list[Make]:
    """What each of the rules makes, in their order: part of the tree of a phrase."""
    builder: Any = ParseTreeBuilder
    return list(builder(rules, Tree, maybe_placeholders=True).create_callback(Building()).values())


class Parser:
    """An LALR parser."""

    def __init__(self, tables: Tables, makes: Sequence[Make]) -> None:
        self._first, self._last, self._steps = tables.first, tables.last, tables.steps
        self._rules = [
            (len(rule.expansion), make, rule.origin.name)
            for rule, make in zip(tables.rules, makes, strict=True)
        ]

    def parse(self, tokens: Iterable[Token]) -> Phrase:
        """What the tokens say.

        Raises:
            Stopped: at the first that cannot stand where it does.
        """
        states, values = [self._first], list[Any]()
        for token in tokens:
            if not self._take(token.type, states, values):
                raise Stopped(token, self._expected(states))
            values.append(token)
        if not self._take(END, states, values):
            raise Stopped(None, self._expected(states))
        phrase: Phrase = values[-1]
        return phrase

    def _take(self, type: str, states: list[int], values: list[Any]) -> bool:
        """Reduce as far as a token of that type asks for, and go on to its state; false if it has none."""
        steps = self._steps
        while (step := steps[states[-1]].get(type)) is not None:
            if step >= 0:
                states.append(step)
                return True
            size, make, made = self._rules[~step]
            first = len(values) - size
            value = make(values[first:])
            del states[first + 1 :], values[first:]
            states.append(steps[states[-1]][made])
            values.append(value)
            if type == END and states[-1] == self._last:
                return True
        return False

    def _expected(self, states: list[int]) -> frozenset[str]:
        return frozenset(
            type for type in self._steps[states[-1]] if type.isupper() and self._fits(type, states)
        )

    def _fits(self, type: str, states: Iterable[int]) -> bool:
        """Whether a token of that type could come next; nothing is made of it."""
        passed = list(states)
        while (step := self._steps[passed[-1]].get(type)) is not None and step < 0:
            size, _, made = self._rules[~step]
            del passed[len(passed) - size :]
            passed.append(self._steps[passed[-1]][made])
            if type == END and passed[-1] == self._last:
                return True
        return step is not None
