"""Traditional script, compared as simplified."""

import pytest

from schedules.language.script import _PAIRS, simplified

TRADITIONAL = "".join(written for written, _ in _PAIRS)


def test_one_character_stays_one() -> None:
    assert len(simplified(TRADITIONAL)) == len(TRADITIONAL)


def test_every_pair_changes_its_character_and_once_is_enough() -> None:
    assert all(simplified(character) != character for character in TRADITIONAL)
    assert simplified(simplified(TRADITIONAL)) == simplified(TRADITIONAL)


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        ("網絡保護研討會之後三個月內", "网络保护研讨会之后三个月内"),
        ("下屆對話召開前至少兩週", "下届对话召开前至少两周"),
        ("著名 乾杯", "著名 乾杯"),
        ("before 31 August", "before 31 August"),
    ],
)
def test_script(traditional: str, simple: str) -> None:
    assert simplified(traditional) == simple
