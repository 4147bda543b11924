"""Chinese: what answers say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bot.wording.periods import Whole, whole
from schedules.calendar_units import CalendarUnit
from schedules.language import SAYINGS
from schedules.when import OnOrAfter, OnOrBefore, Period, Run, When, Within

_ORDINALS = "一二三四"
_HALVES = "上下"


class ChineseAnswers:
    """See ``bot.wording.answer_wording.AnswerWording``."""

    # What is asked for, as it stands before 的事项 ----------------------------------------------------

    def days(self, when: When, title: Callable[[str], str]) -> str:
        match when:
            case Within(period) | Run(period):
                return _period(period)
            case OnOrBefore(day):
                return f"{_day(day)}或之前"
            case OnOrAfter(day):
                return f"{_day(day)}起"
            case _:
                return SAYINGS["zh"].echo(when, title)

    def since(self, day: date) -> str:
        return f"{_day(day)}以来"

    def due(self, days: str) -> str:
        return f"{days}到期"

    def soon(self, ahead: int) -> str:
        return f"已逾期或未来{ahead}天内到期"

    def was_due(self, days: str) -> str:
        return f"{days}到期而尚未完成"

    def overdue(self, party: str | None) -> str:
        return f"{party}已逾期" if party else "已逾期"

    def still_open(self) -> str:
        return "待完成"

    def undated(self) -> str:
        return "尚无日期"

    def standing(self) -> str:
        return "长期有效"

    def done(self, days: str | None, party: str | None) -> str:
        return f"{party or ''}{days}完成" if days else f"{party or ''}已完成"

    def was_dropped(self, days: str | None) -> str:
        return f"{days}取消" if days else "已取消"

    def changed(self, days: str) -> str:
        return f"{days}完成、取消或重新约定"

    def agreed(self, about: str | None) -> str:
        return f"关于“{about}”约定" if about else "全部约定"

    def owed(self, party: str, days: str | None) -> str:
        return f"{party}应履行、{days}到期" if days else f"{party}应履行"

    def before(self, title: str) -> str:
        return f"须在“{title}”之前进行"

    def hanging(self, title: str) -> str:
        return f"取决于“{title}”"

    def happening_at(self, title: str) -> str:
        return f"要在“{title}”上进行"

    # Answers -----------------------------------------------------------------------------------------

    def headed(self, what: str) -> str:
        return f"{what}的事项："

    def nothing(self, what: str) -> str:
        return f"没有{what}的事项。"

    def nothing_was(self, what: str) -> str:
        return self.nothing(what)

    def nothing_sure(self, what: str) -> str:
        return f"没有确定{what}的事项。"

    def counted(self, count: int, what: str) -> str:
        return f"{what}的事项共{count}项："

    def and_more(self, count: int) -> str:
        return f"……另有{count}项；可以缩短时间范围，或只问一个方面。"

    def possibly(self) -> str:
        return "可能到期："

    def possibly_more(self, count: int) -> str:
        return f"另有{count}项可能到期。"

    def no_date_yet(self) -> str:
        return "尚无日期："

    def ask_for_undated(self, count: int) -> str:
        return f"另有{count}项尚无日期，可以问：哪些还没有日期？"

    def next(self) -> str:
        return "接下来："

    def nothing_next(self) -> str:
        return "接下来没有已定日期的事项。"

    def none_left(self) -> str:
        return "其中已没有待完成的事项。"

    def because(self, title: str, span: str) -> str:
        return f"{title}：{span}。依据如下："

    def no_reason(self, title: str, span: str) -> str:
        return f"{title}：{span}。原话是："

    def hangs_on(self) -> str:
        return "取决于："

    def left_out(self, words: str) -> str:
        return f"“{words}”没有计入。"

    def days_left(self, fewest: int | None, most: int, sentence: str) -> str:
        if fewest is None:
            return f"最迟{_in_days(most)}。{sentence}"
        return f"{_in_days(fewest)}。{sentence}" if fewest == most else f"{fewest}至{most}天后。{sentence}"

    def days_late(self, days: int, sentence: str) -> str:
        return f"已逾期{days}天。{sentence}"

    def is_not_done(self, sentence: str) -> str:
        return f"还没有。{sentence}"

    def responsible(self, title: str, parties: Sequence[str]) -> str:
        return f"{title}：由{'和'.join(parties)}负责。" if parties else f"{title}：没有说由谁负责。"

    def if_agreed(self, title: str, reading: str) -> str:
        return f"如果“{title}”改为{reading}："

    def later_times_too(self, moved: str, count: int) -> str:
        return f"{moved}；之后{count}次也随之变动"

    def settled_stays(self, sentence: str) -> str:
        return f"日期都不会变。{sentence}"

    def is_not_late(self, sentence: str) -> str:
        return f"没有逾期。{sentence}"

    def yes(self, sentence: str) -> str:
        return f"是的。{sentence}"

    def no(self, sentence: str) -> str:
        return f"不是。{sentence}"

    def surely_first(self, title: str) -> str:
        return f"“{title}”在先。"

    def due_first(self, title: str) -> str:
        return f"“{title}”先到期，但另一项仍可能更早进行。"

    def on_the_same_day(self) -> str:
        return "两项在同一天。"

    def first_unknown(self) -> str:
        return "哪一项在先，目前还不能确定。"

    def among(self, words: str, sentence: str) -> str:
        return f"与“{words}”有关的事项中，{sentence}"

    def of_party(self, party: str, sentence: str) -> str:
        return f"{party}负责的事项中，{sentence}"

    def stands_for(self, words: str) -> str:
        return f"“{words}”指以下事项："

    def written(self, words: str) -> str:
        return f"关于“{words}”的原文："

    def source(self, source: str) -> str:
        return f"出处：{source}"

    # One milestone -----------------------------------------------------------------------------------

    def line(self, title: str, span: str, notes: Sequence[str]) -> str:
        said = f"• {title} · {span}" if span else f"• {title}"
        return f"{said}（{'；'.join(notes)}）" if notes else said

    def sentence(self, title: str, span: str, notes: Sequence[str]) -> str:
        return f"{title}：{span}（{'；'.join(notes)}）。" if notes else f"{title}：{span}。"

    def of_schedule(self, title: str, schedule: str) -> str:
        return f"{title}〔{schedule}〕"

    def no_day_set(self) -> str:
        return "具体日期未定"

    def overdue_by(self, days: int) -> str:
        return f"已逾期{days}天"

    def past_its_hour(self) -> str:
        return "已过规定时刻"

    def surely_by(self, day: str) -> str:
        return f"按最严格的理解不迟于{day}"

    def was_surely_by(self, day: str) -> str:
        return f"按最严格的理解已于{day}到期"

    def done_on(self, day: str) -> str:
        return f"已于{day}完成"

    def done_before(self, day: str) -> str:
        return f"已完成（据{day}通报）"

    def dropped(self, day: str, why: str | None) -> str:
        return f"已于{day}取消：{why}" if why else f"已于{day}取消"

    def never_due(self) -> str:
        return "长期有效，没有到期日"

    def undated_but(self, span: str) -> str:
        return f"尚无日期，但在{span}"

    def contradicted(self) -> str:
        return "有矛盾"

    # Refusals ----------------------------------------------------------------------------------------

    def not_understood(self, text: str) -> str:
        return f"没有听懂“{text}”。"

    def only_understood(self, words: Sequence[str], text: str) -> str:
        return f"“{text}”中只听懂了{'、'.join(f'“{word}”' for word in words)}。"

    def understood_but(self, words: Sequence[str], missing: str) -> str:
        return f"听懂了“{'……'.join(words)}”，没有听懂“{missing}”。"

    def did_you_mean(self, names: Sequence[str]) -> str:
        return f"您是不是指{'、'.join(f'“{name}”' for name in names)}？"

    def several(self, words: str, names: Sequence[str]) -> str:
        listed = "\n".join(f"• {name}" for name in names)
        return f"“{words}”可以指以下几项，您问的是哪一项？\n{listed}"

    def try_instead(self, questions: Sequence[str]) -> str:
        listed = "\n".join(f"• {question}" for question in questions)
        return f"可以这样问：\n{listed}"


def _in_days(days: int) -> str:
    return {0: "今天", 1: "明天"}.get(days, f"{days}天后")


def _day(day: date) -> str:
    return f"{day.year}年{_month_day(day)}"


def _month_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _period(period: Period) -> str:
    if period.is_day:
        return SAYINGS["zh"].day(period.first)
    unit = whole(period)
    if unit:
        return _named(unit, period.first)
    same_year = period.first.year == period.last.year
    last = _month_day(period.last) if same_year else _day(period.last)
    return f"{_day(period.first)}至{last}"


def _named(unit: Whole, first: date) -> str:
    match unit.unit:
        case CalendarUnit.MONTH:
            return f"{unit.year}年{first.month}月"
        case CalendarUnit.QUARTER:
            return f"{unit.year}年第{_ORDINALS[unit.number - 1]}季度"
        case CalendarUnit.HALF_YEAR:
            return f"{unit.year}年{_HALVES[unit.number - 1]}半年"
        case _:
            return f"{unit.year}年"
