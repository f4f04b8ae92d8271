"""Pictures of every page and dialog, to be looked at: `python -m tests.shots --out build/shots`.

From a small demonstration centre on Friday 6 November 2026, in Khmer, English, French and doubled text, light and dark,
on the screens of the office and of a small and a large PC. Words narrow the choice: `--only today register`.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.accounts.values import RecoverySheet
from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.confidential.values import Holder, Presence, Subject
from app.families.values import FamilyFilter
from app.groups.values import Programme
from app.people.values import PeopleFilter
from ui import theme
from ui.page import Place
from ui.start import Start
from ui.window import Window

TODAY = dt.date(2026, 11, 6)
SIZES = ("1024x700", "1366x768", "1920x1080")
LANGUAGES = ("km", "en", "fr", "pseudo")
THEMES = ("light", "dark")

Scene = Callable[["Studio"], QWidget]


class Studio:
    """The program with a demonstration centre, and what it takes to bring it into a scene."""

    def __init__(self, app: QApplication, folder: Path, people: int) -> None:
        self.app = app
        clock = FixedClock(TODAY, dt.time(8, 12))
        self.folder = folder
        self.centre = demo(folder, people, clock)
        self.start = Start(app, folder, clock, self.centre)
        self.start.crashes.remove()  # here a bug shall end the program, with its trace
        self.start.begin()
        assert self.start.window is not None
        self.window: Window = self.start.window
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is asked any more and everything is laid out."""
        for lane in (self.start.bench.data, self.start.bench.paper):
            while not lane.is_idle():
                loop = QEventLoop()
                lane.became_idle.connect(loop.quit)
                loop.exec()
        for _ in range(4):  # words, then their sizes, then the sizes of what holds them
            self.app.processEvents()

    def go(self, page: str, reference: object = None) -> QWidget:
        """The window on a page."""
        self.window.go(Place(page, reference))
        return self.window

    def after(self, action: str, page: str, reference: object = None) -> QWidget:
        """What an action of a page opens, named by its English words: a dialog, or something in the page."""
        self.go(page, reference)
        self.settle()
        assert self.window.page is not None
        spoken = self.start.tongue.language.text(action)
        next(a for a in self.window.page.page_actions() if a.text() == spoken).trigger()
        self.settle()
        return self.top_dialog()

    def top_dialog(self) -> QWidget:
        """The dialog that is open, else the window."""
        return next((d for d in self.window.findChildren(QDialog) if d.isVisible()), self.window)

    @contextmanager
    def scene(self, name: str, size: str) -> Iterator[QWidget]:
        """The program in this scene on a screen of that size; afterwards everything is put away."""
        self.window.resize(*map(int, size.split("x")))
        self.window._all.setCurrentIndex(1)
        self.settle()
        self.window.watch.end()  # nobody types while hundreds of pictures are taken, and the window would lock
        shown = SCENES[name](self)
        self.settle()
        try:
            yield shown
        finally:
            for dialog in self.window.findChildren(QDialog):
                dialog.close()
            self.window.desk.search.put_away()
            if shown is not self.window:
                shown.close()
            self.settle()

    def group(self) -> int:
        """A daycare group with children."""
        lines = self.centre.groups.listing()
        return next(line.id for line in lines if line.programme == "daycare" and line.members)

    def confided(self) -> int:
        """A family on which there are confidential notes, and nothing archived among them."""
        families = self.centre.families.listing(FamilyFilter())
        subjects = (Subject(Holder.FAMILY, row.id) for row in families)
        found = ((self.centre.confidential.presence(subject), subject.id) for subject in subjects)
        return next(family for presence, family in found if presence.current)

    def person(self) -> int:
        """A child of that group."""
        monday = TODAY - dt.timedelta(days=4)
        return self.centre.attendance.register(self.group(), monday, TODAY).rows[3].person


def demo(folder: Path, people: int, clock: FixedClock) -> Centre:
    """A made-up centre, opened."""
    from app.demo.centre import PASSWORD, make_demo

    make_demo(folder, people=people, years=1, clock=clock)
    return open_centre(folder, PASSWORD, clock=clock)


def _register(studio: Studio, days: tuple[int, int]) -> QWidget:
    from ui.registers.place import RegisterPlace

    first, last = (TODAY + dt.timedelta(days=offset) for offset in days)
    return studio.go("registers", RegisterPlace(studio.group(), first, last))


