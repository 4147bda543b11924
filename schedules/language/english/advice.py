"""What to write instead of words that are known and cannot be read: said after the words themselves."""

from __future__ import annotations

from collections.abc import Mapping

from schedules.language.refusals import Advice

ADVICE: Mapping[Advice, str] = {
    Advice.HEDGED: (
        "leaves open whether this is agreed. To be reminded by that day, leave it out; "
        "if no day is agreed, write: to be agreed"
    ),
    Advice.ABOUT: (
        "names no first and last day. Write both, such as: between 20 August and 10 September; "
        "or: late August; early September"
    ),
    Advice.EVERY_GAP: (
        "is twice in each to some and every two of them to others. Write: twice a year; every two years; "
        "or the like"
    ),
    Advice.NO_EVENT: (
        "is no milestone of this schedule. Make it one, and write its name, such as: within 30 days after "
        "the signing; or write the day itself"
    ),
    Advice.HOURS: (
        "is too fine: lengths of time are in days. Write days, such as: within 2 days; "
        "or a day with its hour: by 17:00 on 31 August"
    ),
    Advice.AROUND_ALL: (
        "may be the first or the last of them, or each. Write: before each …; before the first …; after the "
        "third …; or the like"
    ),
    Advice.HOW_MANY: (
        "is no number. Write how many, such as: within three weeks; if no day is agreed, write: to be agreed"
    ),
    Advice.WHICH_HOUR: "names no hour. Write it, such as: by 17:00 on 31 August; or the day alone",
    Advice.MIDNIGHT: "may be where a day begins or where it ends. Write the day that ends then, with 23:59",
    Advice.WHICH_ZONE: (
        "is not one time zone. Name it by a city, such as: 17:00 Brussels time; 17:00 Asia/Shanghai; "
        "or write: 17:00 UTC"
    ),
    Advice.CONDITION: (
        "makes it wait for something. If that is a milestone of the schedule, write “after” and its name, "
        "such as: after the report; if not, make it one, or write: to be agreed"
    ),
    Advice.BESIDE: (
        "may be before, after or during it. Write “at” and its name if it is on the same days, "
        "or before, after or by it"
    ),
    Advice.WEEK_BESIDE: (
        "may be the next of the calendar, or as many days from it. Write, with its name: "
        "within one week after …; one week after …; at least one week before …"
    ),
    Advice.NEXT_OR_COMING: (
        "may be the next of the calendar, or as long from now on. Write: next quarter; within three months; "
        "or the like"
    ),
    Advice.THROUGHOUT: (
        "is each day of it. Write the first and the last, such as: from 1 January 2017 to "
        "31 December 2017; or, without an end: ongoing"
    ),
    Advice.THEREAFTER: (
        "does not say after what. Name it, such as: after the seminar; every six months after the seminar; "
        "after 31 August"
    ),
    Advice.EDGE_OF_EVENT: (
        "of a milestone is no day of its own here. Write its name with before, by or at, which go by its "
        "first day, or with after, which goes by its last"
    ),
    Advice.WEEK_OF_EACH: (
        "begins on Monday to some, and with the month or year to others. Write: in the first 7 days of each "
        "month; on the first Monday of each month; or the like"
    ),
    Advice.FEAST_DAYS: (
        "is one day to some and many days to others. Write the days, such as: from 24 December to 2 January; "
        "or: before Christmas"
    ),
    Advice.HOW_LONG: (
        "says how long, not when. Write by when, such as: within the next two years; what goes on for so "
        "long has its first day in “when” and its length in “lasts”"
    ),
    Advice.DAY_OR_MONTH: (
        "may be several days. Write the month as a word, such as: 3 April 2016; or: 2016-04-03"
    ),
    Advice.DAY_OR_YEAR: "may be a day or a year. Write it out, such as: 16 September; September 2016",
    Advice.WEEK_NUMBER: (
        "may be a week of the calendar or of a project. Write: calendar week 36; week 36 of 2016; "
        "or: the week of 5 September"
    ),
    Advice.TWO_LENGTHS: (
        "sets two limits. Write the longer one, such as: within four weeks; or, with what it is counted "
        "from: three to four weeks after the seminar"
    ),
    Advice.NUMBERS_DIFFER: "is another number than the one before it. Write one of them",
}
