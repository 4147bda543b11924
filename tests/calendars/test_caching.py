"""HTTP's own questions: has it changed, and may it come compressed?"""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import Response

from calendars.caching import respond
from calendars.publication import Publication

MODIFIED = datetime(2016, 7, 25, 1, 30, 15, 500_000, tzinfo=UTC)
BODY = b"BEGIN:VCALENDAR\r\n" * 20
PUBLICATION = Publication.of(BODY, MODIFIED)
HEADERS = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\x00"))


def ask(publication: Publication = PUBLICATION, /, **headers: str) -> Response:
    raw = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    request = Request({"type": "http", "method": "GET", "path": "/", "headers": raw})
    return respond(request, publication, (("Content-Type", "text/calendar"),))


def date_of(moment: datetime) -> str:
    return format_datetime(moment.replace(microsecond=0), usegmt=True)


def test_an_answer_carries_its_validators() -> None:
    answer = ask()
    assert (answer.status_code, answer.body) == (200, BODY)
    assert answer.headers["etag"] == f'"{PUBLICATION.tag}"'
    assert answer.headers["last-modified"] == "Mon, 25 Jul 2016 01:30:15 GMT"
    assert answer.headers["content-type"] == "text/calendar"


def test_other_bytes_have_another_tag() -> None:
    assert Publication.of(BODY + b" ", MODIFIED).tag != PUBLICATION.tag
    assert Publication.of(BODY, MODIFIED + timedelta(days=1)).tag == PUBLICATION.tag


@pytest.mark.parametrize(
    "known",
    [
        f'"{PUBLICATION.tag}"',
        f'W/"{PUBLICATION.tag}"',
        f'"{PUBLICATION.tag}-gz"',
        f'"other", "{PUBLICATION.tag}"',
        "*",
    ],
)
def test_whoever_has_it_gets_only_that_it_is_the_same(known: str) -> None:
    answer = ask(if_none_match=known)
    assert (answer.status_code, answer.body) == (304, b"")
    assert answer.headers["etag"] == f'"{PUBLICATION.tag}"'


@pytest.mark.parametrize("known", ['"other"', "", "nonsense"])
def test_whoever_has_something_else_gets_all_of_it(known: str) -> None:
    later = date_of(MODIFIED + timedelta(days=1))
    assert ask(if_none_match=known, if_modified_since=later).status_code == 200


@pytest.mark.parametrize(
    ("since", "status"),
    [
        (date_of(MODIFIED), 304),
        (date_of(MODIFIED + timedelta(days=1)), 304),
        (date_of(MODIFIED - timedelta(seconds=1)), 200),
        ("yesterday", 200),
        ("Mon, 25 Jul 2016 01:30:15", 304),
        ("Mon, 25 Jul 2016 03:30:15 +0200", 304),
    ],
)
def test_a_date_is_compared_to_the_second(since: str, status: int) -> None:
    assert ask(if_modified_since=since).status_code == status


@pytest.mark.parametrize("accepted", ["gzip", "br, GZIP;q=0.5", "x-gzip", "identity;q=0, gzip"])
def test_whoever_asks_for_it_gets_it_compressed(accepted: str) -> None:
    answer = ask(accept_encoding=accepted)
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["etag"] == f'"{PUBLICATION.tag}-gz"'
    assert gzip.decompress(bytes(answer.body)) == BODY
    assert len(answer.body) < len(BODY)


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q = 0.000", "identity;q=0", "*;q=0"])
def test_everyone_else_gets_it_as_it_is(accepted: str) -> None:
    answer = ask(accept_encoding=accepted)
    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers
    assert answer.body == BODY


def test_what_is_compressed_already_is_sent_as_it_is() -> None:
    answer = ask(Publication.of(BODY, zips=False), accept_encoding="gzip")
    assert answer.body == BODY
    assert "content-encoding" not in answer.headers
    assert not answer.headers["etag"].endswith('-gz"')


def test_what_has_no_moment_is_known_by_its_tag_alone() -> None:
    made = Publication.of(BODY)
    assert "last-modified" not in ask(made).headers
    assert ask(made, if_modified_since=date_of(MODIFIED)).status_code == 200
    assert ask(made, if_none_match=f'"{made.tag}"').status_code == 304


@given(known=HEADERS, since=HEADERS, accepted=HEADERS)
def test_no_header_is_an_error(known: str, since: str, accepted: str) -> None:
    assert ask(if_modified_since=since, accept_encoding=accepted).status_code in {200, 304}
    assert ask(if_none_match=known, accept_encoding=accepted).status_code in {200, 304}
