"""How far something is from what it hangs on, where that stands first: "研讨会后三周"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lark import v_args

from schedules.days import Distance, Unit
from schedules.language.building.lengths import SIDES, length, valued
from schedules.language.building.relations import RelationRules
from schedules.language.expressions import PeriodUnit
from schedules.language.faults import Ambiguous, Faulty, NotTogether
from schedules.language.tree import ApartFrom, Phrase, Relation, Target
from schedules.when import Direction, Reach


@v_args(wrapper=valued)
class OffsetRules(RelationRules):
    """The rules for such lengths, added to those for all relations."""

    def days(self, count: int) -> Distance:
        return length(count, PeriodUnit.DAY)

    def days_ahead(self, count: int) -> Phrase:
        return self.ahead(self.days(count))

    def next_after(self, _: Relation, distance: Distance) -> Phrase:
        return self.next_distance(distance)

    def offset_after(self, target: Target, side: Relation, distance: Distance) -> ApartFrom:
        return ApartFrom(distance, SIDES[side], Reach.EXACTLY, target)

    def offset_before(self, target: Target, distance: Distance, side: Relation) -> ApartFrom:
        """会议召开15日前 is a last day, as 8月31日前 is one; 会议召开前15日 is that day."""
        offset = self.offset_after(target, side, distance)
        return offset if offset.side is Direction.AFTER else self.at_least_offset(offset)

    def lengths_after(self, target: Target, side: Relation, lengths: tuple[Distance, Distance]) -> Phrase:
        return self.apart_between(lengths, side, target)

    def lengths_before(self, target: Target, lengths: tuple[Distance, Distance], side: Relation) -> Phrase:
        return self.apart_between(lengths, side, target)

    def offset_nth(self, target: Target, side: Relation, nth: tuple[int, PeriodUnit | Unit]) -> ApartFrom:
        if nth == (2, PeriodUnit.DAY):
            raise Faulty(Ambiguous())  # 第二天 is also the day after
        return self.offset_after(target, side, length(*nth))

    def within_offset(self, offset: ApartFrom) -> ApartFrom:
        return replace(offset, reach=Reach.WITHIN)

    def within_days_after(self, target: Target, side: Relation, count: int) -> ApartFrom:
        return self.within_offset(self.offset_after(target, side, self.days(count)))

    def at_least_offset(self, offset: ApartFrom) -> ApartFrom:
        return replace(offset, reach=Reach.AT_LEAST)

    def at_least_after(self, target: Target, side: Relation, distance: Distance) -> Phrase:
        return self.at_least(distance, side, target)

    def at_least_before(self, target: Target, distance: Distance, side: Relation) -> Phrase:
        return self.at_least(distance, side, target)

    def at_most_after(self, target: Target, side: Relation, distance: Distance) -> Phrase:
        return self.within(distance, side, target)

    def by_offset(self, _: Relation, offset: ApartFrom) -> ApartFrom:
        """ "No later than three weeks before it", "no later than three weeks after it"."""
        return replace(offset, reach=Reach.WITHIN if offset.side is Direction.AFTER else Reach.AT_LEAST)

    def from_offset(self, _: Relation, offset: ApartFrom) -> ApartFrom:
        if offset.side is Direction.BEFORE:
            raise Faulty(NotTogether())
        return self.at_least_offset(offset)

    def from_within(self, _: Relation, offset: ApartFrom) -> ApartFrom:
        return self.within_offset(self.from_offset(_, offset))

    def within_onwards(self, target: Target, distance: Distance) -> Phrase:
        return self.within_of(distance, target)

    def from_within_onwards(self, _: Relation, target: Target, distance: Distance) -> Phrase:
        return self.within_of(distance, target)

    def advance(self, target: Target, *said: Any) -> ApartFrom:
        """ "Three weeks ahead of it", "before it, three weeks ahead"."""
        *side, distance = said
        if Relation.AFTER in side:
            raise Faulty(NotTogether())
        return ApartFrom(distance, Direction.BEFORE, Reach.EXACTLY, target)

    def at_least_advance(self, target: Target, *said: Any) -> ApartFrom:
        return self.at_least_offset(self.advance(target, *said))
