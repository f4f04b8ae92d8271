"""What only people at the desk do: sheets that were printed, a stranger at the door, a mark put right."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import replace
from random import Random

from app.attendance.values import Mark, MarkRequest, Status
from app.centre import Centre
from app.demo.names.care import ABSENCE_REASONS
from app.demo.names.script import Spelling
from app.errors import UserError
from app.groups.values import Programme
from app.sheets.code import ALPHABET, CODE_LENGTH
from app.sheets.values import SheetOptions, SheetRequest

PRINTED_GROUPS = 3
STRANGER = Spelling("ស្រីនាង", "Sreyneang")
_DAYS_BACK = 14


def work_at_the_desk(centre: Centre, seed: int, today: dt.date) -> None:
    """Do it through the use cases, on a centre with people in it."""
    daycare = [line.id for line in centre.groups.listing(Programme.DAYCARE)]
    monday = today - dt.timedelta(days=today.weekday())
    rng = Random(f"{seed}/sheets")
    for group in daycare[:PRINTED_GROUPS]:
        _print_week(centre, rng, group, monday)
    _put_right(centre, daycare[0], today)
    for line in centre.groups.listing(Programme.AFTER_SCHOOL)[:1]:
        _let_in(centre, line.id, today)


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


def _let_in(centre: Centre, group: int, today: dt.date) -> None:
    """A child nobody knows came along to the latest session that was entered."""
    register = centre.attendance.register(group, today - dt.timedelta(days=_DAYS_BACK), today)
    for place, column in reversed(list(enumerate(register.columns))):
        if column.session is not None and register.count(place).marked:
            centre.attendance.add_stranger(column.session, STRANGER.km)
            return