def _in_register(studio: Studio, action: str) -> QWidget:
    from ui.registers.place import RegisterPlace

    return studio.after(action, "registers", RegisterPlace(studio.group(), TODAY, TODAY))


def _finished(studio: Studio) -> int:
    """The cohort whose certificates are still to be issued."""
    return next(line.id for line in studio.centre.courses.listing() if line.state == "finished")


def _outcomes(studio: Studio, action: str = "") -> QWidget:
    from ui.outcomes.place import OutcomePlace

    place = OutcomePlace(studio.centre.outcomes.calls()[0].cohort.id, 3)
    return studio.after(action, "outcomes", place) if action else studio.go("outcomes", place)


def _door(studio: Studio, *, typed: str = "") -> QWidget:
    """The register of the library, with somebody just let in, and the next name begun."""
    from ui.registers.page import RegistersPage
    from ui.registers.place import place_of

    sessions = studio.centre.attendance.of_day(TODAY)
    session = next(one for one in sessions if one.group.drop_in)
    studio.go("registers", place_of(session))
    studio.settle()
    page = studio.window.page
    assert isinstance(page, RegistersPage)
    arrivals = page.view.club.arrivals
    if typed:
        pool = studio.centre.attendance.comers(session.session)
        family = next((one for one in pool if sum(one.family == other.family for other in pool) > 2), pool[0])
        arrivals.person_chosen.emit(family.person)
        studio.settle()
        arrivals.line.setText(typed)
    return studio.window


def _club(studio: Studio) -> QWidget:
    """The register of a club."""
    from ui.registers.place import place_of

    sessions = studio.centre.attendance.of_day(TODAY)
    club = next(one for one in sessions if one.group.programme == "after_school" and not one.group.drop_in)
    return studio.go("registers", place_of(club))


def _calendar(studio: Studio) -> QWidget:
    from ui.groups.place import CALENDAR

    return studio.go("groups", CALENDAR)


def _cohort(studio: Studio, view: str, state: str = "running") -> QWidget:
    from ui.courses.place import CohortPlace

    line = next(line for line in studio.centre.courses.listing() if line.state == state)
    return studio.go("courses", CohortPlace(line.id, view))


def _behind_figures(studio: Studio) -> QWidget:
    """The people behind the figures of a row."""
    from ui.courses.page import CoursesPage

    studio.go("courses", "figures")
    studio.settle()
    page = studio.window.page
    assert isinstance(page, CoursesPage)
    table = page.figures.board.table
    table.opened.emit(table.currentIndex())
    return studio.top_dialog()


def _in_cohort(studio: Studio, action: str, view: str, state: str = "running") -> QWidget:
    from ui.courses.place import CohortPlace

    line = next(line for line in studio.centre.courses.listing() if line.state == state)
    return studio.after(action, "courses", CohortPlace(line.id, view))


def _provisional(studio: Studio) -> int:
    """Somebody who was written down while a register was taken."""
    from app.people.values import Status

    return studio.centre.people.listing(PeopleFilter(status=Status.PROVISIONAL))[-1].id


def _compare(studio: Studio) -> QWidget:
    """A provisional person beside the known one."""
    from ui.people.merging import MergeDialog

    studio.go("people", _provisional(studio))
    preview = studio.centre.merging.preview(_provisional(studio), studio.person())
    MergeDialog(studio.start.bench, studio.window, preview, print).open()
    return studio.top_dialog()


def _month(studio: Studio) -> QWidget:
    return _register(studio, (-5, 24))


def _keys(studio: Studio) -> QWidget:
    _register(studio, (-4, 2))
    studio.settle()
    studio.window.show_keys()
    return studio.top_dialog()


def _search(studio: Studio, text: str) -> QWidget:
    studio.go("today")
    studio.settle()
    studio.window.activateWindow()
    studio.window.desk.search.setFocus()
    studio.window.desk.search.setText(text)
    studio.window.desk.search.start()
    return studio.window


def _lock(studio: Studio, seconds: int = 0, *, forgotten: bool = False) -> QWidget:
    sign_in = studio.window.sign_in
    sign_in.start()
    studio.window._all.setCurrentWidget(sign_in)
    studio.settle()
    sign_in.names.setCurrentRow(1)
    sign_in.field.wait(seconds)
    if forgotten:
        sign_in.ask_for_a_new_password()
    return studio.top_dialog()


def _account(studio: Studio) -> int:
    """Somebody other than who is signed in."""
    return next(line.id for line in studio.centre.accounts.listing() if line.name == "Sopheap")


