"""What only people at the desk do: sheets that were printed, a stranger at the door, a mark put right."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import replace
from random import Random

from app.after_school.values import EntryDraft
from app.attendance.values import Mark, MarkRequest, Status
from app.centre import Centre
from app.demo.names.care import ABSENCE_REASONS
from app.demo.names.script import Spelling
from app.errors import UserError
from app.figures.values import FiguresBy, FiguresFilter
from app.groups.values import Programme
from app.schools.values import Shift
from app.sheets.code import ALPHABET, CODE_LENGTH
from app.sheets.values import SheetOptions, SheetRequest

PRINTED_GROUPS = 3
STRANGER = Spelling("ស្រីនាង", "Sreyneang")
FROZEN_FOR = "សប្បុរសជន · Donors"
_DAYS_BACK = 14


def work_at_the_desk(centre: Centre, seed: int, today: dt.date) -> None:
    """Do it through the use cases, on a centre with people in it."""
    daycare = [line.id for line in centre.groups.listing(Programme.DAYCARE)]
    monday = today - dt.timedelta(days=today.weekday())
    rng = Random(f"{seed}/sheets")
    for group in daycare[:PRINTED_GROUPS]:
        _print_week(centre, rng, group, monday)
    _put_right(centre, daycare[0], today)
    clubs = centre.groups.listing(Programme.AFTER_SCHOOL)
    for line in [line for line in clubs if not line.drop_in][:1]:
        _let_in(centre, line.id, STRANGER.km, today)
        _let_in_by_first_look(centre, line.id, [line.id for line in clubs if line.drop_in], today)
    _prepare_for_school(centre)
    centre.figures.freeze(FiguresFilter(FiguresBy.TRADE), FROZEN_FOR)


def _print_week(centre: Centre, rng: Random, group: int, monday: dt.date) -> None:
    request = SheetRequest(group, monday, monday + dt.timedelta(days=5), SheetOptions())
    code = "".join(rng.choice(ALPHABET) for _ in range(CODE_LENGTH))
    with suppress(UserError):  # a week of holidays has no sheet
        centre.sheets.issue(replace(centre.sheets.proposed(request), code=code))


def _put_right(centre: Centre, group: int, today: dt.date) -> None:
    """An absence of these days turned out to be excused."""
    register = centre.attendance.register(group, today - dt.timedelta(days=_DAYS_BACK), today)
    for row in register.rows:
        for column, cell in zip(register.columns, row.cells, strict=True):
            if column.session and cell.mark and cell.mark.status is Status.ABSENT:
                excused = Mark(Status.EXCUSED, note=ABSENCE_REASONS[0].km)
                centre.attendance.mark([MarkRequest(column.session, row.person, excused)])
                return


def _let_in_by_first_look(centre: Centre, club: int, libraries: list[int], today: dt.date) -> None:
    """A child of the club came to the library and was written down as if nobody knew it."""
    members = centre.groups.group(club).members
    for library in libraries if members else []:
        _let_in(centre, library, members[0].name_latin, today)


def _prepare_for_school(centre: Centre) -> None:
    """Papers, school and shift of those who start school next, as far as they are known."""
    starters = centre.after_school.starters()
    for place, child in enumerate(starters.children):
        registered = place % 2 == 0
        school = starters.schools[place % len(starters.schools)].id if registered else None
        shift = list(Shift)[place // 2 % 2] if registered and place % 3 else None
        draft = EntryDraft(birth_certificate=place % 4 != 1, registered=registered, school=school, shift=shift)
        centre.after_school.keep_entry(child.person, draft)


def _let_in(centre: Centre, group: int, name: str, today: dt.date) -> None:
    """A child nobody knows came along to the latest session that was entered."""
    register = centre.attendance.register(group, today - dt.timedelta(days=_DAYS_BACK), today)
    for place, column in reversed(list(enumerate(register.columns))):
        if column.session is not None and register.count(place).marked:
            centre.attendance.add_stranger(column.session, name)
            return
