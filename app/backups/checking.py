"""Is the newest backup as it should be, and does the audit book go on from it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.backups import archive
from app.backups.errors import OtherPasswords
from app.backups.making import FOLDER, damaged_in
from app.backups.values import Backup
from app.errors import UserError

if TYPE_CHECKING:
    from app.centre import Centre


@dataclass(frozen=True, slots=True)
class NewestBackup:
    """The newest backup on this PC and what is wrong with it, and with others of which not even the date can be read:
    lines for whoever mends it; empty is good.
    """

    backup: Backup | None
    problems: tuple[str, ...]


def examine_newest(centre: Centre) -> NewestBackup:
    """Open the newest backup beside the centre and compare it with the audit book. Raises NotAllowed."""
    newest = centre.backups.kept().newest
    wrong = [f"backup: {error}" for error in damaged_in(centre.folder / FOLDER)]
    if newest is None:
        return NewestBackup(None, tuple(wrong))
    try:
        _tried(centre, newest)
    except UserError as error:
        wrong.append(f"newest backup: {error}")
    if not centre.backups.book_goes_on_from(newest):
        wrong.append(f"audit book: line {newest.manifest.audit_line} of the newest backup is not in it any more")
    return NewestBackup(newest, tuple(wrong))


def _tried(centre: Centre, backup: Backup) -> None:
    try:
        centre.try_backup(backup.file)
    except OtherPasswords:
        # Made before somebody left: its keys are not those of today, its checksums tell all the same.
        archive.check(backup.file)
