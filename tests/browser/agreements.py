"""The schedules that the browser looks at."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

_GRANT = """\
schedule: grant
title: {en: Grant agreement of a research project, zh: 研究项目资助协议}
agreed_on: 2016-06-14
timezone: Europe/Berlin
visibility: public
parties: {uni: {en: The university, zh: 大学}, fund: {en: The fund, zh: 基金会}}
milestones:
  kickoff: {title: {en: Kick-off, zh: 启动会}, when: on 24 and 25 June, topic: meetings, done: 2016-06-24}
  plan: {title: {en: Data plan, zh: 数据方案}, when: by 31 July, topic: reports, responsible: [uni]}
  report: {title: {en: Report, zh: 报告}, when: by 30 September, topic: reports, responsible: [uni]}
  trial: {title: {en: Trial, zh: 试验}, when: after the report, topic: trials, responsible: [uni]}
  demo: {title: {en: Demonstration, zh: 演示}, when: in November, topic: trials}
  paper: {title: {en: Paper, zh: 论文}, when: two weeks before the demonstration, topic: reports}
  review: {title: {en: Review, zh: 评审}, when: every quarter, topic: meetings, responsible: [fund]}
  book: {title: {en: Book, zh: 手册}, when: by 1 October, dropped: {on: 2016-08-01, why: too dear}}
  party: {title: {en: Party, zh: 庆祝会}, when: to be agreed}
  secret: {title: {en: Keep the data secret, zh: 数据保密}, when: ongoing}
"""


def written(folder: Path) -> Sequence[Path]:
    """The schedules, as files in ``folder``."""
    grant = folder / "grant.yaml"
    grant.write_text(_GRANT, encoding="utf-8")
    dialogue = folder / "dialogue-2016.yaml"
    dialogue.write_bytes((files("schedules.examples") / "dialogue-2016.yaml").read_bytes())
    return dialogue, grant
