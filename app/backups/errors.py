"""What can be wrong with a backup, each with its own sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from app.errors import FieldError, UserError
from app.words import N_

if TYPE_CHECKING:
    from app.language import Language


class DamagedBackup(UserError):
    """The file is not exactly what was written."""

    def __init__(self, file: Path) -> None:
        super().__init__(N_("The backup {name} is damaged or not complete. Take another one."), name=file.name)


class NoBackupFile(UserError):
    """The file is something else."""

    def __init__(self, file: Path) -> None:
        super().__init__(N_("{name} is not a backup of Paillote."), name=file.name)


class NewerBackup(UserError):
    """A newer program made the backup."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            N_("The backup {name} was made by a newer Paillote. Install the newer program first."), name=file.name
        )


class ForeignBackup(UserError):
    """What the backup says of itself was not written by who holds its keys."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            N_("Somebody has changed the backup {name} after it was made. Take another one."), name=file.name
        )


class OtherPasswords(UserError):
    """The keys of the open centre do not open the backup."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            N_("The backup {name} was made with other keys. To try it, type a password of that time."), name=file.name
        )


class SameDisk(FieldError):
    """A copy on the disk of the records would be lost together with them."""

    def __init__(self) -> None:
        super().__init__("stick", N_("This folder is on the disk of the records. Choose a stick or another disk."))


class NotCopied(UserError):
    """The backup on this PC stands; its copy could not be written: the stick was pulled, or is full."""

    def __init__(self, reason: UserError) -> None:
        super().__init__(N_("The backup on this PC is made, but not its copy on the stick. {reason}"), reason=reason)
        self.reason = reason

    @override
    def sentence(self, language: Language) -> str:
        return language.text(self.message).format(reason=self.reason.sentence(language))