def _ask_password(studio: Studio) -> QWidget:
    studio.after("Let go", "accounts", _account(studio))
    return studio.top_dialog()


def _sheet(studio: Studio) -> QWidget:
    from ui.accounts.sheet import SheetDialog

    studio.go("accounts")
    SheetDialog(studio.start.bench, studio.window, _paper(studio), (3, 7)).open()
    return studio.top_dialog()


def _restore(studio: Studio) -> QWidget:
    from app.backups.values import Reason

    kept = next((studio.folder / "backups").glob("*.backup"), None)
    backup = kept or studio.centre.back_up(Reason.ASKED).value.backup.file
    studio.go("settings")
    studio.settle()
    studio.window.page.backups.preview_file(backup)  # type: ignore[union-attr]
    studio.settle()
    return studio.top_dialog()


def _paper(studio: Studio) -> RecoverySheet:
    code = "7K3M-Q9ZT-0WXD-4H8N-VB2C-PR6E-J1YA-5SFG-TT40"
    return RecoverySheet(code, studio.centre.settings.centre(), studio.centre.clock.now(), "Sokunthea")


def _confidential(studio: Studio, action: str = "") -> QWidget:
    studio.after("Open the confidential notes", "families", studio.confided())
    if action:
        page = studio.window.page
        assert page is not None
        spoken = studio.start.tongue.language.text(action)
        next(a for a in page.page_actions() if a.text() == spoken).trigger()
        studio.settle()
    return studio.top_dialog()


def _ask_whom(studio: Studio) -> QWidget:
    """The card as it is for somebody without the social right."""
    from ui.confidential.section import ConfidentialSection

    studio.go("families", studio.confided())
    studio.settle()
    section = next(one for one in studio.window.findChildren(ConfidentialSection) if one.isVisible())
    section.show_presence(Presence(anything=True), [])
    return studio.window


def _set_up(studio: Studio, step: int) -> QWidget:
    from ui.setup.creating import Created
    from ui.setup.wizard import SHEET, SetUp

    shown = SetUp(studio.start.bench, studio.folder)
    if step == SHEET:
        shown.show_sheet(Created(studio.centre, _paper(studio)))
        shown._done = True  # closing it must not close the centre of the other scenes
    else:
        shown.go(step)
    shown.show()
    return shown


def _import(studio: Studio) -> QWidget:
    """A list with a new child, known ones, one that looks like somebody, and one that cannot be read."""
    from openpyxl import Workbook

    known = [row.label for row in studio.centre.people.listing(PeopleFilter()) if row.label.role == "child"][:12]
    book = Workbook()
    book.active.append(["បញ្ជីឈ្មោះកុមារ ឆ្នាំ ២០២៦"])
    book.active.append(["ល.រ", "ឈ្មោះ", "Name", "ភេទ", "ថ្ងៃខែឆ្នាំកំណើត", "ភូមិ", "លេខទូរស័ព្ទ", "ថ្នាក់", "Remarks"])
    for number, label in enumerate(known, start=1):
        birth = label.birth.typed() if label.birth and number % 3 else ""
        book.active.append([number, label.name_km, label.name_latin, label.sex, birth, label.village])
    book.active.append([13, "ចាន់ បុប្ផា", "Chan Bopha", "ស្រី", "៣/៥/២០២១", "ទ្រា", "012 345 678", "កូនផ្កាយថ្មី"])
    book.active.append([14, "លី វិសាល", "Ly Visal", "ប្រុស", "not known yet", "ទ្រា", "ask", "កូនផ្កាយថ្មី"])
    path = studio.folder.parent / "children 2026.xlsx"
    book.save(path)
    return studio.go("import", path)


def _club_timetable(studio: Studio) -> QWidget:
    """The timetable of a club with enrolments."""
    groups = studio.centre.groups.listing(Programme.AFTER_SCHOOL)
    club = next(group.id for group in groups if not group.drop_in)
    return studio.after("Change the timetable", "groups", club)


def _meeting(studio: Studio, action: str = "") -> QWidget:
    """The page on the newest meeting that was held, or what an action of it opens."""
    held = next(line.id for line in studio.centre.meetings.meetings() if line.came)
    return studio.after(action, "meetings", held) if action else studio.go("meetings", held)


def _sign_in(studio: Studio, typed: str = "") -> QWidget:
    from ui.meetings.page import MeetingsPage
    from ui.meetings.place import SignInPlace

    held = next(line.id for line in studio.centre.meetings.meetings() if line.came)
    shown = studio.go("meetings", SignInPlace(held))
    studio.settle()
    if typed and isinstance(studio.window.page, MeetingsPage):
        studio.window.page.sign_in.foot.start(typed)
    return shown


