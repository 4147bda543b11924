"""Questions of two clauses: what would be and what follows, what may be wrong or right, who asks and what."""

from __future__ import annotations

import pytest

from bot.questions import (
    Among,
    Changed,
    Compared,
    Days,
    Due,
    Everything,
    HangsOn,
    IfMoved,
    IsDone,
    IsLate,
    Next,
    Order,
    Overdue,
    Question,
    QuestionNotUnderstood,
    StillOpen,
    WhenIs,
    Who,
    Why,
    WithoutDate,
    Written,
)
from schedules.text import language_of
from schedules.when import OnOrAfter
from tests.questions.agreement import MILESTONES, asked, ref
from tests.schedules import by, on, within

AUGUST = Days(within(on(8, 1), on(8, 31)))
OCTOBER = within(on(10, 1), on(10, 31))
OF_DREDGING = (ref("dredging"), ref("survey"))


def _of(party: str) -> Next:
    return Next(tuple(ref(milestone.id) for milestone in MILESTONES if party in milestone.responsible))


IN_OCTOBER = (
    "if the depth survey slid to october, what else would shift?",
    "if the depth survey drifts to october what else slips",
    "say the depth survey gets pushed to october, what else has to move?",
    "what happens to the other dates if the depth survey takes place in October",
    "what happens to everything else if the depth survey slips to october",
    "assuming the depth survey does not happen until october, which dates change",
    "what would have to move if the depth survey was in october",
    "if the depth survey ends up in october, does anything else move",
    "the depth survey lands in october, what are the knock-on effects",
    "if the depth survey were bumped to october, what would we have to reschedule",
    "水深测量推迟到10月，其他日子怎么变",
    "水深测量要是挪到10月，会牵动哪些",
    "水深测量挪到10月，会牵动哪些",
    "水深测量改到10月的话，后面的日子怎么变",
    "要是水深测量拖到10月，别的会怎么变",
    "水深测量如果10月才做，其他时间会跟着变吗",
    "水深测量延到10月，还有哪些要跟着改",
    "如果把水深测量放到10月，会波及哪些",
    "水深测量推到10月，连带哪些会变",
    "其他日子怎么变，如果水深测量推迟到10月",
    "哪些会受影响，要是水深测量改到10月",
)


@pytest.mark.parametrize("text", IN_OCTOBER)
def test_what_else_would_move_if_one_milestone_did(text: str) -> None:
    question = asked(text, language_of(text))
    assert isinstance(question, IfMoved)
    assert (question.ref, question.when) == (ref("survey"), OCTOBER)


@pytest.mark.parametrize(
    "text",
    [
        "suppose the depth survey is only done by 31 October, what moves",
        "suppose we only finish the depth survey by 31 October, what else is affected",
    ],
)
def test_what_is_done_by_a_day_may_be_supposed(text: str) -> None:
    question = asked(text)
    assert isinstance(question, IfMoved)
    assert (question.ref, question.when) == (ref("survey"), by(on(10, 31)))


