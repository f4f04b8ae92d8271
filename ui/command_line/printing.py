"""`paillote print`: attendance sheets, lists, certificates and the papers of meetings as PDF files."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.language import N_, Language
from ui.command_line import audit, camps, certificates, confidential, courses, figures, meetings, terminal
from ui.command_line.options import Desk, Subcommands, date, desk

if TYPE_CHECKING:
    from app.centre import Centre
    from app.groups.values import GroupLine
    from app.sheets.values import Cards, FilledSheet, Sheet

_SHEET = "attendance-sheet"
_LISTS = (
    _SHEET, "roster", "pickup-list", "sign-out-list", "medical-list", "cards",
    camps.TRANSPORT_LIST, *courses.PAPERS,
)  # fmt: skip
_STARTERS = "start-of-school"
PAPERS = (*_LISTS, _STARTERS, *meetings.PAPERS, *certificates.PAPERS, figures.PAPER, confidential.PAPER, audit.PAPER)
_OF_NO_GROUP = (_STARTERS, *meetings.PAPERS, certificates.BOOK, figures.PAPER, confidential.PAPER, audit.PAPER)
# A sheet leaves the house: Khmer for the teacher and English for the visitor, unless said otherwise.
PAPER_LANGUAGES = (Language("km"), Language("en"))
_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(days=6)  # from Monday to Sunday
_MONTH = dt.timedelta(days=30)


class NothingToPrint(UserError):
    """No group meets on the days asked for."""

    def __init__(self) -> None:
        super().__init__(N_("No group meets on these days, so there is nothing to print."))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which days, in which languages, and whether with what was recorded."""

    first: dt.date
    last: dt.date
    languages: tuple[Language, ...]
    filled: bool = False
    empty_rows: int | None = None
    drop_in_rows: int | None = None


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


def print_demo(centre: Centre, at: Desk, folder: Path) -> Iterator[Path]:
    """Next week's sheets, last week as recorded and the lists of all daycare groups, as files in `folder`."""
    from app.files import write_whole
    from app.groups.values import Programme

    groups = centre.groups.listing(Programme.DAYCARE)
    monday = at.clock.today() + dt.timedelta(days=7 - at.clock.today().weekday())
    coming = Wanted(monday, monday + _WEEK, PAPER_LANGUAGES)
    past = Wanted(monday - 2 * _WEEK - _DAY, monday - _WEEK - _DAY, PAPER_LANGUAGES, filled=True)
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw, wanted in (
        ("attendance-sheets", _sheets, coming),
        ("filled-registers", _sheets, past),
        ("rosters", _DRAWN["roster"], coming),
        ("pickup-lists", _DRAWN["pickup-list"], coming),
    ):
        file = folder / f"{name}.pdf"
        write_whole(file, draw(centre, groups, at, wanted))
        yield file


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
    if arguments.paper == _SHEET:
        if (arguments.first is None or arguments.last is None) and not (arguments.camp and not arguments.first):
            arguments.complain(N_("An attendance sheet needs --from and --to."))
    elif arguments.filled:
        arguments.complain(N_("--filled is for attendance sheets."))
    if len(arguments.language or ()) > 2:
        arguments.complain("paper has room for two languages")


def _pdf(centre: Centre, at: Desk, arguments: argparse.Namespace) -> bytes:
    from ui.command_line.groups import group_called

    first = arguments.first or at.clock.today()
    languages = arguments.language or PAPER_LANGUAGES
    if arguments.paper in _OF_NO_GROUP:
        return _of_no_group(centre, arguments, tuple(languages))
    wanted = Wanted(
        first, arguments.last or first, languages, arguments.filled, arguments.empty_rows, arguments.drop_in_rows
    )
    if arguments.camp:
        return _of_camp(centre, at, arguments, wanted)
    if arguments.code:
        _record(centre, (), arguments.paper, wanted)
        return _draw_cards(centre, centre.sheets.cards_of(tuple(arguments.code)), wanted)
    groups: Sequence[GroupLine] = centre.groups.listing()
    if arguments.all_groups:  # a meeting has sheets of its own
        groups = [group for group in groups if group.programme != "meeting"]
    else:
        groups = (group_called(arguments.group, groups, at.language),)
    return _drawn(centre, groups, at, arguments.paper, wanted)


def _of_camp(centre: Centre, at: Desk, arguments: argparse.Namespace, wanted: Wanted) -> bytes:
    """A paper of all groups of a camp: sheets of all its days, lists of the nearest day, unless others are named."""
    camp = camps.camp_called(arguments.camp, centre.camps.camps(), at.language)
    groups = camps.groups_of(centre, camp)
    if arguments.first is None:
        is_sheet = arguments.paper == _SHEET
        first = camp.starts if is_sheet else camp.nearest(at.clock.today())
        last = min(camp.ends, first + _MONTH) if is_sheet else first
        wanted = replace(wanted, first=first, last=last)
    return _drawn(centre, groups, at, arguments.paper, wanted)


def _drawn(centre: Centre, groups: Sequence[GroupLine], at: Desk, paper: str, wanted: Wanted) -> bytes:
    if paper in certificates.PAPERS:
        return certificates.pdf(centre, paper, [group.id for group in groups], wanted.languages)
    if paper in courses.PAPERS:
        pdf = courses.pdf(centre, groups, paper, wanted.languages)
    else:
        pdf = _DRAWN[paper](centre, groups, at, wanted)
    if paper != _SHEET or wanted.filled:  # a sheet to tick was entered with its code
        _record(centre, groups, paper, wanted)
    return pdf