def _matrix(studio: Studio) -> QWidget:
    from ui.meetings.place import MATRIX

    return studio.go("meetings", MATRIX)


def _picture(studio: Studio) -> QWidget:
    from ui.meetings.page import MeetingsPage

    held = next(line.id for line in studio.centre.meetings.meetings() if line.pictures)
    studio.go("meetings", held)
    studio.settle()
    page = studio.window.page
    assert isinstance(page, MeetingsPage)
    assert page.details is not None
    page.view.picture_requested.emit(page.details.pictures[0])
    studio.settle()
    return studio.top_dialog()


def _camp(studio: Studio, state: str, view: str = "children") -> object:
    """A view of a camp that is over, planned, or (made here) prepared: planned with groups."""
    from ui.camps.place import CampPlace

    if state != "prepared":
        return CampPlace(next(one.id for one in studio.centre.camps.camps() if one.state == state), view)
    known = [one.id for one in studio.centre.camps.camps() if one.groups and one.state == "planned"]
    return CampPlace(known[0] if known else _prepared_camp(studio.centre), view)


def _prepared_camp(centre: Centre) -> int:
    from app.camps.values import GroupPlan, StaffDraft

    planned = next(one.id for one in centre.camps.camps() if one.state == "planned")
    draft = centre.camps.camp(planned).draft
    first = TODAY + dt.timedelta(days=10)
    draft = dataclasses.replace(draft, starts=first, ends=first + dt.timedelta(days=11))
    camp = centre.camps.plan(draft).value
    centre.camps.choose(camp, [child.label.id for child in centre.camps.choosable(camp)][:24])
    for name in ("Kakada", "Marie Dupont", "Pisey"):
        centre.camps.add_staff(camp, StaffDraft(name=name, phone="012 345 678"))
    centre.camps.keep_groups(camp, centre.camps.proposal(camp, GroupPlan(2)).groups)
    return camp


def _camp_paper(studio: Studio) -> QWidget:
    from ui.printing.making import CampPaper, PaperKind

    over = next(one for one in studio.centre.camps.camps() if one.state == "over")
    return studio.go("print", CampPaper(over.id, PaperKind.TRANSPORT_LIST, over.starts))


def _enrol_elsewhere(studio: Studio) -> QWidget:
    """A child about to wait, if a group is full, and about to join one for other ages."""
    from ui.people.dialogs import EnrolDialog

    opened = studio.after("Enrol", "people", studio.person())
    assert isinstance(opened, EnrolDialog)
    openings = [opened.group.itemData(at) for at in range(opened.group.count())]
    worst = max(range(len(openings)), key=lambda at: (not openings[at].placed(1), openings[at].suits is False))
    opened.group.setCurrentIndex(worst)
    return opened


def _leave(studio: Studio) -> QWidget:
    from ui.kit.dialogs import LeaveDialog

    LeaveDialog(studio.window, studio.start.tongue.language, studio.settle).open()
    studio.settle()
    return studio.top_dialog()


