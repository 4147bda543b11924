"""Places in which what is agreed on is held: they say nothing about when."""

from __future__ import annotations

from collections.abc import Sequence

from schedules.language.lexing import Token

_BEFORE = frozenset({"IN", "_COMMA"})
_AND = frozenset({"_AND", "_COMMA", "_SLASH"})

PLACES = (
    "abu dhabi|addis ababa|almaty|ankara|astana|athens|baku|bali|bangkok|basel|beijing|berlin|bishkek|"
    "boao|bonn|brasilia|brussels|bucharest|budapest|buenos aires|cairo|canberra|cape town|chengdu|"
    "chongqing|copenhagen|dalian|davos|doha|dubai|dublin|dushanbe|frankfurt|fukuoka|geneva|glasgow|"
    "guangzhou|haikou|hamburg|hangzhou|hanoi|harbin|helsinki|hong kong|islamabad|istanbul|jakarta|"
    "johannesburg|kathmandu|kigali|kuala lumpur|kunming|kyoto|lima|lisbon|london|luxembourg|macao|madrid|"
    "manila|marrakech|mexico city|montreal|moscow|mumbai|nairobi|nanjing|nanning|new delhi|new york|"
    "osaka|oslo|ottawa|paris|perth|phnom penh|prague|pretoria|pyongyang|qingdao|rio de janeiro|riyadh|"
    "rome|samarkand|san francisco|sanya|santiago|sao paulo|seoul|shanghai|sharm el-sheikh|shenzhen|"
    "singapore|sochi|stockholm|strasbourg|suzhou|sydney|taipei|tashkent|tehran|hague|tianjin|tokyo|"
    "ulaanbaatar|urumqi|vancouver|vienna|vientiane|vladivostok|warsaw|wuhan|xiamen|xi'an|yangon|"
    "yekaterinburg|zurich|australia|austria|brazil|canada|china|egypt|france|germany|india|indonesia|"
    "italy|japan|kazakhstan|malaysia|mexico|pakistan|russia|south africa|switzerland|thailand|vietnam|"
    "washington|washington , d c|washington d c|washington dc|new york city|saint petersburg|"
    "st petersburg|the united states|the united kingdom|the republic of korea|the russian federation|"
    "the philippines"
)
"""As the lexicon takes them; none is a word of the calendar, or of anything else that is read."""


def without_places(found: list[Token], follows: frozenset[str]) -> list[Token]:
    """The tokens without "in Vienna" and ", Vienna", where that stands before a part or at the end.

    "The dialogue in Vienna" may be another dialogue, and stays to be refused; so does what is a place alone.
    """
    left: list[Token] = []
    index = 0
    while index < len(found):
        end = _end(found, index)
        after = found[end].type if end < len(found) else ""
        if end and after in follows | {"", "_COMMA"} and not (left and left[-1].type == "NAME"):
            index = end + (after == "_COMMA" and all(token.type == "_HAPPENS" for token in left))
        else:
            left.append(found[index])
            index += 1
    return left or found


def _end(found: Sequence[Token], index: int) -> int:
    """Where the places that "in" or a comma begins there end; 0 where none begin."""
    if found[index].type not in _BEFORE or not _is_place(found, index + 1):
        return 0
    end = index + 2
    while _is_place(found, end + 1) and found[end].type in _AND:
        end += 2
    return end


def _is_place(found: Sequence[Token], index: int) -> bool:
    return index < len(found) and found[index].type == "_PLACE"
