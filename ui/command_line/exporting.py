"""`paillote export people|register|meetings|outcomes|courses|start-of-school`: what is recorded, as a spreadsheet."""

from __future__ import annotations

import argparse
from pathlib import Path

from ui.command_line import terminal
from ui.command_line.options import Subcommands, date, desk

# Endings that would promise something else than what is in the file.
_OTHER_KINDS = (".csv", ".xls", ".ods", ".pdf", ".txt")


def add_commands(commands: Subcommands, common: argparse.ArgumentParser) -> None:
    """Offer `export`."""
    parser = commands.add_parser(
        "export",
        help="write people, a register, meetings, outcomes, courses or who starts school as .xlsx",
        parents=[common],
    )
    parser.add_argument("what", choices=("people", "register", "meetings", "outcomes", "courses", "start-of-school"))
    parser.add_argument("-o", type=Path, required=True, metavar="FILE.xlsx", dest="file", help="the file to write")
    parser.add_argument("--group", metavar="NAME", help="whose register, or only this group's people")
    parser.add_argument("--from", type=date, metavar="DATE", dest="first", help="the register's first day")
    parser.add_argument("--to", type=date, metavar="DATE", dest="last", help="the register's last day")
    parser.add_argument(
        "--photos", action="store_true", help="of people: write their photos too, into a folder beside the file"
    )
    parser.set_defaults(run=run, complain=parser.error)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; print its name and how many rows it has. Raises UserError."""
    from app.courses.values import FiguresFilter
    from app.people.values import PeopleFilter
    from ui.command_line.groups import group_called

    if arguments.what == "register" and None in (arguments.group, arguments.first, arguments.last):
        arguments.complain("a register needs --group, --from and --to")
    if arguments.file.suffix.lower() in _OTHER_KINDS:
        arguments.complain("an Excel workbook is written: let the name of the file end in .xlsx")
    at = desk(arguments)
    with at.open() as centre:
        exports, groups = centre.exports, centre.groups.listing()
        group = group_called(arguments.group, groups, at.language).id if arguments.group else None
        if arguments.what == "outcomes":
            done = exports.export_outcomes(arguments.file, at.language)
        elif arguments.what == "register" and group is not None:
            done = exports.export_register(arguments.file, at.language, group, arguments.first, arguments.last)
        elif arguments.what == "meetings":
            done = exports.export_meetings(arguments.file, at.language)
        elif arguments.what == "start-of-school":
            done = exports.export_starters(arguments.file, at.language)
        elif arguments.what == "courses":
            done = exports.export_courses(arguments.file, at.language, FiguresFilter())
        else:
            members = [row.id for row in centre.people.listing(PeopleFilter(group=group))] if group else None
            done = exports.export_people(arguments.file, at.language, members, arguments.photos)
    terminal.tell(arguments.file, done.value)
    return 0
