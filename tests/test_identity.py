"""What is kept by which value it is."""

from __future__ import annotations

from schedules.identity import kept_by_identity


def test_it_is_made_once_of_the_same_value_and_anew_of_an_equal_one() -> None:
    made: list[list[int]] = []

    @kept_by_identity(2)
    def length(of: list[int]) -> int:
        made.append(of)
        return len(of)

    one, equal = [1], [1]
    assert [length(one), length(one), length(equal), length(one)] == [1, 1, 1, 1]
    assert [each is one for each in made] == [True, False]


def test_only_so_many_are_kept() -> None:
    made: list[str] = []

    @kept_by_identity(1)
    def shout(word: str) -> str:
        made.append(word)
        return word.upper()

    assert [shout("a"), shout("b"), shout("a")] == ["A", "B", "A"]
    assert made == ["a", "b", "a"]
