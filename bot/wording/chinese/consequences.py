"""Chinese: what is said of what follows."""

from __future__ import annotations


class ChineseConsequences:
    """See ``bot.wording.consequences.ConsequenceWording``."""

    def said(self, title: str, words: str, reading: str, day: str) -> str:
        return f"{title}：“{words}”（{reading}），{day}商定"

    def mends(self) -> str:
        return "以下任改一处即可："

    def mend(self, title: str, words: str, reading: str) -> str:
        return f"{title}：将“{words}”改为{reading}"

    def give_up(self, title: str, words: str) -> str:
        return f"{title}：删去“{words}”"

    def why(self) -> str:
        return "依据："

    def no_reason(self) -> str:
        return "没有任何约定限定其日期。"

    def read_as(self, words: str, reading: str) -> str:
        return f"“{words}” = {reading}"

    def moves(self, title: str, before: str, after: str) -> str:
        return f"{title}：由{before}，改为{after}"

    def comes(self, title: str, days: str) -> str:
        return f"{title}：新增，{days}"

    def goes(self, title: str) -> str:
        return f"{title}：不再列出"

    def nothing_moves(self) -> str:
        return "没有日期会因此变动。"

    def would_contradict(self) -> str:
        return "这将与已有约定相矛盾。"
