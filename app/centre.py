"""The open centre: one unlocked database, one signed-in person, and a service for each thing the centre does.

In the data folder lie `centre.db` (the encrypted database), `vault.key` and its copy (see `app.vault`), and the lock
that keeps a second program out while the centre is open.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from app.audit import AuditBook
from app.backups.finishing import finish, is_pending
from app.clock import Clock
from app.errors import NotAllowed, UserError
from app.instance import occupy
from app.rights import Right
from app.settings.service import SettingsService
from app.unlocking import Unlocked, by_password, by_recovery_code
from app.use_case import Desk, Done
from app.vault.copies import key_file_exists
from app.words import N_

if TYPE_CHECKING:
    from app.accounts.leaving import Leaving
    from app.accounts.service import AccountsService
    from app.activities.service import ActivitiesService
    from app.after_school.service import AfterSchoolService
    from app.attendance.service import AttendanceService
    from app.audit_book.service import AuditBookService
    from app.backups.archive import Progress
    from app.backups.service import BackupService
    from app.backups.values import Backup, Made, Reason
    from app.calendar.service import CalendarService
    from app.camps.service import CampService
    from app.certificates.service import CertificatesService
    from app.checking import Findings
    from app.confidential.service import ConfidentialService
    from app.courses.service import CoursesService
    from app.exports.service import ExportService
    from app.families.service import FamiliesService
    from app.figures.service import FiguresService
    from app.groups.service import GroupService
    from app.imports.service import ImportService
    from app.meetings.service import MeetingService
    from app.merging.service import MergingService
    from app.outcomes.service import OutcomesService
    from app.people.service import PeopleService
    from app.schools.service import SchoolsService
    from app.sheets.service import SheetsService
    from app.today.service import TodayService

DATABASE = "centre.db"


def _unseen(_done: int, _total: int) -> None:
    """The progress of a long job at which nobody looks."""


class NoCentre(UserError):
    """There are no records in the data folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(N_("There is no centre in {folder} yet."), folder=folder)


