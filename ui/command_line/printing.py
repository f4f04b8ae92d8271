"""`paillote print`: attendance sheets, lists, certificates and the papers of meetings as PDF files."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.language import N_, Language
from ui.command_line import audit, camps, certificates, confidential, figures, group_papers, meetings, terminal
from ui.command_line.options import Desk, Subcommands, date, desk

if TYPE_CHECKING:
    from app.centre import Centre
    from app.groups.values import GroupLine

_STARTERS = "start-of-school"
PAPERS = (
    *group_papers.PAPERS,
    _STARTERS,
    *meetings.PAPERS,
    *certificates.PAPERS,
    figures.PAPER,
    confidential.PAPER,
    audit.PAPER,
)
_OF_NO_GROUP = (_STARTERS, *meetings.PAPERS, certificates.BOOK, figures.PAPER, confidential.PAPER, audit.PAPER)
_MONTH = dt.timedelta(days=30)


def add_commands(commands: Subcommands, common: argparse.ArgumentParser) -> None:
    """Offer `print`."""
    parser = commands.add_parser(
        "print", help="print sheets and lists of a group or a meeting as PDF", parents=[common]
    )
    parser.add_argument("paper", choices=PAPERS)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--group", metavar="NAME", help="the group's name in any language, or how it begins")
    which.add_argument("--cohort", metavar="NAME", dest="group", help="the same for a cohort: Cooking, cohort 12")
    which.add_argument("--camp", metavar="NAME", help="all groups of a camp, one after the other")
    which.add_argument("--all-groups", action="store_true", help="every group in one file")
    which.add_argument("--code", nargs="+", metavar="CODE", help="cards of the people with these codes")
    parser.add_argument(
        "--from", type=date, metavar="DATE", dest="first", help="first day; for lists and meetings their day"
    )
    parser.add_argument("--to", type=date, metavar="DATE", dest="last", help="last day")
    parser.add_argument("--filled", action="store_true", help="with the marks that were entered, and totals")
    parser.add_argument("--empty-rows", type=int, metavar="NUMBER", help="attendance-sheet: empty rows below the names")
    parser.add_argument(
        "--drop-in-rows",
        type=int,
        metavar="NUMBER",
        help="attendance-sheet: rows of a group open to all, not a page full",
    )
    meetings.add_options(parser)
    certificates.add_options(parser)
    figures.add_options(parser)
    confidential.add_options(parser)
    audit.add_options(parser)
    parser.add_argument("-o", type=Path, required=True, metavar="FILE.pdf", dest="file", help="the file to write")
    parser.set_defaults(run=run, complain=parser.error)


def run(arguments: argparse.Namespace) -> int:
    """Write the file and print its name."""
    _check(arguments)
    from app.faults import PlaceGone
    from app.files import write_whole

    if not arguments.file.parent.is_dir():
        raise PlaceGone  # before a sheet is issued that nobody gets

    at = desk(arguments)
    with at.open() as centre:
        content = _pdf(centre, at, arguments)
    write_whole(arguments.file, content)
    terminal.tell(arguments.file)
    return 0


def _check(arguments: argparse.Namespace) -> None:
    of_no_group = arguments.paper in _OF_NO_GROUP
    if of_no_group is bool(arguments.group or arguments.camp or arguments.all_groups or arguments.code):
        arguments.complain(
            N_("This paper is of no --group.")
            if of_no_group
            else N_("Either --group, --camp or --all-groups is needed.")
        )
    if not confidential.is_complete(arguments):
        arguments.complain(N_("Confidential notes need --about-person or --about-family, which no other paper has."))
    if arguments.code and arguments.paper != "cards":
        arguments.complain(N_("--code is for cards."))
    if arguments.paper == group_papers.SHEET:
        if (arguments.first is None or arguments.last is None) and not (arguments.camp and not arguments.first):
            arguments.complain(N_("An attendance sheet needs --from and --to."))
    elif arguments.filled:
        arguments.complain(N_("--filled is for attendance sheets."))
    if len(arguments.language or ()) > 2:
        arguments.complain("paper has room for two languages")


def _pdf(centre: Centre, at: Desk, arguments: argparse.Namespace) -> bytes:
    from ui.command_line.groups import group_called

    first = arguments.first or at.clock.today()
    languages = arguments.language or group_papers.PAPER_LANGUAGES
    if arguments.paper in _OF_NO_GROUP:
        return _of_no_group(centre, arguments, tuple(languages))
    wanted = group_papers.Wanted(
        first, arguments.last or first, languages, arguments.filled, arguments.empty_rows, arguments.drop_in_rows
    )
    if arguments.camp:
        return _of_camp(centre, at, arguments, wanted)
    if arguments.code:
        group_papers.record(centre, (), arguments.paper, wanted)
        return group_papers.pdf_of_cards(centre, centre.sheets.cards_of(tuple(arguments.code)), wanted)
    groups: Sequence[GroupLine] = centre.groups.listing()
    if arguments.all_groups:  # a meeting has sheets of its own
        groups = [group for group in groups if group.programme != "meeting"]
    else:
        groups = (group_called(arguments.group, groups, at.language),)
    return group_papers.pdf(centre, groups, at, arguments.paper, wanted)


def _of_camp(centre: Centre, at: Desk, arguments: argparse.Namespace, wanted: group_papers.Wanted) -> bytes:
    """A paper of all groups of a camp: sheets of all its days, lists of the nearest day, unless others are named."""
    camp = camps.camp_called(arguments.camp, centre.camps.camps(), at.language)
    groups = camps.groups_of(centre, camp)
    if arguments.first is None:
        is_sheet = arguments.paper == group_papers.SHEET
        first = camp.starts if is_sheet else camp.nearest(at.clock.today())
        last = min(camp.ends, first + _MONTH) if is_sheet else first
        wanted = replace(wanted, first=first, last=last)
    return group_papers.pdf(centre, groups, at, arguments.paper, wanted)


def _of_no_group(centre: Centre, arguments: argparse.Namespace, languages: tuple[Language, ...]) -> bytes:
    if arguments.paper in meetings.PAPERS:
        return meetings.pdf(centre, arguments, languages)
    if arguments.paper == _STARTERS:
        return _starters(centre, languages)
    if arguments.paper == certificates.BOOK:
        return certificates.book(centre, arguments.year, languages)
    if arguments.paper == audit.PAPER:
        return audit.pdf(centre, arguments, languages)
    if arguments.paper == figures.PAPER:
        return figures.pdf(centre, arguments, languages)
    return confidential.pdf(centre, arguments, languages)


def _starters(centre: Centre, languages: tuple[Language, ...]) -> bytes:
    from reports.starters_list import draw

    today = centre.clock.today()
    centre.sheets.record_print("start of school", (), today, today)
    return draw(centre.after_school.starters_paper(), centre.settings.centre(), languages)
