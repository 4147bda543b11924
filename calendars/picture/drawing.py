"""A timeline as a picture: SVG for the page, PNG for a chat."""

from __future__ import annotations

from importlib.resources import as_file, files

import resvg_py

from calendars.choice import EVERYTHING, Choice
from calendars.picture.layout import MARGIN, NOTE, TEXT, TITLE, scene_of
from calendars.templating import fill
from schedules.timeline import Timeline

_SIZES = {"title_size": TITLE, "text_size": TEXT, "note_size": NOTE, "margin": MARGIN}
_SLACK = 4
"""What a mark at the margin reaches beyond it, in pixels."""
_FONT = "Noto Sans CJK SC"


def draw(timeline: Timeline, language: str, choice: Choice = EVERYTHING, *, alone: bool = True) -> str:
    """The picture of what was chosen of ``timeline`` as SVG, 1,200 pixels wide.

    Equal arguments give an equal text. Where it does not stand ``alone``, its title, its margins and its
    colours (``picture.css``) are left to the page around it.
    """
    scene = scene_of(timeline, language, choice, headed=alone)
    return fill(
        "picture.svg",
        scene=scene,
        style=fill("picture.css") if alone else "",
        edge=0 if alone else MARGIN - _SLACK,
        id=timeline.schedule.id,
        language=language,
        **_SIZES,
    )


def paint(timeline: Timeline, language: str, choice: Choice = EVERYTHING) -> bytes:
    """The same picture as PNG, on a light ground, in the font that comes with the program."""
    with as_file(files("calendars.fonts") / "NotoSansCJKsc-subset.otf") as font:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=draw(timeline, language, choice),
                background="#fbfaf8",
                font_files=[str(font)],
                font_family=_FONT,
                sans_serif_family=_FONT,
                languages=[language],
            )
        )
