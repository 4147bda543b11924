"""The command line: ``agreed``. One module a subcommand, loaded when it is called.

Exit codes: 0 done; 1 the answer is no (a phrase refused, a schedule with problems); 2 the call
itself cannot be carried out (a missing file, a wrong option, unusable settings); 130 interrupted.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from types import ModuleType

try:
    import typer
    from typer.core import TyperGroup
except KeyboardInterrupt:  # before there is anything that could hear it
    sys.exit(130)

COMMANDS = (
    "demo",
    "new",
    "check",
    "understand",
    "why",
    "whatif",
    "ask",
    "due",
    "report",
    "replay",
    "export",
    "publish",
    "serve",
    "status",
    "backup",
)


class _LazyCommands(TyperGroup):
    """Imports a subcommand's module when it is called, so that a question is answered at once."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> typer.core.TyperCommand | None:  # type: ignore[override]
        if cmd_name not in COMMANDS:
            return None
        command = typer.main.get_command(_loaded(cmd_name).app)
        command.name = cmd_name
        command.short_help = _first_sentence(command.help or "")
        return command  # type: ignore[return-value]


def _loaded(name: str) -> ModuleType:
    """The module of a subcommand; what it loads stays, so no garbage is looked for in it, now or later."""
    gc.disable()
    try:
        return import_module(f"bot.cli.{name}")
    finally:
        gc.freeze()
        gc.enable()


def _first_sentence(text: str) -> str:
    """In full: what the library makes of a help text by itself is cut off at the end of the line."""
    return " ".join(text.partition("\n\n")[0].split())


app = typer.Typer(
    cls=_LazyCommands,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Reminders, answers and a calendar for promises whose dates are not dates yet.",
)


@app.callback()
def _agreed() -> None:
    """Reminders, answers and a calendar for promises whose dates are not dates yet."""


def main() -> None:
    """Run the command line; an interrupted run ends quietly."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
