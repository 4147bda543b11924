"""The golden file says what people are told."""

from tests.wording.golden import GOLDEN, golden


def test_the_golden_file_says_what_people_are_told() -> None:
    """Read the difference aloud; if it is right, write the file anew: python -m tests.wording.golden."""
    assert GOLDEN.read_text(encoding="utf-8") == golden()