SCENES: dict[str, Scene] = {
    "today": lambda studio: studio.go("today"),
    "registers": lambda studio: studio.go("registers"),
    "register-day": lambda studio: _register(studio, (0, 0)),
    "register-week": lambda studio: _register(studio, (-4, 2)),
    "register-month": _month,
    "people": lambda studio: studio.go("people"),
    "person": lambda studio: studio.go("people", studio.person()),
    "families": lambda studio: studio.go("families"),
    "confidential-closed": lambda studio: studio.go("families", studio.confided()),
    "confidential": _confidential,
    "confidential-note": lambda studio: _confidential(studio, "Write a confidential note"),
    "confidential-print": lambda studio: _confidential(studio, "Print the confidential notes"),
    "confidential-others": _ask_whom,
    "groups": lambda studio: studio.go("groups"),
    "group": lambda studio: studio.go("groups", studio.group()),
    "import-empty": lambda studio: studio.go("import"),
    "import": _import,
    "person-form": lambda studio: studio.after("Change", "people", studio.person()),
    "guardian": lambda studio: studio.after("Add a guardian", "people", studio.person()),
    "health-note": lambda studio: studio.after("Add a note", "people", studio.person()),
    "enrol": lambda studio: studio.after("Enrol", "people", studio.person()),
    "enrol-elsewhere": _enrol_elsewhere,
    "person-school": lambda studio: studio.after("School, grade and shift", "people", studio.person()),
    "person-merge": lambda studio: studio.after("Is this somebody known?", "people", _provisional(studio)),
    "person-compare": _compare,
    "family-form": lambda studio: studio.after("New family", "families"),
    "group-form": lambda studio: studio.after("New group", "groups"),
    "timetable-club": _club_timetable,
    "timetable": lambda studio: studio.after("Change the timetable", "groups", studio.group()),
    "calendar": _calendar,
    "certificates": lambda studio: studio.go("certificates", _finished(studio)),
    "certificate-issue": lambda studio: studio.after("Issue to all who passed", "certificates", _finished(studio)),
    "certificate-book": lambda studio: studio.go("certificates", "book"),
    "certificate-book-paper": lambda studio: studio.after("Print the certificate book", "certificates", "book"),
    "certificate-void": lambda studio: studio.after("Make void", "certificates", "book"),
    "certificate-check": lambda studio: studio.after("Check a certificate", "certificates", "book"),
    "certificate-settings": lambda studio: studio.after("Numbers and signatures", "certificates", "book"),
    "calls": lambda studio: studio.go("outcomes", "calls"),
    "outcomes": _outcomes,
    "outcome-details": lambda studio: _outcomes(studio, "Details"),
    "employers": lambda studio: studio.go("outcomes", "employers"),
    "employer-form": lambda studio: studio.after("New employer", "outcomes", "employers"),
    "employer-merge": lambda studio: studio.after("Merge", "outcomes", "employers"),
    "register-club": _club,
    "register-door": _door,
    "register-door-typing": lambda studio: _door(studio, typed="s"),
    "after-school-week": lambda studio: studio.go("after-school", "week"),
    "after-school-schools": lambda studio: studio.go("after-school", "schools"),
    "after-school-starters": lambda studio: studio.go("after-school", "starters"),
    "after-school-shifts": lambda studio: studio.after("Change school shifts", "after-school", "schools"),
    "after-school-school": lambda studio: studio.after("New school", "after-school", "schools"),
    "after-school-entry": lambda studio: studio.after("School and papers", "after-school", "starters"),
    "after-school-move": lambda studio: studio.after("Move to after-school", "after-school", "starters"),
    "after-school-starters-paper": lambda studio: studio.after("Print the list", "after-school", "starters"),
    "after-school-activities": lambda studio: studio.after("Activities", "after-school", "week"),
    "not-held": lambda studio: _in_register(studio, "Not held, or held after all"),
    "walk-in": lambda studio: _in_register(studio, "Add a walk-in"),
    "times": lambda studio: _in_register(studio, "Arrival and departure"),
    "courses": lambda studio: _cohort(studio, "trainees"),
    "courses-applicants": lambda studio: _cohort(studio, "applicants", "planned"),
    "courses-modules": lambda studio: _cohort(studio, "modules"),
    "courses-assessment": lambda studio: _cohort(studio, "assessment"),
    "courses-trainee": lambda studio: _in_cohort(studio, "Open the trainee", "trainees"),
    "courses-catalogue": lambda studio: studio.go("courses", "catalogue"),
    "courses-figures": lambda studio: studio.go("courses", "figures"),
    "courses-figures-behind": _behind_figures,
    "courses-figures-paper": lambda studio: studio.after("Print", "courses", "figures"),
    "courses-freeze": lambda studio: studio.after("Freeze", "courses", "figures"),
    "courses-frozen": lambda studio: studio.go("courses", "frozen"),
    "cohort-form": lambda studio: studio.after("New cohort", "courses", "cohorts"),
    "cohort-finish": lambda studio: _in_cohort(studio, "Finish the cohort", "trainees"),
    "cohort-leave": lambda studio: _in_cohort(studio, "Leaves, or stays after all", "trainees"),
    "applicant": lambda studio: _in_cohort(studio, "What is noted of the applicant", "applicants", "planned"),
    "course-form": lambda studio: studio.after("New course", "courses", "catalogue"),
    "trade-form": lambda studio: studio.after("New trade", "courses", "catalogue"),
    "meetings": _meeting,
    "meeting-form": lambda studio: studio.after("New meeting", "meetings"),
    "meeting-invite": lambda studio: _meeting(studio, "Invite families"),
    "meeting-minutes": lambda studio: _meeting(studio, "Write the minutes"),
    "meeting-themes": lambda studio: _meeting(studio, "Themes"),
    "meeting-picture": _picture,
    "sign-in-sheet": lambda studio: _meeting(studio, "Print the sign-in sheet"),
    "meeting-sign-in": _sign_in,
    "meeting-typed": lambda studio: _sign_in(studio, "3MF 7A 12"),
    "meeting-matrix": _matrix,
    "camps": lambda studio: studio.go("camps", _camp(studio, "over")),
    "camps-groups": lambda studio: studio.go("camps", _camp(studio, "over", "groups")),
    "camps-adults": lambda studio: studio.go("camps", _camp(studio, "over", "adults")),
    "camps-planned": lambda studio: studio.go("camps", _camp(studio, "planned", "groups")),
    "camp-form": lambda studio: studio.after("New camp", "camps"),
    "camp-choose": lambda studio: studio.after("Choose children", "camps", _camp(studio, "planned")),
    "camp-build": lambda studio: studio.after("Build groups", "camps", _camp(studio, "planned")),
    "camp-adult": lambda studio: studio.after("Add an adult", "camps", _camp(studio, "planned", "adults")),
    "camp-move": lambda studio: studio.after("Move to another group", "camps", _camp(studio, "prepared")),
    "camp-ride": lambda studio: studio.after("Pick-up place", "camps", _camp(studio, "prepared")),
    "camp-cancel": lambda studio: studio.after(
        "Cancel the camp, or let it take place", "camps", _camp(studio, "planned")
    ),
    "camp-transport": _camp_paper,
    "print": lambda studio: studio.go("print"),
    "settings": lambda studio: studio.go("settings"),
    "accounts": lambda studio: studio.go("accounts", _account(studio)),
    "account-form": lambda studio: studio.after("Let somebody sign in", "accounts"),
    "account-role": lambda studio: studio.after("Change the role", "accounts", _account(studio)),
    "account-password": lambda studio: studio.after("Give a new password", "accounts", _account(studio)),
    "account-let-go": _ask_password,
    "own-password": lambda studio: studio.after("Change my password", "settings"),
    "recovery-sheet": _sheet,
    "restore": _restore,
    "audit": lambda studio: studio.go("audit"),
    "audit-verified": lambda studio: studio.after("Verify the book", "audit"),
    "keys": _keys,
    "leave": _leave,
    "search": lambda studio: _search(studio, "sok"),
    "search-actions": lambda studio: _search(studio, ""),
    "sign-in": _lock,
    "sign-in-pause": lambda studio: _lock(studio, 40),
    "sign-in-forgotten": lambda studio: _lock(studio, forgotten=True),
    "set-up-language": lambda studio: _set_up(studio, 0),
    "set-up-centre": lambda studio: _set_up(studio, 1),
    "set-up-coordinator": lambda studio: _set_up(studio, 2),
    "set-up-second": lambda studio: _set_up(studio, 3),
    "set-up-sheet": lambda studio: _set_up(studio, 4),
}


