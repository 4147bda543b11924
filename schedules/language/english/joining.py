"""English tokens as the grammar takes them: what says nothing is gone, and what joins parts is one token."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from schedules.language.english.lengths import regrouped
from schedules.language.english.quarters import numbered, with_years
from schedules.language.expressions import Edge
from schedules.language.faults import DaysOfAnother, Faulty, TwoLastDays
from schedules.language.lexing import Token
from schedules.language.refusals import Advice
from schedules.language.tree import Relation

_RELATIONS = frozenset({"BEFORE", "AFTER", "BY", "UNTIL", "FROM"})
BEGINS_PART = _RELATIONS | {
    *("IN", "FOR", "OVER", "DURING", "THROUGH", "_SINCE", "_LATEST", "_EARLIEST", "_AT_ONCE"),
    *("_BETWEEN", "_AT_LEAST", "_AT_MOST", "_WITHIN", "_WITHIN_NEXT"),
    *("EACH", "FUTURE", "TIMES", "RHYTHM", "_REGULARLY", "_STANDING", "_UNDATED"),
}
_LEADS = frozenset({"_HAPPENS", "_DATED"})
_UNITS = frozenset({"PLURAL", "WORKING"})
_QUARTERS = frozenset({"QUARTERS", "PLURAL"})
_JOINTS = frozenset({"_DASH", "_SLASH"})
_OF_SEVERAL = frozenset({"_TO", "_DASH", "_OR", "_BETWEEN", "_NEXT", "_WITHIN_NEXT"})
_JOINS = frozenset({"_AND", "_COMMA", "_BUT"})
_SAID_BACK = "on or before"
_WHEN_IT_IS = frozenset({"YEAR", "MONTH", "QUARTER", "HALF", "SEASON", "PERIOD"})
_BEFORE_A_NAME = frozenset({"NAME", "_NEXT", "_COMING", "_THIS", "ORD"})
_LENGTHS = frozenset({"UNIT", "DAY", "WEEK", "WORKING", "QUARTERS", "PLURAL", "LENGTH"})


def joined(found: list[Token], types: set[str]) -> list[Token]:
    """The tokens without what says nothing; those that cannot be read, and why, marked.

    Most phrases need none of this, and their tokens are not looked at closer. ``types`` are all of theirs.
    """
    if not types.isdisjoint(_LEADS):
        found = _without_lead(found)
    if "_CLOSE" in types:
        found = _without_doubles(found)
    if "NAME" in types:
        found = _beside_names(found, types)
    if not types.isdisjoint(_UNITS) and not types.isdisjoint(_OF_SEVERAL):
        found = list(regrouped(found))
    if "ORD" in types and not types.isdisjoint(_QUARTERS):
        found = list(numbered(found))
    if "YEAR" in types and not types.isdisjoint(_JOINTS):
        found = list(with_years(found))
    if "FINAL" in types:
        found = list(_final_as_last(found))
    if not types.isdisjoint(_ADVISERS):
        found = _advised(found)
    if types.isdisjoint(_JOINS) and found[-1:] != [] and found[-1].type != "IN":
        return found
    return list(_joined(found))


def _final_as_last(found: list[Token]) -> Iterator[Token]:
    """ "The final quarter of" is the last one of it; "the final quarter" alone is not one that is over."""
    for index, token in enumerate(found):
        if token.type == "FINAL" and {"_OF", "IN"} & {other.type for other in found[index + 2 : index + 4]}:
            yield Token("LAST", token.value, token.start_pos, token.end_pos)
        else:
            yield token


def _without_lead(found: list[Token]) -> list[Token]:
    """ "To be held in October" is in October, "deadline: 31 August" by that day."""
    lead = None
    while len(found) > 1 and found[0].type in _LEADS:
        lead, found = found[0], found[1:]
    if lead is not None and lead.value is Relation.BY and found[0].type not in BEGINS_PART | {"_OPEN"}:
        return [Token("BY", Relation.BY, lead.start_pos, lead.end_pos), *found]
    return found


def _without_doubles(found: list[Token]) -> list[Token]:
    """ "Three (3) months" says it twice."""
    left: list[Token] = []
    index = 0
    while index < len(found):
        if _is_double(found, index):
            if found[index + 1].value == left[-1].value:
                index += 3
                continue
            found[index + 1] = _advice(found[index + 1], Advice.NUMBERS_DIFFER)
            index += 1
        if _is_weekday_aside(found[index : index + 3]):
            index += 1
            del found[index + 1]
        left.append(found[index])
        index += 1
    return left


def _is_weekday_aside(found: list[Token]) -> bool:
    """ "31 August 2016 (Wednesday)"."""
    return [token.type for token in found[1:]] == ["WEEKDAY", "_CLOSE"] and found[0].value == "("


def _is_double(found: list[Token], index: int) -> bool:
    around = [token.type for token in found[index - 1 : index + 3]] if index else []
    numbers = {"INT", "COUNT"}
    return (
        len(around) == 4
        and around[0] in numbers
        and around[2] in numbers
        and found[index].value == "("
        and around[3] == "_CLOSE"
    )


def _beside_names(found: list[Token], types: set[str]) -> list[Token]:
    if not types.isdisjoint(_WHEN_IT_IS):
        _refuse_days_of(found)
    if "_HAPPENS" in types:
        found = list(_days_of_names(found))
    return list(_at_edges(found)) if "EDGE" in types or "DAY" in types else found


def _refuse_days_of(found: list[Token]) -> None:
    """ "The October dialogue" is another one, or that which says itself when it is."""
    for days, name in pairwise(found):
        if name.type == "NAME" and days.type in _WHEN_IT_IS:
            raise Faulty(DaysOfAnother(name.value))


def _days_of_names(found: list[Token]) -> Iterator[Token]:
    """ "At the dialogue to be held in October" is in October; before it, its own words say when it is."""
    for index, token in enumerate(found):
        if not (
            index and token.type == "_HAPPENS" and found[index - 1].type == "NAME" and found[index + 1 :]
        ):
            yield token
        elif found[0].type not in {"IN", "DURING"}:
            raise Faulty(DaysOfAnother(found[index - 1].value))


def _at_edges(found: list[Token]) -> Iterator[Token]:
    """ "Before the start of the seminar" is before it, and "after its end" after it."""
    index = 0
    while index < len(found):
        if _is_edge_of_name(found, index):
            if not _is_its_edge(found, index):
                yield _advice(found[index], Advice.EDGE_OF_EVENT)
            index += 2
        elif _is_day_of_name(found, index):
            first = found[index]
            yield Token("ADVISED", Advice.EDGE_OF_EVENT, first.start_pos, found[index + 1].end_pos)
            index += 2
        else:
            yield found[index]
            index += 1


def _is_day_of_name(found: list[Token], index: int) -> bool:
    """ "On the first day of the seminar"."""
    types = [token.type for token in found[index : index + 4]]
    return types[0] in {"ORD", "LAST"} and types[1:3] == ["DAY", "_OF"] and types[3:] == ["NAME"]


def _is_edge_of_name(found: list[Token], index: int) -> bool:
    types = [token.type for token in found[index : index + 4]]
    return (
        types[:2] == ["EDGE", "_OF"]
        and types[2:3] != []
        and types[2] in _BEFORE_A_NAME
        and "NAME" in types[2:]
    )


def _is_its_edge(found: list[Token], index: int) -> bool:
    """Whether what stands before counts from that edge of a milestone anyway."""
    before = [token.type for token in found[max(0, index - 2) : index]]
    if not before:
        return False
    if found[index].value is Edge.START:
        return before[-1] in {"BEFORE", "BY", "UNTIL"} or (before[-1] == "FROM" and before[0] not in _LENGTHS)
    return before[-1] in {"AFTER", "_OF"} or (before[-1] == "FROM" and before[0] in _LENGTHS)


def _advised(found: list[Token]) -> list[Token]:
    """With those marked that are known and cannot be read where they stand."""
    told = list(found)
    for index, token in enumerate(found):
        advise = _ADVISERS.get(token.type)
        advice = advise(found, index) if advise else None
        if advice:
            told[index] = _advice(token, advice)
    return told


def _beside(found: list[Token], index: int) -> tuple[str, str]:
    """The types of the tokens before and after one."""
    before = found[index - 1].type if index else ""
    return before, found[index + 1].type if index + 1 < len(found) else ""


def _of_all(found: list[Token], index: int) -> Advice | None:
    """ "Before all plenaries" may be before the first one, or before each."""
    before, after = _beside(found, index)
    if before in _RELATIONS and after in {*_BEFORE_A_NAME, "_OF"}:
        return Advice.AROUND_ALL
    return None


def _of_feast(found: list[Token], index: int) -> Advice | None:
    return Advice.FEAST_DAYS if _beside(found, index)[0] in {"OVER", "DURING"} else None


def _of_length(found: list[Token], index: int) -> Advice | None:
    """ "For three days", where the first of them is not said."""
    types = [token.type for token in found[index + 1 :]]
    counted = types[:1] in (["INT"], ["COUNT"], ["ONE"], ["LENGTH"]) and not _LENGTHS.isdisjoint(types)
    begun = {"FROM", "_FROM_NOW", "MONTH"} & set(types)
    return Advice.HOW_LONG if types[:1] == ["_NEXT"] or (counted and not begun) else None


def _of_week(found: list[Token], index: int) -> Advice | None:
    """ "Week 36", but not "the week 3 October"; "the first week of each month"."""
    number, *after = [token.type for token in found[index + 1 : index + 3]] or [""]
    if number in {"_OF", "IN"} and after == ["EACH"]:
        return Advice.WEEK_OF_EACH
    last = not after or after[0] in {*_JOINS, *BEGINS_PART, "_DASH", "_OF", "_TO"}
    return Advice.WEEK_NUMBER if number in {"INT", "COUNT"} and last else None


def _of_rhythm(found: list[Token], index: int) -> Advice | None:
    return Advice.THEREAFTER if _beside(found, index)[0] in {*_LENGTHS, "RHYTHM"} else None


def _of_open(found: list[Token], _: int) -> Advice | None:
    """ "31 August, to be confirmed" is not agreed, and "to be agreed at the dialogue" says no day."""
    return Advice.HEDGED if len(found) > 1 else None


_ADVISERS: Mapping[str, Callable[[list[Token], int], Advice | None]] = {
    "ALL": _of_all,
    "FEAST": _of_feast,
    "FOR": _of_length,
    "WEEK": _of_week,
    "_REGULARLY": _of_rhythm,
    "_OPEN": _of_open,
}
"""What may have to be told where a token of a type stands."""


def _advice(token: Token, advice: Advice) -> Token:
    return Token("ADVISED", advice, token.start_pos, token.end_pos)


def _joined(found: list[Token]) -> Iterator[Token]:
    """Commas, "and" and "but" become one ALSO between two parts of a phrase; other commas go."""
    waiting: list[Token] = []
    for index, token in enumerate(found):
        if token.type in _JOINS:
            waiting.append(token)
            continue
        yield from _join(waiting, token.type)
        waiting = []
        if token.type == "IN" and index and _is_last_of_part(found, index):
            yield Token("_ONWARDS", token.value, token.start_pos, token.end_pos)
        else:
            yield token
    yield from (token for token in waiting if token.type != "_COMMA")


def refuse_later(found: list[Token], words: str) -> None:
    """ "By 30 June, at the latest by 31 December" are two last days, and the later would count for nothing.

    What is said back is "on or before" each of several, since they may be of several phrases.

    Raises:
        Faulty: if there are two, and nothing hangs on a milestone.
    """
    last_days = [token for token in found if token.type == "BY"]
    if len(last_days) < 2 or any(token.type == "NAME" for token in found):
        return
    said = {words[token.start_pos : token.end_pos].lower() for token in last_days}
    if said != {_SAID_BACK}:
        raise Faulty(TwoLastDays())


def _join(waiting: list[Token], before: str) -> Iterator[Token]:
    """What stands for these before a token of that type. ", and" and "but" can only join parts."""
    types = {token.type for token in waiting}
    between_parts = before in BEGINS_PART or "_BUT" in types or (len(types) > 1 and before != "NAME")
    if waiting and between_parts:
        yield Token("_ALSO", None, waiting[0].start_pos, waiting[-1].end_pos)
    elif "_AND" in types:
        yield next(token for token in waiting if token.type == "_AND")


def _is_last_of_part(found: list[Token], index: int) -> bool:
    """ "From the seminar on": no other preposition stands at the end of a part."""
    return index + 1 == len(found) or found[index + 1].type in _JOINS
