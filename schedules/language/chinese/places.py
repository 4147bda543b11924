"""Places in which what is agreed on is held: they say nothing about when."""

from __future__ import annotations

from schedules.language.lexing import Token

_AND = frozenset({"_AND", "_LIST"})
_FOLLOWS = frozenset({"_HELD", "_MANNER", "_COMMA"})

PLACES = (
    "阿布扎比|亚的斯亚贝巴|阿拉木图|安卡拉|阿斯塔纳|雅典|巴库|巴厘岛|曼谷|巴塞尔|北京|柏林|比什凯克|博鳌|波恩|巴西利亚|布鲁塞尔|布加勒斯特|"
    "布达佩斯|布宜诺斯艾利斯|开罗|堪培拉|开普敦|成都|重庆|哥本哈根|大连|达沃斯|多哈|迪拜|都柏林|杜尚别|法兰克福|福冈|日内瓦|格拉斯哥|广州|海口|"
    "汉堡|杭州|河内|哈尔滨|赫尔辛基|香港|伊斯兰堡|伊斯坦布尔|雅加达|约翰内斯堡|加德满都|基加利|吉隆坡|昆明|京都|利马|里斯本|伦敦|卢森堡|澳门|"
    "马德里|马尼拉|马拉喀什|墨西哥城|蒙特利尔|莫斯科|孟买|内罗毕|南京|南宁|新德里|纽约|大阪|奥斯陆|渥太华|巴黎|珀斯|金边|布拉格|比勒陀利亚|平壤|"
    "青岛|里约热内卢|利雅得|罗马|撒马尔罕|旧金山|三亚|圣地亚哥|圣保罗|首尔|上海|沙姆沙伊赫|深圳|新加坡|索契|斯德哥尔摩|斯特拉斯堡|苏州|悉尼|台北|"
    "塔什干|德黑兰|海牙|天津|东京|乌兰巴托|乌鲁木齐|温哥华|维也纳|万象|符拉迪沃斯托克|华沙|武汉|厦门|西安|仰光|叶卡捷琳堡|苏黎世|澳大利亚|奥地利|"
    "巴西|加拿大|中国|埃及|法国|德国|印度|印度尼西亚|意大利|日本|哈萨克斯坦|马来西亚|墨西哥|巴基斯坦|俄罗斯|南非|瑞士|泰国|越南|华盛顿|圣彼得堡|"
    "华盛顿特区|平昌|杭州市|北京市|上海市|美国|英国|韩国|菲律宾|柬埔寨|老挝|缅甸|蒙古国|乌兹别克斯坦|吉尔吉斯斯坦|塔吉克斯坦|海参崴"
)
"""Places where something is held, divided by bars."""


def without_places(found: list[Token]) -> list[Token]:
    """The tokens without 在北京 before a verb, a comma or the end.

    在北京对话上 and 在北京举行的对话 name another dialogue, perhaps, and stay to be refused.
    """
    left: list[Token] = []
    index = 0
    while index < len(found):
        end = _end(found, index)
        if end and _says_no_more(found, end) and not (left and left[-1].type == "NAME"):
            index = end
        else:
            left.append(found[index])
            index += 1
    return left or found


def _says_no_more(found: list[Token], end: int) -> bool:
    if any(token.type == "_OF" for token in found[end + 1 : end + 2]):
        return False
    return end == len(found) or found[end].type in _FOLLOWS


def _end(found: list[Token], index: int) -> int:
    """Where the places that begin with 在 there end; 0 where none begin."""
    if found[index].type != "IN" or not _is_place(found, index + 1):
        return 0
    end = index + 2
    while _is_place(found, end + 1) and found[end].type in _AND:
        end += 2
    return end


def _is_place(found: list[Token], index: int) -> bool:
    return index < len(found) and found[index].type == "_PLACE"
