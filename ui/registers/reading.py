"""Which days to read so that a week is shown as it is printed."""

from __future__ import annotations

import datetime as dt

from app.attendance.service import AttendanceService
from app.attendance.values import Register
from ui.registers.place import RegisterPlace, Span


def read_register(attendance: AttendanceService, place: RegisterPlace) -> Register:
    """The register of a place; a week ends on Saturday, as its sheets do, unless the group meets on Sunday."""
    register = attendance.register(place.group, place.first, place.last, place.sheet)
    if place.span != Span.WEEK or place.last.weekday() != 6 or register.columns[-1].session is not None:
        return register
    return attendance.register(place.group, place.first, place.last - dt.timedelta(days=1), place.sheet)
