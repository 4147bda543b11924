"""``agreed new``: a schedule to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import cannot_write, fail
from schedules.examples import example

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; it must not exist.")],
) -> None:
    """Write a short commented schedule to start from.

    \b
    Examples:
      agreed new ours.yaml
    """
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(example("new").read_text(encoding="utf-8"))
    except FileExistsError:
        fail(f"{file} is there already; it was left as it is. Name another file.")
    except OSError as error:
        cannot_write(file, error)
    typer.echo(f"Wrote {file}. Put in what was agreed, then: agreed check {file}")
