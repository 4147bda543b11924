"""Templates of questions, matched word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.dialects import DIALECTS
from bot.questions.patterns import Classes, Slots, Template, Words, tokens_of, words_of

CLASSES = Classes({"is": "is | are", "things": "[the] (thing | milestone)"})


def fits(template: str, text: str) -> list[Slots]:
    """All ways in which a text fits a template."""
    return list(Template(template, CLASSES).fits(words_of(tokens_of(text, {}))))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("what is due", "What is due?"),
        ("what <is> due", "what are due"),
        ("what <is> [still] due", "what is due"),
        ("what <is> [still] due", "what is still due"),
        ("(what | which) <things> [<is>] due", "which the milestones due"),
        ("一共 有 <is>", "一共有 is"),
        ("接下来", "接 下 来？"),
        ("due 到期", "due到期"),
    ],
)
def test_a_template_takes_all_words_of_a_text(template: str, text: str) -> None:
    assert fits(template, text) == [()]


@pytest.mark.parametrize("text", ["what is", "so what is due", "what is due now", "", "what is du"])
def test_a_text_with_a_word_more_or_less_does_not_fit(text: str) -> None:
    assert fits("what is due", text) == []


def test_a_slot_holds_one_word_or_more() -> None:
    assert fits("when is {what}", "when is the third plenary") == [(("what", 2, 5),)]
    assert fits("when is {what}", "when is") == []
    assert fits("{what} {when}", "a b c") == [
        (("what", 0, 1), ("when", 1, 3)),
        (("what", 0, 2), ("when", 2, 3)),
    ]
    assert fits("{what} is [then] [due]", "what is is due") == [(("what", 0, 2),)]


def test_words_keep_their_places_in_the_text() -> None:
    text = "What's due 9月前?"
    tokens = tokens_of(text, {"what's": ("what", "is")})
    assert [token.word for token in tokens] == ["what", "'s", "due", "9", "月", "前"]
    assert text[tokens[3].start : tokens[-1].end] == "9月前"
    assert [token.word for token in tokens_of("isn't", {"isn't": ("is", "not")})] == ["is", "not"]


@pytest.mark.parametrize("template", ["what (is", "what is)", "[what", "a | b ]"])
def test_a_template_that_is_not_well_formed_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="template"):
        Template(template, CLASSES)


def test_a_class_that_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError):
        Template("<nothing>", CLASSES)


@pytest.mark.parametrize("language", DIALECTS)
def test_every_template_of_a_language_can_be_read(language: str) -> None:
    dialect = DIALECTS[language]
    assert len(dialect.patterns) > 100
    assert dialect.polite_before.longest_start(Words(["no", "such", "words"])) == 0


WORDS = st.lists(st.sampled_from(["what", "is", "due", "thing", "the", "x"]), max_size=6)


@given(WORDS)
def test_leaving_out_what_cannot_fit_changes_nothing(words: list[str]) -> None:
    """Against the plain meaning of a template, written down by hand."""
    template = Template("what [is] {when} [due] (thing | the [x])", CLASSES)
    expected = set()
    for middle in range(1, len(words)):
        starts = [1] if words[1:2] != ["is"] else [1, 2]
        expected |= {(("when", start, middle),) for start in starts if start < middle}
    tails = (["thing"], ["the"], ["the", "x"])
    rests = (*tails, *(["due", *tail] for tail in tails))
    expected = {slots for slots in expected if words[:1] == ["what"] and words[slots[0][2] :] in rests}
    assert set(template.fits(Words(words))) == expected
