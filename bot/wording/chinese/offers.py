"""Chinese: what is said beside answers that are offered in another chat."""

from __future__ import annotations


class ChineseOffers:
    """See ``bot.wording.offers.OfferWording``."""

    def not_understood(self) -> str:
        return "没有看懂。可以问什么？"

    def nothing_to_see(self) -> str:
        return "您还没有关注任何日程。如何开始？"

    def more(self) -> str:
        return "……内容较多，完整的回答请在私聊中向我提问。"

    def ask_here(self) -> str:
        return (
            "可以在这里直接提问，也可以在任何聊天里先输入我的 @名称 再提问："
            "“八月”“下周”“9月前有什么到期？”“下次会议是什么时候？”"
            "发送 /start 接收提醒，发送 /help 查看其他用法。"
        )
