"""YAML as a tree of maps, lists and text; whatever else it could be is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.document import MAX_BYTES, Branch, Entry, Listing, Node, Scalar, Unusable, parse
from schedules.problems import Findings, ScheduleProblems


def tree(text: str) -> Branch:
    """A file with which nothing is wrong."""
    found = Findings("file")
    root = parse(text.encode(), found)
    found.raise_any()
    assert root is not None
    return root


def problems(data: str | bytes) -> list[str]:
    """What is wrong with a file: "line: message"."""
    found = Findings("file")
    parse(data if isinstance(data, bytes) else data.encode(), found)
    try:
        found.raise_any()
    except ScheduleProblems as told:
        return [str(problem).removeprefix("file:") for problem in told.problems]
    return []


def test_every_value_knows_its_line() -> None:
    assert tree("a: one\nb:\n  - two\n  - {c: three}\n") == Branch(
        (
            Entry("a", 1, Scalar("one", 1)),
            Entry("b", 2, Listing((Scalar("two", 3), Branch((Entry("c", 4, Scalar("three", 4)),), 4)), 3)),
        ),
        1,
    )


@pytest.mark.parametrize("written", ["NO", "2016-06-14", "17:00", "0x1F", "1e3", "true", "=", "热线", "<<"])
def test_a_value_is_what_is_written(written: str) -> None:
    assert tree(f"a: {written}").entries[0].value == Scalar(written, 1)


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_told_from_text(written: str) -> None:
    (nothing, quoted) = (tree(f"a: {form}").entries[0].value for form in (written, f"'{written}'"))
    assert nothing == Scalar(written, 1, is_null=True)
    assert quoted == Scalar(written, 1)


def test_what_is_missing_is_missing_on_the_line_of_its_key() -> None:
    assert tree("a:\n\n# more\nb: 1").entries[0] == Entry("a", 1, Scalar("", 1, is_null=True))


def test_a_key_that_stands_there_twice_is_there_twice() -> None:
    assert [entry.key for entry in tree("a: 1\na: 2").entries] == ["a", "a"]


def test_a_byte_order_mark_and_foreign_line_ends_do_no_harm() -> None:
    assert tree("\ufeffa: 1\r\nb: 2\r\n") == tree("a: 1\nb: 2\n")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "the file is empty"),
        ("# only a comment", 1, "the file is empty"),
        ("just words", 1, "a schedule is a map"),
        ("- a\n- list", 1, "a schedule is a map"),
        ("a: 1\n---\nb: 2", 2, "a second document"),
        ("a: 1\nb: on: off", 2, "put the value in quotation marks"),
        ("a:\n\tb: 1", 2, "a tab stands where spaces should"),
        ("a: 1\nb: 'never closed\n\nc: 2", 2, "a quotation mark that opens here is never closed"),
        ("a: 1\nb: [1, 2\nc: 2", 2, "a bracket that opens here is not closed"),
        ("a: 1\nno colon here\nb: 2", 2, "this line has no colon"),
        ("a:\n   b: 1\n  c: 2", 3, "does not line up"),
        ("a: @home", 1, "put the value in quotation marks"),
        ('a: "\\q"', 1, "not YAML"),
        ("a: 1\n? [b]\n: 2", 2, "a key is missing before the colon"),
        ("a: 1\n: 2", 2, "a key is missing before the colon"),
        ("a: 1\nb: \x07", 2, "the control character U+0007"),
        ("a: 1\nb: \u202egnp.exe", 2, "the control character U+202E"),
        ('a: 1\nb: "\\u202e"', 2, "the control character U+202E"),
        ("a: 1\n\nb: &name 2", 3, "an anchor"),
        ("a: *name", 1, "an alias"),
        ("a: !!python/object:os.system x", 1, "a tag"),
    ],
)
def test_what_is_no_schedule_is_refused_on_its_line(text: str, line: int, says: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(f"{line}: ")
    assert says in problem


def test_all_anchors_aliases_and_tags_are_told_at_once() -> None:
    told = problems("a: &x 1\nb: *x\nc: !tag 2\nd: good\n")
    assert [problem[:1] for problem in told] == ["1", "2", "3"]


def test_what_is_not_utf8_is_told_with_its_line() -> None:
    (problem,) = problems("a: 1\nb: ä\n".encode("latin-1"))
    assert problem.startswith("2: this is not UTF-8")


def bomb(levels: int = 30) -> str:
    """Some hundred bytes that stand for more than a billion values."""
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 2)}]" for n in range(1, levels)]
    return "\n".join(["a0: &a0 [x, x]", *lines])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\n" + "#" * MAX_BYTES, "larger than 1 MiB"),
        ("a: " + "[" * 100_000, "more than 100000 characters"),
        ("a: " + "[" * 5000, "nested more than 10 levels"),
        ("a:\n" + "".join(" " * n + "a:\n" for n in range(1, 200)), "nested more than 10 levels"),
        ("a:\n" + "- 1\n" * 100_001, "more than 100000 values"),
        (bomb(), "an alias"),
    ],
)
def test_no_file_keeps_its_reader_busy(text: str, says: str) -> None:
    assert says in "\n".join(problems(text))


def test_a_file_may_be_as_large_as_allowed() -> None:
    line = "# 0123456789\n"
    text = "a: 1\n" + line * ((MAX_BYTES - 5) // len(line))
    assert len(text) > MAX_BYTES - len(line)
    assert problems(text) == []


def flat(node: Node) -> object:
    match node:
        case Scalar(text):
            return text
        case Listing(items):
            return [flat(item) for item in items]
        case Branch(entries):
            return {entry.key: flat(entry.value) for entry in entries}
        case Unusable():
            raise AssertionError(node)


TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)
TREES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=8
)


def written(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{written(key)}: {written(inner)}' for key, inner in value.items())}}}"
    return "'" + str(value).replace("'", "''") + "'"


@given(st.dictionaries(TEXTS, TREES, max_size=3))
def test_what_was_written_is_what_is_read(value: dict[str, object]) -> None:
    assert flat(tree(written(value))) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_a_map_or_a_problem(data: bytes) -> None:
    found = Findings("file")
    root = parse(data, found)
    if root is None:
        with pytest.raises(ScheduleProblems):
            found.raise_any()
