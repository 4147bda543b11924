"""How questions are asked in English, beside ``english.txt``."""

from __future__ import annotations

from bot.questions.dialect import Dialect

ENGLISH = Dialect(
    language="en",
    before="before {}",
    suggested=("What is due in the next 30 days?", "What is next?", "What has no date?"),
    about_one="When is “{}”?",
    about_side="What does {} owe?",
)
