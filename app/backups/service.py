"""What is kept of backups in the records: how safe they are, where copies go, and the lines in the audit book."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from app.backups.archive import Progress
from app.backups.errors import NotCopied, SameDisk
from app.backups.making import FOLDER, Source, backups_in, copy_off, make
from app.backups.places import is_off_pc
from app.backups.rules import days_off_pc
from app.backups.values import Backup, Kept, Made, Reason, Stored
from app.changes import Change, Done
from app.faults import as_user_error
from app.settings.storing import store_value, stored_value
from app.use_case import Desk, Right, Service, command, query
from models.audit import AuditLine
from models.centre import CentreRecord

_SETTING = "backups"
# Lines of the audit book that change nothing worth another backup.
_NOTHING_NEW = ("accounts.sign_out", "backups.enter", "centre.sign_in", "settings.remember_place")
_RESTORED = "backups.restore"


class BackupService(Service):
    """The backups of one centre. Making, trying and restoring them: `Centre.back_up`, `app.backups.restoring`."""

    def __init__(self, desk: Desk, data: Path) -> None:
        super().__init__(desk)
        self._data = data

    @query(Right.BACK_UP)
    def kept(self) -> Kept:
        """How safe the records are."""
        backups, stored = backups_in(self._data / FOLDER), stored_value(_SETTING, Stored)
        return Kept(
            newest=backups[0] if backups else None,
            number=len(backups),
            size=sum(backup.file.stat().st_size for backup in backups),
            off_pc_at=stored.at,
            stick=stored.folder,
            stick_is_here=stored.folder is not None and is_off_pc(stored.folder, self._data),
            off_pc_days=days_without_copy(self._desk.clock.now()),
        )

    @query(Right.BACK_UP)
    def listing(self) -> tuple[Backup, ...]:
        """The backups on this PC and on the stick, newest first."""
        stick = stored_value(_SETTING, Stored).folder
        elsewhere = backups_in(stick) if stick is not None and is_off_pc(stick, self._data) else []
        found = [*backups_in(self._data / FOLDER), *elsewhere]
        return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.manifest.audit_line), reverse=True))

    @query(Right.BACK_UP)
    def stick(self) -> Path | None:
        """The folder off the PC into which every backup is copied, if it is there now."""
        folder = stored_value(_SETTING, Stored).folder
        return folder if folder is not None and is_off_pc(folder, self._data) else None

    @query(Right.BACK_UP)
    def due(self) -> bool:
        """Whether something was done since the last backup of these records, whatever the clock said then."""
        latest = sorted(backups_in(self._data / FOLDER), key=lambda backup: backup.manifest.audit_line, reverse=True)
        last = next(filter(_has_line, latest), None)
        if last is None:
            return True
        newer = AuditLine.select().where(AuditLine.id > last.manifest.audit_line, AuditLine.action.not_in(_NOTHING_NEW))
        return bool(newer.exists())

    @query(Right.CHECK_RECORDS)
    def book_goes_on_from(self, backup: Backup) -> bool:
        """Whether the audit book still has the line that was its last when `backup` was made.

        A backup made before older records were put back is of a book that ended there, and says nothing.
        """
        restored = AuditLine.select(AuditLine.at).where(AuditLine.action == _RESTORED).order_by(AuditLine.id.desc())
        last = restored.first()
        return _has_line(backup) or (last is not None and backup.made_at <= last.at)

    @command(Right.BACK_UP, Change.BACKUPS)
    def enter(self, made: Made) -> Made:
        """Enter a backup that was made."""
        manifest = made.backup.manifest
        detail = f"{manifest.reason}, line {manifest.audit_line}"
        if made.copy is not None and is_off_pc(made.copy.file.parent, self._data):
            stored = stored_value(_SETTING, Stored)
            store_value(_SETTING, Stored(stored.stick, manifest.made_at.isoformat()))
            detail += ", also off the PC"
        self._about("backup", detail)
        return made

    @command(Right.EDIT_SETTINGS, Change.BACKUPS)
    def choose_stick(self, folder: Path | None) -> None:
        """Choose the folder into which every backup is copied whenever it is there; None for no copies.

        Raises SameDisk when it is on the disk of the records, or is not there.
        """
        if folder is not None and not is_off_pc(folder, self._data):
            raise SameDisk
        stored = stored_value(_SETTING, Stored)
        store_value(_SETTING, Stored(str(folder or ""), stored.off_pc_at))
        self._about("backups", "a folder off the PC" if folder else "no folder off the PC")


def back_up(
    service: BackupService, source: Source, reason: Reason, now: dt.datetime, to: Path | None, progress: Progress
) -> Done[Made]:
    """Make a backup on this PC, copy it to `to` or to the stick that is there, and enter it in the audit book.

    When the copy fails (the stick was pulled) the backup on this PC stands, and `Made.copy_error` says why. Raises as
    `app.backups.making.make`.
    """
    stick = to or service.stick()
    backup = make(source, reason, now, progress)
    made = Made(backup)
    if stick is not None:
        try:
            made = Made(backup, copy_off(backup, stick, progress))
        except Exception as error:
            fault = as_user_error(error)
            if fault is None:
                raise
            made = Made(backup, copy_error=NotCopied(fault))
    return service.enter(made)


def days_without_copy(now: dt.datetime) -> int | None:
    """For how many days nothing was copied off the PC, once that is overdue. Inside a use case only."""
    founded: Any = CentreRecord.select(CentreRecord.created_at).scalar()  # and not the logo, which is large
    return days_off_pc(stored_value(_SETTING, Stored).at, founded, now)


def _has_line(backup: Backup) -> bool:
    line = AuditLine.get_or_none(AuditLine.id == backup.manifest.audit_line)
    return line is not None and bytes(line.seal).hex() == backup.manifest.audit_seal
