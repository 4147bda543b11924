"""Chinese: what the terminal says about itself."""

from __future__ import annotations


class ChineseTerminal:
    """See ``bot.wording.terminal.TerminalWording``."""

    def welcome(self, moment: str, place: str, calendar: str) -> str:
        return (
            f"这是一次演练：现在是{moment}（{place}）。\n"
            f"日历页面：{calendar}\n"
            "可以直接提问，也可以拨动时间，看提醒到来：\n"
            "  9月前有什么到期？     下次演习是什么时候？     when is the hotline test?\n"
            "  /tomorrow（明天）     /skip 7天     /help     /quit（退出）"
        )

    def now(self, moment: str) -> str:
        return f"现在是{moment}。"

    def bad_skip(self, words: str) -> str:
        return f"要往后多久？“{words}”不是天数或周数。请这样写：/skip 7天"

    def help_here(self) -> str:
        return "仅限此处：\n/tomorrow – 到明天\n/skip – 往后若干天：/skip 7天\n/quit – 结束演练"

    def you(self) -> str:
        return "您"

    def goodbye(self) -> str:
        return "再见。"
