"""Names with one wrong Chinese character."""

from __future__ import annotations

import pytest

from bot.questions.slips import Slips

SLIPS = Slips(["联络人", "启动会", "第二笔拨款", "外部审计", "中期评审", "国内市场调研报告"])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("联洛人", "联络人"),
        ("起动会", "启动会"),
        ("启动汇", "启动会"),
        ("众期评审", "中期评审"),
        ("国内事场调研报告", "国内市场调研报告"),
        ("第二笔拔款", "第二笔拨款"),
        ("外部审记", "外部审计"),
    ],
)
def test_a_character_that_sounds_or_looks_alike_is_mended(typed: str, name: str) -> None:
    assert SLIPS.meant(typed) == name
    assert SLIPS.mended(f"请问{typed}怎么样了") == f"请问{name}怎么样了"


@pytest.mark.parametrize(
    "typed", ["联络员", "启动会议", "联络", "国际市场调研报告", "内部审计", "终期评审", "第三笔拨款"]
)
def test_another_name_is_no_slip(typed: str) -> None:
    assert SLIPS.meant(typed) is None
    assert SLIPS.mended(f"请问{typed}怎么样了") == f"请问{typed}怎么样了"
