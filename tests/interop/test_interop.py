"""What other programs read from the running server: at first, and after a move, a cancel and a done."""

from __future__ import annotations

import socket
from itertools import product

import pytest

from tests.interop.readers import READERS, Row, missing
from tests.serving import served

AT_FIRST = """\
schedule: ours
title: {en: "Ours; with, signs", zh: 我们的约定}
agreed_on: 2016-06-14
timezone: Asia/Shanghai
visibility: public
milestones:
  hotline: {title: {en: "Test the hotline, twice", zh: 测试热线}, when: before September 2016}
  seminar: {title: {en: Seminar, zh: 研讨会}, when: in August 2016}
  meeting: {title: {en: Meeting, zh: 会议}, when: on 24 and 25 October 2016}
  review: {title: {en: Review, zh: 评审}, when: every six months after the meeting until December 2017}
  report: {title: {en: Report, zh: 报告}, when: by 30 September 2016}
  party: {title: {en: Party, zh: 庆祝会}, when: to be agreed}
"""
LATER = (
    AT_FIRST.replace("in August 2016", "in September 2016")
    .replace("by 30 September 2016", "by 30 September 2016, done: 2016-07-22")
    .replace("before September 2016", "before September 2016, dropped: {on: 2016-07-23, why: no need}")
)

MEETING_AND_REVIEWS = {
    "en": [
        ("meeting", "2016-10-24", "2016-10-26", "Meeting · 24–25 Oct"),
        ("review/1", "2017-04-25", "2017-04-26", "Review (1) · 25 Apr"),
        ("review/2", "2017-10-25", "2017-10-26", "Review (2) · 25 Oct"),
    ],
    "zh": [
        ("meeting", "2016-10-24", "2016-10-26", "会议 · 10月24日至25日"),
        ("review/1", "2017-04-25", "2017-04-26", "评审（1） · 4月25日"),
        ("review/2", "2017-10-25", "2017-10-26", "评审（2） · 10月25日"),
    ],
}
EXPECTED = {
    "en": [
        ("hotline", "2016-08-31", "2016-09-01", "Test the hotline, twice · by 31 Aug"),
        ("report", "2016-09-30", "2016-10-01", "Report · by 30 Sep"),
        ("seminar", "2016-08-01", "2016-09-01", "Seminar · 1–31 Aug"),
        *MEETING_AND_REVIEWS["en"],
    ],
    "zh": [
        ("hotline", "2016-08-31", "2016-09-01", "测试热线 · 不迟于8月31日"),
        ("report", "2016-09-30", "2016-10-01", "报告 · 不迟于9月30日"),
        ("seminar", "2016-08-01", "2016-09-01", "研讨会 · 8月1日至31日"),
        *MEETING_AND_REVIEWS["zh"],
    ],
}
EXPECTED_LATER = {
    "en": [
        ("hotline", "2016-08-31", "2016-09-01", "Test the hotline, twice · dropped"),
        ("report", "2016-07-22", "2016-07-23", "Report · done"),
        ("seminar", "2016-09-01", "2016-10-01", "Seminar · 1–30 Sep"),
        *MEETING_AND_REVIEWS["en"],
    ],
    "zh": [
        ("hotline", "2016-08-31", "2016-09-01", "测试热线 · 已取消"),
        ("report", "2016-07-22", "2016-07-23", "报告 · 已完成"),
        ("seminar", "2016-09-01", "2016-10-01", "研讨会 · 9月1日至30日"),
        *MEETING_AND_REVIEWS["zh"],
    ],
}


STAGES = {"at first": (AT_FIRST, "2016-07-20", EXPECTED), "later": (LATER, "2016-07-25", EXPECTED_LATER)}
LANGUAGES = ("en", "zh")
Read = dict[tuple[str, str, str], list[Row]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """What each reader that is installed reads, in each language, at each stage: the same address twice."""
    folder, port = tmp_path_factory.mktemp("interop"), _free_port()
    found: Read = {}
    for stage, (text, now, _) in STAGES.items():
        file = folder / "ours.yaml"
        file.write_text(text, encoding="utf-8")
        with served(folder, file, now=now, port=port) as site:
            for reader, language in product(READERS, LANGUAGES):
                if missing(reader) is None:
                    place = folder / f"{reader} {language}".replace(" ", "-")
                    place.mkdir(exist_ok=True)
                    found[stage, reader, language] = READERS[reader](
                        f"{site}/ours.ics?lang={language}", place
                    )
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("stage", STAGES)
def test_it_reads_exactly_what_was_agreed(read: Read, stage: str, reader: str, language: str) -> None:
    if absent := missing(reader):
        pytest.skip(f"{absent} is not installed: {reader} cannot be asked what it reads")
    rows = read[stage, reader, language]
    keeps_uids = all(uid for uid, *_ in rows)
    expected = STAGES[stage][2][language]
    assert sorted(rows) == sorted(
        (f"{uid}@ours.agreed" if keeps_uids else None, *more) for uid, *more in expected
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port
