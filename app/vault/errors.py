"""What can go wrong with the key file, each with its own sentence."""

from __future__ import annotations

from app.errors import UserError
from app.words import N_


class WrongPassword(UserError):
    """The key file is sound, and no slot opens with what was typed. `seconds`: until the next may be tried."""

    def __init__(self, seconds: int = 0) -> None:
        super().__init__(N_("The password is not right."))
        self.seconds = seconds


class WrongRecoveryCode(UserError):
    """The code is well formed, and is not the one of this centre (or there is none)."""

    def __init__(self) -> None:
        super().__init__(N_("This recovery code does not open this centre. Is there a newer sheet in the safe?"))


class MistypedRecoveryCode(UserError):
    """What was typed cannot be any recovery code."""

    def __init__(self) -> None:
        super().__init__(N_("The recovery code is not complete or has a typing mistake. Compare it with the sheet."))


class UnknownPerson(UserError):
    """Nobody of that name has a slot."""

    def __init__(self, name: str) -> None:
        super().__init__(N_("{name} has no password in this centre."), name=name)


class NameTaken(UserError):
    """Somebody of that name has a slot already."""

    def __init__(self, name: str) -> None:
        super().__init__(N_("{name} has a password in this centre already."), name=name)


class NameNotFit(UserError):
    """The name of a slot is empty, or longer than 200 bytes."""

    def __init__(self) -> None:
        super().__init__(N_("The name for signing in must not be empty or longer than 60 letters."))


class ShortPassword(UserError):
    """A new password has too few characters."""

    def __init__(self, least: int) -> None:
        super().__init__(N_("The password is too short. Use at least {least} characters."), least=least)


class TooManyPeople(UserError):
    """All slots are taken."""

    def __init__(self, most: int) -> None:
        super().__init__(N_("There are {most} passwords already. Remove somebody first."), most=most)


class NoKeyFile(UserError):
    """The folder holds no key file."""

    def __init__(self) -> None:
        super().__init__(
            N_("The key file of this centre is missing. Without it nothing can be opened: put back a backup.")
        )


class KeyFileExists(UserError):
    """A key file must never be overwritten by a new one."""

    def __init__(self) -> None:
        super().__init__(N_("There is a centre in this folder already."))


class DamagedKeyFile(UserError):
    """Both copies are damaged or were changed by hand. No password can be tried."""

    def __init__(self) -> None:
        super().__init__(N_("The key file is damaged, so that no password can open the records. Put back a backup."))


class NewerKeyFile(UserError):
    """A newer program wrote the key file."""

    def __init__(self) -> None:
        super().__init__(N_("These records were written by a newer version of Paillote. Install that version."))
