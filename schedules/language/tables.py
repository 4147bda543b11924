"""Grammars ready to use, their tables kept in the user's cache folder: making them takes a while."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from lark import Lark
from platformdirs import user_cache_path

from schedules.language.building import Building
from schedules.language.lexing import Ready

_DIGEST_BYTES = 32


def grammar(package: str, folder: Path | None = None) -> Lark:
    """The grammar of a language package: ``grammar.lark`` in it. ``folder`` is where tables are kept.

    Several processes may ask at once: a file is written beside its place first. It begins with a digest of
    the rest, so a damaged one is found out and made anew. Where nothing can be kept, the tables are made
    each time.
    """
    text = files(package).joinpath("grammar.lark").read_text(encoding="utf-8")
    key = hashlib.sha256(f"{text}{version('lark')}".encode()).hexdigest()[:16]
    path = (folder or user_cache_path("agreed")) / f"{package.rpartition('.')[2]}-{key}.tables"
    tables = _kept(path)
    if tables is None:
        tables = _made(text)
        _keep(tables, path)
    # What lark's own stand-alone parsers call; nothing else loads tables together with a transformer.
    load: Callable[..., Lark] = Lark._load_from_dict  # noqa: SLF001
    return load(**pickle.loads(tables), transformer=Building())  # noqa: S301  the digest says that it is ours


def _made(text: str) -> bytes:
    tables = io.BytesIO()
    Lark(text, parser="lalr", lexer=Ready).save(tables)
    return tables.getvalue()


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
