"""The papers of groups as commands print them: attendance sheets, lists, cards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.language import N_, Language
from ui.command_line import camps, certificates, courses, terminal
from ui.command_line.options import Desk

if TYPE_CHECKING:
    from app.centre import Centre
    from app.groups.values import GroupLine
    from app.sheets.values import Cards, FilledSheet, Sheet

SHEET = "attendance-sheet"
PAPERS = (
    SHEET, "roster", "pickup-list", "sign-out-list", "medical-list", "cards",
    camps.TRANSPORT_LIST, *courses.PAPERS,
)  # fmt: skip
# A sheet leaves the house: Khmer for the teacher and English for the visitor, unless said otherwise.
PAPER_LANGUAGES = (Language("km"), Language("en"))
_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(days=6)  # from Monday to Sunday


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


def pdf(centre: Centre, groups: Sequence[GroupLine], at: Desk, paper: str, wanted: Wanted) -> bytes:
    """A paper of these groups, one after the other. Raises NothingToPrint."""
    if paper in certificates.PAPERS:
        return certificates.pdf(centre, paper, [group.id for group in groups], wanted.languages)
    if paper in courses.PAPERS:
        drawn = courses.pdf(centre, groups, paper, wanted.languages)
    else:
        drawn = _DRAWN[paper](centre, groups, at, wanted)
    if paper != SHEET or wanted.filled:  # a sheet to tick was entered with its code
        record(centre, groups, paper, wanted)
    return drawn


def record(centre: Centre, groups: Sequence[GroupLine], paper: str, wanted: Wanted) -> None:
    """Leave a line in the audit book, by the name that the window gives the paper, before the file is there."""
    ids = tuple(sorted(group.id for group in groups))
    centre.sheets.record_print(_IN_THE_BOOK[paper], ids, wanted.first, wanted.last)


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
    return pdf_of_cards(centre, Cards(tuple(people.values())), wanted)


def pdf_of_cards(centre: Centre, cards: Cards, wanted: Wanted) -> bytes:
    """These cards, also of people of no group."""
    from reports.cards import draw

    return draw(cards, centre.settings.centre(), wanted.languages, terminal.progress)


def _transport_lists(centre: Centre, groups: Sequence[GroupLine], _at: Desk, wanted: Wanted) -> bytes:
    return camps.transport_lists(centre, groups, wanted.first, wanted.languages)


_DRAWN: dict[str, Callable[[Centre, Sequence[GroupLine], Desk, Wanted], bytes]] = {
    SHEET: _sheets,
    **{paper: partial(_lists, paper) for paper in ("roster", "pickup-list", "sign-out-list", "medical-list")},
    "cards": _cards,
    camps.TRANSPORT_LIST: _transport_lists,
}
_IN_THE_BOOK = {
    SHEET: "filled",
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
