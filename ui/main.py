"""The entry point: reads the command line, runs the command, and ends every failure in a sentence."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Sequence

from typing_extensions import override

from ui.command_line import (
    accounts,
    backups,
    certificates,
    checking,
    demo,
    exporting,
    figures,
    importing,
    listing,
    printing,
    terminal,
    window,
)
from ui.command_line.options import common_options, default_folder
from ui.command_line.parser import Parser, system_language

# A failure with a sentence, a bug, Ctrl+C. 2 is argparse's, for a command line nobody understands.
FAILED, BROKEN, INTERRUPTED = 1, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv` (or the command line's) and return its exit code."""
    terminal.speak_unicode()
    try:
        return _carried_out(command_line().parse_args(argv))
    except SystemExit as done:  # argparse has printed its help or its complaint
        return int(done.code or 0)


def command_line() -> argparse.ArgumentParser:
    """Everything that can be typed after `paillote`."""
    parser = Parser(
        prog="paillote",
        description="The desk of a community centre. Without a command, its window opens.",
        parents=[common_options(suppressed=False)],
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the program's version")
    window.add_options(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    common = common_options(suppressed=True)
    for module in (demo, importing, exporting, printing, listing, checking, backups, certificates, figures, accounts):
        module.add_commands(commands, common)
    return parser


def _carried_out(arguments: argparse.Namespace) -> int:
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_has_gone()
    except Exception as error:
        return _failed(error, arguments)


class _Version(argparse.Action):
    """Prints the version; looked up only then, because that takes as long as everything else here."""

    @override
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            terminal.tell("paillote", version("paillote"))
        except PackageNotFoundError:
            terminal.tell("paillote", "(not installed)")
        parser.exit()


def _failed(error: Exception, arguments: argparse.Namespace) -> int:
    from app.faults import as_user_error  # needed only now

    known = as_user_error(error)
    spoken = arguments.language or (system_language(),)
    if known is not None:
        terminal.complain(known.sentence(spoken[0]))
        return FAILED
    terminal.complain(f"a mistake in the program. {_reported(error, arguments)}")
    return BROKEN


def _reported(error: Exception, arguments: argparse.Namespace) -> str:
    from ui.crash_report import report, write_report

    now = dt.datetime.now()
    try:
        file = write_report(error, (arguments.data or default_folder()) / "reports", now)
    except OSError:  # no place for a report: then it goes where the complaint goes
        return report(error, now)
    return f"Please send this report, which holds no names, to who helps you: {file}"


def _reader_has_gone() -> int:
    # `paillote list people | head`: what is still buffered must not fail once more while Python shuts down.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main())