def wait_for_paper(shown: QWidget) -> None:
    """Give the preview of a paper the time to be drawn; it is done on a thread that does not say when it is idle."""
    from PySide6.QtPdfWidgets import QPdfView

    if any(view.isVisible() for view in shown.findChildren(QPdfView)):
        shown.grab()
        loop = QEventLoop()
        QTimer.singleShot(1500, loop.quit)
        loop.exec()


def chosen(arguments: argparse.Namespace) -> Iterator[tuple[str, str, str, str]]:
    """Theme, language, size and scene of every picture that is wanted."""
    scenes = [name for name in SCENES if not arguments.only or any(word in name for word in arguments.only)]
    return itertools.product(arguments.themes, arguments.languages, arguments.sizes, scenes)


def main() -> None:
    """Take the pictures the command line asks for."""
    parser = argparse.ArgumentParser(description="Pictures of every page.")
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--themes", nargs="*", default=THEMES)
    parser.add_argument("--sizes", nargs="*", default=SIZES)
    parser.add_argument("--text-size", type=int, default=100)
    parser.add_argument("--people", type=int, default=160)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(app, Path(folder) / "centre", arguments.people)
        for look, language, size, scene in chosen(arguments):
            theme.wear(app, look, arguments.text_size)
            studio.start.tongue.use(language)
            with studio.scene(scene, size) as shown:
                wait_for_paper(shown)
                shown.grab().save(str(arguments.out / f"{scene}-{language}-{look}-{size}.png"))
        studio.window.close()


if __name__ == "__main__":
    main()
