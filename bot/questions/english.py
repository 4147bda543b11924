"""How questions are asked in English, beside ``english.txt``."""

from __future__ import annotations

from bot.questions.dialect import Dialect

ENGLISH = Dialect(
    language="en",
    before="before {}",
    after="{} after {}",
    with_subject=("{} it", "{} for it", "{} until it", "{} is it", "it {}", "{} is responsible for it"),
    suggested=("What is due in the next 30 days?", "What is next?", "What has no date?"),
    about_one="When is “{}”?",
    about_side="What does {} owe?",
)
