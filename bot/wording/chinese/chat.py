"""Chinese: what the bot says about the chat itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time

_HEARD_IN_GROUPS = (
    "在群里我只看命令、@ 我的消息和对我消息的回复。"
    "如果我没有回答，说明 Telegram 没有把那条消息给我：请在消息里 @ 我，或将我设为管理员。"
    "发送 /help 查看用法。"
)


class ChineseChat:
    """See ``bot.wording.chat.ChatWording``."""

    name = "中文"
    commands: Mapping[str, str] = {
        "start": "在本聊天中接收提醒",
        "stop": "停止提醒",
        "due": "有什么到期：/due，/due 9月前",
        "next": "接下来是什么",
        "timeline": "按顺序列出全部约定，并附图",
        "report": "各项约定的进展：/report；为某次会议准备：/report 下次对话",
        "calendar": "日历订阅地址；/calendar new：更换地址",
        "schedules": "本聊天关注哪些日程",
        "subscribe": "多关注一个日程：/subscribe 名称",
        "unsubscribe": "不再关注一个日程：/unsubscribe 名称",
        "add": "新增事项：/add 测试热线：9月前",
        "move": "更改日期：/move 热线测试 到 8月24日",
        "done": "标记完成：/done 热线测试 8月20日",
        "drop": "取消事项：/drop 热线测试，因为……",
        "undo": "撤销上一项改动",
        "confirm": "确认所列的改动",
        "leave": "不作所列的改动",
        "amendments": "改动记录：谁改了什么、为什么",
        "invite": "邀请别人关注本聊天的日程",
        "rights": "群里由谁更改日程",
        "snooze": "到某日之前不提醒：/snooze 热线测试 到下周一",
        "seen": "已阅，不再提醒：/seen 热线测试",
        "history": "何时提醒过、谁改动过：/history 热线测试",
        "party": "哪一方是“我们”：/party cn",
        "topics": "提醒哪些议题：/topics hotline",
        "leads": "提前多久提醒：/leads 30 7 1，/leads 2周",
        "digest": "每周提醒一次：/digest 周一，/digest off",
        "quiet": "哪些日子不提醒：/quiet 周末，/quiet CN",
        "settings": "所有可选的设置",
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

    def joined(self) -> str:
        return f"大家好。发送 /start，我就在本群提醒大家所作的约定。{_HEARD_IN_GROUPS}"

    def joined_again(self) -> str:
        return f"我又回来了，本群的提醒照旧进行。发送 /due 查看现状，发送 /stop 停止提醒。{_HEARD_IN_GROUPS}"

    def schedules(self, followed: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> str:
        if not followed and not others:
            return self.nothing_to_see()
        ours = f"本聊天关注：\n{_listed(followed)}" if followed else "本聊天还没有关注任何日程。"
        more = [f"还可以关注：\n{_listed(others)}"] if others else []
        how = [f"/subscribe {others[0][0]}"] if others else []
        how += [f"/unsubscribe {followed[0][0]}"] if followed else []
        return "\n".join((ours, *more, f"如需更改：{' 或 '.join(how)}"))

    def follows(self, title: str) -> str:
        return f"今后将在这里提醒您：{title}。"

    def follows_no_more(self, title: str) -> str:
        return f"今后不再在这里提醒：{title}。"

    def no_such_schedule(self, command: str, words: str, known: Sequence[tuple[str, str]]) -> str:
        none = f"没有哪一个日程唯一对应“{words}”。" if words else "请问是哪一个？"
        if not known:
            return "本聊天没有关注任何日程。" if command == "unsubscribe" else "没有可选的日程。"
        return f"{none}请写 /{command} 加上其中之一：\n{_listed(known)}"

    def resting(self) -> str:
        return "已停止提醒。您仍可提问；发送 /start 即可恢复提醒。"

    def help(self, commands: Sequence[str], username: str | None = None) -> str:
        listed = "\n".join(f"/{name} – {self.commands[name]}" for name in commands)
        anywhere = f"\n在其他任何聊天里：@{username} 八月" if username else ""
        return f"{listed}\n也可以直接提问：“9月前有什么到期？”“下次会议是什么时候？”{anywhere}"

    def nothing_to_see(self) -> str:
        return "本聊天还没有关注任何日程。请向本机器人的管理者索取邀请链接。"

    def not_here(self, ids: Sequence[str]) -> str:
        return (
            f"本聊天关注的 {'、'.join(ids)} 目前不在这里，因此不会提醒，回答中也不包含。"
            f"如不再关注：/unsubscribe {ids[0]}"
        )

    def not_readable(self, ids: Sequence[str]) -> str:
        return f"{'、'.join(ids)} 目前无法读取，因此不会提醒，回答中也不包含。请联系本机器人的管理者。"

    def calendar(self, own: str, feeds: Sequence[tuple[str, str]], *, is_new: bool) -> str:
        first = "旧地址已失效。新的地址是" if is_new else "请在日历程序中以“订阅”方式添加以下地址"
        listed = "\n".join(f"{title}\n{address}" for title, address in feeds)
        return (
            f"{first}（包含本聊天关注的全部日程，内容自动更新）：\n{own}\n"
            f"知道此地址的人都能查看；发送 /calendar new 可更换。\n单个日程：\n{listed}"
        )

    def hour(self, hour: time, zone: str) -> str:
        return f"提醒时间是 {hour:%H:%M}（{zone}）。如需更改：/hour 08:30"

    def bad_hour(self, words: str) -> str:
        return f"“{words}”不是一个时刻。请这样写：/hour 08:30"

    def zone(self, zone: str, hour: time) -> str:
        return f"您的时区是 {zone}，提醒时间是 {hour:%H:%M}。如需更改：/zone Asia/Shanghai"

    def bad_zone(self, words: str, nearest: Sequence[str]) -> str:
        if not nearest:
            return f"不认识时区“{words}”。请写附近一个大城市的名称：曼谷、Geneva。"
        return f"不认识时区“{words}”。您是不是指 {'、'.join(nearest)}？"

    def language(self, known: Sequence[str]) -> str:
        return f"目前使用中文。如需更改：{' 或 '.join(f'/language {code}' for code in known)}"

    def bad_language(self, words: str, known: Sequence[str]) -> str:
        return f"暂不支持“{words}”。请选择 {' 或 '.join(f'/language {code}' for code in known)}。"

    def ids(self, user: int | None, chat: int) -> str:
        if user is None or user == chat:
            return f"本聊天的编号是 {chat}。"
        return f"您的用户编号是 {user}，本聊天的编号是 {chat}。"

    def too_many(self, most: int, seconds: int) -> str:
        return f"一分钟内的请求超过了{most}次，这一条和随后的都没有处理。{seconds}秒后可以继续，请届时重发。"

    def something_failed(self) -> str:
        return "这边出了差错，这一条没有处理。差错已经记下，运行本机器人的人会看到。"

    def not_a_command(self, name: str) -> str:
        return f"没有 /{name} 这个命令。发送 /help 查看可用的命令。"


def _listed(schedules: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"• {id} – {title}" for id, title in schedules)