class Centre:
    """The services of one unlocked centre. `close` it, or use it in a `with` statement.

    A service is loaded when it is first asked for: the program starts with Today and needs few of them.
    """

    def __init__(self, desk: Desk, folder: Path, closing: ExitStack) -> None:
        self.folder = folder
        self.account = desk.account
        self.clock = desk.clock
        self.database_path = folder / DATABASE
        self._desk = desk
        self._closing = closing
        self._copying = Lock()

    @cached_property
    def accounts(self) -> AccountsService:
        from app.accounts.service import AccountsService

        return AccountsService(self._desk)

    @cached_property
    def activities(self) -> ActivitiesService:
        from app.activities.service import ActivitiesService

        return ActivitiesService(self._desk)

    @cached_property
    def after_school(self) -> AfterSchoolService:
        from app.after_school.service import AfterSchoolService

        return AfterSchoolService(self._desk)

    @cached_property
    def attendance(self) -> AttendanceService:
        from app.attendance.service import AttendanceService

        return AttendanceService(self._desk)

    @cached_property
    def audit_book(self) -> AuditBookService:
        from app.audit_book.service import AuditBookService

        return AuditBookService(self._desk)

    @cached_property
    def backups(self) -> BackupService:
        from app.backups.service import BackupService

        return BackupService(self._desk, self.folder)

    @cached_property
    def calendar(self) -> CalendarService:
        from app.calendar.service import CalendarService

        return CalendarService(self._desk)

    @cached_property
    def camps(self) -> CampService:
        from app.camps.service import CampService

        return CampService(self._desk)

    @cached_property
    def confidential(self) -> ConfidentialService:
        from app.confidential.service import ConfidentialService

        return ConfidentialService(self._desk)

    @cached_property
    def courses(self) -> CoursesService:
        from app.courses.service import CoursesService

        return CoursesService(self._desk)

    @cached_property
    def certificates(self) -> CertificatesService:
        from app.certificates.service import CertificatesService

        return CertificatesService(self._desk)

    @cached_property
    def outcomes(self) -> OutcomesService:
        from app.outcomes.service import OutcomesService

        return OutcomesService(self._desk)

    @cached_property
    def exports(self) -> ExportService:
        from app.exports.service import ExportService

        return ExportService(self._desk)

    @cached_property
    def families(self) -> FamiliesService:
        from app.families.service import FamiliesService

        return FamiliesService(self._desk)

    @cached_property
    def figures(self) -> FiguresService:
        from app.figures.service import FiguresService

        return FiguresService(self._desk)

    @cached_property
    def groups(self) -> GroupService:
        from app.groups.service import GroupService

        return GroupService(self._desk)

    @cached_property
    def imports(self) -> ImportService:
        from app.imports.service import ImportService

        return ImportService(self._desk)

    @cached_property
    def meetings(self) -> MeetingService:
        from app.meetings.service import MeetingService

        return MeetingService(self._desk)

    @cached_property
    def merging(self) -> MergingService:
        from app.merging.service import MergingService

        return MergingService(self._desk)

    @cached_property
    def people(self) -> PeopleService:
        from app.people.service import PeopleService

        return PeopleService(self._desk)

    @cached_property
    def schools(self) -> SchoolsService:
        from app.schools.service import SchoolsService

        return SchoolsService(self._desk)

    @cached_property
    def sheets(self) -> SheetsService:
        from app.sheets.service import SheetsService

        return SheetsService(self._desk)

    @cached_property
    def today(self) -> TodayService:
        from app.today.service import TodayService

        return TodayService(self._desk)

    @cached_property
    def settings(self) -> SettingsService:
        return SettingsService(self._desk)

    def may(self, right: Right) -> bool:
        """Whether the signed-in person has `right`: screens offer nothing that would be refused."""
        return self._desk.may(right)

    def seal(self, text: str) -> bytes:
        """What was being typed when the window locks, as only the same person opens it again with `unseal`."""
        from app.vault.resting import seal

        return seal(self._desk.vault, text)

    def unseal(self, sealed: bytes) -> str | None:
        """What `seal` gave; None for somebody else, and when the keys of the centre were renewed since."""
        from app.vault.resting import unseal

        return unseal(self._desk.vault, sealed)

    def sign_out(self, leaving: Leaving) -> None:
        """Enter in the audit book that the desk is left, and close. It is closed even when the disk is full."""
        try:
            with suppress(UserError):
                self.accounts.sign_out(leaving)
        finally:
            self.close()

    def is_busy(self) -> bool:
        """Whether a transaction is open: true only while a use case runs."""
        return bool(self._desk.database.in_transaction())

    def examine(self) -> Findings:
        """Check every page, reference and audit line. Seconds on a large centre. Raises NotAllowed."""
        self._require(Right.CHECK_RECORDS)
        from app.checking import examine

        return examine(self._desk)

    def back_up(self, reason: Reason, to: Path | None = None, progress: Progress = _unseen) -> Done[Made]:
        """Make a backup on this PC and copy it to `to`, or to the chosen stick if it is there.

        It may run beside other use cases. Raises NotAllowed, and what `app.backups.making.make` raises.
        """
        self._require(Right.BACK_UP)
        from app.backups.making import Source
        from app.backups.service import back_up

        with self._copying:
            source = Source(self.folder, self.database_path, self._desk.vault.data_key)
            return back_up(self.backups, source, reason, self.clock.now(), to, progress)

    def try_backup(self, file: Path, progress: Progress = _unseen) -> Backup:
        """Open a backup beside the centre, check and count all of it, and close it again.

        Raises NotAllowed, and what `app.backups.restoring.try_out` raises.
        """
        self._require(Right.BACK_UP)
        from app.backups.restoring import try_out

        return try_out(file, self.folder, self._desk.vault.data_key, progress)

    def _require(self, right: Right) -> None:
        if not self.may(right):
            raise NotAllowed

    def close(self) -> None:
        """Close the database and let the next program in, after a backup that is being made. Twice does no harm."""
        with self._copying:
            self._closing.close()

    def __enter__(self) -> Centre:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def centre_exists(folder: Path) -> bool:
    """Whether a centre was set up in this data folder, or is being put back into it."""
    return key_file_exists(folder) or is_pending(folder)


def open_centre(folder: Path, password: str, *, clock: Clock, account: str | None = None) -> Centre:
    """Unlock the centre in `folder` with the password of `account` (its name; without one, of anybody).

    Raises NoCentre, and what `app.unlocking.by_password` and `app.instance.occupy` raise.
    """
    return _opened(folder, lambda: by_password(folder, folder / DATABASE, account, password, clock), clock)


def recover_centre(folder: Path, code: str, account: str, password: str, *, clock: Clock) -> Centre:
    """Open the centre with the code in the safe, for `account` (a name), whose new password is `password`.

    Raises NoCentre, and what `app.unlocking.by_recovery_code` and `app.instance.occupy` raise.
    """
    return _opened(folder, lambda: by_recovery_code(folder, folder / DATABASE, code, account, password, clock), clock)


def _opened(folder: Path, unlock: Callable[[], Unlocked], clock: Clock) -> Centre:
    if not centre_exists(folder):
        raise NoCentre(folder)
    with ExitStack() as closing:
        closing.enter_context(occupy(folder))
        finish(folder, clock.now())
        found = unlock()
        closing.callback(found.database.close)
        book = AuditBook(found.vault.data_key)
        desk = Desk(found.database, clock, found.account, book, found.vault, folder)
        return Centre(desk, folder, closing.pop_all())
