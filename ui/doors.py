"""The pages the window offers, in the order of the day. A page that does not exist yet has no door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.language import N_
from app.rights import Right
from ui.meetings.place import LIST
from ui.page import Page
from ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Door:
    """How a page is found: its word (see `Place`), icon, name, shortcut, and what makes it."""

    page: str
    icon: str
    name: str
    shortcut: str
    build: Callable[[Workbench], Page]
    under: str = ""  # the page whose place at the left this one shares
    start: object = None  # the reference of the view that has the deeds, where a page has several
    deeds: tuple[str, ...] = ()  # actions of the page that Ctrl+K offers everywhere, by their words
    right: Right | None = None  # without it the page is not offered
    needs: tuple[Right, ...] = ()  # the right to each of the deeds, where it is another one


# Pages are imported when their door is opened first: the start shows Today and needs nothing of the others.


def _today(bench: Workbench) -> Page:
    from ui.today.page import TodayPage

    return TodayPage(bench)


def _registers(bench: Workbench) -> Page:
    from ui.registers.page import RegistersPage

    return RegistersPage(bench)


def _people(bench: Workbench) -> Page:
    from ui.people.page import PeoplePage

    return PeoplePage(bench)


def _import(bench: Workbench) -> Page:
    from ui.imports.page import ImportPage

    return ImportPage(bench)


def _families(bench: Workbench) -> Page:
    from ui.families.page import FamiliesPage

    return FamiliesPage(bench)


def _groups(bench: Workbench) -> Page:
    from ui.groups.page import GroupsPage

    return GroupsPage(bench)


def _courses(bench: Workbench) -> Page:
    from ui.courses.page import CoursesPage

    return CoursesPage(bench)


def _camps(bench: Workbench) -> Page:
    from ui.camps.page import CampsPage

    return CampsPage(bench)


def _after_school(bench: Workbench) -> Page:
    from ui.after_school.page import AfterSchoolPage

    return AfterSchoolPage(bench)


def _meetings(bench: Workbench) -> Page:
    from ui.meetings.page import MeetingsPage

    return MeetingsPage(bench)


def _print(bench: Workbench) -> Page:
    from ui.printing.page import PrintPage

    return PrintPage(bench)


def _settings(bench: Workbench) -> Page:
    from ui.settings.page import SettingsPage

    return SettingsPage(bench)


def _certificates(bench: Workbench) -> Page:
    from ui.certificates.page import CertificatesPage

    return CertificatesPage(bench)


def _outcomes(bench: Workbench) -> Page:
    from ui.outcomes.page import OutcomesPage

    return OutcomesPage(bench)


def _audit(bench: Workbench) -> Page:
    from ui.audit.page import AuditBookPage

    return AuditBookPage(bench)


def _accounts(bench: Workbench) -> Page:
    from ui.accounts.page import AccountsPage

    return AccountsPage(bench)


DOORS = (
    Door("today", "sun", N_("Today"), "Alt+1", _today, right=Right.SEE_REGISTERS),
    Door("registers", "calendar-check", N_("Registers"), "Alt+2", _registers, right=Right.SEE_REGISTERS),
    Door(
        "people",
        "users",
        N_("People"),
        "Alt+3",
        _people,
        deeds=(N_("New person"), N_("Export")),
        right=Right.SEE_PEOPLE,
        needs=(Right.EDIT_PEOPLE, Right.EXPORT),
    ),
    Door(
        "families",
        "house-line",
        N_("Families"),
        "Alt+4",
        _families,
        deeds=(N_("New family"),),
        right=Right.SEE_PEOPLE,
        needs=(Right.EDIT_PEOPLE,),
    ),
    Door(
        "groups",
        "squares-four",
        N_("Groups"),
        "Alt+5",
        _groups,
        start="groups",
        deeds=(N_("New group"), N_("Show the calendar of closures")),
        right=Right.SEE_GROUPS,
        needs=(Right.EDIT_GROUPS, Right.SEE_GROUPS),
    ),
    Door(
        "after-school",
        "student",
        N_("After-school"),
        "Alt+7",
        _after_school,
        start="week",
        right=Right.SEE_REGISTERS,
    ),
    Door(
        "courses",
        "graduation-cap",
        N_("Courses"),
        "Alt+8",
        _courses,
        start="cohorts",
        deeds=(N_("New cohort"),),
        right=Right.SEE_REGISTERS,
        needs=(Right.EDIT_COURSES,),
    ),
    Door(
        "meetings",
        "chats-circle",
        N_("Meetings"),
        "Alt+0",
        _meetings,
        start=LIST,
        deeds=(N_("New meeting"), N_("Families by themes")),
        right=Right.SEE_REGISTERS,
        needs=(Right.HOLD_MEETINGS, Right.SEE_PEOPLE),
    ),
    Door("print", "printer", N_("Print"), "Alt+6", _print, right=Right.PRINT),
)
SETTINGS = Door("settings", "gear", N_("Settings"), "Alt+9", _settings, right=Right.SEE_SETTINGS)
# Reached from another page and by Ctrl+K; they have no place at the left.
BEHIND = (
    Door("import", "file-arrow-down", N_("Import a list"), "Ctrl+Shift+I", _import, under="people", right=Right.IMPORT),
    Door(
        "accounts",
        "identification-badge",
        N_("People who sign in"),
        "Ctrl+Shift+U",
        _accounts,
        under="settings",
        deeds=(N_("Let somebody sign in"), N_("Make a recovery sheet")),
        right=Right.MANAGE_ACCOUNTS,
        needs=(Right.MANAGE_ACCOUNTS, Right.MANAGE_ACCOUNTS),
    ),
    Door(
        "certificates",
        "medal",
        N_("Certificates"),
        "Ctrl+Shift+C",
        _certificates,
        under="courses",
        right=Right.SEE_REGISTERS,
    ),
    Door(
        "outcomes",
        "briefcase",
        N_("After the course"),
        "Ctrl+Shift+J",
        _outcomes,
        under="courses",
        right=Right.SEE_REGISTERS,
    ),
    Door(
        "camps",
        "tree-evergreen",
        N_("Holiday camps"),
        "Ctrl+Shift+V",
        _camps,
        under="groups",
        deeds=(N_("New camp"),),
        right=Right.SEE_REGISTERS,
        needs=(Right.HOLD_CAMPS,),
    ),
    Door("audit", "book-open", N_("Audit book"), "Ctrl+Shift+B", _audit, under="settings", right=Right.READ_AUDIT),
)
