"""The tables of a grammar, kept in the user's cache folder: making them takes a while."""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import lark
from lark.grammar import Rule
from lark.parsers.lalr_analysis import Shift
from platformdirs import user_cache_path

START = "start"
_DIGEST_BYTES = 32


@dataclass(frozen=True, slots=True)
class Tables:
    """What an LALR parser walks by.

    ``steps`` has for each state and type of token the state that follows, or ``~n``: first reduce by the rule
    with that number. ``last`` is the state in which all has been read.
    """

    rules: tuple[Rule, ...]
    first: int
    last: int
    steps: Mapping[int, Mapping[str, int]]


def tables(package: str, folder: Path | None = None) -> Tables:
    """Those of a language package, by the ``grammar.lark`` in it. ``folder`` is where they are kept.

    Several processes may ask at once: a file is written beside its place first. It begins with a digest of
    the rest, so a damaged one is found out and made anew. Where nothing can be kept, the tables are made
    each time.
    """
    text = files(package).joinpath("grammar.lark").read_text(encoding="utf-8")
    key = hashlib.sha256(f"{text}{lark.__version__}{_LAYOUT}".encode()).hexdigest()[:16]
    path = (folder or user_cache_path("agreed")) / f"{package.rpartition('.')[2]}-{key}.tables"
    kept = _kept(path)
    if kept is None:
        kept = pickle.dumps(_made(text))
        _keep(kept, path)
    found: Tables = pickle.loads(kept)  # noqa: S301  the digest says that it is ours
    return found


_LAYOUT = 2
"""Counts how ``Tables`` has been laid out: those of another one are no use."""


def _made(text: str) -> Tables:
    made: Any = lark.Lark(text, parser="lalr", lexer="basic")
    table = made.parser.parser.parser.parse_table
    numbers = {rule: number for number, rule in enumerate(made.rules)}
    steps = {
        state: {type: to if action is Shift else ~numbers[to] for type, (action, to) in row.items()}
        for state, row in table.states.items()
    }
    return Tables(tuple(made.rules), table.start_states[START], table.end_states[START], steps)


def _kept(path: Path) -> bytes | None:
    try:
        written = path.read_bytes()
    except OSError:
        return None
    digest, tables = written[:_DIGEST_BYTES], written[_DIGEST_BYTES:]
    return tables if hashlib.sha256(tables).digest() == digest else None


def _keep(tables: bytes, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(tables).digest() + tables)
        Path(beside).replace(path)
    except OSError:
        return  # nothing can be kept there; what was made works all the same
