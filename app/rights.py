"""Who may do what: one table, in which what is not granted is refused.

Rights are named for the deed, not for the screen. Everything that shows or moves personal data implies SEE_PEOPLE;
looking at the records, taking them out on paper and taking them out as a file are three rights.
"""

from __future__ import annotations

from enum import StrEnum, auto


class Right(StrEnum):
    """One kind of deed that can be allowed or refused."""

    SEE_SETTINGS = auto()  # the centre's name and looks: everybody who signs in
    CHANGE_OWN_PASSWORD = auto()
    SEE_GROUPS = auto()  # groups, hours, numbers and the calendar: nothing personal
    EDIT_GROUPS = auto()  # groups, timetables and the calendar
    SEE_PEOPLE = auto()
    EDIT_PEOPLE = auto()
    ENROL = auto()  # who belongs to which group
    EDIT_COURSES = auto()  # the catalogue and the cohorts
    SELECT_TRAINEES = auto()  # who asks for a place in a cohort, with their families' income, and who gets one
    SELECT_DESPITE = auto()  # a place for somebody against whom something speaks
    SEE_REGISTERS = auto()
    MARK = auto()
    ISSUE_CERTIFICATES = auto()  # give a certificate its number, or take its worth away
    RECORD_OUTCOMES = auto()  # what became of trainees, and who employs them
    FREEZE_FIGURES = auto()  # keep figures as they were sent to somebody, and open them with the people behind
    HOLD_MEETINGS = auto()  # plan parent meetings, invite, enter who came, keep the minutes
    HOLD_CAMPS = auto()  # plan holiday camps, choose the children, build groups, say who rides
    PRINT = auto()
    EXPORT = auto()
    IMPORT = auto()
    SEE_CONFIDENTIAL = auto()  # the social right: notes on protection, referrals, violence and health
    EDIT_CONFIDENTIAL = auto()
    PRINT_CONFIDENTIAL = auto()
    EDIT_SETTINGS = auto()
    MANAGE_ACCOUNTS = auto()
    READ_AUDIT = auto()
    CHECK_RECORDS = auto()
    BACK_UP = auto()
    RESTORE = auto()


class Role(StrEnum):
    """What a signed-in person is to the centre."""

    COORDINATOR = auto()
    DAYCARE = auto()
    AFTER_SCHOOL = auto()
    TRAINER = auto()
    SOCIAL_WORKER = auto()
    OFFICE = auto()
    VISITOR = auto()


_EVERYBODY = frozenset({Right.SEE_SETTINGS, Right.CHANGE_OWN_PASSWORD, Right.SEE_GROUPS})
_STAFF = _EVERYBODY | {Right.SEE_PEOPLE, Right.SEE_REGISTERS, Right.PRINT, Right.BACK_UP}
_TEACHING = _STAFF | {Right.EDIT_PEOPLE, Right.ENROL, Right.MARK}
_CONFIDENTIAL = frozenset({Right.SEE_CONFIDENTIAL, Right.EDIT_CONFIDENTIAL, Right.PRINT_CONFIDENTIAL})

# Parent meetings and camps are led by whoever knows the families.
_MEETING = frozenset({Right.HOLD_MEETINGS, Right.HOLD_CAMPS})
_SELECTING = frozenset({Right.SELECT_TRAINEES, Right.SELECT_DESPITE})

# Former trainees are asked by whoever taught or chose them.
_ASKING = frozenset({Right.RECORD_OUTCOMES})

_ALLOWED: dict[Role, frozenset[Right]] = {
    Role.COORDINATOR: frozenset(Right),
    Role.DAYCARE: _TEACHING | _MEETING,
    Role.AFTER_SCHOOL: _TEACHING | _MEETING,
    Role.TRAINER: _TEACHING | {Right.SELECT_TRAINEES} | _ASKING,
    Role.SOCIAL_WORKER: _STAFF | {Right.EDIT_PEOPLE, Right.ENROL} | _MEETING | _CONFIDENTIAL | _SELECTING | _ASKING,
    Role.OFFICE: _STAFF | {Right.EXPORT, Right.FREEZE_FIGURES, Right.CHECK_RECORDS},
    Role.VISITOR: _EVERYBODY,
}


def may(role: Role, right: Right) -> bool:
    """Whether `role` has `right`; what is not granted is refused."""
    return right in _ALLOWED.get(role, frozenset())
