"""`paillote list people|families|groups|meetings|certificates ...`: what there is, one a line, fields apart by tabs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ui.command_line import camps, certificates, courses, due, figures, terminal
from ui.command_line.options import Desk, Subcommands, desk

if TYPE_CHECKING:
    from app.centre import Centre
    from app.groups.values import GroupLine
    from app.schools.values import PlaceLine

_WHAT = (
    "groups", "people", "families", "sheets", "meetings", "cohorts", "courses", "certificates", "frozen-figures",
    "schools", "camps", "due", "calls", "employers",
)  # fmt: skip
PROGRAMMES = ("daycare", "after_school", "meeting", "course", "camp")


def add_commands(commands: Subcommands, common: argparse.ArgumentParser) -> None:
    """Offer `list`."""
    parser = commands.add_parser("list", help="print what there is, one a line", parents=[common])
    parser.add_argument("what", choices=_WHAT)
    parser.add_argument("--programme", choices=PROGRAMMES, help="only this programme's")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    at = desk(arguments)
    listing = {
        "groups": _groups,
        "people": _people,
        "families": _families,
        "sheets": _sheets,
        "meetings": _meetings,
        "schools": _schools,
        "cohorts": courses.list_cohorts,
        "courses": courses.list_courses,
        "certificates": certificates.list_book,
        "camps": camps.list_camps,
        "frozen-figures": figures.list_frozen,
        "due": due.list_due,
        "calls": due.list_calls,
        "employers": due.list_employers,
    }[arguments.what]
    with at.open() as centre:
        listing(centre, at, arguments.programme)
    return 0


def _groups(centre: Centre, at: Desk, programme: str | None) -> None:
    from app.groups.values import Programme

    for group in centre.groups.listing(Programme(programme) if programme else None):
        terminal.tell(group.name(at.language), group.programme, group.members)


def _people(centre: Centre, at: Desk, programme: str | None) -> None:
    from app.people.values import PeopleFilter

    wanted = PeopleFilter(programme=programme or "", khmer_first=at.language.khmer_first)
    pupils = centre.schools.pupils()
    for row in centre.people.listing(wanted):
        groups = ", ".join(group.name(at.language) for group in row.groups)
        told = (row.label.code, row.label.name_km, row.label.name_latin, row.label.sex, groups)
        terminal.tell(*told, *_school(pupils.get(row.id), at))


def _families(centre: Centre, at: Desk, _programme: str | None) -> None:
    from app.families.values import FamilyFilter

    for row in centre.families.listing(FamilyFilter(khmer_first=at.language.khmer_first)):
        label = row.label
        terminal.tell(label.code, label.name_km, label.name_latin, label.village, row.phone, row.children, row.adults)


def _school(line: PlaceLine | None, at: Desk) -> tuple[object, ...]:
    """School, grade and shift."""
    if line is None:
        return ("", "", "")
    return at.language.names(line.school_km, line.school_latin)[0], line.place.grade or "", line.place.shift or ""


def _schools(centre: Centre, at: Desk, _programme: str | None) -> None:
    """A line for each grade of a school, with how many children have which shift today."""
    found = centre.schools.overview()
    names = {school.id: school.name(at.language) for school in found.schools}
    for count in found.counts:
        grade = count.grade or ""
        terminal.tell(names.get(count.school or 0, ""), grade, count.morning, count.afternoon, count.unknown)


def _sheets(centre: Centre, at: Desk, programme: str | None) -> None:
    groups = {group.id: group for group in _groups_of_all_times(centre)}
    for sheet in centre.sheets.sheets():
        group = groups[sheet.group]
        if programme in (None, group.programme):
            terminal.tell(sheet.code, group.name(at.language), sheet.kind, sheet.first, sheet.last)


def _meetings(centre: Centre, at: Desk, _programme: str | None) -> None:
    for line in reversed(centre.meetings.meetings()):
        hours = f"{line.starts:%H:%M}-{line.ends:%H:%M}"
        terminal.tell(line.date, hours, line.theme_names(at.language), line.place, line.invited, line.came)


def _groups_of_all_times(centre: Centre) -> tuple[GroupLine, ...]:
    return (*centre.groups.listing(), *centre.groups.listing(archived=True))
