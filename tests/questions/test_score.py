"""The corpus is answered as rightly as it was: a level that is reached is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from tests.questions.score import Judged, Verdict, judged

RIGHT = {
    "en": 1.0,
    "en, in conversation": 0.975,
    "zh": 1.0,
    "zh, in conversation": 1.0,
    "en, typed": 0.99,
    "zh, typed": 0.99,
    "en, later": 0.99,
    "zh, later": 0.98,
}
WRONG = dict.fromkeys(RIGHT, 0) | {"en, in conversation": 1}


@pytest.fixture(scope="module")
def verdicts() -> Mapping[str, list[Judged]]:
    """Every question of the corpus, by language."""
    every = tuple(judged())
    return {language: [one for one in every if one.language == language] for language in RIGHT}


@pytest.mark.parametrize("language", RIGHT)
def test_so_many_are_right_and_so_few_wrong(language: str, verdicts: Mapping[str, list[Judged]]) -> None:
    counts = Counter(one.verdict for one in verdicts[language])
    assert counts[Verdict.RIGHT] / counts.total() >= RIGHT[language]
    assert counts[Verdict.WRONG] <= WRONG[language]


def test_what_should_be_refused_or_asked_back_is_never_answered(
    verdicts: Mapping[str, list[Judged]],
) -> None:
    every = [one for some in verdicts.values() for one in some]
    assert [one.text for one in every if one.why.startswith("answered: ")] == []
