"""How a part lies to what it hangs on, one method a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lark import Transformer, v_args

from schedules.calendar_units import CalendarUnit
from schedules.days import Distance, Unit
from schedules.language.building.lengths import SIDES, length, valued
from schedules.language.expressions import (
    Ahead,
    DayNumber,
    Edge,
    EdgeOf,
    Expression,
    Inside,
    Month,
    NextDays,
    PeriodUnit,
    Range,
    Relative,
    Shifted,
)
from schedules.language.faults import Ambiguous, DaysOfAnother, Faulty, NotTogether
from schedules.language.lexing import Token
from schedules.language.tree import (
    AlwaysInForce,
    ApartBetween,
    ApartFrom,
    Each,
    Mention,
    NotAgreed,
    Phrase,
    Regular,
    Related,
    Relation,
    Rhythmic,
    Strictly,
    Target,
    Together,
    Which,
    unit_of,
)
from schedules.when import Direction, Reach


@dataclass(frozen=True, slots=True)
class Directly:
    """A part that follows another without a comma or "and"."""

    part: Phrase


@v_args(wrapper=valued)
class RelationRules(Transformer[Token, Phrase]):
    """How a part lies to what it hangs on, and milestones as words name them."""

    def start(self, phrase: Phrase) -> Phrase:
        return phrase

    def together(self, *parts: Phrase | Directly) -> Phrase:
        whole: list[Phrase] = []
        for said in parts:
            part = said.part if isinstance(said, Directly) else said
            if isinstance(said, Directly) and not any(map(_comes_again, whole)):
                _refuse_misplaced(whole[-1], part)
            whole += part.parts if isinstance(part, Together) else (part,)
        _refuse_dangling(whole)
        return Together(tuple(_with_months(whole)))

    def directly(self, part: Phrase) -> Directly:
        return Directly(part)

    def within_period(self, period: Expression) -> Phrase:
        """ "Within 90 days from today" is any day of them."""
        if isinstance(period, Shifted):
            period = Range(period.base or Relative(PeriodUnit.DAY, 0), period)
        return self.bare(period)

    def since(self, target: Target) -> Phrase:
        return Related(Relation.SINCE, target)

    def bare(self, period: Expression) -> Phrase:
        return Related(Relation.IN, period)

    def related(self, relation: Relation, target: Target) -> Phrase:
        if relation is Relation.FROM and isinstance(target, Range):
            return Related(Relation.IN, target)
        return Related(relation, target)

    def for_period(self, relation: Relation, target: Target) -> Phrase:
        """ "For 2017" is in it; "for three days" says how long, and when only if it says from when."""
        match target:
            case Shifted(distance, 1, base) if base is not None:
                return Related(Relation.IN, _days_from(base, distance))
            case Shifted() | Ahead():
                raise Faulty(NotTogether())
            case _:
                return self.related(relation, target)

    def related_after(self, target: Target, relation: Relation) -> Phrase:
        return self.related(relation, target)

    def from_to(self, relation: Relation, first: Target, last: Target) -> Phrase:
        if isinstance(first, Mention) or isinstance(last, Mention):
            parts = Related(relation, first), Related(Relation.BY, last)
            _refuse_dangling([*parts])
            return Together(parts)
        return Related(Relation.IN, Range(first, last, every_day=True))

    def from_until(self, relation: Relation, first: Target, _: Relation, last: Target) -> Phrase:
        return self.from_to(relation, first, last)

    def from_days_until(self, relation: Relation, first: int, _: Relation, last: Expression) -> Phrase:
        return self.from_to(relation, DayNumber(first), last)

    def after_before(self, first: Target, last: Target) -> Phrase:
        """Between two things: months and days are included, milestones are not."""
        if isinstance(first, DayNumber) or isinstance(last, DayNumber):
            raise Faulty(Ambiguous())  # "between the first and second plenaries"
        begin = Relation.AFTER if isinstance(first, Mention) else Relation.FROM
        end = Relation.BEFORE if isinstance(last, Mention) else Relation.UP_TO
        return Together((Related(begin, first), Related(end, last)))

    def between(self, first: Expression, last: Expression) -> Phrase:
        if isinstance(first, EdgeOf) and first.edge is Edge.END:
            raise Faulty(Ambiguous())  # "between the end of August and mid-September"
        return Related(Relation.IN, Range(first, last))

    def between_days(self, first: int, last: Expression) -> Phrase:
        return Related(Relation.IN, Range(DayNumber(first), last))

    def strict(self, *days: Any) -> Phrase:
        latest, strictly = days[-2:]
        return Strictly(latest, strictly)

    def strict_before(self, *days: Any) -> Phrase:
        """ "(Strictly: the day before)"."""
        latest = next(day for day in days if not isinstance(day, Relation | Distance))
        return Strictly(latest, None)

    def standing(self) -> Phrase:
        return AlwaysInForce()

    def undated(self) -> Phrase:
        return NotAgreed()

    # At a distance

    def exactly(self, distance: Distance, side: Relation, target: Target) -> Phrase:
        return ApartFrom(distance, SIDES[side], Reach.EXACTLY, target)

    def exactly_nth(self, number: int, unit: PeriodUnit | Unit, side: Relation, target: Target) -> Phrase:
        return self.exactly(length(number, unit), side, target)

    def day_after(self, target: Target) -> Phrase:
        return self.exactly(Distance(1, Unit.DAY), Relation.AFTER, target)

    def at_least(self, distance: Distance, side: Relation, target: Target) -> Phrase:
        return ApartFrom(distance, SIDES[side], Reach.AT_LEAST, target)

    def not_beyond(self, relation: Relation, distance: Distance, side: Relation, target: Target) -> Phrase:
        """ "No later than three weeks before", "no earlier than two weeks after"."""
        within = relation is not Relation.FROM and side is Relation.AFTER
        return ApartFrom(distance, SIDES[side], Reach.WITHIN if within else Reach.AT_LEAST, target)

    def within(self, *said: Any) -> Phrase:
        distance, side, target = said[-3:]
        return ApartFrom(distance, SIDES[side], Reach.WITHIN, target)

    def within_of(self, distance: Distance, target: Target) -> Phrase:
        return ApartFrom(distance, Direction.AFTER, Reach.WITHIN, target)

    def apart_between(self, lengths: tuple[Distance, Distance], side: Relation, target: Target) -> Phrase:
        return ApartBetween(*lengths, SIDES[side], target)

    def in_apart_between(self, _: Relation, *said: Any) -> Phrase:
        return self.apart_between(*said)

    def lengths_ahead(self, lengths: tuple[Distance, Distance], *_: Relation) -> Phrase:
        return ApartBetween(*lengths, Direction.AFTER, Relative(PeriodUnit.DAY, 0))

    def in_lengths(self, _: Relation, lengths: tuple[Distance, Distance]) -> Phrase:
        return self.lengths_ahead(lengths)

    def ahead(self, distance: Distance) -> Phrase:
        return Related(Relation.IN, Ahead(distance))

    def ahead_unit(self, unit: PeriodUnit) -> Phrase:
        return self.ahead(length(1, unit))

    def ahead_in(self, _: Relation, distance: Distance) -> Phrase:
        return self.ahead(distance)

    def in_distance(self, _: Relation, distance: Distance) -> Phrase:
        return Related(Relation.IN, Shifted(distance, 1))

    def next_distance(self, distance: Distance) -> Phrase:
        """ "The next three days" begin tomorrow; of longer units it is not said which they are."""
        if distance.unit is not Unit.DAY:
            raise Faulty(Ambiguous())
        return Related(Relation.IN, NextDays(distance.count))

    def distance(self, count: int, unit: PeriodUnit | Unit) -> Distance:
        return length(count, unit)

    def length(self, distance: Distance) -> Distance:
        return distance

    # Milestones

    def the_next(self, mention: Mention) -> Mention:
        return replace(mention, which=Which.NEXT)

    def the_nth(self, number: int, mention: Mention) -> Mention:
        return replace(mention, which=number)


def _days_from(base: Expression, distance: Distance) -> Expression:
    """Each of so many days, the first of them being ``base``."""
    days = distance.count * {Unit.DAY: 1, Unit.WEEK: 7}.get(distance.unit, 0)
    if days < 2:
        raise Faulty(NotTogether())
    return Range(base, Shifted(Distance(days - 1, Unit.DAY), 1, base), every_day=True)


def _with_months(parts: list[Phrase]) -> Iterator[Phrase]:
    """ "In August, after the 15th" is after 15 August: a day of the month takes its month from beside it."""
    days = [part for part in parts if isinstance(part, Related) and isinstance(part.target, DayNumber)]
    inside = [part for part in parts if isinstance(part, Related) and part.relation is Relation.IN]
    months = [part.target for part in inside if part not in days]
    monthly = any(isinstance(part, Rhythmic) and part.every is CalendarUnit.MONTH for part in parts)
    for part in parts:
        if monthly or not isinstance(part, Related) or not isinstance(part.target, DayNumber):
            yield part
        elif len(months) == 1 and isinstance(months[0], Month | Inside):
            yield replace(part, target=Inside(part.target, months[0]))
        elif months or any(_hangs(other) for other in parts):
            raise Faulty(Ambiguous())  # "after the first and before the third plenary"
        else:
            yield part


def _comes_again(part: Phrase) -> bool:
    return isinstance(part, Rhythmic | Regular) or unit_of(part) is not None


def _hangs(part: Phrase) -> bool:
    return isinstance(part, Related | ApartFrom) and isinstance(part.target, Mention)


def _refuse_dangling(parts: list[Phrase]) -> None:
    """ "After the seminar, within 30 days" may be within 30 days of the seminar, or from now on."""
    begun = False
    for part in parts:
        if begun and isinstance(part, Related) and _counts_from_now(part.target):
            raise Faulty(Ambiguous())
        begun = begun or _begins_later(part)


def _counts_from_now(target: Target | Each) -> bool:
    return isinstance(target, Ahead) or (isinstance(target, Shifted) and target.base is None)


def _begins_later(part: Phrase) -> bool:
    begins = isinstance(part, Related) and part.relation in {Relation.AFTER, Relation.FROM}
    return begins and part != Related(Relation.FROM, Relative(PeriodUnit.DAY, 0))


def _refuse_misplaced(before: Phrase, part: Phrase) -> None:
    """What stands right after a part may belong to its last word: "the week after the seminar" is not this
    week, "before the dialogue in October" may say when that is, and "the first two weeks after" begins with
    no first. At the dialogue in October is in October, whichever of them is meant.
    """
    match before, part:
        case Related(Relation.IN, Mention()), Related(Relation.IN, _):
            misplaced = False
        case (
            Related(target=Mention() as mention) | ApartFrom(target=Mention() as mention),
            Related(Relation.IN, target),
        ) if not isinstance(target, Mention):
            raise Faulty(DaysOfAnother(mention))
        case Related(target=Mention()) | ApartFrom() | Regular() | Rhythmic() | NotAgreed(), _:
            misplaced = False
        case Related(Relation.IN, Month() | Inside(Month())), Related(_, DayNumber()):
            misplaced = False
        case Related() | ApartBetween(), Related(Relation.BEFORE | Relation.AFTER, _) | ApartFrom():
            misplaced = True
        case _:
            misplaced = False
    if misplaced:
        raise Faulty(NotTogether())
