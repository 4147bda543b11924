"""Chinese: what is told of changes."""

from __future__ import annotations

from collections.abc import Sequence

MOST_PROBLEMS = 10
_NO_DATE = "尚无日期"


class ChineseNews:
    """See ``bot.wording.news.NewsWording``."""

    def heading(self, title: str, by: str) -> str:
        if by:
            return f"{title}有变动，由{by}修改："
        return f"{title}有变动（日程文件已修改）："

    def added(self, name: str, now: str) -> str:
        return f"新增：{name}，{now or _NO_DATE}。"

    def moved(self, name: str, was: str, now: str) -> str:
        return f"日期变动：{name}，{_now(now)}；{_was(was)}。"

    def done(self, name: str, day: str) -> str:
        return f"已完成：{name}，{day}。" if day else f"已完成：{name}。"

    def dropped(self, name: str, was: str, why: str) -> str:
        said = f"已取消：{name}，{_was(was)}。"
        return f"{said}原因：{why}" if why else said

    def gone(self, name: str, was: str) -> str:
        return f"已取消：{name}已不在日程中，{_was(was)}。"

    def reopened(self, name: str, now: str) -> str:
        return f"重新待办：{name}，{now or _NO_DATE}。"

    def contradicted(self, name: str, now: str) -> str:
        return f"有矛盾：{name}，{now or _NO_DATE}。协议中的其他约定与此相矛盾。"

    def at(self, days: str, clock: str) -> str:
        return f"{days}{clock}"

    def no_day_set(self, days: str) -> str:
        return f"{days}（具体日期未定）"

    def surely(self, days: str, day: str, *, no_day_set: bool) -> str:
        return f"{days}（{'具体日期未定；' if no_day_set else ''}按任何一种理解都不晚于{day}）"

    def why(self, reason: str) -> str:
        return f"原因：{reason}"

    def broken(self, file: str, title: str, problems: Sequence[str]) -> str:
        return (
            f"{file}改动后无法使用，{title}仍以修改前的内容为准。\n"
            f"{_listed(problems)}\n文件改正后会立即生效。"
        )


def _now(days: str) -> str:
    return f"现定{days}" if days else "现无日期"


def _was(days: str) -> str:
    return f"原定{days}" if days else "原无日期"


def _listed(problems: Sequence[str]) -> str:
    """The first problems, one a line, and how many there are beside them."""
    lines = [f"• {problem}" for problem in problems[:MOST_PROBLEMS]]
    more = len(problems) - len(lines)
    return "\n".join([*lines, *([f"另有{more}处问题"] if more else [])])