def _record(centre: Centre, groups: Sequence[GroupLine], paper: str, wanted: Wanted) -> None:
    """Leave a line in the audit book, by the name that the window gives the paper, before the file is there."""
    ids = tuple(sorted(group.id for group in groups))
    centre.sheets.record_print(_IN_THE_BOOK[paper], ids, wanted.first, wanted.last)


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


def _sheets(centre: Centre, groups: Sequence[GroupLine], at: Desk, wanted: Wanted) -> bytes:
    from app.sheets.values import Sheet
    from reports.attendance_sheet import draw_many

    sheets = list(_made(centre, groups, at, wanted))
    if not sheets:
        raise NothingToPrint
    pdf = b""
    for step in draw_many(sheets, len(sheets), centre.settings.centre(), wanted.languages):
        terminal.progress(step.done, step.total)
        pdf = step.pdf or pdf
    # A sheet that leaves the printer can come back: its code is kept before the file is there.
    if not wanted.filled:
        centre.sheets.issue_all(tuple(sheet for sheet in sheets if isinstance(sheet, Sheet)))
    return pdf


def _made(centre: Centre, groups: Sequence[GroupLine], at: Desk, wanted: Wanted) -> Iterator[Sheet | FilledSheet]:
    """The sheets of all groups that meet; of several, those that do not are told and left out."""
    for group in groups:
        try:
            sheet = _made_one(centre, group.id, wanted)
        except UserError as error:
            if len(groups) == 1:
                raise
            terminal.complain(f"{group.name(at.language)}: {error.sentence(at.language)}")
        else:
            yield sheet


def _made_one(centre: Centre, group: int, wanted: Wanted) -> Sheet | FilledSheet:
    from app.sheets.values import SheetKind, SheetOptions, SheetRequest

    kind = SheetKind.WEEK if wanted.last - wanted.first <= _WEEK else SheetKind.MONTH
    usual = SheetOptions(kind=kind, languages=tuple(language.code for language in wanted.languages))
    options = replace(
        usual,
        blank_rows=usual.blank_rows if wanted.empty_rows is None else wanted.empty_rows,
        drop_in_rows=usual.drop_in_rows if wanted.drop_in_rows is None else wanted.drop_in_rows,
    )
    request = SheetRequest(group, wanted.first, wanted.last, options)
    return centre.sheets.filled(request) if wanted.filled else centre.sheets.proposed(request)


def _starters(centre: Centre, languages: tuple[Language, ...]) -> bytes:
    from reports.starters_list import draw

    today = centre.clock.today()
    centre.sheets.record_print("start of school", (), today, today)
    return draw(centre.after_school.starters_paper(), centre.settings.centre(), languages)


def _lists(paper: str, centre: Centre, groups: Sequence[GroupLine], _at: Desk, wanted: Wanted) -> bytes:
    """A list of each group, one after the other."""
    from reports import medical_list, pickup_list, roster, sign_out_list

    details, languages, progress = centre.settings.centre(), wanted.languages, terminal.progress
    if paper == "roster":
        rosters = [centre.sheets.roster(group.id, wanted.first) for group in groups]
        return roster.draw_all(rosters, details, languages, progress)
    draw = {
        "pickup-list": pickup_list.draw_all,
        "sign-out-list": sign_out_list.draw_all,
        "medical-list": medical_list.draw_all,
    }[paper]
    lists = [centre.sheets.pickup_list(group.id, wanted.first) for group in groups]
    return draw(lists, details, languages, progress)


def _cards(centre: Centre, groups: Sequence[GroupLine], _at: Desk, wanted: Wanted) -> bytes:
    from app.sheets.values import Cards

    people = {card.label.id: card for group in groups for card in centre.sheets.cards(group.id, wanted.first).people}
    if not people:
        raise NothingToPrint
    return _draw_cards(centre, Cards(tuple(people.values())), wanted)


def _draw_cards(centre: Centre, cards: Cards, wanted: Wanted) -> bytes:
    from reports.cards import draw

    return draw(cards, centre.settings.centre(), wanted.languages, terminal.progress)


def _transport_lists(centre: Centre, groups: Sequence[GroupLine], _at: Desk, wanted: Wanted) -> bytes:
    return camps.transport_lists(centre, groups, wanted.first, wanted.languages)


_DRAWN: dict[str, Callable[[Centre, Sequence[GroupLine], Desk, Wanted], bytes]] = {
    _SHEET: _sheets,
    **{paper: partial(_lists, paper) for paper in ("roster", "pickup-list", "sign-out-list", "medical-list")},
    "cards": _cards,
    camps.TRANSPORT_LIST: _transport_lists,
}
_IN_THE_BOOK = {
    _SHEET: "filled",
    "roster": "roster",
    "pickup-list": "pickup_list",
    "sign-out-list": "sign_out_list",
    "medical-list": "medical_list",
    "cards": "cards",
    camps.TRANSPORT_LIST: "transport_list",
    "trainees-list": "trainees",
    "assessment-sheet": "assessment",
    "applicants-list": "applicants",
}
