"""Chinese: what is said of changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from schedules.amend import Fate
from schedules.amendment import Added, Edit, Finished, GivenUp, Reworded, Undone
from schedules.language import SAYINGS
from schedules.timeline import State

_HOW_TO: Mapping[str, str] = {
    "add": "请写明事项和时间，中间用冒号隔开：/add 测试热线：2016年9月前",
    "move": "请写明事项和新的时间，也可以写明原因：/move 热线测试 到 8月24日，因为……",
    "done": "请写明完成了什么；如果不是今天完成的，请写明日期：/done 热线测试 8月20日",
    "drop": "请写明取消什么，也可以说明原因：/drop 热线测试，因为已有新安排",
}

_FATES: Mapping[Fate, str] = {
    Fate.STANDS: "",
    Fate.UNDONE: "（已撤销）",
    Fate.TAKEN_UP: "（已写入文件）",
    Fate.OVERRULED: "（不再有效：文件中已另有规定）",
    Fate.ADRIFT: "（不再有效：所涉及的事项已不存在）",
}


class ChineseChanges:
    """See ``bot.wording.changes.ChangeWording``."""

    def add(self, name: str, title: str) -> str:
        return f"将在“{title}”中新增：{name}"

    def move(self, name: str) -> str:
        return f"将更改日期：{name}"

    def done(self, name: str, day: date) -> str:
        return f"将记为{_day(day)}完成：{name}"

    def drop(self, name: str) -> str:
        return f"将取消：{name}"

    def undo(self, what: str, by: str) -> str:
        return f"将撤销{f'{by}的改动' if by else '改动'}：{what}"

    def new_schedule(self) -> str:
        return "本聊天将有自己的日程，只有这里看得到。"

    def to_confirm(self, code: str) -> str:
        return f"目前尚未改动。如需确认，请在一小时内回复“是”，或发送 /confirm {code}"

    def yes(self) -> str:
        return "确认"

    def no(self) -> str:
        return "不改了"

    def kept(self) -> str:
        return "已确认。"

    def changes_nothing(self, name: str) -> str:
        return f"{name}：日程中本来就是这样。"

    def made_already(self, by: str) -> str:
        return f"{by}已经确认过了。" if by else "这项改动已经确认过了。"

    def edited_too_late(self, number: int) -> str:
        return f"这项改动已经生效，编辑原消息不会改变它。发送 /undo {number} 可以撤销，然后请另发消息。"

    def withdrawn(self) -> str:
        return "好的，不作改动。"

    def nothing_to_confirm(self) -> str:
        return "这里没有等待确认的改动。改动须在一小时内确认，请重新发送。"

    def changed_meanwhile(self) -> str:
        return "您看到之后日程又有变动，现重新列出如下。"

    def cannot_any_more(self, name: str) -> str:
        return f"{name}：日程已有变动，这项改动无法再进行。"

    def for_editors(self, title: str) -> str:
        return (
            f"“{title}”以文件为准，只有编辑可以更改。"
            "编辑由本机器人的运营者指定；发送 /id 可查看您的用户编号。"
        )

    def for_administrators(self, title: str) -> str:
        return f"“{title}”只有本群管理员可以更改，请联系管理员。"

    def for_its_chat(self, title: str) -> str:
        return f"“{title}”属于另一个聊天，只能在那里更改。"

    def how_to(self, command: str) -> str:
        return _HOW_TO[command]

    def when(self, name: str) -> str:
        return (
            f"{name}：定在什么时候？请回复约定的说法，例如“9月前”或“8月24日”。"
            "我会先列出我的理解，再由您确认。回复“取消”则不作改动。"
        )

    def when_like(self) -> str:
        return "9月前"

    def when_again(self) -> str:
        return "请换一种说法回复，或回复“取消”。"

    def left_as_it_is(self) -> str:
        return "好的，不作改动。"

    def settled(self, name: str, state: State) -> str:
        return f"{name}：{SAYINGS['zh'].state(state)}。如果是在这里改的，可发送 /undo {name} 撤销。"

    def no_day(self, words: str) -> str:
        return f"“{words}”不是具体的一天。请写明日期，例如：8月20日、昨天。"

    def day_to_come(self, day: date) -> str:
        return f"{_day(day)}还没有到，完成日期不能晚于今天。"

    def too_long(self, most: int) -> str:
        return f"名称太长，最多{most}个字符。"

    def full(self, title: str, most: int) -> str:
        return f"“{title}”已有{most}项，聊天里最多只能有这么多。需要更多时，请使用日程文件。"

    def nothing_to_undo(self) -> str:
        return "这里没有可以撤销的改动。"

    def made(self, edit: Edit, name: str) -> str:
        match edit:
            case Added(words=words):
                return f"新增{name}，“{words}”"
            case Reworded(words):
                return f"{name}改为“{words}”"
            case Finished(on):
                return f"{name}已于{_day(on)}完成"
            case GivenUp():
                return f"取消{name}"
            case Undone(number):
                return f"撤销第{number}号改动（{name}）"

    def history(self, title: str, lines: Sequence[str]) -> str:
        return "\n".join([f"“{title}”的改动（最新的在前）：", *lines])

    def line(self, number: int, day: date, by: str, made: str, why: str) -> str:
        said = f"{number}. {_day(day)}{f'，{by}' if by else ''}：{made}"
        return f"{said}。原因：{why}" if why else said

    def fate(self, fate: Fate) -> str:
        return _FATES[fate]

    def no_history(self) -> str:
        return "商定以来没有改动。"

    def invitation(self, title: str, link: str) -> str:
        return f"七天内打开以下链接，即可关注“{title}”（不能更改）：\n{link}"

    def nothing_to_invite_to(self) -> str:
        return "这里没有可以邀请别人关注的日程。发送 /add 可以建立本聊天自己的日程。"

    def open_to_all(self, title: str) -> str:
        return f"“{title}”是公开的，发送 /subscribe 即可关注。"

    def rights(self, title: str, *, everyone: bool) -> str:
        who, other = ("本群所有人", "管理员") if everyone else ("本群管理员", "所有人")
        return f"“{title}”可由{who}更改。如需调整：/rights {other}"

    def rights_of_groups(self) -> str:
        return "只有建立了自己日程的群组可以选择由谁更改；发送 /add 即可建立。"

    def whose_rights(self, words: str) -> bool | None:
        return {"所有人": True, "大家": True, "管理员": False}.get(words)

    def own_title(self) -> str:
        return "我们的约定"

    def file_wins(self, title: str, lines: Sequence[str]) -> str:
        listed = "\n".join(lines)
        return f"“{title}”的文件已有改动，以文件为准，以下改动不再有效：\n{listed}"

    def words_that_confirm(self) -> frozenset[str]:
        return frozenset({"是", "是的", "确认", "好", "好的", "对"})

    def words_that_withdraw(self) -> frozenset[str]:
        return frozenset({"否", "不", "不是", "取消", "算了", "不改了"})


def _day(day: date) -> str:
    return SAYINGS["zh"].day(day)
