"""Builds the tree of a phrase while lark reads it: one method for each rule of a grammar, of the same name.

Tokens come as their values, those whose names begin with ``_`` not at all.
"""

from schedules.language.building.postposed import PostposedRules
from schedules.language.building.prepositions import PrepositionRules


class Building(PostposedRules, PrepositionRules):
    """All the rules of all grammars."""


__all__ = ["Building"]
