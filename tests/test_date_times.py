"""Where a text says a moment: what is covered is what was meant, in the units that Telegram counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.date_times import LONGEST, DateTimeWords, entities_in

NOON = datetime(2016, 8, 31, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
PIECES = st.text("a1 é年月5日🗓\n", max_size=6)


def words(said: str, at: datetime = NOON, before: str = "") -> DateTimeWords:
    return DateTimeWords(before, said, at)


def covered(text: str, *said: DateTimeWords) -> list[tuple[str, int]]:
    """What a client shows as moments: it counts in UTF-16."""
    units = text.encode("utf-16-le")
    return [
        (units[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le"), one.unix_time)
        for one in entities_in(text, said)
    ]


@given(st.lists(PIECES, min_size=1), st.lists(st.tuples(PIECES, PIECES.filter(bool)), max_size=4))
def test_only_what_was_meant_is_covered_and_nothing_twice(
    pieces: list[str], meant: list[tuple[str, str]]
) -> None:
    said = [
        words(word, NOON + number * timedelta(days=1), ahead) for number, (ahead, word) in enumerate(meant)
    ]
    text = "".join(pieces) + "".join(f" {one.before}{one.words}\n" for one in said)
    found = entities_in(text, said)
    assert set(covered(text, *said)) <= {(one.words, int(one.at.timestamp())) for one in said}
    ends = [entity.offset + entity.length for entity in found]
    assert all(end <= entity.offset for end, entity in zip(ends, found[1:], strict=False))


def test_words_are_found_wherever_they_stand() -> None:
    text = "📅 Pay, by 31 Aug, 17:00. 📅 Send, by 31 Aug, 17:00."
    said = words("31 Aug, 17:00")
    assert covered(text, said) == [("31 Aug, 17:00", int(NOON.timestamp()))] * 2


def test_a_clock_time_alone_is_told_by_the_days_before_it() -> None:
    first, second = words("17:00", NOON, "24–25 Aug, "), words("17:00", LATER, "25–26 Aug, ")
    text = "A: 24–25 Aug, 17:00. B: 25–26 Aug, 17:00. C: 17:00."
    assert covered(text, first, second) == [
        ("17:00", int(NOON.timestamp())),
        ("17:00", int(LATER.timestamp())),
    ]


def test_words_that_would_mean_two_moments_mean_none() -> None:
    assert covered("by 31 Aug", words("31 Aug", NOON), words("31 Aug", LATER)) == []


def test_a_day_does_not_stand_in_a_longer_one() -> None:
    assert covered("11月5日17:00前", words("1月5日17:00")) == []
    both = covered("11月5日17:00", words("1月5日17:00"), words("11月5日17:00", LATER))
    assert both == [("11月5日17:00", int(LATER.timestamp()))]
    assert covered("31 August", words("31 Aug")) == []


def test_what_is_longer_than_telegram_takes_is_not_covered() -> None:
    assert covered("年" * LONGEST, words("年" * LONGEST)) != []
    assert covered("年" * (LONGEST + 1), words("年" * (LONGEST + 1))) == []
