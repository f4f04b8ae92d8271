"""The pages the window offers, in the order of the day. A page that does not exist yet has no door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

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
    build: Callable[[Workbench, QWidget], Page]
    under: str = ""  # the page whose place at the left this one shares
    start: object = None  # the reference of the view that has the deeds, where a page has several
    deeds: tuple[str, ...] = ()  # actions of the page that Ctrl+K offers everywhere, by their words
    right: Right | None = None  # without it the page is not offered
    needs: tuple[Right, ...] = ()  # the right to each of the deeds, where it is another one


# Pages are imported when their door is opened first: the start shows Today and needs nothing of the others.


def _today(bench: Workbench, parent: QWidget) -> Page:
    from ui.today.page import TodayPage

    return TodayPage(bench, parent)


def _registers(bench: Workbench, parent: QWidget) -> Page:
    from ui.registers.page import RegistersPage

    return RegistersPage(bench, parent)


def _people(bench: Workbench, parent: QWidget) -> Page:
    from ui.people.page import PeoplePage

    return PeoplePage(bench, parent)


def _import(bench: Workbench, parent: QWidget) -> Page:
    from ui.imports.page import ImportPage

    return ImportPage(bench, parent)


def _families(bench: Workbench, parent: QWidget) -> Page:
    from ui.families.page import FamiliesPage

    return FamiliesPage(bench, parent)


def _groups(bench: Workbench, parent: QWidget) -> Page:
    from ui.groups.page import GroupsPage

    return GroupsPage(bench, parent)


def _courses(bench: Workbench, parent: QWidget) -> Page:
    from ui.courses.page import CoursesPage

    return CoursesPage(bench, parent)


def _camps(bench: Workbench, parent: QWidget) -> Page:
    from ui.camps.page import CampsPage

    return CampsPage(bench, parent)


def _after_school(bench: Workbench, parent: QWidget) -> Page:
    from ui.after_school.page import AfterSchoolPage

    return AfterSchoolPage(bench, parent)


def _meetings(bench: Workbench, parent: QWidget) -> Page:
    from ui.meetings.page import MeetingsPage

    return MeetingsPage(bench, parent)


def _print(bench: Workbench, parent: QWidget) -> Page:
    from ui.printing.page import PrintPage

    return PrintPage(bench, parent)


def _settings(bench: Workbench, parent: QWidget) -> Page:
    from ui.settings.page import SettingsPage

    return SettingsPage(bench, parent)


def _certificates(bench: Workbench, parent: QWidget) -> Page:
    from ui.certificates.page import CertificatesPage

    return CertificatesPage(bench, parent)


def _outcomes(bench: Workbench, parent: QWidget) -> Page:
    from ui.outcomes.page import OutcomesPage

    return OutcomesPage(bench, parent)


def _audit(bench: Workbench, parent: QWidget) -> Page:
    from ui.audit.page import AuditBookPage

    return AuditBookPage(bench, parent)


def _accounts(bench: Workbench, parent: QWidget) -> Page:
    from ui.accounts.page import AccountsPage

    return AccountsPage(bench, parent)


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
