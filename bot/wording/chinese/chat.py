"""Chinese: what the bot says about the chat itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time


class ChineseChat:
    """See ``bot.wording.chat.ChatWording``."""

    name = "中文"
    commands: Mapping[str, str] = {
        "start": "在本聊天中接收提醒",
        "stop": "停止提醒",
        "due": "有什么到期：/due，/due 9月前",
        "next": "接下来是什么",
        "timeline": "按顺序列出全部约定",
        "calendar": "日历订阅地址",
        "hour": "每天几点提醒：/hour 08:30",
        "zone": "所在时区：/zone Asia/Shanghai",
        "language": "中文或 English：/language en",
        "id": "您的用户编号和本聊天的编号",
        "help": "显示这份说明",
    }

    def subscribed(self, titles: Sequence[str], hour: time, zone: str) -> str:
        agreed = "\n".join(f"• {title}" for title in titles)
        return (
            f"今后将在这里提醒您以下约定：\n{agreed}\n"
            f"时间是 {hour:%H:%M}（{zone}），当天的事项合成一条消息。\n"
            "发送 /help 查看其他用法。"
        )

    def nothing_public(self) -> str:
        return "这里没有公开的日程。请向本机器人的管理者索取邀请链接。"

    def invitation_expired(self) -> str:
        return "这个邀请已过期（有效期七天）。请索取新的邀请链接。"

    def invitation_unknown(self) -> str:
        return "这个邀请在这里无效。请索取新的邀请链接；只发送 /start 可关注公开的日程。"

    def resting(self) -> str:
        return "已停止提醒。您仍可提问；发送 /start 即可恢复提醒。"

    def help(self, commands: Sequence[str]) -> str:
        listed = "\n".join(f"/{name} – {self.commands[name]}" for name in commands)
        return f"{listed}\n也可以直接提问：“9月前有什么到期？”“下次会议是什么时候？”"

    def nothing_to_see(self) -> str:
        return "本聊天还没有关注任何日程。请向本机器人的管理者索取邀请链接。"

    def calendar(self, feeds: Sequence[tuple[str, str]]) -> str:
        listed = "\n".join(f"{title}\n{address}" for title, address in feeds)
        return f"请在日历程序中以“订阅”方式添加以下地址，内容会自动更新。\n{listed}"

    def hour(self, hour: time, zone: str) -> str:
        return f"提醒时间是 {hour:%H:%M}（{zone}）。如需更改：/hour 08:30"

    def bad_hour(self, words: str) -> str:
        return f"“{words}”不是一个时刻。请这样写：/hour 08:30"

    def zone(self, zone: str, hour: time) -> str:
        return f"您的时区是 {zone}，提醒时间是 {hour:%H:%M}。如需更改：/zone Asia/Shanghai"

    def bad_zone(self, words: str, nearest: Sequence[str]) -> str:
        return f"不认识时区“{words}”。您是不是指 {'、'.join(nearest)}？"

    def language(self, known: Sequence[str]) -> str:
        return f"目前使用中文。如需更改：{' 或 '.join(f'/language {code}' for code in known)}"

    def bad_language(self, words: str, known: Sequence[str]) -> str:
        return f"暂不支持“{words}”。请选择 {' 或 '.join(f'/language {code}' for code in known)}。"

    def ids(self, user: int | None, chat: int) -> str:
        if user is None or user == chat:
            return f"本聊天的编号是 {chat}。"
        return f"您的用户编号是 {user}，本聊天的编号是 {chat}。"

    def not_a_command(self, name: str) -> str:
        return f"没有 /{name} 这个命令。发送 /help 查看可用的命令。"
