"""What the operators' chat is told, in Chinese."""

from __future__ import annotations


def late(since: str, waiting: int) -> str:
    """Messages are late."""
    said = f"{waiting} 条消息待发，最早一条自 {since} 起等待" if waiting else f"{since} 应发的提醒尚未排队"
    return f"消息发送延迟：{said}。\n原因请见 agreed status 和日志。恢复正常后会再通知您。"


CAUGHT_UP = "消息发送已恢复正常，不再延迟。"