@pytest.mark.parametrize(
    "text",
    [
        "what is due in october if the depth survey slips",
        "if the depth survey slips, what is due in october",
        "if the depth survey is done in august, is the audit late",
        "if the depth survey slips past october what breaks",
        "what if the depth survey slips past october",
        "what happens if the depth survey goes past the end of october",
        "水深测量推迟的话，10月有哪些要改",
        "水深测量推迟，10月有哪些受影响",
    ],
)
def test_days_of_what_is_asked_about_are_not_those_to_which_another_is_moved(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked(text, language_of(text))


NEVER = (
    "what gets stuck if the depth survey never comes",
    "what suffers if the depth survey fails",
    "what is blocked if the depth survey does not happen",
    "what is held up if the depth survey isn't done",
    "what falls apart if the depth survey is cancelled",
    "if the depth survey never happens, what gets stuck",
    "if the depth survey is not delivered, what else is affected",
    "what can't start without the depth survey",
    "what breaks if the depth survey falls through",
    "what goes wrong if the depth survey doesn't come through",
    "what would be stuck if the depth survey was refused",
    "水深测量批不下来会影响到哪些",
    "水深测量出不来，后面哪些会卡住",
    "水深测量做不完会影响什么",
    "水深测量完不成，哪些会受影响",
    "水深测量搞不定，后面的会怎样",
    "如果水深测量赶不出来，会耽误什么",
    "水深测量黄了会影响哪些",
    "水深测量过不了会连累哪些",
    "水深测量拿不到，后面什么会停",
    "水深测量交不上来会拖累什么",
)


@pytest.mark.parametrize("text", NEVER)
def test_what_hangs_on_something_that_never_comes(text: str) -> None:
    assert asked(text, language_of(text)) == HangsOn(ref("survey"))


OTHERS: dict[str, Question] = {
    "whatever happened to the depth survey": WhenIs(ref("survey")),
    "what ever happened to the depth survey": WhenIs(ref("survey")),
    "whatever became of the depth survey": WhenIs(ref("survey")),
    "what happened to the depth survey": WhenIs(ref("survey")),
    "first thing the city has to deliver": _of("city"),
    "what is the first thing the city has to deliver": _of("city"),
    "市政府接下来第一件要交的是什么": _of("city"),
    "市政府第一件要交的是什么": _of("city"),
    "市政府接下来第一项要做的是什么": _of("city"),
    "市政府要交的第一件是什么": _of("city"),
    "市政府接下来的第一件事是什么": _of("city"),
    "市政府最先要交的是什么": _of("city"),
    "港务局头一件要办的是什么": _of("port"),
    "接下来第一件要交的是什么": Next(),
    "第一次全会什么时候": WhenIs(ref("plenary-1")),
    "any dredging in august": Among(Due(AUGUST), "dredging", OF_DREDGING),
    "who is running the depth survey": Who(ref("survey")),
    "who is handling the depth survey": Who(ref("survey")),
    "who's looking after the depth survey": Who(ref("survey")),
    "who is driving the depth survey": Who(ref("survey")),
    "who is on the depth survey": Who(ref("survey")),
    "who is dealing with the sea charts": Who(ref("charts")),
    "who is taking care of the sea charts": Who(ref("charts")),
    "who's leading the sea charts": Who(ref("charts")),
    "who is working on the sea charts": Who(ref("charts")),
    "who handles the sea charts": Who(ref("charts")),
    "who looks after the sea charts": Who(ref("charts")),
    "who runs the fire drill": Who(ref("drill")),
    "谁在跟海图": Who(ref("charts")),
    "海图归谁": Who(ref("charts")),
    "海图谁在跟": Who(ref("charts")),
    "海图是谁在跟": Who(ref("charts")),
    "海图归谁管": Who(ref("charts")),
    "谁在盯海图": Who(ref("charts")),
    "海图在谁手里": Who(ref("charts")),
    "谁在负责海图": Who(ref("charts")),
    "海图由谁跟进": Who(ref("charts")),
    "海图谁在弄": Who(ref("charts")),
    "海图归哪边": Who(ref("charts")),
    "is the depth survey overdue or are we fine": IsLate(ref("survey")),
    "are the sea charts late or are we good": IsLate(ref("charts")),
    "is the review of the fees overdue or is it fine": IsLate(ref("fees")),
    "is the review of the fees late or still on track": IsLate(ref("fees")),
    "is the review of the fees overdue or do we still have time": IsLate(ref("fees")),
    "is the depth survey done or not yet": IsDone(ref("survey")),
    "is the depth survey done or still open": IsDone(ref("survey")),
    "are we late with the depth survey or all good": IsLate(ref("survey")),
    "is the depth survey ahead of the safety audit or after it?": Compared(ref("survey"), ref("audit")),
    "is the depth survey before the safety audit or after it": Compared(ref("survey"), ref("audit")),
    "is the depth survey before or after the safety audit": Compared(ref("survey"), ref("audit")),
    "does the depth survey come before the safety audit or after": Compared(ref("survey"), ref("audit")),
    "is the depth survey earlier or later than the safety audit": Compared(ref("survey"), ref("audit")),
    "depth survey: before the safety audit or after?": Compared(ref("survey"), ref("audit")),
    "is the depth survey ahead of the safety audit": Compared(ref("survey"), ref("audit"), Order.BEFORE),
    "水深测量在安全审计之前还是之后": Compared(ref("survey"), ref("audit")),
    "水深测量是在安全审计前还是后": Compared(ref("survey"), ref("audit")),
    "水深测量比安全审计早还是晚": Compared(ref("survey"), ref("audit")),
    "水深测量早于还是晚于安全审计": Compared(ref("survey"), ref("audit")),
    "水深测量排在安全审计前面还是后面": Compared(ref("survey"), ref("audit")),
    "水深测量先还是安全审计先": Compared(ref("survey"), ref("audit")),
    "收费审议逾期了还是没事": IsLate(ref("fees")),
    "海图是交了还是没交": IsDone(ref("charts")),
    "海图完成了还是没完成": IsDone(ref("charts")),
    "hello, I'm new on this project, could you show me all the milestones?": Everything(),
    "I'm new here, what is overdue": Overdue(),
    "hi, i just joined the team, what is due in august": Due(AUGUST),
    "I just took over this project, what is still open": StillOpen(),
    "I'd be grateful for a summary of what has changed since 20 June.": Changed(Days(OnOrAfter(on(6, 20)))),
    "I'd like a list of what is overdue": Overdue(),
    "I'd appreciate an overview": Everything(),
    "I would be grateful for the date of the depth survey": WhenIs(ref("survey")),
    "we'd be glad to hear what is due in august": Due(AUGUST),
    "where does it say that the channel is dredged? I can't find it": Written(
        "channel dredged", (ref("dredging"),)
    ),
    "航道疏浚写在哪儿了，我找不到": Written("航道疏浚", (ref("dredging"),)),
    "我刚接手，水深测量什么时候": WhenIs(ref("survey")),
    "刚加入项目组，哪些逾期了": Overdue(),
    "水深测量的日期是几号，我没找到": WhenIs(ref("survey")),
    "我不太熟，哪些还没定日期": WithoutDate(),
    "我刚到岗，想看看全部里程碑": Everything(),
    "水深测量的依据在哪里": Why(ref("survey")),
    "水深测量的依据是什么": Why(ref("survey")),
    "水深测量的日期依据在哪儿": Why(ref("survey")),
    "疏浚写在哪儿了": Written("疏浚", OF_DREDGING),
    "疏浚写在哪里呢": Written("疏浚", OF_DREDGING),
    "疏浚是在哪儿写的": Written("疏浚", OF_DREDGING),
    "疏浚在协议哪一条写着": Written("疏浚", OF_DREDGING),
    "疏浚出自哪里": Written("疏浚", OF_DREDGING),
    "水深测量的根据在哪": Why(ref("survey")),
    "what is the depth survey based on": Why(ref("survey")),
    "what's the depth survey date based on": Why(ref("survey")),
    "what does the depth survey rest on": Why(ref("survey")),
    "on what is the depth survey based": Why(ref("survey")),
    "what is the basis for the depth survey": Why(ref("survey")),
    "what is the depth survey founded on": Why(ref("survey")),
    "水深测量以什么为依据": Why(ref("survey")),
    "水深测量根据什么定的": Why(ref("survey")),
    "水深测量写在哪儿了": Written("水深测量", (ref("survey"),)),
    "why is the depth survey happening in august": Why(ref("survey")),
    "why is the depth survey travelling in august": Why(ref("survey")),
    "why is the depth survey starting in august": Why(ref("survey")),
    "why are the sea charts going out before october": Why(ref("charts")),
    "why does the depth survey have to be ready by 31 august": Why(ref("survey")),
    "why do the sea charts have to be finished by october": Why(ref("charts")),
    "why does the city have to deliver the sea charts by october": Why(ref("charts")),
    "why must the depth survey be delivered in august": Why(ref("survey")),
    "why are we doing the depth survey in august": Why(ref("survey")),
    "why is the depth survey being done in august": Why(ref("survey")),
    "why is the fire drill held in november": Why(ref("drill")),
    "why will the depth survey be carried out in august": Why(ref("survey")),
    "why do we have to hand in the sea charts by october": Why(ref("charts")),
    "为什么水深测量要在8月做": Why(ref("survey")),
    "水深测量为什么非要8月底前交": Why(ref("survey")),
    "为什么海图10月前必须交": Why(ref("charts")),
    "为什么8月底之前要完成水深测量": Why(ref("survey")),
    "when is the depth survey leaving": WhenIs(ref("survey")),
}


@pytest.mark.parametrize("text", OTHERS)
def test_what_goes_on_about_the_same_or_the_asker_changes_nothing(text: str) -> None:
    assert asked(text, language_of(text)) == OTHERS[text]


@pytest.mark.parametrize(
    "text",
    [
        "which printing things are overdue",
        "which travelling things are overdue",
        "why are you leaving in august",
        "who is running for mayor",
        "who is driving to the museum",
        "who is managing the city",
        "what fails in august",
        "has the depth survey failed",
        "if it fails",
        "if the city fails, what happens",
        "what is due before the depth survey or after",
        "I'd like a coffee",
        "第一项完成的是什么",
        "第一个全会什么时候",
        "第一件",
        "水深测量批不下来",
        "把水深测量取消",
        "水深测量失败了吗",
        "市政府归谁管",
        "依据在哪里",
        "写在哪儿了",
        "怎么变",
    ],
)
def test_half_of_such_a_question_is_none(text: str) -> None:
    with pytest.raises(QuestionNotUnderstood):
        asked(text, language_of(text))


def test_an_ordinal_by_itself_is_no_day() -> None:
    assert asked("what is due on the first") == Due(Days(within(on(8, 1))))
    assert asked("what do we have to do first") == Due()
