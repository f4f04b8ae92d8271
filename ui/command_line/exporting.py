"""`paillote export people|register|meetings|outcomes|courses|audit-book ...`: records as a spreadsheet."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.language import Language
from ui.command_line import audit, figures, terminal
from ui.command_line.options import Subcommands, date, desk, whole_number

if TYPE_CHECKING:
    from app.centre import Centre

_WHAT = ("people", "register", "meetings", "outcomes", "courses", "frozen-figures", "start-of-school", audit.PAPER)
# Endings that would promise something else than what is in the file.
_OTHER_KINDS = (".csv", ".xls", ".ods", ".pdf", ".txt")


def add_commands(commands: Subcommands, common: argparse.ArgumentParser) -> None:
    """Offer `export`."""
    parser = commands.add_parser(
        "export",
        help="write people, a register, meetings, outcomes, courses, who starts school or the audit book as .xlsx",
        parents=[common],
    )
    parser.add_argument("what", choices=_WHAT)
    parser.add_argument("-o", type=Path, required=True, metavar="FILE.xlsx", dest="file", help="the file to write")
    parser.add_argument("--group", metavar="NAME", help="whose register, or only this group's people")
    parser.add_argument(
        "--from", type=date, metavar="DATE", dest="first", help="first day of the register or the audit book"
    )
    parser.add_argument("--to", type=date, metavar="DATE", dest="last", help="last day")
    parser.add_argument(
        "--photos", action="store_true", help="of people: write their photos too, into a folder beside the file"
    )
    parser.add_argument("--year", type=whole_number, metavar="YEAR", help="courses: only cohorts of this year")
    figures.add_options(parser)
    audit.add_options(parser)
    parser.set_defaults(run=run, complain=parser.error)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; print its name and how many rows it has. Raises UserError."""
    if arguments.what == "register" and None in (arguments.group, arguments.first, arguments.last):
        arguments.complain("a register needs --group, --from and --to")
    if arguments.what == "frozen-figures" and arguments.frozen is None:
        arguments.complain("frozen figures need --frozen and their number")
    if arguments.file.suffix.lower() in _OTHER_KINDS:
        arguments.complain("an Excel workbook is written: let the name of the file end in .xlsx")
    at = desk(arguments)
    with at.open() as centre:
        rows = _written(centre, at.language, arguments)
    terminal.tell(arguments.file, rows)
    return 0


def _written(centre: Centre, language: Language, arguments: argparse.Namespace) -> int:
    exports, file = centre.exports, arguments.file
    if arguments.what in ("people", "register"):
        return _of_group(centre, language, arguments)
    if arguments.what == "outcomes":
        return exports.export_outcomes(file, language).value
    if arguments.what == "meetings":
        return exports.export_meetings(file, language).value
    if arguments.what == "start-of-school":
        return exports.export_starters(file, language).value
    if arguments.what == audit.PAPER:
        return exports.export_audit_book(file, language, audit.wanted(arguments), not arguments.without_names).value
    if arguments.what == "courses":
        return exports.export_courses(file, language, figures.wanted(centre, arguments)).value
    return exports.export_frozen_figures(file, language, arguments.frozen).value


def _of_group(centre: Centre, language: Language, arguments: argparse.Namespace) -> int:
    """A group's register, its people, or all people."""
    from app.people.values import PeopleFilter
    from ui.command_line.groups import group_called

    exports, file, groups = centre.exports, arguments.file, centre.groups.listing()
    group = group_called(arguments.group, groups, language).id if arguments.group else None
    if arguments.what == "register" and group is not None:
        return exports.export_register(file, language, group, arguments.first, arguments.last).value
    members = [row.id for row in centre.people.listing(PeopleFilter(group=group))] if group else None
    return exports.export_people(file, language, members, arguments.photos).value
