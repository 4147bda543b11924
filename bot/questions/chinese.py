"""How questions are asked in Chinese, beside ``chinese.txt``."""

from __future__ import annotations

from bot.questions.dialect import Dialect

CHINESE = Dialect(
    language="zh",
    before="{}之前",
    after="{1}后{0}",
    with_subject=("它{}",),
    suggested=("未来30天有什么到期？", "接下来是什么？", "哪些还没有日期？"),
    about_one="“{}”是什么时候？",
    about_side="{}要做什么？",
)
