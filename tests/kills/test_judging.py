"""The judge, by runs written down by hand: what it finds, and what it lays to which kill."""

from __future__ import annotations

from dataclasses import replace

from tests.kills.judging import Judgement, Kill, Kind, Message, Owed, Request, judge
from tests.kills.scenario import Victim
from tests.kills.table import lines

ANNA, BORIS = 1, 2
RATE = 30
AT_MOST_IN_FLIGHT = 13  # at that rate, with answers after 0.1 s: 30 x (0.1 + 0.3), and one


def told(chat: int, at: float, *, takes: float | None = 0.1, unanswered: bool = False) -> Message:
    """A reminder that was accepted at a moment, and answered so many seconds later, if at all."""
    ended = None if takes is None else at + takes
    return Message(chat, Kind.NOTICE, accepted=at, begun=at, ended=ended, unanswered=unanswered)


def judged(
    *messages: Message, kills: tuple[float | Kill, ...] = (), owed: tuple[Owed, ...] = ()
) -> Judgement:
    """Anna is owed a reminder at 100, unless it says otherwise."""
    return judge(
        owed or (Owed(ANNA, Kind.NOTICE, 100),),
        messages,
        [Request(message.begun, message.ended) for message in messages],
        [kill if isinstance(kill, Kill) else Kill(kill, Victim.PROGRAM) for kill in kills],
        RATE,
    )


def test_what_comes_once_and_in_time_keeps_the_promise() -> None:
    judgement = judged(told(ANNA, 101), kills=(102,))
    assert judgement.faults == ()
    assert list(lines(judgement))[-1] == "kept"


def test_what_never_comes_is_lost() -> None:
    judgement = judged(kills=(90, 110, 120))
    assert judgement.faults == ("lost: 1",)
    assert [row.lost for row in judgement.rows] == [0, 1, 0]


def test_what_comes_before_its_moment_is_early() -> None:
    judgement = judged(told(ANNA, 99.9), kills=(110,))
    assert judgement.faults == ("early: 1",)
    assert judgement.rows[0].early == 1


def test_a_repetition_of_what_was_in_flight_at_a_kill_is_within_the_promise() -> None:
    for takes in (0.1, 5, None):  # answered a moment before, after, or never
        judgement = judged(told(ANNA, 101, takes=takes), told(ANNA, 200), kills=(101.5,))
        assert judgement.faults == ()
        assert judgement.rows[0].repeated == 1


def test_a_repetition_of_what_was_settled_long_before_the_kill_has_no_cause() -> None:
    judgement = judged(told(ANNA, 101), told(ANNA, 200), kills=(110,))
    assert judgement.faults == ("repeated without a cause: 1",)


def test_nothing_is_settled_while_the_database_is_down() -> None:
    outage = Kill(101.5, Victim.SERVER, until=105)
    kills = (outage, Kill(120, Victim.PROGRAM, until=121))
    assert judged(told(ANNA, 102), told(ANNA, 200), kills=kills).faults == ()
    back = told(BORIS, 106)  # it sends again, so it has settled what it sent before
    owed = (Owed(ANNA, Kind.NOTICE, 100), Owed(BORIS, Kind.NOTICE, 100))
    judgement = judged(told(ANNA, 102), told(ANNA, 200), back, kills=kills, owed=owed)
    assert judgement.faults == ("repeated without a cause: 1",)


def test_what_a_program_had_written_is_read_when_it_is_gone() -> None:
    kill = Kill(101.5, Victim.PROGRAM, gone=101.6, until=104)
    assert judged(told(ANNA, 101.7), told(ANNA, 200), kills=(kill,)).faults == ()
    judgement = judged(told(ANNA, 103), told(ANNA, 200), kills=(kill,))  # another one's, that lives
    assert judgement.faults == ("repeated without a cause: 1",)


def test_a_program_that_lives_has_no_reason_to_repeat_when_its_database_was_killed() -> None:
    outage = Kill(101.5, Victim.SERVER, gone=101.5, until=105)
    judgement = judged(told(ANNA, 101.45), told(ANNA, 200), kills=(outage,))
    assert judgement.faults == ("repeated without a cause: 1",)


def test_a_repetition_before_the_kill_has_no_cause_in_it() -> None:
    judgement = judged(told(ANNA, 101), told(ANNA, 101.5), kills=(101.6,))
    assert judgement.faults == ("repeated without a cause: 1",)


def test_a_repetition_after_an_injected_fault_is_within_the_promise() -> None:
    judgement = judged(told(ANNA, 101, unanswered=True), told(ANNA, 200))
    assert judgement.faults == ()
    assert judgement.unanswered_repeated == 1


def test_more_repetitions_than_may_be_in_flight_break_the_promise() -> None:
    chats = range(1, AT_MOST_IN_FLIGHT + 2)
    owed = tuple(Owed(chat, Kind.NOTICE, 100) for chat in chats)
    first, second = [told(chat, 101) for chat in chats], [told(chat, 200) for chat in chats]
    assert judged(*first, *second[1:], kills=(101.5,), owed=owed).faults == ()
    assert judged(*first, *second, kills=(101.5,), owed=owed).faults == ("kill 1: 14 repeated, 13 in flight",)


def test_what_nobody_was_owed_is_noticed() -> None:
    assert judged(told(ANNA, 101), told(BORIS, 101)).faults == ("not owed: 1",)


def test_a_command_without_an_answer_is_noticed() -> None:
    command = Owed(BORIS, Kind.ANSWER, 0)
    assert judged(owed=(command,)).faults == ("lost: 1", "commands without an answer: 1")
    answer = replace(told(BORIS, 50), kind=Kind.ANSWER)
    assert judged(answer, owed=(command,)).faults == ()


def test_what_may_come_or_stay_away_is_not_missed() -> None:
    perhaps = Owed(BORIS, Kind.NOTICE, 100, surely=False)
    assert judged(owed=(perhaps,)).faults == ()
    assert judged(told(BORIS, 101), owed=(perhaps,)).faults == ()
    assert judged(told(BORIS, 99), owed=(perhaps,)).faults == ("early: 1",)
