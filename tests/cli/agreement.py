"""A file whose statements contradict each other, and a milestone on which others hang."""

from __future__ import annotations

from pathlib import Path

import pytest

TEXT = """\
schedule: grant
title: Grant agreement
agreed_on: 2016-06-14
timezone: Europe/Paris
milestones:
  report:
    title: {en: Interim report, zh: 中期报告}
    when: by 30 June 2016
  trial:
    title: {en: Field trial, zh: 实地试验}
    when: [after the report, in July 2016]
  review:
    title: {en: Review, zh: 评审}
    when: within 30 days after the trial
  audit:
    title: {en: Audit, zh: 审计}
    when: [before the report, from 12 July 2016]
"""


@pytest.fixture
def grant(tmp_path: Path) -> str:
    """The path of the file."""
    path = tmp_path / "grant.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)
