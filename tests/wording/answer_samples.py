"""An answer of every kind, and every refusal, to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot.answers import answer
from bot.questions import QuestionNotUnderstood, read
from bot.wording.answers import not_understood, say
from tests.questions.agreement import TODAY, asker, timelines
from tests.schedules import on

LATER = on(9, 3)

QUESTIONS: Mapping[str, tuple[str, str, date]] = {
    "What is due": ("what is due?", "有什么到期？", TODAY),
    "What is due, a day on which nothing is": ("what is due?", "有什么到期？", on(6, 1)),
    "What is due before a month": ("what is due before September?", "9月前有什么到期？", TODAY),
    "What is due by a day": ("what is due by 15 August?", "8月15日或之前有什么到期？", TODAY),
    "What is due in a month": ("what is due in October?", "10月有什么到期？", TODAY),
    "What is due in a quarter": ("what is due in Q3 2016?", "2016年第三季度有什么到期？", TODAY),
    "What is due in a year": ("what is due in 2018?", "2018年有什么到期？", TODAY),
    "What is due on a day": ("what is due on 31 August?", "8月31日有什么到期？", TODAY),
    "What is due within some days": ("what is due in the next 10 days?", "未来10天内有什么到期？", TODAY),
    "What is due after a day": ("what is due after 31 August 2016?", "2016年8月31日之后有什么到期？", TODAY),
    "What is due before a milestone": (
        "what is due before the autumn plenary?",
        "秋季全会前有什么到期？",
        TODAY,
    ),
    "What is next": ("what is next?", "接下来是什么？", TODAY),
    "What is next, of a series": ("when is the next plenary?", "下次全会是什么时候？", TODAY),
    "What is overdue": ("what is overdue?", "有什么逾期了？", LATER),
    "What is overdue, where nothing is": ("is anything overdue?", "有没有逾期的？", on(7, 1)),
    "What was due in days that are past": ("what was due in July?", "7月本该完成什么？", LATER),
    "What is overdue, of what a side owes": ("what is the City late with?", "市政府有哪些逾期？", LATER),
    "What was dropped": ("what was dropped?", "哪些取消了？", TODAY),
    "What was dropped, where nothing was": ("what was dropped in May?", "5月取消了什么？", TODAY),
    "What changed": ("what changed since April?", "4月以来有什么变化？", TODAY),
    "What changed, where nothing did": ("what changed since last week?", "上周以来有什么变化？", TODAY),
    "What a side has done": ("what has the City done?", "市政府完成了什么？", TODAY),
    "What is to be told at a milestone": (
        "what has to be reported at the autumn plenary?",
        "秋季全会上要报告什么？",
        TODAY,
    ),
    "What is still open": ("what is still open?", "还有什么没完成？", TODAY),
    "What has no date": ("what has no date?", "哪些还没有日期？", TODAY),
    "What is done": ("what has been done?", "完成了什么？", TODAY),
    "What was done in a month, where nothing was": ("what was done in May?", "5月完成了什么？", TODAY),
    "What is always in force": ("what is always in force?", "长期有效的有哪些？", TODAY),
    "Everything": ("timeline", "时间表", TODAY),
    "What was agreed about something": ("what did we agree about dredging?", "关于航道约定了什么？", TODAY),
    "What was agreed about something, where nothing was": (
        "what did we agree about fish?",
        "关于渔业约定了什么？",
        TODAY,
    ),
    "What of some is overdue": ("which dredging things are overdue?", "关于疏浚的哪些逾期了？", LATER),
    "What of some is overdue, where nothing is": (
        "which safety things are overdue?",
        "关于安全的哪些逾期了？",
        on(7, 1),
    ),
    "What of some is due in a month": (
        "any safety deadlines in October?",
        "10月有没有关于安全的期限？",
        TODAY,
    ),
    "How many of some are open": (
        "how many dredging things are still open?",
        "关于疏浚的还有多少项没完成？",
        TODAY,
    ),
    "What has no date, of what a side owes": (
        "which of the City's have no date?",
        "市政府哪些没有日期？",
        TODAY,
    ),
    "Whether one is overdue: it is": ("is the review of the fees overdue?", "收费审议逾期了吗？", TODAY),
    "Whether one is overdue: it is not": ("is the depth survey overdue?", "水深测量逾期了吗？", TODAY),
    "Which of two comes first, as was agreed": (
        "what comes first, the safety audit or the depth survey?",
        "水深测量和安全审计哪个先？",
        TODAY,
    ),
    "Which of two is due first": (
        "which is earlier, the new sea charts or the depth survey?",
        "新版海图和水深测量哪个先？",
        TODAY,
    ),
    "Which of two comes first cannot be said": (
        "what is first, the winter plenary or the depth survey?",
        "冬季全会和水深测量哪个先？",
        TODAY,
    ),
    "Whether one is before another: it is": (
        "is the depth survey before the safety audit?",
        "水深测量是在安全审计之前吗？",
        TODAY,
    ),
    "Whether one is before another: it is not": (
        "is the safety audit before the depth survey?",
        "安全审计是在水深测量之前吗？",
        TODAY,
    ),
    "Where something is written": (
        "where is it written that the channel is dredged?",
        "疏浚北航道的原文是什么？",
        TODAY,
    ),
    "What a side owes": ("what does the Port Authority owe?", "港务局要做什么？", TODAY),
    "What a side owes in some days": ("what does the City owe in August?", "市政府8月要完成什么？", TODAY),
    "What must come before a milestone": (
        "what must happen before the autumn plenary?",
        "秋季全会之前必须完成什么？",
        TODAY,
    ),
    "What must come before a milestone, where nothing must": (
        "what must happen before the depth survey?",
        "水深测量之前必须完成什么？",
        TODAY,
    ),
    "What hangs on a milestone": ("what hangs on the depth survey?", "什么取决于水深测量？", TODAY),
    "How many": ("how many are due in August?", "8月有多少项到期？", TODAY),
    "How many, where some are possible": ("how many are due in September?", "9月有多少项到期？", TODAY),
    "When: a deadline": ("when must the channel be dredged?", "疏浚北航道是什么时候？", TODAY),
    "When: a window": ("when is the depth survey?", "水深测量是什么时候？", TODAY),
    "When: two due days": ("when are the new sea charts due?", "新版海图是什么时候？", TODAY),
    "When: overdue": ("when is the review of the fees?", "收费审议是什么时候？", LATER),
    "When: repeating": ("when is the fire drill?", "消防演习是什么时候？", TODAY),
    "When: no date, after a milestone": ("when is the safety audit?", "安全审计是什么时候？", TODAY),
    "When: no date": ("when is the winter plenary?", "冬季全会是什么时候？", TODAY),
    "When: done": ("when was the spring plenary?", "春季全会是什么时候？", TODAY),
    "When: dropped": ("when is the harbour museum?", "港口博物馆是什么时候？", TODAY),
    "When: always in force": ("when do we share the logbook?", "共享航海日志是什么时候？", TODAY),
    "How long: a window": ("how long until the depth survey?", "离水深测量还有多久？", TODAY),
    "How long: a deadline": ("how long until the channel is dredged?", "离疏浚北航道还有多久？", TODAY),
    "How long: overdue": ("how late is the review of the fees?", "收费审议逾期多久了？", TODAY),
    "How long: no date": ("how long until the winter plenary?", "离冬季全会还有多久？", TODAY),
    "Is it done: it is": ("was the spring plenary held?", "春季全会开过了吗？", TODAY),
    "Is it done: it is not": ("is the depth survey done?", "水深测量完成了吗？", TODAY),
    "Is it done: dropped": ("is the harbour museum done?", "港口博物馆完成了吗？", TODAY),
    "Who": ("who is responsible for the new sea charts?", "新版海图由谁负责？", TODAY),
    "Who, where nobody was named": ("who is responsible for the safety audit?", "谁负责安全审计？", TODAY),
    "What if": (
        "what happens if the autumn plenary moves to December?",
        "如果秋季全会改到12月会怎么样？",
        TODAY,
    ),
    "What if: later by some time": (
        "what if the depth survey slips by two weeks?",
        "水深测量推迟两周会影响什么？",
        TODAY,
    ),
    "What if: nothing would move": (
        "what if the spring plenary moves to December?",
        "如果春季全会改到12月会怎么样？",
        TODAY,
    ),
    "Why": ("why are the new sea charts due then?", "新版海图为什么是那时候？", TODAY),
    "Why, where there is no date": ("why is the winter plenary then?", "冬季全会为什么是那时候？", TODAY),
    "Answered without a little that is not understood": (
        "what must be laminated by the end of August?",
        "水深测量什么时候亮相？",
        TODAY,
    ),
    "Not understood at all": ("how is the weather in Beijing?", "今天天气怎么样？", TODAY),
    "Not understood but for a word": ("is rain overdue on Mars?", "火星上下雨逾期几天了？", TODAY),
    "Words about when that are not understood": (
        "what is due befor septembre?",
        "狗年马月有什么到期？",
        TODAY,
    ),
    "A name that is not known": ("when is the annual safety audition?", "安全审查会是什么时候？", TODAY),
    "A name of several": ("when is the plenary?", "全会是什么时候？", TODAY),
    "We, of one who is on no side": ("what do we owe?", "我们欠什么？", TODAY),
}
"""By situation: the question in English and in Chinese, and the day on which it is asked."""


def answers(language: str) -> Iterator[tuple[str, str]]:
    """Each situation, and what is said in it in a language."""
    for situation, (english, chinese, today) in QUESTIONS.items():
        yield situation, answered(chinese if language == "zh" else english, language, today)


def answered(text: str, language: str, today: date = TODAY) -> str:
    """What is said to a text about the agreement of ``tests.questions.agreement``."""
    lines, who = timelines(today), asker(language, today)
    try:
        reading = read(text, who, lines)
    except QuestionNotUnderstood as refusal:
        return not_understood(refusal, language)
    found = replace(answer(reading.question, lines, who), left_out=reading.left_out)
    return say(found, language, lines, today)
