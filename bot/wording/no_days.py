"""Why words that are known give no answer, to one who asks: how else to write a schedule is no help there."""

from __future__ import annotations

from bot.questions.refusals import Why
from bot.wording.chinese.no_days import no_days as chinese
from bot.wording.english.no_days import no_days as english
from schedules.language.faults import Ambiguous
from schedules.language.refusals import Advice

_SEVERAL_DAYS = frozenset(
    {Advice.DAY_OR_MONTH, Advice.DAY_OR_YEAR, Advice.NEXT_OR_COMING, Advice.WEEK_NUMBER}
)


def no_days(why: Why, language: str) -> str | None:
    """What is wrong, in a sentence, where that helps to ask again; else ``None``."""
    if isinstance(why, Advice):
        if why not in _SEVERAL_DAYS:
            return None
        why = Ambiguous()
    return {"en": english, "zh": chinese}[language](why)
